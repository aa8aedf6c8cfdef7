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
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  5a        saveEscalated      d-reyes
        Tue 11-24 09:00  5b.offer  sent offer         system  to a-ruiz
        Tue 11-24 11:00  5b.offer  accept             a-ruiz
        Wed 11-25 09:00  5b        sent nudge         system  to a-ruiz
        Wed 11-25 10:00  5b        reached            a-ruiz
        Wed 11-25 11:00  5c.1      imeResolves        a-ruiz
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 offer: a-ruiz
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Wed 11-25 08:00  1 "Your day: 1 due today.": a-ruiz
        Wed 11-25 09:00  1 nudge: a-ruiz
        Wed 11-25 09:30  1 "No press by 9:30 AM from Ana Ruiz: 1 open inquiry.": p-holm
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
      `),
    );
  });
});
