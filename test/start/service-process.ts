import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** The built service as a process of its own. */
export type ServiceProcess = {
  /** Every line of standard output so far: the diagnostics. */
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  stderr(): string;
  /** Resolves with the first diagnostic line, past or to come, of this event; rejects when the process ends before. */
  told(event: string): Promise<Readonly<Record<string, unknown>>>;
  /** What is awaited, unless the process ends before it comes. */
  whileRunning<T>(awaited: Promise<T>): Promise<T>;
  kill(signal: NodeJS.Signals): void;
  /** Resolves when the process is gone, with its exit code; null when a signal killed it. */
  readonly ended: Promise<number | null>;
};

export const root = path.join(__dirname, '..', '..');

const running = new Set<ServiceProcess>();

/** Ends what a failed test has left running. */
export async function endServiceProcesses(): Promise<void> {
  for (const one of running) one.kill('SIGKILL');
  await Promise.all([...running].map(({ ended }) => ended));
}

/** Runs `dist/src/main.js` with these settings and no others; it can reach this machine only. */
export function startServiceProcess(settings: Readonly<Record<string, string>>): ServiceProcess {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const waiting: { event: string; resolve: (line: Readonly<Record<string, unknown>>) => void }[] = [];
  const guard = require.resolve('./only-this-machine.cjs');
  const child = spawn(process.execPath, [path.join(root, 'dist', 'src', 'main.js')], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', NODE_OPTIONS: `--require ${JSON.stringify(guard)}`, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  createInterface({ input: child.stdout }).on('line', (text) => {
    const line = JSON.parse(text) as Readonly<Record<string, unknown>>;
    lines.push(line);
    for (const one of waiting) if (one.event === line['event']) one.resolve(line);
  });
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });

  const said = (): string => [stderr, ...lines.map((line) => JSON.stringify(line))].join('\n');

  const service: ServiceProcess = {
    lines,
    stderr: () => stderr,
    told: (event) =>
      new Promise((resolve, reject) => {
        const found = lines.find((line) => line['event'] === event);
        if (found !== undefined) resolve(found);
        waiting.push({ event, resolve });
        void ended.then(() => {
          reject(new Error(`The service ended without "${event}".\n${said()}`));
        });
      }),
    whileRunning: (awaited) =>
      Promise.race([
        awaited,
        ended.then(() => {
          throw new Error(`The service ended too early.\n${said()}`);
        }),
      ]),
    kill: (signal) => {
      child.kill(signal);
    },
    ended,
  };
  running.add(service);
  void ended.then(() => running.delete(service));
  return service;
}
