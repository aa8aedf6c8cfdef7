/**
 * Stands on the claim card and the acknowledgement when somebody may be in danger, unless `EMERGENCY_TEXT` says it
 * otherwise. A unit puts its own numbers there: the on-call number, the abuse hotline.
 */
export const emergencyText =
  'If someone may be in danger now: do not wait for this system. Call 911 or the on-call number. This card is not an abuse report.';
