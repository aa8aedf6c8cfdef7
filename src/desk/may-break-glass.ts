import type { OriginatorType } from '../inquiry/originators';
import type { Person } from '../people/people';
import { isStaff } from '../procedure/rights';

/** Originators who work for the agency itself; the others are guests, whom no emergency lets in. */
const ofTheAgency: readonly (OriginatorType | undefined)[] = [
  'CSR',
  'ESR',
  'ACCOUNT_MANAGER',
  'POLICY_STAFF',
  'IME_LEADERSHIP',
];

/** Whether somebody may open in an emergency what they may not see: staff of the agency outside the unit, never an MCO. */
export function mayBreakGlass({ roles, originatorType }: Person): boolean {
  if (isStaff({ roles }) || roles.includes('mcoContact')) return false;
  const isOffice = roles.includes('leadership') || roles.includes('privacyOfficer');
  return isOffice || (roles.includes('originator') && ofTheAgency.includes(originatorType));
}
