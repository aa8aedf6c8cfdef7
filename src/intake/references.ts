import type { InboxMessage } from './mailbox';

/** `ME-yymmdd-` and six signs of Crockford's base32, as people may type it. */
const reference = /(?<![a-z0-9])ME-\d{6}-[0-9A-HJKMNP-TV-Z]{6}(?![a-z0-9])/gi;
const most = 20;

/** The references that a mail's subject and its In-Reply-To and References headers name, upper-cased, each once, at most 20. */
export function referencesIn(message: InboxMessage): readonly string[] {
  const { subject, headers } = message;
  return once([subject, headers['in-reply-to'], headers['references']].flatMap((place) => referencesOf(place ?? '')));
}

/**
 * Every reference that a mail names, in its body too: those that the reader may ask about. Whether one of them counts is
 * the reader's to say: a body tells of many things.
 */
export function mentionedReferences(message: InboxMessage): readonly string[] {
  return once([...referencesIn(message), ...referencesOf(message.body.content.slice(0, 200_000))]);
}

/** The references in a text, upper-cased, at most 20. */
export function referencesOf(text: string): readonly string[] {
  return (text.slice(0, 200_000).match(reference) ?? []).slice(0, most).map((ref) => ref.toUpperCase());
}

function once(refs: readonly string[]): readonly string[] {
  return [...new Set(refs)].slice(0, most);
}
