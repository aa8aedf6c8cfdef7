import { reachedByPhone, takesIn, theRequest } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('The service was down', () => {
  test('for three days: nothing goes out at night, and of each duty one card comes at the next opening, not five', async () => {
    const scene = await aUnit('2026-11-23T08:10');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.jumpTo('2026-11-25T18:00');
    await scene.clock.to('2026-11-30T09:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Mon 11-23 08:10  1         opened                 system
        Mon 11-23 08:10  1         sent acknowledged      system  to t-nguyen
        Mon 11-23 08:10  1         sent claim             system  to d-reyes
        Mon 11-23 08:10  1         sent claim             system  to s-okafor
        Mon 11-23 08:10  1         take                   d-reyes
        Mon 11-23 08:10  1.intake  confirmWho             d-reyes
        Mon 11-23 08:10  2         enrolled               d-reyes
        Mon 11-23 08:10  4a        saveHigh               d-reyes
        Mon 11-23 08:10  4b        reached                d-reyes
        Mon 11-23 08:10  4c        sendRequest            d-reyes
        Mon 11-23 08:10  4d        sent mcoRequest        system  to j-ortiz
        Mon 11-30 08:00  4d        superseded silentWarn  system  due Mon 11-23 16:00
        Mon 11-30 08:00  4d        sent warn              system  to j-ortiz   due Mon 11-23 16:00
        Mon 11-30 08:00  4e.1      sent miss              system  to k-lund    miss 1  due Tue 11-24 08:00
        Mon 11-30 08:00  4e.1      sent miss              system  to o-bright  miss 2  due Wed 11-25 08:00
        Mon 11-30 08:00  4d        superseded harmSoon    system  due Wed 11-25 16:00
        Mon 11-30 08:00  4d        superseded harmSoon    system  due Wed 11-25 16:00
        Mon 11-30 08:00  4e.1      sent miss              system  to m-ellis   miss 3
        Mon 11-30 08:00  4e.1      sent silent            system  to d-reyes   due Mon 11-23 17:00
        Mon 11-30 08:00  4d        sent harm              system  to d-reyes   due Wed 11-25 17:00
        Mon 11-30 08:00  4e.1      sent miss              system  to p-holm    miss 1  due Tue 11-24 08:00
        Mon 11-30 08:00  4d        sent harm              system  to p-holm    due Wed 11-25 17:00
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Mon 11-23 08:10  2 claim: d-reyes, s-okafor
        Mon 11-23 08:10  1 mcoRequest: j-ortiz
        Mon 11-23 08:10  1 acknowledged: t-nguyen by mail
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
        Mon 11-30 08:00  1 warn: j-ortiz
        Mon 11-30 08:00  4 miss: k-lund by mail, m-ellis, o-bright, p-holm
        Mon 11-30 08:00  1 silent: d-reyes
        Mon 11-30 08:00  2 harm: d-reyes, p-holm
      `),
    );
  });
});
