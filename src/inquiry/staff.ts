/** The roles of the unit itself: who holds one may see what concerns a member, and may stand in for another of them. */
export const staffRoles = ['memberLiaison', 'esr', 'unitLead', 'accountManager'] as const;

/** Whether somebody belongs to the unit: liaisons, ESRs, Unit Lead, Account Manager. */
export function isStaff(somebody: { readonly roles: readonly string[] }): boolean {
  return staffRoles.some((role) => somebody.roles.includes(role));
}
