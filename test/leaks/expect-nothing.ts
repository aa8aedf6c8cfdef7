import { journeys } from './journeys';
import type { LeakRun } from './run';
import { channels } from './watcher';

/** A mail that is set aside opens nothing. */
const openNothing = 1;

/** Nothing was found; and it was there to be found: in every inquiry, and before those who may see it. */
export function expectNothingFound({ watcher, opened, holding, shown }: LeakRun, inquiries: number): void {
  expect(watcher.leaks()).toEqual([]);
  const kinds = Object.keys(journeys).length;
  expect(opened).toBe(inquiries - openNothing * Math.floor(inquiries / kinds));
  expect(holding).toBe(opened);
  expect(shown.cards).toBeGreaterThan(opened);
  expect(shown.pages).toBeGreaterThan(0);
  expect(shown.exported).toBe(1);
  // Nobody writes to the console; everything else has to have been looked at.
  expect(channels.filter((channel) => watcher.seen(channel) === 0)).toEqual(['console']);
}
