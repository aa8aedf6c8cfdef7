import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { Ledger } from '../intake/ledger';
import type { Mailbox } from '../intake/mailbox';
import type { AccessLog } from '../log/access-log';
import type { InquiryLog } from '../log/inquiry-log';
import type { MemberIndex } from '../log/member-index';
import type { Moves } from '../people/moves';
import type { People } from '../people/people';

/** What the desk works with: ports and settings, built by the composition root. */
export type DeskParts = {
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly log: InquiryLog;
  readonly index: MemberIndex;
  readonly access: AccessLog;
  readonly ledger: Ledger;
  readonly mailbox: Pick<Mailbox, 'read'>;
  readonly people: People;
  readonly moves: Moves;
  readonly emergencyText: string;
  readonly newId: () => string;
  readonly diagnostics: Diagnostics;
  /** Tells the loops that something may be due now. */
  readonly wake: () => void;
};
