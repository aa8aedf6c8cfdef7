import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { movableClock } from '../../src/clock/movable-clock';
import { contextsFor } from '../../src/desk/contexts';
import type { Diagnostic } from '../../src/diagnostics';
import type { Inquiry, Pending } from '../../src/inquiry/inquiry';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { shardOf } from '../../src/inquiry/reference';
import type { Notice } from '../../src/inquiry/vocabulary';
import { mailThreads } from '../../src/log/mail-threads';
import { memoryRows } from '../../src/log/memory-rows';
import type { Columns, Rows } from '../../src/log/rows';
import { openInquiry } from '../../src/procedure/open-inquiry';
import { attendToAside, type AttendParts } from '../../src/reminders/attend-to-aside';
import { commitDecision, withReminders } from '../../src/reminders/commit-decision';
import { createSweep, type Sweep, type SweepParts } from '../../src/reminders/sweep';
import { dayCountsTable } from '../../src/tables/day-counts-table';
import { outboxTable } from '../../src/tables/outbox-table';
import { conversationsTable } from '../../src/tables/conversations-table';
import { view } from '../../src/views/empty-view';
import type { CardView } from '../../src/views/card-view';
import { central, iowa } from '../clock/calendars';
import { standingTime } from '../clock/standing-time';
import { fakeMailbox } from '../intake/fake-mailbox';
import { aCipher } from '../log/a-cipher';
import { aLine, aLog, stored } from '../log/a-log';
import { watchedRows } from '../log/watched-rows';
import { fakePeople, theUnit } from '../people/the-unit';
import { fakeTeams } from './fake-teams';

/** What waits besides, worked out from the inquiry at that moment. */
type AlsoWaits = (inquiry: Inquiry, now: DateTime) => readonly Pending[];

const drawn = (shown: CardView) => ({
  type: 'AdaptiveCard' as const,
  lines: [shown.headline, ...shown.lines],
  items: shown.items.map(({ title }) => title),
  details: shown.items.map(({ detail }) => detail),
  kind: shown.kind,
});

