import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';
import { movableClock, type MovableClock } from '../../src/clock/movable-clock';
import type { Diagnostic } from '../../src/diagnostics';
import { answerLimit } from '../../src/intake/answer-limit';
import { ledger, type Ledger } from '../../src/intake/ledger';
import type { MailReader } from '../../src/intake/reader';
import { readAndRoute } from '../../src/intake/reader';
import type { ReconcileParts } from '../../src/intake/reconcile';
import { couldNotRead, takeIn, type TakeInParts } from '../../src/intake/take-in';
import { createWalk, type Walk } from '../../src/intake/walk';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { mailThreads } from '../../src/log/mail-threads';
import { memberIndex } from '../../src/log/member-index';
import { memoryRows } from '../../src/log/memory-rows';
import { lease, mailCursor, reconciliations } from '../../src/tables/meta-table';
import { watchTable } from '../../src/tables/watch-table';
import { iowa } from '../clock/calendars';
import { standingTime, type StandingTime } from '../clock/standing-time';
import { aCipher } from '../log/a-cipher';
import { aLog } from '../log/a-log';
import { watchedRows, type WatchedRows } from '../log/watched-rows';
import { fakePeople, type FakePeople } from '../people/the-unit';
import { thursdayMorning } from './a-message';
import { fakeMailbox, type FakeMailbox } from './fake-mailbox';

export type IntakeScene = {
  readonly rows: WatchedRows;
  readonly mailbox: FakeMailbox;
  readonly log: InquiryLog;
  readonly ledger: Ledger;
  readonly clock: MovableClock;
  readonly time: StandingTime;
  readonly people: FakePeople;
  readonly parts: { -readonly [K in keyof TakeInParts]: TakeInParts[K] };
  readonly told: Diagnostic[];
  /** How often the sweep was woken. */
  readonly woken: () => number;
  /** What notifications leave behind. */
  readonly watch: ReturnType<typeof watchTable>;
  /** How often a walk asked for another. */
  readonly again: () => number;
  /** Reads the next mails instead of the real reader. */
  readWith(read: MailReader | undefined): void;
  /** What a check of the mailbox against the ledger works with, of another instance. */
  checker(name: string): ReconcileParts;
  /** A walk of another instance on the same store and mailbox. */
  walker(
    name: string,
    changes?: {
      readonly mailSince?: DateTime;
      readonly takeIn?: (id: string) => Promise<'decided' | 'undecided'>;
      readonly isEnding?: () => boolean;
    },
  ): Walk;
  /** All references of the log. */
  refs(): Promise<string[]>;
};

/** Intake on memory rows, with the real log, ledger and reader, and a mailbox that records. */
export function intakeScene(pageSize = 10, rows: WatchedRows = watchedRows(memoryRows())): IntakeScene {
  const mailbox = fakeMailbox('escalations@unit.example.org', pageSize);
  const time = standingTime();
  const clock = movableClock(() => 0, thursdayMorning.plus({ minutes: 1 }));
  const log = aLog(rows);
  const told: Diagnostic[] = [];
  const watch = watchTable(rows, mailbox.address, randomUUID);
  let woken = 0;
  let again = 0;
  let reader: MailReader | undefined;
  const people = fakePeople();
  const parts: TakeInParts = {
    mailbox,
    ledger: ledger(rows, aCipher(rows)),
    threads: mailThreads(rows, aCipher(rows)),
    index: memberIndex(rows, aCipher(rows)),
    log,
    read: (message, known) =>
      reader === undefined ? Promise.resolve(readAndRoute(message, known)) : reader(message, known),
    people,
    answers: { to: 'directory', limit: answerLimit(rows, aCipher(rows), 5) },
    clock,
    calendar: iowa,
    diagnostics: (line) => told.push(line),
    wake: () => (woken += 1),
  };
  return {
    rows,
    mailbox,
    log,
    ledger: parts.ledger,
    clock,
    time,
    people,
    parts,
    told,
    woken: () => woken,
    watch,
    again: () => again,
    readWith(read) {
      reader = read;
    },
    checker: (name) => ({
      ...parts,
      reconciliations: reconciliations(rows, mailbox.address),
      reconcileLease: lease(rows, 'reconcile', name, time),
      takeIn: (id) => takeIn(parts, id),
      couldNotRead: (message, fault) => couldNotRead(parts, message, fault),
      mailSince: thursdayMorning.minus({ days: 1 }),
      systemTime: time,
    }),
    walker: (name, changes = {}) =>
      createWalk({
        mailbox,
        cursor: mailCursor(rows, mailbox.address),
        lease: lease(rows, 'mail', name, time),
        pokes: watch,
        walkAgain: () => (again += 1),
        sawUnread: (message) => parts.ledger.seeUnread(message),
        takeIn: changes.takeIn ?? ((id) => takeIn(parts, id)),
        couldNotRead: (message, fault) => couldNotRead(parts, message, fault),
        mailSince: changes.mailSince ?? thursdayMorning.minus({ days: 1 }),
        clock,
        systemTime: time,
        random: () => 0.5,
        diagnostics: parts.diagnostics,
        ...(changes.isEnding !== undefined && { isEnding: changes.isEnding }),
      }),
    async refs() {
      const found: string[] = [];
      for await (const { ref } of log.openInquiries()) found.push(ref);
      return found.sort();
    },
  };
}
