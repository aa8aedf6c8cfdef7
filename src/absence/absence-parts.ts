import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { InquiryLog } from '../log/inquiry-log';
import type { Moves } from '../people/moves';
import type { People } from '../people/people';
import type { OccasionParts } from '../occasions/tell-once';
import type { ViewContext } from '../views/view-context';

/** What absences are looked after with. */
export type AbsenceParts = OccasionParts & {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly people: People;
  readonly moves: Moves;
  readonly newId: () => string;
  /** Tells the loops that something may be due now. */
  readonly wake: () => void;
  /** What views need to know at an instant, the directory with it. */
  readonly viewContext: (now: DateTime) => Promise<ViewContext>;
};
