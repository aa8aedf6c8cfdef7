/**
 * Stands on the claim card and the acknowledgement when somebody may be in danger, unless `EMERGENCY_TEXT` says it
 * otherwise. A unit puts its own numbers there: the on-call number, the abuse hotline.
 */
export const emergencyText =
  'If someone may be in danger now: do not wait for this system. Call 911 or the on-call number. This card is not an abuse report.';

/** The same in Spanish, on answers to mails in Spanish, unless `EMERGENCY_TEXT_ES` says it otherwise. */
export const emergencyTextEs =
  'Si alguien puede estar en peligro ahora: no espere a este sistema. Llame al 911 o al número de guardia. Este mensaje no es una denuncia de abuso.';
