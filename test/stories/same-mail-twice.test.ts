import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('The same mail twice', () => {
  test('forwarded by SMTP, then found in the drop folder: one inquiry, from the first receipt, told once', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const first = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.clock.to('09:05');
    const second = await scene.dropMail(sample('lab-bill'));

    expect(second).toBe(first);
    expect(scene.mailbox()).toEqual(
      lines(`
        t.nguyen@member-services.example.org: Opened ME-261124-MS1XN6
        t.nguyen@member-services.example.org: Opened ME-261124-MS1XN6
      `),
    );
    expect(await scene.log(first)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
      `),
    );
  });
});
