import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Escalated > the MCO is silent for one business day', () => {
  test('the ESR is asked to contact the MCO at close of the next business day, then each business morning', async () => {
    const scene = await aUnit('2026-12-07T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));

    await takesIn(scene.person('d-reyes'), 'Save as Escalated', { plan: 'ITC' });
    const esr = scene.person((await scene.inquiry(ref)).owner ?? '');
    await esr.presses('Accept');
    await esr.presses('Save and decide', reachedByPhone);
    await esr.presses('Send to the MCO', { reason: 'Only the plan can have the claim paid.' });
    await scene.clock.to('10:00');
    await esr.presses('Send request', theRequest);
    await scene.clock.to('2026-12-08T17:00');
    const ping = esr.sees().at(-1);
    await scene.clock.to('2026-12-15T08:30');
    const contact = scene.person('j-ortiz');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    await esr.presses('Resolved', theResolution);
    await scene.clock.to('2026-12-31T12:00');

    expect(ping?.headline).toBe(`${ref}: the MCO has not responded. It was due Mon Dec 7, 5:00 PM Central.`);
    expect(ping?.text).toContain('Step 5.e.1: please contact the MCO for an update.');
    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });
});
