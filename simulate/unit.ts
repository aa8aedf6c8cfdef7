import { DateTime } from 'luxon';
import { mailFor } from '../cards/mail-text';
import { renderCard } from '../cards/render-card';
import { answerDesk } from '../src/answer-link/answer-desk';
import { hourlyCap } from '../src/answer-link/hourly-cap';
import { linkFor } from '../src/answer-link/link-for';
import { oneTimeCodes } from '../src/answer-link/one-time-codes';
import { pageMail } from '../src/answer-link/page-mail';
import { createApp, type App } from '../src/app';
import type { Calendar } from '../src/clock/calendar';
import { calendarHash } from '../src/clock/calendar-hash';
import type { SystemTime } from '../src/clock/clock';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { movableClock, type MovableClock } from '../src/clock/movable-clock';
import type { Diagnostic } from '../src/diagnostics';
import { answerLimit } from '../src/intake/answer-limit';
import { ledger as mailLedger } from '../src/intake/ledger';
import { readAndRoute } from '../src/intake/reader';
import { shards } from '../src/inquiry/reference';
import { accessLog } from '../src/log/access-log';
import { createCipher } from '../src/log/create-cipher';
import { inquiryLog, type InquiryLog } from '../src/log/inquiry-log';
import { mailThreads } from '../src/log/mail-threads';
import { memberIndex } from '../src/log/member-index';
import { memoryRows } from '../src/log/memory-rows';
import type { Rows } from '../src/log/rows';
import { masterKeyFrom } from '../src/log/settings-key';
import { directoryOf, type People, type Person } from '../src/people/people';
import { nextDue } from '../src/procedure/moments';
import type { CardJson } from '../src/reminders/teams';
import { conversationsTable } from '../src/tables/conversations-table';
import { dayCountsTable } from '../src/tables/day-counts-table';
import { lease, mailCursor, reconciliations } from '../src/tables/meta-table';
import { movesTable } from '../src/tables/moves-table';
import { outboxTable } from '../src/tables/outbox-table';
import { tellingsTable } from '../src/tables/tellings-table';
import { peopleTable } from '../src/tables/people-table';
import { watchTable } from '../src/tables/watch-table';
import type { CardView } from '../src/views/card-view';
import type { Chance } from './chance';
import { dailyMessages } from './check/daily-messages';
import type { Arrivals } from './edges/arrived';
import { faultyRows } from './edges/faulty-rows';
import { mailboxEdge, type MailboxEdge } from './edges/mailbox-edge';
import { repliesEdge, type RepliesOn } from './edges/replies-edge';
import { mailboxTroubles, teamsTroubles } from './edges/send-troubles';
import { teamsEdge, type TeamsEdge } from './edges/teams-edge';
import { noTrouble, type Troubles } from './edges/trouble';

/** A unit at work on rows in memory: everything is the service's own but Teams, the mailbox and time. */
export type Unit = {
  readonly app: App;
  /** The page behind the links in mails, for contacts without an account. */
  readonly answers: ReturnType<typeof answerDesk>;
  readonly clock: MovableClock;
  readonly calendar: Calendar;
  readonly people: People;
  readonly teams: TeamsEdge;
  readonly mailbox: MailboxEdge;
  readonly diagnostics: readonly Diagnostic[];
  readonly newId: () => string;
  /** Draws a card as the bot does in answer to a press. */
  draw(view: CardView): void;
  /** The same without faults of the store, for whoever looks on. */
  readonly onlooker: {
    readonly log: InquiryLog;
    readonly people: People;
    /** References of all inquiries that were ever opened. */
    refs(): Promise<readonly string[]>;
  };
};

export type UnitSetting = {
  readonly start: DateTime;
  readonly people: readonly Person[];
  readonly calendar: Calendar;
  readonly dice: Chance;
  readonly faults: boolean;
  readonly arrived: Arrivals;
  /** Mailboxes that answer by themselves, and whoever is told of each absence that is read from them. */
  readonly replies: readonly RepliesOn[];
  readonly heard: (replies: RepliesOn, at: DateTime) => void;
  /** Something may be due now. */
  readonly wake: () => void;
};

const mailsInAnHour = 6;
const answersADay = 30;
const webAddress = 'https://escalations.example.org';
const address = 'member.escalations@example.org';
/** Of no secret: it seals what invented people say, and dies with the process. */
const key = Buffer.alloc(32, 'the simulation seals with this').toString('base64');
/** Every so many cards are drawn from their templates; of the others what they say is enough. */
const drawnEvery = 10;
const serviceUrl = 'https://teams.example.org/';

