/** The eight originators of Step 1, in the document's order and words, and one for anybody else. */
export const originators = {
  CSR: { letter: 'a', name: 'IME – Call Center Customer Service Representative (CSR)', short: 'Call Center CSR' },
  ESR: { letter: 'b', name: 'Enrollment Service Representative (ESR)', short: 'ESR' },
  ACCOUNT_MANAGER: { letter: 'c', name: 'Member Services Account Manager', short: 'Account Manager' },
  MC_OMBUDSMAN: { letter: 'd', name: 'Managed Care Ombudsman', short: 'Managed Care Ombudsman' },
  OTHER_STATE_AGENCY: { letter: 'e', name: 'Other State Agencies', short: 'Other State Agency' },
  LEGISLATIVE_LIAISON: { letter: 'f', name: 'Legislative Liaison', short: 'Legislative Liaison' },
  POLICY_STAFF: { letter: 'g', name: 'IME Policy Staff', short: 'IME Policy Staff' },
  IME_LEADERSHIP: { letter: 'h', name: 'IME Leadership', short: 'IME Leadership' },
  /** Not in the document: a sender whom the directory does not know. A person confirms who it is. */
  OTHER: { letter: '', name: 'Somebody else', short: 'Somebody else' },
} as const;

export type OriginatorType = keyof typeof originators;
export const originatorTypes = Object.keys(originators) as OriginatorType[];
