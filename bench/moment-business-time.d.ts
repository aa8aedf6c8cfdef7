/** The package has no types; these are the parts that the benchmark uses. */
declare module 'moment-business-time' {
  import type { Moment } from 'moment';

  type WorkingMoment = Omit<Moment, 'clone'> & {
    clone(): WorkingMoment;
    /** Changes the moment itself. */
    addWorkingTime(amount: number, unit: 'hours' | 'minutes'): WorkingMoment;
    workingDiff(other: WorkingMoment, unit: 'minutes', fraction: boolean): number;
  };
  const moment: ((ms: number) => WorkingMoment) & {
    updateLocale(
      locale: string,
      data: {
        workinghours: Record<number, [string, string] | null>;
        holidays: readonly string[];
      },
    ): void;
  };
  export default moment;
}
