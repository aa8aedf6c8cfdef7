import { reachedByPhone, takesIn, theRequest, theyCalledTheMember, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('High Priority > the MCO is silent at end of day', () => {
  test('the liaison is asked to contact the MCO, and again each business morning; backup, Unit Lead and those above hear of it', async () => {
    const scene = await aUnit('2026-11-23T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');

    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await scene.clock.to('09:30');
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('17:00');
    const ping = liaison.sees().at(-1);
    await liaison.presses('Send chase');
    await scene.clock.to('2026-11-24T08:30');
    await liaison.presses('I called - no answer');
    await scene.clock.to('2026-11-30T09:00');
    await liaison.presses('MCO has responded', theyCalledTheMember);
    await liaison.presses('Resolved', theResolution);
    await scene.clock.to('2026-12-18T12:00');

    expect(ping?.headline).toBe(`${ref}: the MCO has not responded. It was due Mon Nov 23, 5:00 PM Central.`);
    expect(ping?.text).toContain('Step 4.e.1: please contact the MCO for an update.');
    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });
});
