import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { OccasionParts } from '../occasions/tell-once';
import type { People } from '../people/people';
import type { ViewContext } from '../views/view-context';
import type { DayParts } from './day-of';
import type { WeekParts } from './week-of';

/** What overviews are made and told with. */
export type OverviewParts = OccasionParts &
  DayParts &
  WeekParts & {
    readonly clock: Clock;
    readonly calendar: Calendar;
    readonly people: People;
    readonly newId: () => string;
    /** What views need to know at an instant, the directory with it. */
    readonly viewContext: (now: DateTime) => Promise<ViewContext>;
  };
