import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import type { Inquiry } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import type { MailThreads } from '../log/mail-threads';
import type { Person } from '../people/people';
import type { Context } from '../procedure/answer';
import type { ViewContext } from '../views/view-context';
import type { Budget } from './budget';
import type { DeliveryParts } from './deliver';
import type { Outbox } from '../log/envelope';

/** What a due reminder is handled with. */
export type DueParts = DeliveryParts & {
  readonly log: InquiryLog;
  readonly threads: MailThreads;
  readonly outbox: Outbox;
  readonly budget: Budget;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendar: Calendar;
  readonly newId: () => string;
  /** Stands in the proof of each send: which of several processes made it. */
  readonly instance: string;
  /** Where a contact of the MCO answers without an account; undefined when nothing is asked of them. */
  readonly answerLink: (inquiry: Inquiry, person: Person, now: DateTime) => Promise<string | undefined>;
  /** Context of rules and views for an inquiry at an instant. */
  readonly contexts: (
    inquiry: Inquiry,
    now: DateTime,
  ) => Promise<{ readonly procedure: Context; readonly view: ViewContext }>;
};
