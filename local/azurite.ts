import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

export type Azurite = {
  readonly connectionString: string;
  readonly url: string;
  readonly pid: number;
  /** Saves the tables and ends the process; resolves when it is gone. May be called twice. */
  stop(): Promise<void>;
};

export type AzuriteOptions = {
  /** Where the tables are kept; made when missing. In memory without it. */
  readonly folder?: string;
  /** A free one unless set. */
  readonly port?: number;
};

/** Azurite ended before it was up, or could not save; what it wrote on standard error stands above. */
export class AzuriteFailed extends Error {
  readonly code = 'AZURITE_FAILED';
  constructor(doing: string, why?: string) {
    super(`The local table store failed while ${doing}${why === undefined ? '' : `: ${why}`}.`);
    this.name = 'AzuriteFailed';
  }
}

const ACCOUNT = 'escalations';

/**
 * Starts Azurite's table service on 127.0.0.1 as a detached child that saves and ends when this process does.
 * For evaluation and tests: killed by force it can lose its last seconds.
 * The account's key is new at every start, and known to this process alone.
 * @throws AzuriteFailed
 */
export async function startAzurite({ folder, port = 0 }: AzuriteOptions = {}): Promise<Azurite> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const key = randomBytes(64).toString('base64');
  const child = fork(path.join(__dirname, 'azurite-child.cjs'), [folder ?? '', String(port)], {
    detached: true,
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, AZURITE_ACCOUNTS: `${ACCOUNT}:${key}` },
  });
  const ended = endOf(child);
  const url = `${await addressFrom(child, ended)}/${ACCOUNT}`;
  return {
    url,
    connectionString: `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${key};TableEndpoint=${url};`,
    pid: child.pid ?? 0,
    async stop() {
      if (child.connected) child.send('shutdown', () => undefined);
      if ((await ended) !== 0) throw new AzuriteFailed('saving its tables');
    },
  };
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => {
      resolve(null);
    });
  });
}

type Report = { readonly address: string } | { readonly failed: string };

async function addressFrom(child: ChildProcess, ended: Promise<unknown>): Promise<string> {
  const report = new Promise<Report>((resolve) => {
    child.once('message', (message) => {
      resolve(message as Report);
    });
  });
  const first = await Promise.race([report, ended.then(() => undefined)]);
  if (first === undefined) throw new AzuriteFailed('starting');
  if ('address' in first) return first.address;
  await ended;
  throw new AzuriteFailed('starting', first.failed);
}
