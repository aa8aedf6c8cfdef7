import type { Category, SafetyFlag } from '../inquiry/codes';
import type { OriginatorType } from '../inquiry/originators';
import type { Tier } from '../inquiry/tiers';

/** A value read from a mail with the words it came from. A person confirms it; `check` marks the doubtful ones ("please check"). */
export type Found<T = string> = { readonly value: T; readonly words: string; readonly check: boolean };

/** What the reader made of one mail. Everything uncertain is absent: a wrong id is worse than none. Holds member data. */
export type Draft = {
  readonly originatorType: OriginatorType;
  readonly originatorName?: Found;
  /** Mail address or phone of the originator. */
  readonly originatorContact?: Found;
  /** Set when the mail was forwarded by somebody other than the originator. */
  readonly forwardedBy?: { readonly name: string; readonly address: string };
  readonly memberName?: Found;
  /** Medicaid id, upper-cased, without spaces and hyphens. Never rejected for its format. */
  readonly memberId?: Found;
  /** ISO date. */
  readonly dateOfBirth?: Found;
  /** Code of the plan, from the dated plan list. */
  readonly mco?: Found;
  /** Call-back phone; not a signature's, not a fax. */
  readonly phone?: Found;
  /** The words of the issue, without greetings, forward headers and signature; at most 8,000 characters. */
  readonly issue: string;
  readonly category?: Found<Category>;
  readonly statedDeadline?: Found;
  readonly language?: Found;
  readonly suggestedTier: Tier;
  /** In plain words, without member data ("a life-sustaining item may stop"); stands on the claim card. */
  readonly suggestedReason: string;
  readonly safetyFlag?: SafetyFlag;
};

/** Where a mail goes. Mail text never closes, sends or exports anything. */
export type Route =
  | { readonly to: 'open'; readonly draft: Draft }
  /** A reply to, or mention of, an open inquiry's reference. */
  | { readonly to: 'append'; readonly ref: string; readonly text: string; readonly fromAddress: string }
  /** Our own mail (the 2.b notice, copies): never an inquiry. */
  | { readonly to: 'own' }
  /** An automatic answer (`header` said so), a bounce of our own mail. */
  | { readonly to: 'automatic'; readonly header: string }
  /** For the Unit Lead: `reason` in plain words, without member data. */
  | { readonly to: 'aside'; readonly reason: AsideReason };

export const asideReasons = {
  NO_SENDER: 'It has no usable sender.',
  UNREADABLE: 'It could not be read.',
  TOO_SLOW: 'Reading it took too long.',
  TOO_LARGE: 'It is over 25 MB.',
  ENCRYPTED: 'It is encrypted or signed in a way that cannot be read here.',
  UNREADABLE_INQUIRY: 'It belongs to an inquiry that cannot be read at the moment.',
  FAILED_FIVE_TIMES: 'Taking it in failed five times.',
} as const;
export type AsideReason = keyof typeof asideReasons;
