import type { AsideReason } from './draft';

/** Why a mail is no inquiry, as the Unit Lead says it: each code with the words people read. */
export const dismissals = {
  PROVIDER_MATTER: 'A provider’s own matter, for Provider Services',
  NOT_A_REQUEST: 'A newsletter, an invitation or thanks',
  IN_THE_LOG: 'It is in the log already',
  MISDIRECTED: 'It was meant for somebody else',
  UNSAFE: 'Spam, or it pretends to come from somebody else',
  OTHER: 'Another reason',
} as const;
export type Dismissal = keyof typeof dismissals;

/** What the reason for which a mail was set aside suggests; a person decides. */
export const suggestedDismissal: Readonly<Partial<Record<AsideReason, Dismissal>>> = {
  PROVIDER: 'PROVIDER_MATTER',
  NOT_AN_INQUIRY: 'NOT_A_REQUEST',
  LOOK_ALIKE: 'UNSAFE',
  INSTRUCTIONS: 'UNSAFE',
};
