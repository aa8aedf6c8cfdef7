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
    expect(await scene.log(ref)).toEqual(
      lines(`
        Mon 11-23 09:00  1         opened             system
        Mon 11-23 09:00  1         sent acknowledged  system  to t-nguyen
        Mon 11-23 09:00  1         sent claim         system  to d-reyes
        Mon 11-23 09:00  1         sent claim         system  to s-okafor
        Mon 11-23 09:00  1         take               d-reyes
        Mon 11-23 09:00  1.intake  confirmWho         d-reyes
        Mon 11-23 09:00  2         enrolled           d-reyes
        Mon 11-23 09:00  4a        saveHigh           d-reyes
        Mon 11-23 09:00  4b        reached            d-reyes
        Mon 11-23 09:30  4c        sendRequest        d-reyes
        Mon 11-23 09:30  4d        sent mcoRequest    system  to j-ortiz
        Mon 11-23 16:00  4d        sent silentWarn    system  to d-reyes
        Mon 11-23 16:00  4d        sent warn          system  to j-ortiz
        Mon 11-23 17:00  4e.1      sent silent        system  to d-reyes
        Mon 11-23 17:00  4e.1      sendChase          d-reyes
        Mon 11-23 17:00  4e.1      sent mcoChase      system  to j-ortiz
        Tue 11-24 08:00  4d        sent again         system  to j-ortiz
        Tue 11-24 08:00  4e.1      sent miss          system  to k-lund    miss 1
        Tue 11-24 08:00  4e.1      sent miss          system  to p-holm    miss 1
        Tue 11-24 08:00  4e.1      sent silentAgain   system  to d-reyes
        Wed 11-25 08:00  4d        sent again         system  to j-ortiz
        Wed 11-25 08:00  4e.1      sent miss          system  to o-bright  miss 2
        Wed 11-25 08:00  4e.1      sent silentAgain   system  to d-reyes
        Wed 11-25 16:00  4d        sent harmSoon      system  to d-reyes
        Wed 11-25 16:00  4d        sent harmSoon      system  to p-holm
        Wed 11-25 17:00  4d        sent harm          system  to d-reyes
        Wed 11-25 17:00  4d        sent harm          system  to p-holm
        Mon 11-30 08:00  4d        sent again         system  to j-ortiz
        Mon 11-30 08:00  4e.1      sent miss          system  to m-ellis   miss 3
        Mon 11-30 08:00  4e.1      sent silentAgain   system  to d-reyes
        Mon 11-30 09:00  4e        memberContacted    d-reyes
        Mon 11-30 09:00  4e.2      resolved           d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Mon 11-23 09:00  2 claim: d-reyes, s-okafor
        Mon 11-23 09:00  1 acknowledged: t-nguyen by mail
        Mon 11-23 09:30  1 mcoRequest: j-ortiz
        Mon 11-23 16:00  1 silentWarn: d-reyes
        Mon 11-23 16:00  1 warn: j-ortiz
        Mon 11-23 17:00  1 silent: d-reyes
        Mon 11-23 17:00  1 mcoChase: j-ortiz
        Tue 11-24 08:00  1 again: j-ortiz
        Tue 11-24 08:00  2 miss: k-lund by mail, p-holm
        Tue 11-24 08:00  1 silentAgain: d-reyes
        Wed 11-25 08:00  1 again: j-ortiz
        Wed 11-25 08:00  1 miss: o-bright
        Wed 11-25 08:00  1 silentAgain: d-reyes
        Wed 11-25 09:30  1 "No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.": p-holm
        Wed 11-25 16:00  2 harmSoon: d-reyes, p-holm
        Wed 11-25 17:00  2 harm: d-reyes, p-holm
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
        Mon 11-30 08:00  1 again: j-ortiz
        Mon 11-30 08:00  1 miss: m-ellis
        Mon 11-30 08:00  1 silentAgain: d-reyes
      `),
    );
  });
});
