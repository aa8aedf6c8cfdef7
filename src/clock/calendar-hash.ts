import { createHash } from 'node:crypto';
import type { CalendarRules } from './calendar-rules';

/**
 * Names a set of calendar rules: 16 hex digits that stay the same as long as the rules do, whatever the order of the fields.
 * Stored deadlines carry it, and are computed anew when it changes.
 */
export function calendarHash(rules: CalendarRules): string {
  return createHash('sha256').update(sortedJson(rules)).digest('hex').slice(0, 16);
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
