import { existsSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SystemTime } from '../../clock/clock';
import type { Route } from '../draft';
import type { SerializableKnown } from '../known';
import type { MailReader } from '../reader';
import { toQuestion, type Answer, type Question } from './question';

/** The reading thread could not be started at all: no mail's fault, so the mail is tried again later. */
export class ReaderDown extends Error {
  readonly code = 'READER_DOWN';
  constructor(cause?: unknown) {
    super('The thread that reads mail did not start. Check that the build is complete; the mail is tried again.', {
      cause,
    });
    this.name = 'ReaderDown';
  }
}

/** An `.eml` file as it came. `receivedAt`: absent when its own Date counts, else `now`. All instants are ISO text. */
export type EmlFile = { readonly bytes: Uint8Array; readonly receivedAt?: string; readonly now: string };

export type ReadingThread = {
  readonly read: MailReader;
  /** Reads a file; parsing it is within the limit too. */
  readonly readEml: (file: EmlFile, known: SerializableKnown) => Promise<Route>;
  /** Ends the thread; mail still waiting is answered with ReaderDown. */
  stop(): Promise<void>;
};

export type ReadingLimits = {
  /** Milliseconds of machine time for one mail; default 2,000. */
  readonly limitMs?: number;
  /** Milliseconds of machine time for the thread to start; default 30,000. */
  readonly startMs?: number;
  /** The built thread; default the one of this build. */
  readonly file?: string;
};

/** The limit is machine time: on a busy machine the first try may pass it through no fault of the mail. */
const tries = 2;

type Running = { readonly worker: Worker; readonly ready: Promise<Answer | 'gone'> };

/**
 * Reads mail on a thread of its own, one after the other: a mail that takes longer than the limit, on a fresh thread again, is
 * set aside as TOO_SLOW, one that throws or exhausts the thread's memory as UNREADABLE. So no mail holds up the next one for long.
 * @throws ReaderDown when the thread does not start.
 */
export function startMailReader(time: SystemTime, limits: ReadingLimits = {}): ReadingThread {
  const { limitMs = 2_000, startMs = 30_000, file = builtThread() } = limits;
  let running: Running | undefined;
  let isStopped = false;
  const hasStopped = () => isStopped;
  let queue: Promise<unknown> = Promise.resolve();

  const start = (): Running => {
    const worker = new Worker(file, { resourceLimits: { maxOldGenerationSizeMb: 256 } });
    // A fault outside a question ends the thread; the next question starts another.
    worker.on('error', () => undefined);
    const one: Running = { worker, ready: nextAnswer(worker) };
    worker.once('exit', () => {
      if (running === one) running = undefined;
    });
    return one;
  };

  const replace = async (): Promise<void> => {
    const old = running;
    running = undefined;
    await old?.worker.terminate();
  };

  const readOne = async (question: Question, left = tries): Promise<Route> => {
    if (hasStopped()) throw new ReaderDown();
    running ??= start();
    const { worker, ready } = running;
    worker.ref();
    const started = await within(time, startMs, ready);
    if (started === 'late' || started === 'gone') {
      await replace();
      throw new ReaderDown();
    }
    const coming = nextAnswer(worker);
    worker.postMessage(question);
    const answer = await within(time, limitMs, coming);
    worker.unref();
    if (answer === 'late') {
      await replace();
      return left > 1 ? readOne(question, left - 1) : { to: 'aside', reason: 'TOO_SLOW' };
    }
    if (answer === 'gone') {
      await replace();
      if (hasStopped()) throw new ReaderDown();
      return { to: 'aside', reason: 'UNREADABLE' };
    }
    return answer.kind === 'route' ? answer.route : { to: 'aside', reason: 'UNREADABLE' };
  };

  const ask = (question: Question): Promise<Route> => {
    const result = queue.then(() => readOne(question));
    queue = result.catch(() => undefined);
    return result;
  };

  return {
    read: (message, known) => ask(toQuestion(message, known)),
    readEml: (eml, known) => ask({ kind: 'eml', ...eml, known }),
    stop: async () => {
      isStopped = true;
      await replace();
      await queue;
    },
  };
}

/** The thread's next word, or `gone` when it ended before. */
function nextAnswer(worker: Worker): Promise<Answer | 'gone'> {
  return new Promise((resolve) => {
    const done = (answer: Answer | 'gone') => {
      worker.off('message', done);
      worker.off('exit', ended);
      resolve(answer);
    };
    const ended = () => {
      done('gone');
    };
    worker.on('message', done);
    worker.on('exit', ended);
  });
}

async function within<T>(time: SystemTime, ms: number, coming: Promise<T>): Promise<T | 'late'> {
  const enough = new AbortController();
  const late = time.sleep(ms, enough.signal).then(() => 'late' as const);
  const first = await Promise.race([coming, late]);
  enough.abort();
  return first;
}

/** Beside us in the built output; run from the sources, as tests do, the build of this checkout. */
function builtThread(): string {
  const beside = path.join(__dirname, 'thread.js');
  return existsSync(beside) ? beside : path.join(__dirname, '../../../dist/src/intake/worker/thread.js');
}
