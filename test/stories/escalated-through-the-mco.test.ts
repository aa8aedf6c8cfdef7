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

    expect(await scene.log(ref)).toEqual(
      lines(`
        Mon 11-23 09:00  1         opened              system
        Mon 11-23 09:00  1         sent acknowledged   system  to t-nguyen
        Mon 11-23 09:00  1         sent claim          system  to d-reyes
        Mon 11-23 09:00  1         sent claim          system  to s-okafor
        Mon 11-23 09:00  1         take                d-reyes
        Mon 11-23 09:00  1.intake  confirmWho          d-reyes
        Mon 11-23 09:00  2         enrolled            d-reyes
        Mon 11-23 09:00  5a        saveEscalated       d-reyes
        Mon 11-23 09:00  5b.offer  sent offer          system  to a-ruiz
        Mon 11-23 09:00  5b.offer  accept              a-ruiz
        Mon 11-23 14:00  5b        reached             a-ruiz
        Mon 11-23 14:00  5c        sendToMco           a-ruiz
        Mon 11-23 14:00  5c.2      sendRequest         a-ruiz
        Mon 11-23 14:00  5d        sent mcoRequest     system  to j-ortiz
        Mon 11-23 16:00  5d        sent warn           system  to j-ortiz
        Mon 11-23 17:00  5d        sent limit          system  to j-ortiz
        Tue 11-24 08:00  5d        sent again          system  to j-ortiz
        Tue 11-24 08:00  5d        sent limit          system  to a-ruiz
        Tue 11-24 10:00  5d        requestOpened       j-ortiz
        Tue 11-24 10:00  5e        memberContacted     j-ortiz
        Tue 11-24 10:00  5e.2      sent ownerAnswered  system  to a-ruiz
        Tue 11-24 15:00  5e.2      notResolved         a-ruiz
        Tue 12-01 09:00  5f        reportsResolved     j-ortiz
        Tue 12-01 09:00  5g        sent ownerAnswered  system  to a-ruiz
        Tue 12-01 10:00  5g        close               a-ruiz
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Mon 11-23 09:00  2 claim: d-reyes, s-okafor
        Mon 11-23 09:00  1 offer: a-ruiz
        Mon 11-23 09:00  1 acknowledged: t-nguyen by mail
        Mon 11-23 14:00  1 mcoRequest: j-ortiz
        Mon 11-23 16:00  1 warn: j-ortiz
        Mon 11-23 17:00  1 limit: j-ortiz
        Tue 11-24 08:00  1 "Your day: 1 waiting for the MCO.": a-ruiz
        Tue 11-24 08:00  1 again: j-ortiz
        Tue 11-24 08:00  1 limit: a-ruiz
        Tue 11-24 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Tue 11-24 10:00  1 ownerAnswered: a-ruiz
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
        Tue 12-01 08:00  1 "Your day: 1 due today.": a-ruiz
        Tue 12-01 09:00  1 ownerAnswered: a-ruiz
      `),
    );
  });
});
