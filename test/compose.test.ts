import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { localSetting, mailboxAddress, startStandIns } from '../local/unit';
import { movableClock } from '../src/clock/movable-clock';
import { startService } from '../src/compose';

test('mail of the very second of the first start is taken in, though Graph cuts its receipt to the second', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'compose-'));
  const clock = movableClock(() => 0, DateTime.fromISO('2026-11-24T15:00:00.500Z', { zone: 'utc' }));
  const options = { folder, keep: false, clock, everyMs: 600_000, diagnostics: () => undefined };
  const standIns = await startStandIns(options, () => '');
  try {
    const service = await startService(await localSetting(standIns, options, clock.now()));
    try {
      const head = [
        'From: t.nguyen@member-services.example.org',
        `To: ${mailboxAddress}`,
        'Message-ID: <1@example.org>',
        'Subject: A member called',
      ];
      await standIns.mailbox.deliver([...head, '', 'Please call back.', ''].join('\r\n'));
      await service.drain();
      const mail = standIns.mailbox.incoming()[0];
      expect(mail?.at).toBe('2026-11-24T15:00:00Z');
      expect(await service.became(mail ?? { id: '' })).toMatchObject({ state: 'opened' });
    } finally {
      await service.stop();
    }
  } finally {
    await standIns.stop();
    rmSync(folder, { recursive: true });
  }
});
