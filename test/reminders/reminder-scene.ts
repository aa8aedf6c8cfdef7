import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { movableClock } from '../../src/clock/movable-clock';
import { contextsFor } from '../../src/desk/contexts';
import type { Diagnostic } from '../../src/diagnostics';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { RecordedLine } from '../../src/inquiry/log-line';
import type { Notice } from '../../src/inquiry/vocabulary';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { openInquiry } from '../../src/procedure/open-inquiry';
import { commitDecision, withReminders } from '../../src/reminders/commit-decision';
import { createSweep, type Sweep, type SweepParts } from '../../src/reminders/sweep';
import { conversationsTable } from '../../src/tables/conversations-table';
import { view } from '../../src/views/empty-view';
import type { CardView } from '../../src/views/card-view';
import { central, iowa } from '../clock/calendars';
import { standingTime } from '../clock/standing-time';
import { fakeMailbox } from '../intake/fake-mailbox';
import { aLine, aLog, stored } from '../log/a-log';
import { watchedRows } from '../log/watched-rows';
import { fakePeople, theUnit } from '../people/the-unit';
import { fakeTeams } from './fake-teams';

const drawn = (shown: CardView) => ({
  type: 'AdaptiveCard' as const,
  lines: [shown.headline, ...shown.lines],
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

  const partsOf = (instance: string): SweepParts => ({
    log: aLog(rows),
    teams,
    mailbox,
    conversations,
    draw: {
      card: drawn,
      mail: (shown) => ({ subject: shown.headline, body: shown.lines.join('\n') }),
    },
    clock,
    systemTime: time,
    calendar: iowa,
    newId: randomUUID,
    instance,
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
    /** Another instance on the same store. */
    sweeper: (instance: string): Sweep => createSweep(partsOf(instance)),
    at: (text: string) => {
      clock.set(central(text));
    },
    /** An inquiry from a mail that has just come in; its claim card waits. */
    async opens(key = 'mail:1', changes: Partial<Inquiry> = {}): Promise<string> {
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
        const planned = { outcome: 'decided' as const, ...opening, inquiry };
        return { inquiry: withReminders(undefined, planned, now, iowa), lines: opening.lines };
      });
      return ref;
    },
    /** A decision about it: what changes, and who is told. The turn moves when `changes` says so. */
    async decides(ref: string, changes: Partial<Inquiry>, notices: readonly Notice[] = []): Promise<void> {
      await commitDecision<never>({ log, calendar: iowa, now: () => clock.now() }, ref, ({ inquiry }, now) =>
        Promise.resolve({
          outcome: 'decided' as const,
          inquiry: { ...inquiry, ...changes },
          lines: [aLine('decided', { happenedAt: now, recordedAt: now })],
          notices,
        }),
      );
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
