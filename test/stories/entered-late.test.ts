import { reachedByPhone, takesIn, theRequest, theyCalledTheMember } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('A call made in time, and entered late', () => {
  test('4b: a call at 12:30 that is entered at 13:20 counts as 12:30; the alarm of 13:00 stays in the log', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('13:20');
    await liaison.presses('Save and ask the MCO', { ...reachedByPhone, happenedTime: '12:30' });

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system   to t-nguyen
        Tue 11-24 09:00  1         sent claim         system   to d-reyes
        Tue 11-24 09:00  1         sent claim         system   to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
        Tue 11-24 11:00  4b        sent target        system   to d-reyes
        Tue 11-24 12:30  4b        sent warn          system   to d-reyes
        Tue 11-24 13:00  4b        sent limit         system   to d-reyes
        Tue 11-24 13:00  4b        sent limit         system   to p-holm
        Tue 11-24 12:30  4b        reached            d-reyes  recorded Tue 11-24 13:20  entered late
        Tue 11-24 13:20  4c        sent limit         system   to d-reyes                due Tue 11-24 13:00
      `),
    );
    expect((await scene.inquiry(ref)).anchors.contacted?.toISO()).toBe('2026-11-24T18:30:00.000Z');
  });

  test('4e: the MCO told by phone at 16:40; entered at 17:10 it counts as 16:40, and nobody is asked to chase again', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('17:10');
    await liaison.presses('MCO has responded', { ...theyCalledTheMember, happenedTime: '16:40' });
    await scene.clock.to('2026-11-25T10:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system   to t-nguyen
        Tue 11-24 09:00  1         sent claim         system   to d-reyes
        Tue 11-24 09:00  1         sent claim         system   to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
        Tue 11-24 09:00  4b        reached            d-reyes
        Tue 11-24 09:00  4c        sendRequest        d-reyes
        Tue 11-24 09:00  4d        sent mcoRequest    system   to j-ortiz
        Tue 11-24 16:00  4d        sent silentWarn    system   to d-reyes
        Tue 11-24 16:00  4d        sent warn          system   to j-ortiz
        Tue 11-24 17:00  4e.1      sent silent        system   to d-reyes
        Tue 11-24 16:40  4e        memberContacted    d-reyes  recorded Tue 11-24 17:10  entered late
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 mcoRequest: j-ortiz
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 16:00  1 silentWarn: d-reyes
        Tue 11-24 16:00  1 warn: j-ortiz
        Tue 11-24 17:00  1 silent: d-reyes
        Wed 11-25 08:00  1 "Your day: 1 due today.": d-reyes
        Wed 11-25 09:30  1 "No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.": p-holm
      `),
    );
  });
});
