import type { CalendarRules } from '../clock/calendar-rules';
import type { Clock } from '../clock/clock';
import { anchorKey } from '../log/anchor-key';
import type { MasterKey } from '../log/cipher';
import { createCipher } from '../log/create-cipher';
import type { Rows } from '../log/rows';
import type { People } from '../people/people';
import type { Asked } from './asked';
import type { ExitCode, Output } from './output';
import { verify } from './verify';

export type LogDesk = {
  readonly rows: Rows;
  readonly masterKey: MasterKey;
  readonly calendarRules: CalendarRules;
  readonly people: Pick<People, 'directory'>;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Asks a person, who answers a line each. What names a member is never an argument: others on the machine could read it. */
  readonly answers: (questions: readonly string[]) => Promise<readonly string[]>;
  readonly readFile: (path: string) => string;
};

/** Does what was asked for. @throws StoreUnreachable, StoreRefused, DataKeyLocked */
export async function runLog(desk: LogDesk, asked: Asked, output: Output): Promise<ExitCode> {
  const { rows, masterKey, clock } = desk;
  const cipher = createCipher({ rows, masterKey, month: () => clock.now().toFormat('yyyy-MM') });
  switch (asked.do) {
    case 'verify': {
      const mailed = asked.anchors === undefined ? [] : anchorLinesIn(desk.readFile(asked.anchors));
      return verify({ rows, cipher, anchorKey: await anchorKey({ rows, masterKey }), mailed }, asked, output);
    }
    default:
      throw new Error('not yet');
  }
}

/** The lines of anchors in a text, such as that of the mails that brought them. */
function anchorLinesIn(text: string): readonly string[] {
  return text.split(/\r?\n/).flatMap((line) => /mco-inquiry-log-anchor .*$/.exec(line.trim())?.[0] ?? []);
}
