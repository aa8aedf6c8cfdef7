import { reachedByPhone, takesIn, theRequest } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits, type Scene } from './scene';

const { aUnit } = withUnits();

const weekends = [
  {
    season: 'spring',
    friday: '2026-03-06',
    tuesday: '2026-03-10',
    fri: 'Fri 03-06',
    mon: 'Mon 03-09',
    week: 'Mon Mar 2 to Sun Mar 8',
    tue: 'Tue 03-10',
  },
  {
    season: 'autumn',
    friday: '2026-10-30',
    tuesday: '2026-11-03',
    fri: 'Fri 10-30',
    mon: 'Mon 11-02',
    week: 'Mon Oct 26 to Sun Nov 1',
    tue: 'Tue 11-03',
  },
];
/** What the stored instants say, in UTC: the change of the clocks is between them. */
async function happenedUtc(scene: Scene, ref: string, what: string): Promise<readonly (string | null)[]> {
  const sent = (await scene.recorded(ref)).filter(({ facts }) => facts['what'] === what);
  return sent.map(({ happenedAt }) => happenedAt.toUTC().toFormat('HH:mm'));
}

describe.each(weekends)(
  'High Priority over the weekend of the $season change of the clocks',
  ({ season, friday, tuesday, fri, mon, week, tue }) => {
    test('business hours stop on Friday at 17:00 and go on on Monday at 08:00, by the clock on the wall', async () => {
      const scene = await aUnit(`${friday}T15:30`);
      const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
      await takesIn(scene.person('d-reyes'), 'Save as High Priority');
      await scene.clock.to(`${tuesday}T09:00`);

      expect(await happenedUtc(scene, ref, 'target')).toEqual([season === 'spring' ? '13:30' : '14:30']);
      expect(await scene.log(ref)).toEqual(
        lines(`
          ${fri} 15:30  1         opened             system
          ${fri} 15:30  1         sent acknowledged  system  to t-nguyen
          ${fri} 15:30  1         sent claim         system  to d-reyes
          ${fri} 15:30  1         sent claim         system  to s-okafor
          ${fri} 15:30  1         take               d-reyes
          ${fri} 15:30  1.intake  confirmWho         d-reyes
          ${fri} 15:30  2         enrolled           d-reyes
          ${fri} 15:30  4a        saveHigh           d-reyes
          ${fri} 16:00  4b        sent harmSoon      system  to d-reyes
          ${fri} 16:00  4b        sent harmSoon      system  to p-holm
          ${fri} 17:00  4b        sent harm          system  to d-reyes
          ${fri} 17:00  4b        sent harm          system  to p-holm
          ${mon} 08:30  4b        sent target        system  to d-reyes
          ${mon} 10:00  4b        sent warn          system  to d-reyes
          ${mon} 10:30  4b        sent limit         system  to d-reyes
          ${mon} 10:30  4b        sent limit         system  to p-holm
          ${tue} 08:00  4b        sent again         system  to d-reyes
        `),
      );
    });

    test('an MCO asked on Friday at 09:00 is due at 17:00; the liaison is asked to chase then, and on Monday at 08:00', async () => {
      const scene = await aUnit(`${friday}T09:00`);
      const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
      const liaison = scene.person('d-reyes');
      await takesIn(liaison, 'Save as High Priority');
      await liaison.presses('Save and ask the MCO', reachedByPhone);
      await liaison.presses('Send request', theRequest);
      await scene.clock.to(`${tuesday}T07:59`);

      const [before, after] = season === 'spring' ? ['23:00', '13:00'] : ['22:00', '14:00'];
      expect(await happenedUtc(scene, ref, 'silent')).toEqual([before]);
      expect(await happenedUtc(scene, ref, 'silentAgain')).toEqual([after]);
      expect(await scene.sends()).toEqual(
        lines(`
          ${fri} 09:00  2 claim: d-reyes, s-okafor
          ${fri} 09:00  1 mcoRequest: j-ortiz
          ${fri} 09:00  1 acknowledged: t-nguyen by mail
          ${fri} 16:00  2 harmSoon: d-reyes, p-holm
          ${fri} 16:00  1 warn: j-ortiz
          ${fri} 17:00  1 harm: p-holm
          ${fri} 17:00  1 silent: d-reyes
          ${mon} 08:00  2 "The week from ${week}.": m-ellis, o-bright
          ${mon} 08:00  1 again: j-ortiz
          ${mon} 08:00  2 miss: k-lund by mail, p-holm
          ${mon} 08:00  1 silentAgain: d-reyes
          ${mon} 09:30  1 "No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.": p-holm
        `),
      );
    });
  },
);
