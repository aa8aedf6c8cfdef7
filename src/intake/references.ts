import type { InboxMessage } from './mailbox';

/** `ME-yymmdd-` and six signs of Crockford's base32, as people may type it. */
const reference = /(?<![a-z0-9])ME-\d{6}-[0-9A-HJKMNP-TV-Z]{6}(?![a-z0-9])/gi;

/** The references that a mail's subject and its In-Reply-To and References headers name, upper-cased, each once, at most 20. */
export function referencesIn(message: InboxMessage): readonly string[] {
  const { subject, headers } = message;
  const places = [subject, headers['in-reply-to'], headers['references']];
  const found = places.flatMap((place) => place?.slice(0, 20_000).match(reference) ?? []);
  return [...new Set(found.map((ref) => ref.toUpperCase()))].slice(0, 20);
}
