import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { SystemTime } from '../../../src/clock/clock';
import { ReaderDown, startMailReader, type ReadingThread } from '../../../src/intake/worker/mail-reader';
import { aMessage, plainKnown } from '../a-message';

/** Time that passes only when a test says so: every sleep waits for `pass`. */
function standingTime(): SystemTime & { pass(ms: number): void; sleeping(ms: number): Promise<void> } {
  const sleepers = new Set<{ ms: number; wake: () => void }>();
  const watchers = new Set<{ ms: number; seen: () => void }>();
  return {
    now: () => 0,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        const sleeper = {
          ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake);
        for (const watcher of watchers) if (watcher.ms === ms) watcher.seen();
      }),
    pass: (ms) => {
      for (const sleeper of [...sleepers]) if (sleeper.ms <= ms) sleeper.wake();
    },
    sleeping: (ms) =>
      new Promise((resolve) => {
        if ([...sleepers].some((sleeper) => sleeper.ms === ms)) resolve();
        watchers.add({ ms, seen: resolve });
      }),
  };
}

const folder = mkdtempSync(path.join(tmpdir(), 'reading-'));
const threads: ReadingThread[] = [];
const start = (...args: Parameters<typeof startMailReader>) => {
  const thread = startMailReader(...args);
  threads.push(thread);
  return thread;
};
afterEach(async () => {
  await Promise.all(threads.splice(0).map((thread) => thread.stop()));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A thread that does what the subject says, in place of reading. */
const oddThread = path.join(folder, 'odd.cjs');
writeFileSync(
  oddThread,
  `const { parentPort } = require('node:worker_threads');
   parentPort.on('message', ({ message }) => {
     if (message.subject === 'endless') for (;;);
     if (message.subject === 'crash') throw new Error('x');
     if (message.subject === 'exit') process.exit(1);
     if (message.subject === 'failed') return parentPort.postMessage({ kind: 'failed' });
     parentPort.postMessage({ kind: 'route', route: { to: 'own' } });
   });
   parentPort.postMessage({ kind: 'ready' });`,
);

describe('the reading thread', () => {
  test('reads like the plain function', async () => {
    const { read } = start(standingTime());
    const [one, two] = await Promise.all([
      read(aMessage({ text: 'Member: Jane Roe\nNo ride.' }), plainKnown),
      read(aMessage({ subject: 'ME-260901-7K2QXM', text: 'We called.' }), plainKnown),
    ]);
    expect(one).toMatchObject({ to: 'open', drafts: [{ memberName: { value: 'Jane Roe' } }] });
    expect(two).toMatchObject({ to: 'append', ref: 'ME-260901-7K2QXM' });
  });

  test('a mail that takes too long twice is set aside and the next one is read', async () => {
    const time = standingTime();
    const { read } = start(time, { file: oddThread });
    const slow = read(aMessage({ subject: 'endless' }), plainKnown);
    const next = read(aMessage(), plainKnown);
    await time.sleeping(2_000);
    time.pass(2_000);
    await time.sleeping(2_000);
    time.pass(2_000);
    await expect(slow).resolves.toEqual({ to: 'aside', reason: 'TOO_SLOW' });
    await expect(next).resolves.toEqual({ to: 'own' });
  });

  test.each(['crash', 'exit', 'failed'])(
    'a mail that ends in "%s" is set aside and the next one is read',
    async (subject) => {
      const { read } = start(standingTime(), { file: oddThread });
      const bad = read(aMessage({ subject }), plainKnown);
      const next = read(aMessage(), plainKnown);
      await expect(bad).resolves.toEqual({ to: 'aside', reason: 'UNREADABLE' });
      await expect(next).resolves.toEqual({ to: 'own' });
    },
  );

  test('a thread that cannot start is no mail’s fault', async () => {
    const { read } = start(standingTime(), { file: path.join(folder, 'missing.cjs') });
    await expect(read(aMessage(), plainKnown)).rejects.toThrow(ReaderDown);
  });

  test('stopped, it reads no more', async () => {
    const thread = start(standingTime(), { file: oddThread });
    await thread.read(aMessage(), plainKnown);
    await thread.stop();
    await expect(thread.read(aMessage(), plainKnown)).rejects.toThrow(ReaderDown);
  });
});
