import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';

/** `npm run local`, without npm: the built program as a process of its own. */
export type Run = {
  readonly pid: number;
  /** What it has printed so far. */
  said(): string;
  /** Resolves when it has printed these words; rejects when it ends before. */
  says(words: string): Promise<void>;
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  readonly ended: Promise<number | null>;
};

export function aRun(...args: readonly string[]): Run {
  const root = path.join(__dirname, '../..');
  const child = spawn(process.execPath, [path.join(root, 'dist/local/main.js'), ...args], { cwd: root });
  let text = '';
  const waiting = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    text += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return {
    pid: child.pid ?? 0,
    said: () => text,
    says: (words) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!text.includes(words)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        void ended.then(() => {
          reject(new Error(`It ended without saying "${words}":\n${text}`));
        });
        look();
      }),
    signal: (name) => child.kill(name),
    ended,
  };
}

/** Where a process and its children listen, as "127.0.0.1:8080"; from /proc, so on Linux only. */
export function listensAt(pid: number): readonly string[] {
  const family = [pid, ...childrenOf(pid)];
  const sockets = new Set(family.flatMap(socketsOf));
  return [...new Set([...listening(pid, 'tcp', sockets), ...listening(pid, 'tcp6', sockets)])];
}

function childrenOf(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${String(pid)}/task`)
    .map((task) => readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8').trim())
    .flatMap((list) => (list === '' ? [] : list.split(' ').map(Number)));
  return children.flatMap((child) => [child, ...childrenOf(child)]);
}

function socketsOf(pid: number): readonly string[] {
  return readdirSync(`/proc/${String(pid)}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${String(pid)}/fd/${fd}`))?.[1] ?? [];
    } catch {
      return []; // Closed meanwhile.
    }
  });
}

const listenState = '0A';

function listening(pid: number, family: 'tcp' | 'tcp6', sockets: ReadonlySet<string>): readonly string[] {
  return readFileSync(`/proc/${String(pid)}/net/${family}`, 'utf8')
    .split('\n')
    .slice(1)
    .map((row) => row.trim().split(/\s+/))
    .filter((columns) => columns[3] === listenState && sockets.has(columns[9] ?? ''))
    .map((columns) => {
      const [address = '', port = ''] = (columns[1] ?? '').split(':');
      return `${address === '0100007F' ? '127.0.0.1' : address}:${String(parseInt(port, 16))}`;
    });
}
