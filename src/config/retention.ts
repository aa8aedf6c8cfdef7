import type { Settings } from './settings';

/** What the HIPAA rules want kept (45 CFR 164.316, 164.530): less is refused. */
const leastYears = 6;
const mostYears = 99;

/** Years after its closing for which an inquiry is kept before it may be purged. */
export function readRetentionYears(settings: Settings): number {
  const text = settings.optional('RETENTION_YEARS') ?? String(leastYears);
  const years = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (years < leastYears || years > mostYears)
    settings.fault(
      'RETENTION_YEARS',
      `is no number of whole years from ${String(leastYears)} to ${String(mostYears)}.`,
    );
  return years;
}
