import { reachedByPhone, takesIn, theRequest } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('4.d > the MCO says "not our member"', () => {
  test('nothing is sent to a plan until enrollment is checked again; then the other plan is asked', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('10:00');
    const wrong = scene.person('j-ortiz');
    await wrong.presses('See details and answer');
    await wrong.presses('More');
    await wrong.presses('Not our member', { reporter: 'Jordan Ortiz' });
    await liaison.presses('Open inquiry');
    const blocked = await liaison.tries('Send request', theRequest);
    await scene.clock.to('11:30');
    await liaison.presses('More');
    await liaison.presses('Save the check', { enrolled: 'yes', plan: 'MOL', source: 'elvsWeb' });
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('17:00');

    expect(blocked.errors).toEqual(['First: check the enrollment again. It stands under More. Nothing was sent.']);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened              system
        Tue 11-24 09:00  1         sent acknowledged   system  to t-nguyen
        Tue 11-24 09:00  1         sent claim          system  to d-reyes
        Tue 11-24 09:00  1         sent claim          system  to s-okafor
        Tue 11-24 09:00  1         take                d-reyes
        Tue 11-24 09:00  1.intake  confirmWho          d-reyes
        Tue 11-24 09:00  2         enrolled            d-reyes
        Tue 11-24 09:00  4a        saveHigh            d-reyes
        Tue 11-24 09:00  4b        reached             d-reyes
        Tue 11-24 09:00  4c        sendRequest         d-reyes
        Tue 11-24 09:00  4d        sent mcoRequest     system  to j-ortiz
        Tue 11-24 10:00  4d        requestOpened       j-ortiz
        Tue 11-24 10:00  4d        notOurMember        j-ortiz
        Tue 11-24 10:00  4c        sent mcoWithdrawn   system  to j-ortiz
        Tue 11-24 10:00  4c        sent ownerAnswered  system  to d-reyes
        Tue 11-24 11:00  verify    sent limit          system  to d-reyes
        Tue 11-24 11:30  2         otherPlan           d-reyes
        Tue 11-24 11:30  4c        sendRequest         d-reyes
        Tue 11-24 11:30  4d        sent mcoRequest     system  to r-silva
        Tue 11-24 16:00  4d        sent silentWarn     system  to d-reyes
        Tue 11-24 16:00  4d        sent warn           system  to r-silva
        Tue 11-24 17:00  4e.1      sent silent         system  to d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 mcoRequest: j-ortiz
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 10:00  1 mcoWithdrawn: j-ortiz
        Tue 11-24 10:00  1 ownerAnswered: d-reyes
        Tue 11-24 11:00  1 limit: d-reyes
        Tue 11-24 11:30  1 mcoRequest: r-silva
        Tue 11-24 16:00  1 silentWarn: d-reyes
        Tue 11-24 16:00  1 warn: r-silva
        Tue 11-24 17:00  1 silent: d-reyes
      `),
    );
  });
});
