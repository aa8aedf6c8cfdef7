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
    expect(await scene.log(ref)).toEqual(
      lines(`
        Mon 12-07 09:00  1         opened              system
        Mon 12-07 09:00  1         sent acknowledged   system  to t-nguyen
        Mon 12-07 09:00  1         sent claim          system  to d-reyes
        Mon 12-07 09:00  1         sent claim          system  to s-okafor
        Mon 12-07 09:00  1         take                d-reyes
        Mon 12-07 09:00  1.intake  confirmWho          d-reyes
        Mon 12-07 09:00  2         enrolled            d-reyes
        Mon 12-07 09:00  5a        saveEscalated       d-reyes
        Mon 12-07 09:00  5b.offer  sent offer          system  to a-ruiz
        Mon 12-07 09:00  5b.offer  accept              a-ruiz
        Mon 12-07 09:00  5b        reached             a-ruiz
        Mon 12-07 09:00  5c        sendToMco           a-ruiz
        Mon 12-07 10:00  5c.2      sendRequest         a-ruiz
        Mon 12-07 10:00  5d        sent mcoRequest     system  to j-ortiz
        Mon 12-07 16:00  5d        sent warn           system  to j-ortiz
        Mon 12-07 17:00  5d        sent limit          system  to j-ortiz
        Tue 12-08 08:00  5d        sent again          system  to j-ortiz
        Tue 12-08 08:00  5d        sent limit          system  to a-ruiz
        Tue 12-08 16:00  5d        sent silentWarn     system  to a-ruiz
        Tue 12-08 17:00  5e.1      sent silent         system  to a-ruiz
        Wed 12-09 08:00  5d        sent again          system  to j-ortiz
        Wed 12-09 08:00  5e.1      sent silentAgain    system  to a-ruiz
        Thu 12-10 08:00  5d        sent again          system  to j-ortiz
        Thu 12-10 08:00  5e.1      sent miss           system  to o-bright  miss 2
        Thu 12-10 08:00  5e.1      sent silentAgain    system  to a-ruiz
        Fri 12-11 08:00  5d        sent again          system  to j-ortiz
        Fri 12-11 08:00  5e.1      sent silentAgain    system  to a-ruiz
        Mon 12-14 08:00  5d        sent again          system  to j-ortiz
        Mon 12-14 08:00  5e.1      sent miss           system  to m-ellis   miss 4
        Mon 12-14 08:00  5e.1      sent silentAgain    system  to a-ruiz
        Tue 12-15 08:00  5d        sent again          system  to j-ortiz
        Tue 12-15 08:00  5e.1      sent silentAgain    system  to a-ruiz
        Tue 12-15 08:30  5d        requestOpened       j-ortiz
        Tue 12-15 08:30  5e        memberContacted     j-ortiz
        Tue 12-15 08:30  5e.2      sent ownerAnswered  system  to a-ruiz
        Tue 12-15 08:30  5e.2      resolved            a-ruiz
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Mon 12-07 09:00  2 claim: d-reyes, s-okafor
        Mon 12-07 09:00  1 offer: a-ruiz
        Mon 12-07 09:00  1 acknowledged: t-nguyen by mail
        Mon 12-07 10:00  1 mcoRequest: j-ortiz
        Mon 12-07 16:00  1 warn: j-ortiz
        Mon 12-07 17:00  1 limit: j-ortiz
        Tue 12-08 08:00  1 "Your day: 1 waiting for the MCO.": a-ruiz
        Tue 12-08 08:00  1 again: j-ortiz
        Tue 12-08 08:00  1 limit: a-ruiz
        Tue 12-08 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Tue 12-08 16:00  1 silentWarn: a-ruiz
        Tue 12-08 17:00  1 silent: a-ruiz
        Wed 12-09 08:00  1 again: j-ortiz
        Wed 12-09 08:00  1 silentAgain: a-ruiz
        Wed 12-09 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Thu 12-10 08:00  1 again: j-ortiz
        Thu 12-10 08:00  1 miss: o-bright
        Thu 12-10 08:00  1 silentAgain: a-ruiz
        Thu 12-10 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Fri 12-11 08:00  1 again: j-ortiz
        Fri 12-11 08:00  1 silentAgain: a-ruiz
        Fri 12-11 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Mon 12-14 08:00  2 "The week from Mon Dec 7 to Sun Dec 13.": m-ellis, o-bright
        Mon 12-14 08:00  1 again: j-ortiz
        Mon 12-14 08:00  1 miss: m-ellis
        Mon 12-14 08:00  1 silentAgain: a-ruiz
        Mon 12-14 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Tue 12-15 08:00  1 again: j-ortiz
        Tue 12-15 08:00  1 silentAgain: a-ruiz
        Tue 12-15 08:30  1 ownerAnswered: a-ruiz
      `),
    );
  });
});
