import type { Inquiry } from '../inquiry/inquiry';
import { isStaff } from '../inquiry/staff';
import type { Who } from './table';

/** Who acts, as far as the procedure must know: person id, roles, and the plan of an MCO contact. */
export type Actor = {
  readonly id: string;
  readonly roles: readonly string[];
  readonly mco?: string;
  /** People who are away and whose cover this person is now. */
  readonly standsInFor?: readonly string[];
  /** Roles of which nobody is here, and which this person covers now. */
  readonly coversRoles?: readonly string[];
};

/** A clock that ran out, answering by itself. */
export const system: Actor = { id: 'system', roles: ['system'] };

/** The role that the document names first, in its words; the others are its originators. */
export const memberLiaison = { role: 'memberLiaison', cite: 'Member Managed Care Liaison (Member Liaison)' } as const;

export { isStaff };

/** As whom this person may answer now. Cover, the Unit Lead and the Account Manager may act for the owner. */
export function actsAs(actor: Actor, inquiry: Pick<Inquiry, 'owner' | 'mco'>): readonly Who[] {
  const has = (role: string): boolean => holds(actor, role);
  const as: Who[] = [];
  if (has('system')) as.push('system');
  if (has(memberLiaison.role) || has('unitLead')) as.push('anyLiaison');
  const { owner } = inquiry;
  const isOwner = owner === actor.id || (owner !== undefined && actor.standsInFor?.includes(owner) === true);
  if (owner !== undefined && (isOwner || has('unitLead') || has('accountManager'))) as.push('owner');
  // Cover is followed to the Unit Lead, then the Account Manager: a callback never waits for nobody.
  if (has('unitLead') || has('accountManager')) as.push('unitLead');
  if (has('mcoContact') && actor.mco !== undefined && actor.mco === inquiry.mco) as.push('mco');
  if (isStaff(actor)) as.push('staff');
  return as;
}

/** Whether somebody has a role, or covers it while nobody of it is here. */
function holds(actor: Actor, role: string): boolean {
  return actor.roles.includes(role) || actor.coversRoles?.includes(role) === true;
}

/** Whether somebody decides who does whose work: the Unit Lead, and after them the Account Manager. */
export function isLead(actor: Actor): boolean {
  return holds(actor, 'unitLead') || holds(actor, 'accountManager');
}

/** Somebody of no directory: the sender of a mail that is answered. */
export const stranger: Actor = { id: 'writer', roles: [] };

/**
 * How much somebody may be told of where an inquiry stands: the unit and the inquiry's own originator all of it, others
 * whether it is open. The contact of another plan is not even told that there is such an inquiry.
 */
export function mayBeTold(actor: Actor, inquiry: Inquiry): 'all' | 'whetherOpen' | 'nothing' {
  if (isStaff(actor) || (inquiry.originator !== undefined && inquiry.originator === actor.id)) return 'all';
  return actor.roles.includes('mcoContact') && actor.mco !== inquiry.mco ? 'nothing' : 'whetherOpen';
}

/**
 * Whether this person may see the member's data: staff of the unit, or the contact of the current plan while a request is open
 * and was not misdirected.
 */
export function maySee(actor: Actor, inquiry: Inquiry): boolean {
  if (isStaff(actor)) return true;
  const { request } = inquiry;
  return actsAs(actor, inquiry).includes('mco') && request?.open === true && request.linksEnded !== true;
}
