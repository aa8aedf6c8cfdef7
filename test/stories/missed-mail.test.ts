import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('A mail of which the mailbox tells nobody', () => {
  test('is found by comparing, opened with its original time, and the Unit Lead hears of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const before = await scene.forwardBySmtp(sample('oxygen-supplier'));
    scene.losesWhatCame();
    const none = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.clock.to('09:20');
    const found = await scene.compares();
    await scene.clock.to('09:21');
    const [, ref = ''] = scene.refs();

    expect(none).toBe('');
    expect(found).toBe(
      'The mailbox was compared with the ledger Tue Nov 24, 9:20 AM Central: 2 opened. 1 had been missed; all are taken in now.',
    );
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system  recorded Tue 11-24 09:20
        Tue 11-24 09:20  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:20  1  sent claim         system  to d-reyes
        Tue 11-24 09:20  1  sent claim         system  to s-okafor
      `),
    );
    expect(await scene.sends()).toContain(
      'Tue 11-24 09:20  1 "1 mail had been missed in the mailbox, and is taken in now.": p-holm',
    );
    expect(scene.mailbox()).toEqual(
      lines(`
        o.bright@accounts.example.org: Opened ${before}
        t.nguyen@member-services.example.org: Opened ${ref}
      `),
    );
  });
});
