import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { RecordedLine } from '../inquiry/log-line';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import type { AnswerLink } from './link-token';

/** Whether a link still holds. */
export type LinkState =
  | { readonly is: 'good' }
  /** It was answered with already. */
  | { readonly is: 'used'; readonly line: RecordedLine }
  | { readonly is: 'expired' }
  /** The plan was asked anew since: the later mail has the link that counts. */
  | { readonly is: 'superseded' }
  /** Nothing is asked of this plan any more. */
  | { readonly is: 'withdrawn' }
  /** It was never ours, or not for this address. */
  | { readonly is: 'unknown' };

/**
 * Judges a link against what is so now. It is good for one answer, for the request that it was sent with, while that request
 * is open at the plan of the person to whom it was sent, at the address to which it was sent.
 */
export function linkState(
  link: AnswerLink,
  person: Person | undefined,
  inquiry: Inquiry | undefined,
  lines: readonly RecordedLine[],
  now: DateTime,
): LinkState {
  if (person === undefined || inquiry === undefined || !isTheirs(link, person)) return { is: 'unknown' };
  const line = lines.find(({ facts }) => facts['link'] === link.id);
  if (line !== undefined) return { is: 'used', line };
  const { request } = inquiry;
  if (request === undefined || !request.open || request.mco !== person.mco || inquiry.mco !== person.mco)
    return { is: 'withdrawn' };
  if (request.n !== link.request) return { is: 'superseded' };
  if (request.linksEnded === true) return { is: 'withdrawn' };
  return now >= link.expiresAt ? { is: 'expired' } : { is: 'good' };
}

/** Whether the link was sent to this person, who answers for a plan, at the address that they still have. */
function isTheirs(link: AnswerLink, person: Person): boolean {
  return person.id === link.person && person.roles.includes('mcoContact') && boxOf(person) === link.box;
}

/** An address as links, codes and visits know it: hashed, without regard to case. */
export function boxOf({ mail }: Pick<Person, 'mail'>): string {
  return keyHash('box', mail.trim().toLowerCase());
}
