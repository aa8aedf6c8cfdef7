import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { AnswerParts } from '../intake/answer-by-mail';
import type { Ledger } from '../intake/ledger';
import type { Reconciliations } from '../intake/reconcile';
import type { Mailbox } from '../intake/mailbox';
import type { MailReader } from '../intake/reader';
import type { AccessLog } from '../log/access-log';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads } from '../log/mail-threads';
import type { MemberIndex } from '../log/member-index';
import type { Moves } from '../people/moves';
import type { People } from '../people/people';

/** What the desk works with: ports and settings, built by the composition root. */
export type DeskParts = {
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendar: Calendar;
  readonly log: InquiryLog;
  readonly index: MemberIndex;
  readonly access: AccessLog;
  readonly ledger: Ledger;
  readonly mailbox: Pick<Mailbox, 'address' | 'read' | 'label' | 'file'>;
  readonly read: MailReader;
  readonly threads: MailThreads;
  readonly answers: AnswerParts['answers'];
  readonly reconciliations: Pick<Reconciliations, 'last'>;
  readonly people: People;
  readonly moves: Moves;
  readonly emergencyText: string;
  readonly emergencyTextEs?: string;
  readonly newId: () => string;
  readonly diagnostics: Diagnostics;
  /** Tells the loops that something may be due now. */
  readonly wake: () => void;
};
