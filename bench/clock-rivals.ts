import dayjs from 'dayjs';
import dayjsBusinessTime from 'dayjs-business-time';
import moment from 'moment-business-time';

/** Moments to work on, epoch ms; each end comes after its start. */
export type Moments = { readonly starts: Float64Array; readonly ends: Float64Array };

/** Another library doing the same: the moments are its own objects, made before the time is taken. */
export type Rival = {
  readonly name: string;
  /** Four business hours from start i; epoch ms. */
  readonly addFourHours: (i: number) => number;
  /** Open minutes from start i to end i. */
  readonly minutesBetween: (i: number) => number;
};

/**
 * The two libraries with Monday to Friday, 08:00 to 17:00, and the given closures. Both know the process's own zone only,
 * so that TZ must be set before.
 */
export function rivals(moments: Moments, closures: readonly string[]): readonly Rival[] {
  return [dayjsRival(moments, closures), momentRival(moments, closures)];
}

function dayjsRival(moments: Moments, closures: readonly string[]): Rival {
  dayjs.extend(dayjsBusinessTime);
  const day = [{ start: '08:00:00', end: '17:00:00' }];
  dayjs.setBusinessTime({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: null,
    sunday: null,
  });
  dayjs.setHolidays([...closures]);
  const own = (at: Float64Array) => {
    const made = Array.from(at, (ms) => dayjs(ms));
    return (i: number) => made[i] ?? dayjs(NaN);
  };
  const start = own(moments.starts);
  const end = own(moments.ends);
  return {
    name: 'dayjs-business-time',
    addFourHours: (i) => start(i).addBusinessMinutes(240).valueOf(),
    minutesBetween: (i) => start(i).businessMinutesDiff(end(i)),
  };
}

function momentRival(moments: Moments, closures: readonly string[]): Rival {
  const day: [string, string] = ['08:00:00', '17:00:00'];
  moment.updateLocale('en', {
    workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null },
    holidays: closures,
  });
  const own = (at: Float64Array) => {
    const made = Array.from(at, (ms) => moment(ms));
    return (i: number) => made[i] ?? moment(NaN);
  };
  const start = own(moments.starts);
  const end = own(moments.ends);
  return {
    name: 'moment-business-time',
    // It changes the moment it is asked of, hence the copy.
    addFourHours: (i) => start(i).clone().addWorkingTime(240, 'minutes').valueOf(),
    minutesBetween: (i) => end(i).workingDiff(start(i), 'minutes', true),
  };
}
