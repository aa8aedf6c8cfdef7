import type { DateTime } from 'luxon';
import { z } from 'zod';
import planData from './data/plans.json';
import { readData } from './read-data';

const day = z.iso.date('a date such as 2026-07-01');
const alias = z.strictObject({
  name: z.string().min(2),
  exactCase: z.boolean().optional(),
  doubtful: z.boolean().optional(),
});
const plan = z.strictObject({
  code: z.string().regex(/^[A-Z]{2,6}$/, 'a code of two to six capitals'),
  name: z.string().min(3),
  kind: z.enum(['medical', 'dental']),
  from: day,
  to: day.nullable(),
  aliases: z.array(alias).min(1),
});
const planList = z
  .strictObject({ about: z.string(), notMisspelled: z.array(z.string().min(3)), plans: z.array(plan).min(1) })
  .refine(({ plans: all }) => new Set(all.map(({ code }) => code)).size === all.length, 'a code stands twice');

/** A plan with the days, both included, on which members could be in it. */
export type Plan = {
  readonly code: string;
  readonly name: string;
  readonly kind: 'medical' | 'dental';
  /** ISO date. */
  readonly from: string;
  /** ISO date; null while the plan is open. */
  readonly to: string | null;
  readonly aliases: readonly {
    readonly name: string;
    readonly exactCase?: boolean | undefined;
    readonly doubtful?: boolean | undefined;
  }[];
};

const data = readData('plans.json', planList, planData);

/** Every plan there has been, in the order of `data/plans.json`. */
export const plans: readonly Plan[] = data.plans;

/** Words that look like a misspelled plan and are something else. */
export const notMisspelled: readonly string[] = data.notMisspelled;

/** The plan with this code, open or closed. */
export function planByCode(code: string): Plan | undefined {
  return plans.find((one) => one.code === code);
}

/** The plans that members can be in on a day: an ISO date, or an instant, which is taken on Central time. */
export function plansOpenOn(date: DateTime | string): readonly Plan[] {
  const iso = typeof date === 'string' ? date : (date.setZone('America/Chicago').toISODate() ?? '');
  return plans.filter(({ from, to }) => from <= iso && (to === null || iso <= to));
}
