import type { Person } from '../../src/people/people';

/**
 * How somebody answers what reaches them: so often promptly, so often late, and otherwise not before the next reminder.
 * Means are business minutes.
 */
export type Temper = {
  readonly prompt: number;
  readonly promptMinutes: number;
  readonly late: number;
  readonly lateMinutes: number;
  /** So often at any hour, not only when the office is open. */
  readonly anyHour: number;
};

const staff: Temper = { prompt: 0.7, promptMinutes: 14, late: 0.24, lateMinutes: 200, anyHour: 0.03 };
const lead: Temper = { prompt: 0.5, promptMinutes: 30, late: 0.35, lateMinutes: 240, anyHour: 0.05 };
const above: Temper = { prompt: 0.2, promptMinutes: 60, late: 0.2, lateMinutes: 500, anyHour: 0.05 };
const originator: Temper = { prompt: 0.1, promptMinutes: 60, late: 0.1, lateMinutes: 600, anyHour: 0.05 };

/** The plans differ: one answers, one is slow, one is often silent. */
const plans: Readonly<Record<string, Temper>> = {
  ITC: { prompt: 0.6, promptMinutes: 45, late: 0.28, lateMinutes: 420, anyHour: 0.05 },
  WLP: { prompt: 0.42, promptMinutes: 90, late: 0.35, lateMinutes: 600, anyHour: 0.07 },
  MOL: { prompt: 0.25, promptMinutes: 120, late: 0.3, lateMinutes: 900, anyHour: 0.07 },
};

/** The temper of somebody, by what they are here. */
export function temperOf({ roles, mco }: Person): Temper {
  if (roles.includes('mcoContact')) return plans[mco ?? ''] ?? above;
  if (roles.includes('unitLead')) return lead;
  if (roles.includes('accountManager') || roles.includes('leadership')) return above;
  return roles.includes('originator') ? originator : staff;
}
