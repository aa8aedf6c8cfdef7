import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { startAzurite, type Azurite } from '../../local/azurite';
import { graphToken, mailboxAddress, startUnit, type Unit, type UnitOptions } from '../../local/unit';
import { jumpClock, walkClock } from '../../local/walk-clock';
import { movableClock } from '../../src/clock/movable-clock';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { referenceIn, shardOf } from '../../src/inquiry/reference';
import type { Columns } from '../../src/log/rows';
import { azureRows } from '../../src/tables/azure-rows';
import { aPageVisitor, type PageVisitor } from './a-page-visitor';
import { aPerson, type Person } from './a-person';
import { instant } from './lines';
import { listSends, reachedStandIns } from './list-sends';
import { storedLog, toldLine } from './stored-log';

/** A unit at work, and everything that a story may do to it or look at. */
export type Scene = {
  /** Forwards a mail by SMTP; answers the reference that stands beside it in the mailbox then, or nothing. */
  forwardBySmtp(eml: string): Promise<string>;
  /** Puts a mail into the drop folder; answers the same. */
  dropMail(eml: string): Promise<string>;
  /** The mailbox tells nobody of what came before this. */
  losesWhatCame(): void;
  /** Compares the mailbox with the ledger now; answers what `/readyz` says of it. */
  compares(): Promise<string>;
  person(id: string): Person;
  /** Somebody changes the automatic replies of their own mailbox. */
  setsReplies(address: string, automaticRepliesSetting: object): Promise<void>;
  /** Somebody who has no account here, by their mail address. */
  visitor(address: string): PageVisitor;
  readonly clock: {
    /** Walks from due moment to due moment: to "17:00" of the same day, or to "2026-11-25T08:00". */
    to(at: string): Promise<void>;
    /** Goes there at once, as if the service had been down. */
    jumpTo(at: string): Promise<void>;
  };
  /** The whole log of an inquiry, one line each. */
  log(ref: string): Promise<readonly string[]>;
  /** The same as stored, for what the lines do not tell. */
  recorded(ref: string): Promise<readonly RecordedLine[]>;
  /** The inquiry as it stands in the tables. */
  inquiry(ref: string): Promise<Inquiry>;
  /** Every card and mail that reached somebody since the unit opened, with its count. */
  sends(): Promise<readonly string[]>;
  /** What became of each mail that came in, as it stands there, oldest first; and whether it is left in the inbox. */
  mailbox(): readonly string[];
  /** The mails that the unit sent, oldest first; `eml` as it left. */
  sentMails(): readonly {
    readonly to: string;
    readonly internetMessageId: string;
    readonly subject: string;
    readonly text: string;
    readonly eml: string;
  }[];
  /** References of all inquiries that somebody was told of. */
  refs(): readonly string[];
  /** Changes columns of the inquiry's own row straight in the tables; answers how to put it back. That it cannot be read is no fault then. */
  spoils(ref: string, columns: Columns): Promise<() => Promise<void>>;
  /** What the service says of itself: the status of `/readyz`, and the lines that are red. */
  readyz(): Promise<{ readonly status: number; readonly red: readonly string[] }>;
};

/** Units on one Azurite in memory, each with tables of its own; all end with their tests. */
export function withUnits(): {
  readonly aUnit: (start: string, answers?: UnitOptions['answers']) => Promise<Scene>;
} {
  let azurite: Azurite | undefined;
  let count = 0;
  const open: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    azurite = await startAzurite();
  });
  afterEach(async () => {
    for (const stop of open.splice(0)) await stop();
  });
  afterAll(async () => {
    await azurite?.stop();
  });

  return {
    async aUnit(start, answers) {
      if (azurite === undefined) throw new Error('A unit starts inside a test.');
      const folder = mkdtempSync(path.join(tmpdir(), 'story-'));
      const prefix = `story${String((count += 1))}x`;
      const at = instant(start);
      const clock = movableClock(() => 0, at);
      const faults: string[] = [];
      const spoiled = new Set<string>();
      const unit = await startUnit({
        folder,
        keep: false,
        clock,
        dropFolder: 'drop',
        tables: { azurite, prefix },
        everyMs: 600_000, // Everything is done when the story says so, so Graph tells nothing either.
        ...(answers !== undefined && { answers }),
        diagnostics: ({ event, code, ref }) => {
          if (code === 'INQUIRY_UNREADABLE' && spoiled.has(ref ?? '')) return;
          if (code !== undefined && event !== 'mail set aside') faults.push([event, code, ref].join(' '));
        },
      });
      open.push(async () => {
        await unit.stop();
        rmSync(folder, { recursive: true });
        expect(faults).toEqual([]);
      });
      unit.standIns.mailbox.faults.loseNotifications(true);
      await unit.service.drain();
      const rows = azureRows({ connectionString: azurite.connectionString, prefix });
      return scene(unit, clock, folder, await storedLog(azurite, prefix, folder), {
        async spoils(ref, columns) {
          spoiled.add(ref);
          const row = await rows.get('inquiries', shardOf(ref), `c|${ref}`);
          if (row === undefined) throw new Error(`There is no inquiry ${ref}.`);
          const write = async (written: Columns): Promise<void> => {
            await rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key: row.key, columns: written }]);
          };
          await write({ ...row.columns, ...columns });
          return () => write(row.columns);
        },
      });
    },
  };
}

