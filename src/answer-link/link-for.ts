import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { Cipher } from '../log/cipher';
import type { Person } from '../people/people';
import { lifeOfLink, sealLink } from './link-token';
import { boxOf } from './link-state';

export type LinkParts = {
  readonly cipher: Pick<Cipher, 'seal' | 'open'>;
  readonly newId: () => string;
  /** Where people reach the service; without a slash at its end. */
  readonly publicUrl: () => string;
};

/** The token of a fresh link for the request that is open now; undefined when none is open at this person's plan. */
export async function tokenFor(
  parts: Pick<LinkParts, 'cipher' | 'newId'>,
  inquiry: Inquiry,
  person: Person,
  now: DateTime,
): Promise<string | undefined> {
  const { request } = inquiry;
  if (!person.roles.includes('mcoContact') || request?.open !== true || request.mco !== person.mco) return undefined;
  if (request.linksEnded === true) return undefined;
  return sealLink(parts.cipher, {
    id: parts.newId(),
    ref: inquiry.ref,
    person: person.id,
    box: boxOf(person),
    request: request.n,
    expiresAt: now.plus(lifeOfLink),
  });
}

/** The address to answer at, for a mail to somebody without an account here. */
export async function linkFor(
  parts: LinkParts,
  inquiry: Inquiry,
  person: Person,
  now: DateTime,
): Promise<string | undefined> {
  const token = await tokenFor(parts, inquiry, person, now);
  return token === undefined ? undefined : `${parts.publicUrl()}/answer/${token}`;
}
