import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('High Priority > the MCO contacts the member by end of day', () => {
  test('the issue is resolved, every act and send stands in the log, and nothing comes after it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    const contact = scene.person('j-ortiz');

    await scene.clock.to('09:10');
    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('09:40');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('14:00');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz', happenedTime: '13:40' });
    await scene.clock.to('14:30');
    const closed = await liaison.presses('Resolved', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    expect(closed.headline).toBe(`${ref}: recorded. Resolved: complete.`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system   to t-nguyen
        Tue 11-24 09:00  1         sent claim         system   to d-reyes
        Tue 11-24 09:00  1         sent claim         system   to s-okafor
        Tue 11-24 09:10  1         take               d-reyes
        Tue 11-24 09:10  1.intake  confirmWho         d-reyes
        Tue 11-24 09:10  2         enrolled           d-reyes
        Tue 11-24 09:10  4a        saveHigh           d-reyes
        Tue 11-24 09:40  4b        reached            d-reyes
        Tue 11-24 09:40  4c        sendRequest        d-reyes
        Tue 11-24 09:40  4d        sent mcoRequest    system   to j-ortiz
        Tue 11-24 14:00  4d        requestOpened      j-ortiz
        Tue 11-24 13:40  4e        memberContacted    j-ortiz  recorded Tue 11-24 14:00
        Tue 11-24 14:00  4e.2      sent ownerAnswered  system  to d-reyes
        Tue 11-24 14:30  4e.2      resolved           d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:40  1 mcoRequest: j-ortiz
        Tue 11-24 14:00  1 ownerAnswered: d-reyes
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
      `),
    );
  });
});