export async function openUnit(setting: UnitSetting): Promise<Unit> {
  const { start, people: everybody, calendar, dice, faults, arrived, wake } = setting;
  const clock = movableClock(() => 0, start);
  // Leases and waits are over when the unit's clock says so; nobody sleeps.
  const systemTime: SystemTime = { now: () => clock.now().toMillis(), sleep: () => Promise.resolve() };
  const standing: SystemTime = { ...systemTime, now: () => 0 };
  const hash = calendarHash(iowaCalendarRules);
  const diagnostics: Diagnostic[] = [];
  const newId = ids();
  const random = counted();

  const sound = memoryRows();
  const isWorking = { now: false };
  const rows = faults ? faultyRows(sound, dice.of('store'), () => isWorking.now) : sound;
  const month = (): string => new Date(clock.now().toMillis()).toISOString().slice(0, 7);
  const logOn = (its: typeof rows): InquiryLog =>
    inquiryLog({
      rows: its,
      cipher: createCipher({ rows: its, masterKey: masterKeyFrom(key), month, random }),
      calendarHash: hash,
      zone: calendar.rules.zone,
      newId,
      nextDueAt: (inquiry) => nextDue(inquiry, calendar)?.dueAt,
    });
  const log = logOn(rows);
  const cipher = createCipher({ rows, masterKey: masterKeyFrom(key), month, random });

  // Read anew after each change: there is one process, and nothing else writes into it.
  const people = peopleTable(rows, standing);
  await people.load(everybody);
  const conversations = conversationsTable(rows);
  for (const { entraId } of everybody.filter((_, i) => i % 5 !== 4))
    if (entraId !== undefined)
      await conversations.remember({
        entraId,
        tenantId: 'tenant',
        serviceUrl,
        conversationId: `a:${entraId}`,
        botId: '28:app',
      });

  const directory = directoryOf(everybody);
  const views = new WeakMap<CardJson, CardView>();
  let cards = 0;
  const card = (view: CardView): CardJson => {
    cards += 1;
    const drawn: CardJson = cards % drawnEvery === 0 ? renderCard(view, 'personal') : { type: 'AdaptiveCard' };
    views.set(drawn, view);
    return drawn;
  };
  const now = (): number => clock.now().toMillis();
  const withTroubles = (make: (dice: Chance) => Troubles, name: string): Troubles =>
    faults ? make(dice.of(name)) : noTrouble;
  const teams = teamsEdge({
    now,
    troubles: withTroubles(teamsTroubles, 'teams'),
    personOf: (entraId) => directory.byEntraId(entraId)?.id,
    viewOf: (drawn) => views.get(drawn),
    arrived,
  });
  const mailbox = mailboxEdge({
    address,
    now,
    troubles: withTroubles(mailboxTroubles, 'mailbox'),
    personOf: (mail) => (mail === address ? 'mailbox' : directory.byMail(mail)?.id),
    arrived,
  });

  const tell = (line: Diagnostic): void => void diagnostics.push(line);
  const publicUrl = (): string => webAddress;
  const shared = {
    clock,
    systemTime,
    calendar,
    log,
    access: accessLog(rows, cipher, newId),
    people,
    emergencyText: 'If someone may be in danger now, call 911.',
    emergencyTextEs: 'Si alguien puede estar en peligro ahora, llame al 911.',
    newId,
    diagnostics: tell,
    wake,
  };
  const page = answerDesk({
    ...shared,
    cipher,
    publicUrl,
    codes: oneTimeCodes({ rows, newId, cipher, systemTime, random: () => 0 }),
    mayMail: hourlyCap({ rows, newId, systemTime }, mailsInAnHour),
    pageMail: pageMail(mailbox, newId, tell),
  });
  const app = createApp({
    ...shared,
    calendarHash: hash,
    answers: { to: 'everyone', limit: answerLimit(rows, cipher, answersADay) },
    index: memberIndex(rows, cipher),
    conversations,
    instance: 'here',
    mailbox,
    ledger: mailLedger(rows, cipher),
    threads: mailThreads(rows, cipher),
    outbox: outboxTable(rows, cipher, newId, systemTime),
    budget: { daily: dailyMessages, counts: dayCountsTable(rows) },
    moves: movesTable(rows),
    tellings: tellingsTable(rows),
    absences: repliesEdge({
      now: () => clock.now(),
      on: setting.replies,
      personOf: (mail) => directory.byMail(mail)?.id,
      heard: (replies) => {
        setting.heard(replies, clock.now());
      },
    }),
    read: (message, known) => Promise.resolve(readAndRoute(message, known)),
    cursor: mailCursor(rows, address),
    lease: lease(rows, 'mail', 'here', systemTime),
    reconciliations: reconciliations(rows, address),
    reconcileLease: lease(rows, 'reconcile', 'here', systemTime),
    pokes: watchTable(rows, address, newId),
    walkAgain: () => undefined,
    random: () => 0.5,
    mailSince: start.startOf('second'),
    teams,
    answerLink: (inquiry, person, at) => linkFor({ cipher, newId, publicUrl }, inquiry, person, at),
    draw: { card, mail: (view, more) => mailFor(view, more) },
  });
  isWorking.now = true;
  return {
    app,
    answers: page,
    clock,
    calendar,
    people,
    teams,
    mailbox,
    diagnostics,
    newId,
    draw: (view) => void renderCard(view, 'personal'),
    onlooker: {
      log: faults ? logOn(sound) : log,
      people: faults ? peopleTable(sound, systemTime) : people,
      refs: () => refsIn(sound),
    },
  };
}

/** Bytes that never come twice: as many as an initialization vector needs, and no two alike. */
function counted(): (size: number) => Buffer {
  let made = 0;
  return (size) => {
    const bytes = Buffer.alloc(size);
    bytes.writeUInt32BE((made += 1), size - 4);
    return bytes;
  };
}

/** Ids that come in the same order each time. */
function ids(): () => string {
  let made = 0;
  return () => `id-${String((made += 1)).padStart(8, '0')}`;
}

async function refsIn(rows: Rows): Promise<readonly string[]> {
  const refs: string[] = [];
  for (const shard of shards)
    for await (const { key } of rows.range('inquiries', shard, 'c|', 'c|~')) refs.push(key.slice(2));
  return refs;
}
