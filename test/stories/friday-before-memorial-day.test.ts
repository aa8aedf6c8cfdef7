import { reachedByPhone, takesIn, theRequest, theResolution, theyCalledTheMember } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('A mail with a safety flag on Friday at 16:50, before a holiday Monday', () => {
  test('nobody takes it before the weekend: everybody is told at once, and again on Tuesday, never in between', async () => {
    const scene = await aUnit('2026-05-22T16:50');
    const ref = await scene.forwardBySmtp(sample('oxygen-supplier'));
    const claim = scene.person('d-reyes').sees().at(-1);
    const lead = scene.person('p-holm').sees().at(-1);
    await scene.clock.to('2026-05-26T09:00');
    // The Friday that the mail names has passed.
    await takesIn(scene.person('d-reyes'), 'Save as High Priority', { urgency: { statedDate: '' } });
    await scene.clock.to('12:00');

    expect(claim?.text).toContain('The unit closes in 10 minutes and opens again Tue May 26, 8:00 AM Central.');
    expect(claim?.text).toContain('Respond by Tue May 26, 9:50 AM Central, at latest Tue May 26, 11:50 AM Central.');
    expect(claim?.text).toContain('Call 911');
    expect(lead?.headline).toBe(`${ref}: new inquiry, suggested High Priority.`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Fri 05-22 16:50  1         opened             system
        Fri 05-22 16:50  1         sent acknowledged  system  to o-bright
        Fri 05-22 16:50  1         sent atOnce        system  to p-holm
        Fri 05-22 16:50  1         sent claim         system  to d-reyes
        Fri 05-22 16:50  1         sent claim         system  to s-okafor
        Tue 05-26 08:20  1         sent limit         system  to d-reyes
        Tue 05-26 08:20  1         sent limit         system  to s-okafor
        Tue 05-26 08:50  1         sent limit         system  to p-holm
        Tue 05-26 09:00  1         take               d-reyes
        Tue 05-26 09:00  1.intake  confirmWho         d-reyes
        Tue 05-26 09:00  2         enrolled           d-reyes
        Tue 05-26 09:00  4a        saveHigh           d-reyes
        Tue 05-26 09:50  4b        sent target        system  to d-reyes
        Tue 05-26 11:20  4b        sent warn          system  to d-reyes
        Tue 05-26 11:50  4b        sent limit         system  to d-reyes
        Tue 05-26 11:50  4b        sent limit         system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Fri 05-22 16:50  1 atOnce: p-holm
        Fri 05-22 16:50  2 claim: d-reyes, s-okafor
        Fri 05-22 16:50  1 acknowledged: o-bright by mail
        Tue 05-26 08:00  1 "Your day: 1 not taken.": p-holm
        Tue 05-26 08:00  2 "The week from Mon May 18 to Sun May 24.": m-ellis, o-bright
        Tue 05-26 08:20  2 limit: d-reyes, s-okafor
        Tue 05-26 08:50  1 limit: p-holm
        Tue 05-26 09:50  1 target: d-reyes
        Tue 05-26 11:20  1 warn: d-reyes
        Tue 05-26 11:50  2 limit: d-reyes, p-holm
      `),
    );
  });

  test('taken at once and the MCO phoned at 16:55: harm is feared that very day, the ping comes at 17:00, and is renewed on Tuesday at 08:00', async () => {
    const scene = await aUnit('2026-05-22T16:50');
    const ref = await scene.forwardBySmtp(sample('oxygen-supplier'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await scene.clock.to('16:55');
    await liaison.presses('I phoned them', { ...theRequest, reporter: 'Wren Park' });
    await scene.clock.to('2026-05-26T08:30');
    await liaison.presses('MCO has responded', theyCalledTheMember);
    await liaison.presses('Resolved', theResolution);
    await scene.clock.to('2026-06-10T08:30');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Fri 05-22 16:50  1         opened              system
        Fri 05-22 16:50  1         sent acknowledged   system  to o-bright
        Fri 05-22 16:50  1         sent atOnce         system  to p-holm
        Fri 05-22 16:50  1         sent claim          system  to d-reyes
        Fri 05-22 16:50  1         sent claim          system  to s-okafor
        Fri 05-22 16:50  1         take                d-reyes
        Fri 05-22 16:50  1.intake  confirmWho          d-reyes
        Fri 05-22 16:50  2         enrolled            d-reyes
        Fri 05-22 16:50  4a        saveHigh            d-reyes
        Fri 05-22 16:50  4b        sent harmSoon       system  to d-reyes
        Fri 05-22 16:50  4b        sent harmSoon       system  to p-holm
        Fri 05-22 16:50  4b        reached             d-reyes
        Fri 05-22 16:55  4c        phonedThem          d-reyes
        Fri 05-22 16:55  4d        sent mcoRequest     system  to w-park
        Fri 05-22 17:00  4d        sent harm           system  to p-holm
        Fri 05-22 17:00  4e.1      sent silent         system  to d-reyes
        Tue 05-26 08:00  4d        sent again          system  to w-park
        Tue 05-26 08:00  4e.1      sent miss          system  to f-amado  miss 1
        Tue 05-26 08:00  4e.1      sent miss           system  to p-holm     miss 1
        Tue 05-26 08:00  4e.1      sent silentAgain    system  to d-reyes
        Tue 05-26 08:30  4e        memberContacted     d-reyes
        Tue 05-26 08:30  4e.2      resolved            d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Fri 05-22 16:50  1 atOnce: p-holm
        Fri 05-22 16:50  2 claim: d-reyes, s-okafor
        Fri 05-22 16:50  2 harmSoon: d-reyes, p-holm
        Fri 05-22 16:50  1 acknowledged: o-bright by mail
        Fri 05-22 16:55  1 mcoRequest: w-park
        Fri 05-22 17:00  1 harm: p-holm
        Fri 05-22 17:00  1 silent: d-reyes
        Tue 05-26 08:00  2 "The week from Mon May 18 to Sun May 24.": m-ellis, o-bright
        Tue 05-26 08:00  1 again: w-park
        Tue 05-26 08:00  2 miss: f-amado by mail, p-holm
        Tue 05-26 08:00  1 silentAgain: d-reyes
      `),
    );
  });
});
