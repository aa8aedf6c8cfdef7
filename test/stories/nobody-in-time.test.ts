import { takesIn } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Nobody acts in time', () => {
  test('a taken intake that is not finished in 60 business minutes is open to all liaisons again, and the Unit Lead is told', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.clock.to('09:20');
    await scene.person('d-reyes').presses('Take it');
    await scene.clock.to('2026-11-25T12:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:20  1         take               d-reyes
        Tue 11-24 09:50  1.intake  sent limit         system  to d-reyes
        Tue 11-24 10:20  1.intake  release            system
        Tue 11-24 10:20  1         sent released      system  to p-holm
        Tue 11-24 10:20  1         sent claim         system  to d-reyes
        Tue 11-24 10:20  1         sent claim         system  to s-okafor
        Tue 11-24 10:50  1         sent limit         system  to d-reyes
        Tue 11-24 10:50  1         sent limit         system  to s-okafor
        Tue 11-24 11:20  1         sent limit         system  to p-holm
        Wed 11-25 08:00  1         sent again         system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:50  1 limit: d-reyes
        Tue 11-24 10:20  1 released: p-holm
        Tue 11-24 10:20  2 claim: d-reyes, s-okafor
        Tue 11-24 10:50  2 limit: d-reyes, s-okafor
        Tue 11-24 11:20  1 limit: p-holm
        Wed 11-25 08:00  1 "Your day: 1 not taken.": p-holm
        Wed 11-25 08:00  1 again: p-holm
      `),
    );
  });

  test('an ESR who does not accept in 4 business hours: the next in line is asked, and the Unit Lead told; closed hours do not count', async () => {
    const scene = await aUnit('2026-11-24T11:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));
    await takesIn(scene.person('d-reyes'), 'Save as Escalated', { plan: 'ITC' });
    await scene.clock.to('2026-11-25T10:30');
    await scene.person((await scene.inquiry(ref)).owner ?? '').presses('Accept');
    await scene.clock.to('2026-12-01T18:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 11:00  1         opened             system
        Tue 11-24 11:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 11:00  1         sent claim         system  to d-reyes
        Tue 11-24 11:00  1         sent claim         system  to s-okafor
        Tue 11-24 11:00  1         take               d-reyes
        Tue 11-24 11:00  1.intake  confirmWho         d-reyes
        Tue 11-24 11:00  2         enrolled           d-reyes
        Tue 11-24 11:00  5a        saveEscalated      d-reyes
        Tue 11-24 11:00  5b.offer  sent offer         system  to a-ruiz
        Tue 11-24 14:00  5b.offer  sent warn          system  to a-ruiz
        Tue 11-24 15:00  5b.offer  offerNext          system
        Tue 11-24 15:00  5b.offer  sent notAccepted   system  to p-holm
        Tue 11-24 15:00  5b.offer  sent offer         system  to l-tran
        Wed 11-25 09:00  5b.offer  sent warn          system  to l-tran
        Wed 11-25 10:00  5b.offer  offerNext          system
        Wed 11-25 10:00  5b.offer  sent notAccepted   system  to p-holm
        Wed 11-25 10:00  5b.offer  sent offer         system  to a-ruiz
        Wed 11-25 10:30  5b.offer  accept             a-ruiz
        Wed 11-25 11:00  5b        sent nudge         system  to a-ruiz
        Wed 11-25 17:00  5b        sent limit         system  to a-ruiz
        Mon 11-30 08:00  5b        sent again         system  to a-ruiz
        Tue 12-01 08:00  5b        sent again         system  to a-ruiz
        Tue 12-01 11:00  5b        sent nudge         system  to a-ruiz
        Tue 12-01 17:00  5b        sent limit         system  to a-ruiz
        Tue 12-01 17:00  5b        sent limit         system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 11:00  2 claim: d-reyes, s-okafor
        Tue 11-24 11:00  1 offer: a-ruiz
        Tue 11-24 11:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 14:00  1 warn: a-ruiz
        Tue 11-24 15:00  1 notAccepted: p-holm
        Tue 11-24 15:00  1 offer: l-tran
        Wed 11-25 08:00  1 "Your day: 1 due today.": l-tran
        Wed 11-25 09:00  1 warn: l-tran
        Wed 11-25 09:30  1 "No press by 9:30 AM from Lee Tran: 1 open inquiry.": p-holm
        Wed 11-25 10:00  1 notAccepted: p-holm
        Wed 11-25 10:00  1 offer: a-ruiz
        Wed 11-25 11:00  1 nudge: a-ruiz
        Wed 11-25 17:00  1 limit: a-ruiz
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
        Mon 11-30 08:00  1 again: a-ruiz
        Mon 11-30 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Tue 12-01 08:00  1 again: a-ruiz
        Tue 12-01 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Tue 12-01 11:00  1 nudge: a-ruiz
        Tue 12-01 17:00  2 limit: a-ruiz, p-holm
      `),
    );
  });
});
