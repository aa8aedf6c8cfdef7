import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { ChatMessage, ClockReading, Mailbox, PressAnswer } from '../../local/page-server/parts';
import { mailboxAddress } from '../../local/unit';
import { sampleMails } from '../../local/samples';
import { aRun, listensAt, type Run } from './a-run';

let folder: string;
let runs: Run[];
const start = async (...more: readonly string[]): Promise<Run> => {
  const run = aRun('--folder', folder, '--port', '0', '--smtp-port', '0', ...more);
  runs.push(run);
  await run.says('Ready.');
  return run;
};
beforeEach(() => {
  runs = [];
  folder = mkdtempSync(path.join(tmpdir(), 'local-main-'));
});
afterEach(async () => {
  for (const run of runs) run.signal('SIGTERM');
  await Promise.all(runs.map(({ ended }) => ended));
  rmSync(folder, { recursive: true });
});

const pageOf = (run: Run): string => /http:\/\/127\.0\.0\.1:\d+\//.exec(run.said())?.[0] ?? '';
const smtpPortOf = (run: Run): number => Number(/SMTP on 127\.0\.0\.1:(\d+)/.exec(run.said())?.[1]);

const ask = async <T>(run: Run, route: string, body?: object): Promise<T> => {
  const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(pageOf(run) + route, body === undefined ? {} : post);
  expect([route, response.status]).toEqual([route, 200]);
  return (await response.json()) as T;
};

/** Looks anew at every event of the page until `find` finds something. */
const found = async <T>(run: Run, find: () => Promise<T | undefined>): Promise<T> => {
  const done = new AbortController();
  const events = await fetch(`${pageOf(run)}api/events`, { signal: done.signal });
  try {
    for await (const _event of events.body ?? []) {
      const there = await find();
      if (there !== undefined) return there;
    }
    throw new Error('The unit ended before it was found.');
  } finally {
    done.abort();
  }
};

const forwardAMail = async (run: Run): Promise<string> => {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPortOf(run), ignoreTLS: true });
  const raw = sampleMails().find(({ id }) => id === 'lab-bill')?.eml;
  const from = 't.nguyen@member-services.example.org';
  const opened = found(run, async () => (await ask<Mailbox>(run, 'api/mailbox')).inbox[0]?.became.ref);
  await transport.sendMail({ envelope: { from, to: mailboxAddress }, ...(raw !== undefined && { raw }) });
  transport.close();
  return opened;
};

const claimCard = async (run: Run, ref: string): Promise<ChatMessage | undefined> =>
  (await ask<{ messages: ChatMessage[] }>(run, 'api/chats/d-reyes')).messages.find(({ summary }) =>
    summary?.startsWith(ref),
  );

const isRefused = (address: string): Promise<boolean> =>
  new Promise((resolve) => {
    const [host = '', port = ''] = address.split(':');
    const socket = connect(Number(port), host);
    socket.once('error', () => {
      resolve(true);
    });
    socket.once('connect', () => {
      socket.destroy();
      resolve(false);
    });
  });

describe('npm run local', () => {
  test('says where to look, and ends cleanly on Ctrl-C with the log kept', async () => {
    const run = await start();
    expect(run.said()).toMatch(/Page +http:\/\/127\.0\.0\.1:\d+\//);
    expect(run.said()).toContain(`Mail         ${mailboxAddress} by SMTP on 127.0.0.1:`);
    expect(run.said()).toContain('swaks --server 127.0.0.1:');
    expect(run.said()).toContain(path.join(folder, 'drop'));
    expect(run.said()).toMatch(/Clock .* 9:00 AM Central, runs at the real rate/);
    expect(await (await fetch(pageOf(run))).text()).toContain('<title>Member Escalations');

    run.signal('SIGINT');
    expect(await run.ended).toBe(0);
    expect(run.said()).toContain(`Stopped. The log is kept in ${folder}.`);
    expect(run.said()).not.toContain('Trouble');
  });

  test('the next start goes on: mail, inquiry, chats with their buttons, and the clock', async () => {
    const first = await start();
    const ref = await forwardAMail(first);
    const claim = await found(first, () => claimCard(first, ref));
    const { now } = await ask<ClockReading>(first, 'api/clock', { to: 'nextMorning' });
    first.signal('SIGINT');
    expect(await first.ended).toBe(0);

    const second = await start();
    expect(second.said()).toContain('goes on from the last run');
    expect((await ask<ClockReading>(second, 'api/clock')).now >= now).toBe(true);
    expect((await ask<Mailbox>(second, 'api/mailbox')).inbox.map(({ became }) => became)).toEqual([
      { state: 'opened', ref },
    ]);
    const { messages } = await ask<{ messages: ChatMessage[] }>(second, 'api/chats/d-reyes');
    expect(messages.filter(({ summary }) => summary === 'Member Escalations: what I can do for you.')).toHaveLength(1);
    const press = { activityId: claim.id, verb: buttonOf(claim).verb, data: buttonOf(claim).data };
    const taken = await ask<PressAnswer>(second, 'api/chats/d-reyes/execute', press);
    expect(JSON.stringify(taken.card)).toContain(`${ref}: recorded.`);
    second.signal('SIGINT');
    expect(await second.ended).toBe(0);

    const fresh = await start('--fresh');
    expect(fresh.said()).not.toContain('goes on');
    expect((await ask<Mailbox>(fresh, 'api/mailbox')).inbox).toEqual([]);
    expect(await claimCard(fresh, ref)).toBeUndefined();
  });

  test('two units never use one folder', async () => {
    const first = await start();
    const second = aRun('--folder', folder, '--port', '0');
    runs.push(second);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`Another unit is using ${folder} (process ${String(first.pid)}).`);
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('listens on 127.0.0.1 only, and nowhere any more once it has ended', async () => {
    const run = await start();
    const places = listensAt(run.pid);
    // The page, SMTP, Graph, Teams, the service and Azurite.
    expect(places).toHaveLength(6);
    expect(places.filter((place) => !place.startsWith('127.0.0.1:'))).toEqual([]);
    run.signal('SIGTERM');
    expect(await run.ended).toBe(0);
    expect(await Promise.all(places.map(isRefused))).toEqual(places.map(() => true));
  });
});

type Button = { readonly verb: string; readonly data: Record<string, unknown> };

/** The card's first button. */
function buttonOf({ card }: ChatMessage): Button {
  const text = JSON.stringify(card);
  const buttons: Button[] = [];
  JSON.parse(text, (_key, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'verb' in value) buttons.push(value as Button);
    return value;
  });
  const [first] = buttons;
  if (first === undefined) throw new Error(`This card has no button: ${text}`);
  return first;
}
