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
  /** Name of an Iowa county, without the word "County". */
  readonly county?: Found;
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
  /** Whether the words say that this matter was told before. */
  readonly isFollowUp: boolean;
  /** Reference of an earlier inquiry that the words name. */
  readonly priorRef?: string;
};

/** Where a mail goes. Mail text never closes, sends or exports anything. */
export type Route =
  /** One draft for each member, at least one. `hint`: what a person is to look at first. */
  | { readonly to: 'open'; readonly drafts: readonly [Draft, ...Draft[]]; readonly hint?: 'notEnrolled' }
  /** A reply to, or mention of, one of our inquiries. `reopens`: the words say that it was closed and goes on. */
  | {
      readonly to: 'append';
      readonly ref: string;
      readonly text: string;
      readonly fromAddress: string;
      readonly reopens: boolean;
    }
  /** Our own mail (the 2.b notice, copies): never an inquiry. */
  | { readonly to: 'own' }
  /** An automatic answer (`header` said so). */
  | { readonly to: 'automatic'; readonly header: string }
  /** A mail could not be delivered. `ref`: of ours, when it names an inquiry. */
  | { readonly to: 'bounce'; readonly header: string; readonly ref?: string }
  /** For the Unit Lead: `reason` in plain words, without member data. */
  | { readonly to: 'aside'; readonly reason: AsideReason };

export const asideReasons = {
  NO_SENDER: 'It has no usable sender.',
  UNREADABLE: 'It could not be read.',
  TOO_SLOW: 'Reading it took too long.',
  TOO_LARGE: 'It is over 25 MB.',
  ENCRYPTED: 'It is encrypted or signed in a way that cannot be read here.',
  UNREADABLE_INQUIRY: 'It belongs to an inquiry that cannot be read at the moment.',
  WHICH_INQUIRY: 'It answers a mail of ours about several inquiries, and does not say which it means.',
  FAILED_FIVE_TIMES: 'Taking it in failed five times.',
  LOOK_ALIKE: 'Its sender looks like one of our own addresses, but is not.',
  INSTRUCTIONS: 'It holds instructions aimed at a machine.',
  PROVIDER: "It seems to be a provider's own matter, not a member's.",
  NOT_AN_INQUIRY: 'It seems to be no inquiry (a newsletter, an invitation, thanks).',
} as const;
export type AsideReason = keyof typeof asideReasons;
