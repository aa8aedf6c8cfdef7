import { randomUUID } from 'node:crypto';
import { DateTime } from 'luxon';
import { mailFor } from '../cards/mail-text';
import { renderCard } from '../cards/render-card';
import { unitPeople } from '../local/unit-people';
import { buildCalendar } from '../src/clock/calendar';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { movableClock, type MovableClock } from '../src/clock/movable-clock';
import { emergencyText } from '../src/config/emergency-text';
import { contextsFor } from '../src/desk/contexts';
import type { Inquiry } from '../src/inquiry/inquiry';
import type { Mailbox } from '../src/intake/mailbox';
import { createCipher } from '../src/log/create-cipher';
import { inquiryLog } from '../src/log/inquiry-log';
import { monthOf } from '../src/log/keys-ahead';
import { mailThreads } from '../src/log/mail-threads';
import type { Rows } from '../src/log/rows';
import { masterKeyFrom } from '../src/log/settings-key';
import { nextDue } from '../src/procedure/moments';
import { openInquiry } from '../src/procedure/open-inquiry';
import { withReminders } from '../src/reminders/commit-decision';
import { createSweep, type SweepParts } from '../src/reminders/sweep';
import { conversationsTable } from '../src/tables/conversations-table';
import { dayCountsTable } from '../src/tables/day-counts-table';
import { outboxTable } from '../src/tables/outbox-table';
import { peopleTable } from '../src/tables/people-table';

/** What a sweep needs, on rows that count what is read: everything is the service's own but Teams and the mailbox. */
export type UnitOnRows = {
  readonly clock: MovableClock;
  readonly sweep: ReturnType<typeof createSweep>;
  /** Opens an inquiry as it stands somewhere in the procedure, with its reminders. */
  open(key: string, standing: Partial<Inquiry>): Promise<void>;
  /** Rows that were read since this was asked last. */
  rowsRead(): number;
};

const sealKey = Buffer.alloc(32, 'the benchmarks seal with this').toString('base64');

export async function unitOnRows(store: Rows, start: DateTime): Promise<UnitOnRows> {
  const { rows, rowsRead } = counting(store);
  const clock = movableClock(() => 0, start);
  const systemTime = { now: () => clock.now().toMillis(), sleep: () => Promise.resolve() };
  const calendar = buildCalendar(iowaCalendarRules, { from: start.year - 1, to: start.year + 2 });
  const cipher = createCipher({ rows, masterKey: masterKeyFrom(sealKey), month: () => monthOf(clock.now()) });
  const people = peopleTable(rows, systemTime);
  await people.load(unitPeople);
  const conversations = conversationsTable(rows);
  for (const { entraId } of unitPeople)
    if (entraId !== undefined)
      await conversations.remember({
        entraId,
        tenantId: 'tenant',
        serviceUrl: 'https://teams.example.org/',
        conversationId: `a:${entraId}`,
        botId: '28:app',
      });
  const log = inquiryLog({
    rows,
    cipher,
    calendarHash: 'bench',
    zone: calendar.rules.zone,
    newId: randomUUID,
    nextDueAt: (inquiry) => nextDue(inquiry, calendar)?.dueAt,
  });
  let sent = 0;
  const parts: SweepParts = {
    log,
    teams: {
      send: () => Promise.resolve(`activity-${String((sent += 1))}`),
      edit: () => Promise.resolve(),
      open: (entraId, serviceUrl) =>
        Promise.resolve({ entraId, serviceUrl, tenantId: 'tenant', conversationId: `a:${entraId}`, botId: '28:app' }),
    },
    mailbox: sendingMailbox(),
    conversations,
    threads: mailThreads(rows, cipher),
    budget: { daily: 40, counts: dayCountsTable(rows) },
    outbox: outboxTable(rows, cipher, randomUUID, systemTime),
    draw: { card: (view) => renderCard(view, 'personal'), mail: (view, more) => mailFor(view, more) },
    clock,
    systemTime,
    calendar,
    newId: randomUUID,
    instance: 'bench',
    answerLink: () => Promise.resolve(undefined),
    contexts: (inquiry, now) => contextsFor({ calendar, people, emergencyText }, inquiry, now),
    diagnostics: () => undefined,
  };
  return {
    clock,
    sweep: createSweep(parts),
    rowsRead,
    async open(key, standing) {
      const now = clock.now();
      await log.open(key, now, (ref) => {
        const opening = openInquiry(
          {
            ref,
            receivedAt: now,
            receipt: 'mail',
            originatorType: 'CSR',
            suggestedTier: 'high',
            suggestedReason: 'a life-sustaining item may stop',
            sensitive: {
              memberName: 'June Quill',
              memberId: '1234567A',
              phone: '515-555-0142',
              issue: 'The power wheelchair has not been repaired for two weeks, and the supplier does not call back.',
            },
            by: 'system',
          },
          now,
        );
        const inquiry: Inquiry = { ...opening.inquiry, ...standing };
        const planned = { outcome: 'decided' as const, ...opening, notices: [], inquiry };
        return { inquiry: withReminders(undefined, planned, now, calendar), lines: opening.lines };
      });
    },
  };
}

function counting(store: Rows): { readonly rows: Rows; readonly rowsRead: () => number } {
  let read = 0;
  return {
    rows: {
      get(table, partition, key) {
        read += 1;
        return store.get(table, partition, key);
      },
      async *range(table, partition, from, to, limit) {
        for await (const row of store.range(table, partition, from, to, limit)) {
          read += 1;
          yield row;
        }
      },
      transact: store.transact.bind(store),
    },
    rowsRead() {
      const before = read;
      read = 0;
      return before;
    },
  };
}

/** A mailbox that only sends. */
function sendingMailbox(): Mailbox {
  const nothing = (): Promise<undefined> => Promise.resolve(undefined);
  const draft = (): Promise<{ readonly id: string }> => Promise.resolve({ id: 'draft' });
  return {
    address: 'member.escalations@example.org',
    changes: () => Promise.resolve({ messages: [], next: '', done: true }),
    list: () => Promise.resolve({ messages: [] }),
    source: nothing,
    read: nothing,
    draft,
    draftReply: draft,
    send: nothing,
    whereIs: () => Promise.resolve('draft'),
    findByMark: nothing,
    label: nothing,
    file: nothing,
  };
}
