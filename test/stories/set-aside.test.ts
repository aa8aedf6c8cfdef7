import { referenceIn } from '../../src/inquiry/reference';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('A mail that cannot be read', () => {
  test('the Unit Lead sees it within minutes and opens it as an inquiry with its original time', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    const none = await scene.dropMail(sample('encrypted'));
    const next = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.clock.to('10:00');
    const list = await lead.says('aside');
    const opened = await lead.presses('Open as inquiry');
    const ref = referenceIn(opened.headline) ?? '';
    const again = await lead.tries('Open as inquiry', {});

    expect(none).toBe('');
    expect(next).toMatch(/^ME-/);
    expect(list.text.split('\n')).toEqual([
      'Mail set aside: 1.',
      'Received Tue Nov 24, 9:00 AM Central',
      'It is encrypted or signed in a way that cannot be read here.',
    ]);
    expect(again.headline).toBe(`Already done: ${ref}.`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system  recorded Tue 11-24 10:00
        Tue 11-24 10:00  1  sent acknowledged  system  to a-petrov
        Tue 11-24 10:00  1  sent claim         system  to d-reyes
        Tue 11-24 10:00  1  sent claim         system  to s-okafor
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  1 "A mail was set aside. Please look at it.": p-holm
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:30  2 limit: d-reyes, s-okafor
        Tue 11-24 10:00  1 limit: p-holm
        Tue 11-24 10:00  2 claim: d-reyes, s-okafor
        Tue 11-24 10:00  1 acknowledged: a-petrov by mail
      `),
    );
    expect(scene.mailbox()).toEqual(
      lines(`
        a.petrov@policy.example.org: Set aside
        t.nguyen@member-services.example.org: Opened ME-261124-MS1XN6
      `),
    );
  });
});
