import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { startAzurite, type Azurite } from '../../local/azurite';
import { graphToken, mailboxAddress, startUnit, type Unit } from '../../local/unit';
import { jumpClock, walkClock } from '../../local/walk-clock';
import { movableClock } from '../../src/clock/movable-clock';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { referenceIn } from '../../src/inquiry/reference';
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
  person(id: string): Person;
  /** Somebody changes the automatic replies of their own mailbox. */
  setsReplies(address: string, automaticRepliesSetting: object): Promise<void>;
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
  /** What became of each mail of the mailbox, as it stands there, oldest first. */
  mailbox(): readonly string[];
  /** References of all inquiries that somebody was told of. */
  refs(): readonly string[];
};

/** Units on one Azurite in memory, each with tables of its own; all end with their tests. */
export function withUnits(): { readonly aUnit: (start: string) => Promise<Scene> } {
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
    async aUnit(start) {
      if (azurite === undefined) throw new Error('A unit starts inside a test.');
      const folder = mkdtempSync(path.join(tmpdir(), 'story-'));
      const prefix = `story${String((count += 1))}x`;
      const at = instant(start);
      const clock = movableClock(() => 0, at);
      const faults: string[] = [];
      const unit = await startUnit({
        folder,
        keep: false,
        clock,
        dropFolder: 'drop',
        tables: { azurite, prefix },
        everyMs: 600_000, // Everything is done when the story says so.
        diagnostics: ({ event, code, ref }) => {
          if (code !== undefined && event !== 'mail set aside') faults.push([event, code, ref].join(' '));
        },
      });
      open.push(async () => {
        await unit.stop();
        rmSync(folder, { recursive: true });
        expect(faults).toEqual([]);
      });
      await unit.service.drain();
      return scene(unit, clock, folder, await storedLog(azurite, prefix, folder));
    },
  };
}

function scene(
  unit: Unit,
  clock: ReturnType<typeof movableClock>,
  folder: string,
  log: Awaited<ReturnType<typeof storedLog>>,
): Scene {
  const { standIns, service } = unit;
  const { mailbox, teams } = standIns;
  /** The first words to everybody, and answers to what somebody wrote: no sends of the unit's own. */
  const replies = new Set(teams.sends().map(({ activityId }) => activityId));
  const settle = (): Promise<void> => service.drain();
  const reached = (): ReturnType<typeof reachedStandIns> => reachedStandIns(standIns, replies);
  const refs = (): readonly string[] => [...new Set(reached().flatMap(({ headline }) => referenceIn(headline) ?? []))];

  const inbox = (): ReturnType<typeof mailbox.messages> => mailbox.messages().filter((mail) => mail.folder === 'inbox');

  /** What the newest mail of the inbox is labelled with, once it has been taken in. */
  async function became(): Promise<string> {
    await settle();
    const [newest] = inbox();
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
    person: (id) => aPerson(id, teams, { act: settle, reply: (activityId) => void replies.add(activityId) }),
    async setsReplies(address, automaticRepliesSetting) {
      const url = `${mailbox.graphUrl}/v1.0/users/${encodeURIComponent(address)}/mailboxSettings`;
      const headers = { Authorization: `Bearer ${graphToken}`, 'Content-Type': 'application/json' };
      const body = JSON.stringify({ automaticRepliesSetting });
      const { status } = await fetch(url, { method: 'PATCH', headers, body });
      if (status !== 200) throw new Error(`The mailbox of ${address} answered ${String(status)}.`);
    },
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
      inbox()
        .reverse()
        .map((mail) => `${mail.from}: ${mail.categories.join(', ')}`),
    refs,
  };

  function ahead(at: string): ReturnType<typeof instant> {
    const to = instant(at, clock.now());
    if (to < clock.now()) throw new Error(`${at} is past: a clock never goes back.`);
    return to;
  }
}
