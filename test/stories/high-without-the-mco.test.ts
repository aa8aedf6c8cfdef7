import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('High Priority > the liaison resolves it without the MCO', () => {
  test('before the MCO is asked: no MCO ever hears of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('dialysis-ride'));
    const liaison = scene.person('s-okafor');

    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('10:15');
    await liaison.presses('Save, try again later', { ...reachedByPhone, result: 'LEFT_MESSAGE' });
    await scene.clock.to('12:30');
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });

  test('after the MCO was asked: the request is withdrawn with a notice, and nobody is reminded of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('dialysis-ride'));
    const liaison = scene.person('s-okafor');

    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('15:00');
    await liaison.presses('More');
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });
});
