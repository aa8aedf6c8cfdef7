import type { StepId } from '../inquiry/vocabulary';
import { isLead, type Actor } from './rights';

/** Who owns an inquiry: the Member Liaison in Steps 1 to 4, the ESR in Step 5, the Unit Lead in 2b. */
export function ownerRole(step: StepId): 'memberLiaison' | 'esr' | 'unitLead' {
  if (step.startsWith('5')) return 'esr';
  return step === '2b' ? 'unitLead' : 'memberLiaison';
}

/** Whether somebody may take over at a step while its owner is away: one of the same role, or of those who stand in for all. */
export function mayTakeOver(actor: Actor, step: StepId): boolean {
  const role = ownerRole(step);
  return actor.roles.includes(role) || actor.coversRoles?.includes(role) === true || isLead(actor);
}
