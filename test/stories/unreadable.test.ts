import { takesIn } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('An inquiry cannot be read', () => {
  test('because a later version wrote it: it stops alone, the Unit Lead is told once, and it goes on when it reads again', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    const broken = await scene.forwardBySmtp(sample('lab-bill'));
    const whole = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const putBack = await scene.spoils(broken, { schema: 2 });
    const before = await scene.readyz();

    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    // The reminder of 9:30 meets it.
    await scene.clock.to('09:35');
    const red = await scene.readyz();
    const pressed = await scene.person('s-okafor').tries('Take it');
    const open = await scene.person('d-reyes').says('open');
    const list = await lead.says('aside');
    await scene.clock.to('09:45');
    const told = lead.sees().filter(({ headline }) => headline === `${broken}: cannot be read.`);

    await putBack();
    await scene.clock.to('09:46');
    const after = await scene.readyz();
    const listAfter = await lead.says('aside');
    const taken = await scene.person('s-okafor').presses('Take it');

    expect(before).toEqual({ status: 200, red: [] });
    expect(red).toEqual({ status: 503, red: [`Cannot be read: ${broken}.`] });
    expect(pressed.text.split('\n').slice(0, 2)).toEqual([
      `${broken}: cannot be read at the moment.`,
      'The Unit Lead has been told.',
    ]);
    expect(open.headline).toBe('All open inquiries: 2.');
    expect(list.text.split('\n').slice(0, 2)).toEqual([
      'Mail set aside: 0. Inquiries: 1.',
      `${broken}: cannot be read`,
    ]);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Next: tell whoever runs the service.');
    expect(after).toEqual({ status: 200, red: [] });
    expect(listAfter.text).toContain('Nothing is set aside.');
    expect(taken.headline).toContain(broken);
    expect(await scene.log(broken)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
        Tue 11-24 09:45  1  sent limit         system  to d-reyes   due Tue 11-24 09:30
        Tue 11-24 09:45  1  sent limit         system  to s-okafor  due Tue 11-24 09:30
        Tue 11-24 09:46  1  take               s-okafor
      `),
    );
    expect(await scene.log(whole)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
      `),
    );
  });

  const sealedWith = (key: string): Uint8Array => Buffer.from(`k1:${key}:this was never sealed by anybody`);
  test.each([
    ['because its seal is broken', sealedWith('dk-2026-11')],
    ['because nobody has the key that it was sealed with', sealedWith('dk-2019-01')],
    ['because what stands there is no sealed value', Buffer.from('nothing')],
  ])('%s: it stops alone, and is named', async (_, words) => {
    const scene = await aUnit('2026-11-24T09:00');
    const broken = await scene.forwardBySmtp(sample('lab-bill'));
    const whole = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await scene.spoils(broken, { words });
    await scene.clock.to('09:35');

    expect(await scene.readyz()).toEqual({ status: 503, red: [`Cannot be read: ${broken}.`] });
    expect((await scene.log(whole)).filter((line) => line.includes('sent limit'))).toHaveLength(2);
    const told = scene
      .person('p-holm')
      .sees()
      .filter(({ headline }) => headline === `${broken}: cannot be read.`);
    expect(told).toHaveLength(1);
    expect(JSON.stringify(told)).not.toMatch(/seal|dk-20/);
  });
});