/** Reminders on memory rows, with the real log, schedule, procedure and views; Teams and the mailbox record. Thursday, 10:00 AM Central. */
export async function reminderScene(rowsBelow: Rows = memoryRows()) {
  const rows = watchedRows(rowsBelow);
  const log = aLog(rows);
  const teams = fakeTeams();
  const mailbox = fakeMailbox();
  const people = fakePeople();
  const conversations = conversationsTable(rows);
  const clock = movableClock(() => 0, central('2026-09-17T10:00'));
  const time = standingTime();
  const told: Diagnostic[] = [];
  for (const { entraId } of theUnit) {
    if (entraId === undefined) continue;
    await conversations.remember({
      entraId,
      tenantId: 'tenant',
      serviceUrl: 'https://teams.example.org/',
      conversationId: `a:${entraId}`,
      botId: '28:app',
    });
  }

  const partsOf = (instance: string): SweepParts & AttendParts => ({
    log: aLog(rows),
    teams,
    mailbox,
    conversations,
    threads: mailThreads(rows, aCipher(rows)),
    budget: { daily: 40, counts: dayCountsTable(rows) },
    outbox: outboxTable(rows, aCipher(rows), randomUUID, time),
    draw: {
      card: drawn,
      mail: (shown) => ({ subject: shown.headline, body: shown.lines.join('\n') }),
    },
    clock,
    systemTime: time,
    calendar: iowa,
    calendarHash: 'hours-1',
    people,
    newId: randomUUID,
    instance,
    answerLink: () => Promise.resolve(undefined),
    contexts: (inquiry, now) => contextsFor({ calendar: iowa, people, emergencyText: 'Call 911.' }, inquiry, now),
    diagnostics: (line) => told.push(line),
  });
  const parts = partsOf('here');
  const sweep = createSweep(parts);

  const read = async (ref: string): Promise<Inquiry> => (await stored(log, ref)).inquiry;
  const personOf = (entraId: string): string => theUnit.find((one) => one.entraId === entraId)?.id ?? entraId;

  return {
    rows,
    log,
    teams,
    mailbox,
    people,
    conversations,
    clock,
    time,
    told,
    parts,
    sweep,
    /** Looks after what is set aside. True: something goes on. */
    attends: (): Promise<boolean> => attendToAside(parts),
    /** Another instance on the same store. */
    sweeper: (instance: string, more: Pick<SweepParts, 'isEnding'> = {}): Sweep =>
      createSweep({ ...partsOf(instance), ...more }),
    at: (text: string) => {
      clock.set(central(text));
    },
    /** An inquiry from a mail that has just come in; its claim card waits. */
    async opens(key = 'mail:1', changes: Partial<Inquiry> = {}, waiting?: AlsoWaits): Promise<string> {
      const now = clock.now();
      const { ref } = await log.open(key, now, (at) => {
        const opening = openInquiry(
          {
            ref: at,
            receivedAt: now,
            receipt: 'mail',
            originatorType: 'CSR',
            suggestedTier: 'escalated',
            suggestedReason: 'nothing urgent was found',
            sensitive: { memberName: 'June Quill', issue: 'The wheelchair has not come.' },
            by: 'system',
          },
          now,
        );
        const inquiry = { ...opening.inquiry, ...changes };
        const planned = { outcome: 'decided' as const, ...opening, inquiry, waiting: waiting?.(inquiry, now) ?? [] };
        return { inquiry: withReminders(undefined, planned, now, iowa), lines: opening.lines };
      });
      return ref;
    },
    /** A decision about it: what changes, and who is told. The turn moves when `changes` says so. */
    async decides(
      ref: string,
      changes: Partial<Inquiry>,
      notices: readonly Notice[] = [],
      waiting?: AlsoWaits,
    ): Promise<void> {
      await commitDecision<never>({ log, calendar: iowa, now: () => clock.now() }, ref, ({ inquiry }, now) =>
        Promise.resolve({
          outcome: 'decided' as const,
          inquiry: { ...inquiry, ...changes },
          lines: [aLine('decided', { happenedAt: now, recordedAt: now })],
          notices,
          waiting: waiting?.(inquiry, now) ?? [],
        }),
      );
    },
    /** Changes the columns of a stored row of it, `c|` unless named; answers how to put it back. */
    async spoils(ref: string, columns: Columns, key = `c|${ref}`): Promise<() => Promise<void>> {
      const row = await rows.get('inquiries', shardOf(ref), key);
      if (row === undefined) throw new Error(`There is no row ${key}.`);
      const write = async (written: Columns): Promise<void> => {
        await rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key, columns: written }]);
      };
      await write({ ...row.columns, ...columns });
      return () => write(row.columns);
    },
    /** What is set aside, as "reason ref what to", and whether the Unit Lead knows. */
    async setAside(): Promise<string[]> {
      const words = (await log.allSetAside()).map(({ ref, reason, what, to, told }) =>
        [reason, ref, what, to, told ? 'told' : ''].filter((word) => word !== '').join(' '),
      );
      return words.sort();
    },
    read,
    /** What waits, as "what to at". */
    async waits(ref: string): Promise<string[]> {
      const pending = Object.values((await read(ref)).pending);
      return pending.map(({ what, to, attemptAt }) => `${what} ${to} ${shown(attemptAt)}`).sort();
    },
    /** The lines of sends, as "act what to via". */
    async proofs(ref: string): Promise<string[]> {
      return (await log.lines(ref)).filter(({ facts }) => facts['what'] !== undefined).map(proof);
    },
    /** Who got a card in Teams, and its first line without the reference. */
    cards: (): string[] => teams.sent.map(({ entraId, summary }) => `${personOf(entraId)}: ${afterRef(summary)}`),
    /** What the nth card says under its first line. */
    linesOf: (n: number): readonly string[] => (teams.sent[n]?.card['lines'] as readonly string[]).slice(1),
    mails: (): string[] => mailbox.sent.map(({ to, subject }) => `${to}: ${afterRef(subject)}`),
  };
}

export type ReminderScene = Awaited<ReturnType<typeof reminderScene>>;

/** One plain view, for what needs some view. */
export const aView = view('note', 'ME-260917-AAAAAA: something to look at.', {});

function proof({ act, facts }: RecordedLine): string {
  const repeated = facts['repeated'] === true ? 'repeated' : undefined;
  return [act, facts['what'], facts['to'], facts['via'], repeated].filter((word) => word !== undefined).join(' ');
}

function shown(at: DateTime): string {
  return at.setZone('America/Chicago').toFormat('LL-dd HH:mm:ss');
}

function afterRef(text: string): string {
  return text.replace(/ME-\d{6}-\w{6}:? ?/, '');
}
