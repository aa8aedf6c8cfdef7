import { reachedByPhone, takesIn, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Escalated > the IME can resolve it', () => {
  test('the ESR accepts, contacts the member, notes the resolution: no MCO is asked', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));

    await takesIn(scene.person('d-reyes'), 'Save as Escalated', { plan: 'ITC' });
    const { owner = '' } = await scene.inquiry(ref);
    const esr = scene.person(owner);
    await scene.clock.to('11:00');
    await esr.presses('Accept');
    await scene.clock.to('2026-11-25T10:00');
    await esr.presses('Save and decide', reachedByPhone);
    await scene.clock.to('11:00');
    await esr.presses('IME can resolve', theResolution);
    await scene.clock.to('2026-12-18T12:00');

    expect(owner).toBe('a-ruiz');
    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });
});
