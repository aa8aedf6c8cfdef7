/** Code lists of the MCO Inquiry Log, each code with the words people read. */
export const categories = {
  ACCESS_NETWORK: 'Finding a provider',
  PRIOR_AUTH: 'Prior authorization',
  PHARMACY: 'Pharmacy or medicine',
  TRANSPORT: 'Rides to care',
  DME: 'Medical equipment or supplies',
  HOME_HEALTH: 'Home health',
  LTSS_WAIVER: 'Long-term services or waiver',
  CASE_MGMT: 'Case management',
  BEHAVIORAL: 'Behavioral health',
  BILLING: 'Bills and claims',
  ENROLLMENT: 'Plan enrollment',
  ELIGIBILITY: 'Eligibility',
  CUSTOMER_SERVICE: 'Customer service of the plan',
  COMMUNICATION_LANGUAGE: 'Language or communication',
  QUALITY_OF_CARE: 'Quality of care',
  ABUSE_NEGLECT: 'Abuse or neglect',
  DENTAL: 'Dental',
  VISION_HEARING: 'Vision or hearing',
  APPEAL_GRIEVANCE: 'Appeal or grievance',
  CONTINUITY_OF_CARE: 'Continuity of care',
  PROVIDER_ISSUE: 'A provider’s own matter',
  OTHER: 'Something else',
} as const;
export type Category = keyof typeof categories;

export const resolutions = {
  SERVICE_PROVIDED: 'Service provided',
  AUTH_APPROVED: 'Authorization approved',
  DENIAL_UPHELD_APPEAL_EXPLAINED: 'Denial upheld, appeal explained',
  CLAIM_FIXED: 'Claim fixed',
  PROVIDER_FOUND: 'Provider found',
  PLAN_CHANGED: 'Plan changed',
  INFO_GIVEN: 'Information given',
  ELIGIBILITY_FIXED: 'Eligibility fixed',
  REFERRED: 'Referred',
  WITHDRAWN: 'Withdrawn by the member',
  UNABLE_TO_REACH: 'Unable to reach the member',
} as const;
export type Resolution = keyof typeof resolutions;

export const contactResults = {
  REACHED: 'Reached',
  LEFT_MESSAGE: 'Left a message',
  NO_ANSWER: 'No answer',
  WRONG_NUMBER: 'Wrong number',
  DECLINED: 'Declined to talk',
  CALLED_US: 'They called us',
} as const;
export type ContactResult = keyof typeof contactResults;

/** Results that count as having reached somebody; the others open "try again". */
export const reachedResults: readonly ContactResult[] = ['REACHED', 'DECLINED', 'CALLED_US'];

export const ways = { phone: 'Phone', mail: 'Email', teams: 'Teams', inPerson: 'In person', letter: 'Letter' } as const;
export type Way = keyof typeof ways;

export const safetyFlags = {
  LIFE_SUPPORT_EQUIPMENT: 'a life-sustaining item may stop',
  MEDICATION_GAP: 'a medicine may run out',
  BEHAVIORAL_CRISIS: 'someone may be in a crisis',
  ABUSE_NEGLECT: 'abuse or neglect is mentioned',
  IMMINENT_SERVICE_LOSS: 'a service may stop soon',
} as const;
export type SafetyFlag = keyof typeof safetyFlags;

/** Why a member is not in an MCO (441 IAC 73.3(2)), for the callback of Step 2.b. */
export const notInMcoReasons = {
  MEDICALLY_NEEDY: 'Medically needy',
  EMERGENCY_ONLY: 'Emergency services only',
  PRESUMPTIVE: 'Presumptively eligible',
  PACE: 'PACE',
  HIPP: 'HIPP',
  MEDICARE_SAVINGS_ONLY: 'Medicare savings program only',
  AI_AN_OPT_OUT: 'American Indian or Alaska Native, opted out',
  RETROACTIVE: 'Retroactive months',
  INMATE: 'Inmate of an institution',
  VETERANS_HOME: 'Iowa Veterans Home',
  FAMILY_PLANNING_ONLY: 'Family planning only',
  NOT_ELIGIBLE: 'Not eligible now',
  OTHER: 'Another reason',
} as const;
export type NotInMcoReason = keyof typeof notInMcoReasons;

export const enrolmentSources = { elvsWeb: 'ELVS web', elvsPhone: 'ELVS phone', other: 'Another source' } as const;
export type EnrolmentSource = keyof typeof enrolmentSources;

export const receiptMethods = { mail: 'By mail', phone: 'By phone', inPerson: 'In person', chat: 'By chat' } as const;
export type ReceiptMethod = keyof typeof receiptMethods;

export const departments = {
  memberServices: 'Member Services',
  careManagement: 'Care Management',
  pharmacy: 'Pharmacy',
  transport: 'Transportation',
  utilization: 'Utilization Management',
  claims: 'Claims',
  appeals: 'Appeals and Grievances',
} as const;
export type Department = keyof typeof departments;
