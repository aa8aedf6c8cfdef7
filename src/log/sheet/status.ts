import type { Inquiry } from '../../inquiry/inquiry';
import type { StepId } from '../../inquiry/vocabulary';

/** Where an inquiry stands, in the codes of the reports. */
const statuses: Readonly<Record<StepId, string>> = {
  '1': 'RECEIVED',
  '1.intake': 'RECEIVED',
  '2': 'VERIFY_ENROLLMENT',
  '3': 'TRIAGE',
  '2b': 'UNIT_LEAD_CALLBACK',
  '4b': 'CONTACTING',
  '4c': 'CONTACTING',
  '4d': 'WITH_MCO',
  '4e.2': 'MCO_REPORTED',
  '4f': 'WORKING',
  '4g': 'RESOLVED_PENDING_CLOSE',
  '5b.offer': 'WITH_ESR',
  '5b': 'CONTACTING',
  '5c': 'WITH_ESR',
  '5c.2': 'WITH_ESR',
  '5d': 'WITH_MCO',
  '5e.2': 'MCO_REPORTED',
  '5f': 'WORKING',
  '5g': 'RESOLVED_PENDING_CLOSE',
  done: 'CLOSED',
};

export function statusOf({ step, resolution }: Inquiry): string {
  if (resolution?.code === 'APPENDED') return 'DUPLICATE';
  if (resolution?.code === 'NOT_AN_INQUIRY') return 'REDIRECTED';
  return statuses[step];
}
