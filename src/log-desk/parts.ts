import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { AccessLog } from '../log/access-log';
import type { Cipher } from '../log/cipher';
import type { InquiryLog } from '../log/inquiry-log';
import type { MemberIndex } from '../log/member-index';
import type { Rows } from '../log/rows';
import type { People } from '../people/people';

/** What the commands that look into the log need. */
export type LogDeskParts = {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly log: InquiryLog;
  readonly index: MemberIndex;
  readonly access: AccessLog;
  readonly people: People;
  readonly calendar: Calendar;
  readonly clock: Clock;
};
