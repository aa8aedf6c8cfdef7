import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock, SystemTime } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { InquiryLog } from '../log/inquiry-log';
import type { Moves } from '../people/moves';
import type { People } from '../people/people';
import type { Tellings } from '../people/tellings';
import type { DeliveryParts } from '../reminders/deliver';
import type { ViewContext } from '../views/view-context';

/** What absences are looked after with. */
export type AbsenceParts = DeliveryParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly calendar: Calendar;
  readonly people: People;
  readonly moves: Moves;
  readonly tellings: Tellings;
  readonly newId: () => string;
  readonly diagnostics: Diagnostics;
  /** Tells the loops that something may be due now. */
  readonly wake: () => void;
  /** What views need to know at an instant, the directory with it. */
  readonly viewContext: (now: DateTime) => Promise<ViewContext>;
};
