import { expectNothingFound } from './expect-nothing';
import { runLeaks } from './run';
import { channels } from './watcher';

test('what 500 inquiries hold of their members is in no first line, subject, key, address, diagnostic, figure or export', async () => {
  const before = process.cpuUsage();
  const run = await runLeaks(500, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${String(done)} of 500 inquiries`);
  });
  const { user, system } = process.cpuUsage(before);
  const lines = channels.map((channel) => `${String(run.watcher.seen(channel)).padStart(9)}  ${channel}`);
  const found = `${String(run.watcher.leaks().length)} found.`;
  process.stdout.write(
    `\nSearched:\n${lines.join('\n')}\n${found} ${((user + system) / 1e6).toFixed(0)} s of processor.\n`,
  );
  expectNothingFound(run, 500);
}, 600_000);
