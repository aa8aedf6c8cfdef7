import { buildCalendar } from '../clock/calendar';
import { calendarHash } from '../clock/calendar-hash';
import type { CalendarRules } from '../clock/calendar-rules';
import type { Clock } from '../clock/clock';
import { accessLog } from '../log/access-log';
import { anchorKey } from '../log/anchor-key';
import type { Cipher, MasterKey } from '../log/cipher';
import { createCipher } from '../log/create-cipher';
import { inquiryLog } from '../log/inquiry-log';
import { memberIndex } from '../log/member-index';
import type { Rows } from '../log/rows';
import type { People } from '../people/people';
import { nextDue } from '../procedure/moments';
import type { Asked } from './asked';
import { exportLog } from './export';
import { find } from './find';
import { hold, holds } from './hold';
import { importLog } from './import';
import type { ExitCode, Output } from './output';
import type { LogDeskParts } from './parts';
import type { Sink } from './sheet-writer';
import { privacy } from './privacy';
import { purge } from './purge';
import { show } from './show';
import { verify } from './verify';

/** What the commands are given from outside. */
export type LogDesk = {
  readonly rows: Rows;
  readonly masterKey: MasterKey;
  readonly calendarRules: CalendarRules;
  readonly people: People;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Years after its closing for which an inquiry is kept. */
  readonly retentionYears: number;
  /** Asks a person, who answers a line each. What names a member is never an argument: others on the machine could read it. */
  readonly answers: (questions: readonly string[]) => Promise<readonly string[]>;
  readonly readFile: (path: string) => string;
  /** A file, or standard output; made when it is asked for. */
  readonly sink: (path: string | undefined) => Promise<Sink>;
};

/** Does what was asked for. @throws StoreUnreachable, StoreRefused, DataKeyLocked, AccessNotWritten */
export async function runLog(desk: LogDesk, asked: Asked, output: Output): Promise<ExitCode> {
  const { rows, masterKey, readFile } = desk;
  if (asked.do === 'verify') {
    const mailed = asked.anchors === undefined ? [] : anchorLinesIn(readFile(asked.anchors));
    const cipher = cipherOf(desk);
    return verify({ rows, cipher, anchorKey: await anchorKey({ rows, masterKey }), mailed }, asked, output);
  }
  const parts = partsOf(desk);
  switch (asked.do) {
    case 'find':
      return find(parts, asked, desk.answers, output);
    case 'show':
      return show(parts, asked, output);
    case 'privacy':
      return privacy(parts, asked, output);
    case 'hold':
    case 'lift':
      return hold(parts, asked, desk.answers, output);
    case 'holds':
      return holds(parts, asked, output);
    case 'purge': {
      const { retentionYears } = desk;
      return purge({ ...parts, anchorKey: await anchorKey({ rows, masterKey }), retentionYears }, asked, output);
    }
    case 'export':
      return exportLog(parts, asked, () => desk.sink(asked.out), output);
    case 'import':
      return importLog(parts, asked, readFile(asked.file), output);
  }
}

function cipherOf({ rows, masterKey, clock }: LogDesk): Cipher {
  return createCipher({ rows, masterKey, month: () => clock.now().toFormat('yyyy-MM') });
}

/** A calendar reaches this far, so that no deadline falls off its end. */
const calendarYears = { before: 2, after: 3 };

function partsOf(desk: LogDesk): LogDeskParts {
  const { rows, calendarRules, people, clock, newId } = desk;
  const { year } = clock.now();
  const cipher = cipherOf(desk);
  const calendar = buildCalendar(calendarRules, {
    from: year - calendarYears.before,
    to: year + calendarYears.after,
  });
  const log = inquiryLog({
    rows,
    cipher,
    calendarHash: calendarHash(calendarRules),
    zone: calendar.rules.zone,
    newId,
    nextDueAt: (inquiry) => nextDue(inquiry, calendar)?.dueAt,
  });
  const access = accessLog(rows, cipher, newId);
  return { rows, cipher, log, index: memberIndex(rows, cipher), access, people, calendar, clock };
}

/** The lines of anchors in a text, such as that of the mails that brought them. */
function anchorLinesIn(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => /mco-inquiry-log-anchor .*$/.exec(line.trim())?.[0] ?? []);
}
