/** How many messages somebody has had on a day (ISO date, Central). Only the last day of each person is kept. */
export type DayCounts = {
  of(person: string, day: string): Promise<number>;
  add(person: string, day: string): Promise<void>;
};
