import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Escalated > through the MCO', () => {
  test('the MCO calls the member the next day, works on it, and the ESR records the resolution', async () => {
    const scene = await aUnit('2026-11-23T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));

    await takesIn(scene.person('d-reyes'), 'Save as Escalated', { plan: 'ITC' });
    const esr = scene.person((await scene.inquiry(ref)).owner ?? '');
    const contact = scene.person('j-ortiz');
    await esr.presses('Accept');
    await scene.clock.to('14:00');
    await esr.presses('Save and decide', reachedByPhone);
    await esr.presses('Send to the MCO', { reason: 'Only the plan can have the claim paid.' });
    await esr.presses('Send request', { ...theRequest, department: 'claims' });
    await scene.clock.to('2026-11-24T10:00');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    await scene.clock.to('15:00');
    await esr.presses('Not resolved, go on', { reporter: 'Jordan Ortiz', learned: 'The claim is being paid.' });
    await scene.clock.to('2026-12-01T09:00');
    await contact.presses('Open inquiry');
    await contact.presses('Resolved, please confirm', { reporter: 'Jordan Ortiz', note: 'The bill is paid.' });
    await scene.clock.to('10:00');
    await esr.presses('Close inquiry', theResolution);
    await scene.clock.to('2026-12-31T12:00');

    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
  });
});