function scene(
  unit: Unit,
  clock: ReturnType<typeof movableClock>,
  folder: string,
  log: Awaited<ReturnType<typeof storedLog>>,
  beneath: Pick<Scene, 'spoils'>,
): Scene {
  const { standIns, service } = unit;
  const { mailbox, teams } = standIns;
  /** The first words to everybody, and answers to what somebody wrote: no sends of the unit's own. */
  const replies = new Set(teams.sends().map(({ activityId }) => activityId));
  const settle = (): Promise<void> => service.drain();
  const reached = (): ReturnType<typeof reachedStandIns> => reachedStandIns(standIns, replies);
  const refs = (): readonly string[] => [...new Set(reached().flatMap(({ headline }) => referenceIn(headline) ?? []))];

  /** What the newest mail of the inbox is labelled with, once it has been taken in. */
  async function became(): Promise<string> {
    await settle();
    const [newest] = mailbox.incoming();
    return referenceIn(newest?.categories.join(' ') ?? '') ?? '';
  }

  return {
    async forwardBySmtp(eml) {
      const transport = createTransport({ host: '127.0.0.1', port: mailbox.smtpPort, ignoreTLS: true });
      const from = /^From:.*?([^\s<>]+@[^\s<>]+)/m.exec(eml)?.[1] ?? '';
      await transport.sendMail({ envelope: { from, to: mailboxAddress }, raw: eml });
      transport.close();
      return became();
    },
    async dropMail(eml) {
      const arrived = new Promise<void>((resolve) => {
        const end = mailbox.onChange(() => {
          end();
          resolve();
        });
      });
      await writeFile(path.join(folder, 'drop', 'forwarded.eml'), eml, 'latin1');
      await arrived;
      return became();
    },
    losesWhatCame() {
      mailbox.faults.next({ kind: 'loseItems' });
    },
    async compares() {
      await service.app.reconcile();
      const { lines } = await service.readiness();
      return lines.find(({ text }) => text.includes('compared with the ledger'))?.text ?? '';
    },
    person: (id) => aPerson(id, teams, { act: settle, reply: (activityId) => void replies.add(activityId) }),
    async setsReplies(address, automaticRepliesSetting) {
      const url = `${mailbox.graphUrl}/v1.0/users/${encodeURIComponent(address)}/mailboxSettings`;
      const headers = { Authorization: `Bearer ${graphToken}`, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ automaticRepliesSetting });
      const { status } = await fetch(url, { method: 'PATCH', headers, body });
      if (status !== 200) throw new Error(`The mailbox of ${address} answered ${String(status)}.`);
    },
    visitor: (address) => aPageVisitor(address, mailbox, settle),
    clock: {
      async to(at) {
        await walkClock({ clock, service }, ahead(at));
      },
      jumpTo: (at) => jumpClock({ clock, service }, ahead(at)),
    },
    async log(ref) {
      return (await log.lines(ref)).map(toldLine);
    },
    recorded: (ref) => log.lines(ref),
    async inquiry(ref) {
      const stored = await log.read(ref);
      if (stored === undefined) throw new Error(`There is no inquiry ${ref}.`);
      return stored.inquiry;
    },
    async sends() {
      const logs = await Promise.all(refs().map((ref) => log.lines(ref)));
      return listSends(reached(), logs.flat());
    },
    mailbox: () =>
      mailbox
        .incoming()
        .reverse()
        .map(({ from, folder, categories }) => {
          const place = folder === 'inbox' ? ' (inbox)' : '';
          return `${from}: ${categories.join(', ')}${place}`;
        }),
    sentMails: () =>
      mailbox
        .sent()
        .reverse()
        .map(({ id, to, internetMessageId, subject, text }) => ({
          to: to.join(),
          internetMessageId,
          subject,
          text,
          eml: String(mailbox.eml(id)),
        })),
    refs,
    ...beneath,
    async readyz() {
      const answer = await fetch(`${service.url}/readyz`);
      const { lines } = (await answer.json()) as Awaited<ReturnType<typeof service.readiness>>;
      return { status: answer.status, red: lines.filter(({ ok }) => !ok).map(({ text }) => text) };
    },
  };

  function ahead(at: string): ReturnType<typeof instant> {
    const to = instant(at, clock.now());
    if (to < clock.now()) throw new Error(`${at} is past: a clock never goes back.`);
    return to;
  }
}
