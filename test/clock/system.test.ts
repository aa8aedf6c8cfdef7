import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { systemClock, systemTime } from '../../src/clock/system';

describe('the machine’s own time', () => {
  test('the clock and the machine show the same instant, in UTC', () => {
    const before = systemTime.now();
    const shown = systemClock.now();
    expect(shown.zoneName).toBe('UTC');
    expect(shown.toMillis()).toBeGreaterThanOrEqual(before);
    expect(shown.toMillis()).toBeLessThanOrEqual(systemTime.now());
  });

  test('a sleep ends at once when it is broken off, before or during', async () => {
    const stop = new AbortController();
    const asleep = systemTime.sleep(3_600_000, stop.signal);
    stop.abort();
    await expect(asleep).resolves.toBeUndefined();
    await expect(systemTime.sleep(3_600_000, stop.signal)).resolves.toBeUndefined();
  });

  test('a sleep ends by itself', async () => {
    await expect(systemTime.sleep(0)).resolves.toBeUndefined();
  });

  test('a sleep alone does not keep a process alive', () => {
    const built = join(__dirname, '../../dist/src/clock/system.js');
    const sleeper = `require(process.argv[1]).systemTime.sleep(3600000)`;
    expect(spawnSync(process.execPath, ['-e', sleeper, built], { timeout: 20_000 }).status).toBe(0);
  });
});
