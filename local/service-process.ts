import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import type { Diagnostics } from '../src/diagnostics';
import type { ReachableStandIns } from './unit';

/** Where the stand-ins are, seen from a process that has none of them. */
export type ServiceSurroundings = {
  readonly connectionString: string;
  readonly graphUrl: string;
  readonly botSettings: ReachableStandIns['teams']['botSettings'];
  /** A ready token of the bot; good for as long as a test. */
  readonly botToken: string;
};

export type ServiceProcessOptions = ServiceSurroundings & {
  /** Of the key file; processes that share a store share it. */
  readonly folder: string;
  /** The business instant that its clock shows; it stands still until it is moved. */
  readonly now: DateTime;
  readonly mailSince: DateTime;
  /** How far its machine time is ahead, in ms: a lease of a process that was killed is then over. */
  readonly machineAheadMs?: number;
  /** What it calls itself in the log. */
  readonly instance?: string;
  /** Automatic answers of one kind to one address, a business day. */
  readonly answersPerDay?: number;
  /** Where Graph and people reach it, when something stands before it. */
  readonly publicUrl?: string;
  /** Machine time for one try of a request to Graph, in ms. */
  readonly graphTimeoutMs?: number;
  readonly diagnostics?: Diagnostics;
};

/** The service alone, in a process of its own. */
export type ServiceProcess = {
  readonly url: string;
  readonly pid: number;
  moveClock(at: DateTime): Promise<void>;
  /** Moves its machine time ahead, so that leases end without waiting. */
  skipMachineTime(ms: number): Promise<void>;
  /** Takes in mail and sends what is due now; answers when something is to go out next. @throws ServiceEnded */
  drain(): Promise<{ readonly nextAttempt?: DateTime }>;
  /** Compares the mailbox with the ledger, as it does every hour by itself. @throws ServiceEnded */
  compare(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Finishes what is in flight and ends. */
  stop(): Promise<void>;
  /** The exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
};

/** What the child is told once, and then asked. Instants are ISO, UTC. */
export type StartMessage = Omit<ServiceProcessOptions, 'now' | 'mailSince' | 'diagnostics'> & {
  readonly now: string;
  readonly mailSince: string;
};
export type AskMessage = { readonly id: number } & (
  | { readonly ask: 'drain' | 'compare' | 'stop' }
  | { readonly ask: 'moveClock'; readonly at: string }
  | { readonly ask: 'skipMachineTime'; readonly ms: number }
);
export type ChildMessage =
  | { readonly url: string }
  | { readonly diagnostic: Parameters<Diagnostics>[0] }
  | { readonly id: number; readonly nextAttempt?: string; readonly failed?: string };

/** The process ended, or never came up, while something was asked of it; or, with `why`, it runs on and could not do it. */
export class ServiceEnded extends Error {
  readonly code = 'SERVICE_ENDED';
  constructor(
    doing: string,
    readonly why?: string,
  ) {
    super(`The service's process failed while ${doing}${why === undefined ? '' : `: ${why}`}.`);
    this.name = 'ServiceEnded';
  }
}

type Answer = Extract<ChildMessage, { id: number }>;
type Ask = AskMessage extends infer M ? (M extends AskMessage ? Omit<M, 'id'> : never) : never;

/**
 * Starts the service of the built output as a child that ends when this process does. It finds the stand-ins by the
 * addresses given, and looks into the mailbox and at what is due when it starts, when it is woken, and when it is drained.
 * @throws ServiceEnded
 */
export async function startServiceProcess(options: ServiceProcessOptions): Promise<ServiceProcess> {
  const { now, mailSince, diagnostics, ...rest } = options;
  const child = fork(builtChild(), [], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const exited = endOf(child);
  const waiting = new Map<number, (answer: Answer | undefined) => void>();
  let asked = 0;
  const url = new Promise<string>((resolve) => {
    child.on('message', (sent) => {
      const message = sent as ChildMessage;
      if ('url' in message) resolve(message.url);
      else if ('diagnostic' in message) diagnostics?.(message.diagnostic);
      else waiting.get(message.id)?.(message);
    });
  });
  const gone = exited.then(() => {
    for (const answer of waiting.values()) answer(undefined);
  });

  async function ask(question: Ask, doing: string): Promise<Answer> {
    const id = (asked += 1);
    const answered = new Promise<Answer | undefined>((resolve) => waiting.set(id, resolve));
    if (child.connected) child.send({ id, ...question }, () => undefined);
    const answer = await Promise.race([answered, gone.then(() => undefined)]);
    waiting.delete(id);
    if (answer === undefined) throw new ServiceEnded(doing);
    if (answer.failed !== undefined) throw new ServiceEnded(doing, answer.failed);
    return answer;
  }

  child.send({ ...rest, now: iso(now), mailSince: iso(mailSince) } satisfies StartMessage, () => undefined);
  const address = await Promise.race([url, exited.then(() => undefined)]);
  if (address === undefined) throw new ServiceEnded('starting');
  return {
    url: address,
    pid: child.pid ?? 0,
    exited,
    async moveClock(at) {
      await ask({ ask: 'moveClock', at: iso(at) }, 'moving its clock');
    },
    async skipMachineTime(ms) {
      await ask({ ask: 'skipMachineTime', ms }, 'moving its machine time');
    },
    async drain() {
      const { nextAttempt } = await ask({ ask: 'drain' }, 'draining');
      return nextAttempt === undefined ? {} : { nextAttempt: DateTime.fromISO(nextAttempt, { zone: 'utc' }) };
    },
    async compare() {
      await ask({ ask: 'compare' }, 'comparing the mailbox with the ledger');
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async stop() {
      await ask({ ask: 'stop' }, 'stopping');
      await exited;
    },
  };
}

/** Beside this file in the built output; from the source, the one that was built. */
function builtChild(): string {
  const beside = path.join(__dirname, 'service-child.js');
  return existsSync(beside) ? beside : path.join(__dirname, '../dist/local/service-child.js');
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => {
      resolve(null);
    });
  });
}

function iso(at: DateTime): string {
  return at.toUTC().toISO() ?? '';
}
