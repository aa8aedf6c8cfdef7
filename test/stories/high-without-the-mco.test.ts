import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('High Priority > the liaison resolves it without the MCO', () => {
  test('before the MCO is asked: no MCO ever hears of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('dialysis-ride'));
    const liaison = scene.person('s-okafor');

    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('10:15');
    await liaison.presses('Save, try again later', { ...reachedByPhone, result: 'LEFT_MESSAGE' });
    await scene.clock.to('12:30');
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened              system
        Tue 11-24 09:00  1         sent acknowledged   system  to p-raman
        Tue 11-24 09:00  1         sent claim          system  to d-reyes
        Tue 11-24 09:00  1         sent claim          system  to s-okafor
        Tue 11-24 09:00  1         take                s-okafor
        Tue 11-24 09:00  1.intake  confirmWho          s-okafor
        Tue 11-24 09:00  2         enrolled            s-okafor
        Tue 11-24 09:00  4a        saveHigh            s-okafor
        Tue 11-24 10:15  4b        notReachedLater     s-okafor
        Tue 11-24 12:15  tryAgain  sent limit          system  to s-okafor
        Tue 11-24 12:30  4b        resolvedWithoutMco  s-okafor
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: p-raman by mail
        Tue 11-24 12:15  1 limit: s-okafor
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
      `),
    );
  });

  test('after the MCO was asked: the request is withdrawn with a notice, and nobody is reminded of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('dialysis-ride'));
    const liaison = scene.person('s-okafor');

    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('15:00');
    await liaison.presses('More');
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened              system
        Tue 11-24 09:00  1         sent acknowledged   system  to p-raman
        Tue 11-24 09:00  1         sent claim          system  to d-reyes
        Tue 11-24 09:00  1         sent claim          system  to s-okafor
        Tue 11-24 09:00  1         take                s-okafor
        Tue 11-24 09:00  1.intake  confirmWho          s-okafor
        Tue 11-24 09:00  2         enrolled            s-okafor
        Tue 11-24 09:00  4a        saveHigh            s-okafor
        Tue 11-24 09:00  4b        reached             s-okafor
        Tue 11-24 09:00  4c        sendRequest         s-okafor
        Tue 11-24 09:00  4d        sent mcoRequest     system  to r-silva
        Tue 11-24 15:00  4d        resolvedWithoutMco  s-okafor
        Tue 11-24 15:00  done      sent mcoWithdrawn   system  to r-silva
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 mcoRequest: r-silva
        Tue 11-24 09:00  1 acknowledged: p-raman by mail
        Tue 11-24 15:00  1 mcoWithdrawn: r-silva
        Mon 11-30 08:00  2 "The week from Mon Nov 23 to Sun Nov 29.": m-ellis, o-bright
      `),
    );
  });
});
