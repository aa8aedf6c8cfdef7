import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Step 2.b > the member is not enrolled in an MCO', () => {
  test('the Unit Lead calls back; the notice to Member Escalations never becomes an inquiry', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('medically-needy'));
    const liaison = scene.person('d-reyes');
    const lead = scene.person('p-holm');

    await scene.clock.to('09:20');
    await liaison.presses('Take it');
    await liaison.presses('Next', { memberName: 'Wendell Marchetti', category: 'ELIGIBILITY' });
    await liaison.presses('Next', { enrolled: 'no', source: 'elvsPhone', notInMcoReason: 'MEDICALLY_NEEDY' });
    await scene.clock.to('13:00');
    await lead.presses('No answer', { result: 'NO_ANSWER', learned: 'Rang out.' });
    await scene.clock.to('2026-11-25T17:00');
    await scene.clock.to('2026-11-30T08:15');
    await lead.presses('Record callback', { result: 'REACHED', learned: 'Told which bills to send in.' });
    await scene.clock.to('2026-12-10T12:00');

    expect(scene.mailbox()).toEqual(
      lines(`
        t.nguyen@member-services.example.org: Opened ME-261124-RC4CER
        member.escalations@example.org: Own mail
      `),
    );
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened                  system
        Tue 11-24 09:00  1         sent acknowledged       system  to t-nguyen
        Tue 11-24 09:00  1         sent claim              system  to d-reyes
        Tue 11-24 09:00  1         sent claim              system  to s-okafor
        Tue 11-24 09:20  1         take                    d-reyes
        Tue 11-24 09:20  1.intake  confirmWho              d-reyes
        Tue 11-24 09:20  2         notInMco                d-reyes
        Tue 11-24 09:20  2b        sent callback           system  to p-holm
        Tue 11-24 09:20  2b        sent mailToEscalations  system  to mailbox
        Tue 11-24 13:00  2b        noAnswer                p-holm
        Wed 11-25 09:20  2b        sent nudge              system  to p-holm
        Wed 11-25 17:00  2b        sent limit              system  to p-holm
        Mon 11-30 08:00  2b        sent again              system  to p-holm
        Mon 11-30 08:15  2b        calledBack              p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:20  1 callback: p-holm
        Tue 11-24 09:20  1 mailToEscalations: mailbox by mail
        Wed 11-25 08:00  1 "Your day: 1 due today.": p-holm
        Wed 11-25 09:20  1 nudge: p-holm
        Wed 11-25 09:30  1 "No press by 9:30 AM from Pat Holm: 1 open inquiry.": o-bright
        Wed 11-25 17:00  1 limit: p-holm
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
        Mon 11-30 08:00  1 again: p-holm
        Mon 12-07 08:00  2 "The week from Mon Nov 30 to Sun Dec 6.": m-ellis, o-bright
      `),
    );
    expect(scene.refs()).toEqual([ref]);
  });
});
