import { reachedResults, type ContactResult } from '../inquiry/codes';
import type { Inquiry } from '../inquiry/inquiry';
import type { Values } from './validate-form';

/** Attempts to reach the member or the originator, with one more. @param day ISO date, Central. */
export function oneMoreAttempt(before: Inquiry['attempts'], day: string): Inquiry['attempts'] {
  return { count: before.count + 1, days: before.lastDay === day ? before.days : before.days + 1, lastDay: day };
}

/** Whether everything was done to reach somebody: 3 attempts on 2 days. */
export function triedEnough({ attempts }: Inquiry): boolean {
  return attempts.count >= 3 && attempts.days >= 2;
}

/** Whether the result that was filled in says that somebody was reached. */
export function reachedSomebody(values: Values): boolean {
  return reachedResults.includes(values['result'] as ContactResult);
}
