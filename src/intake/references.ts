import type { InboxMessage } from './mailbox';

/** `ME-yymmdd-` and six signs of Crockford's base32, as people may type it. */
const reference = /(?<![a-z0-9])ME-?\d{6}-?[0-9A-HJKMNP-TV-Z]{6}(?![a-z0-9])/gi;
const most = 20;

/** The references that a mail's subject and its In-Reply-To and References headers name, upper-cased, each once, at most 20. */
export function referencesIn(message: InboxMessage): readonly string[] {
  const { subject, headers } = message;
  return referencesInText(
    ...[subject, headers['in-reply-to'], headers['references']].map((place) => place?.slice(0, 20_000) ?? ''),
  );
}

/** The references that the words of a mail name, in the body as it came, at most 20. */
export function bodyReferencesIn({ body }: InboxMessage): readonly string[] {
  return referencesInText(body.content.slice(0, 500_000));
}

/**
 * Every reference that a mail names, in its body too: those that the reader may ask about. Whether one of them counts is
 * the reader's to say: a body tells of many things.
 */
export function mentionedReferences(message: InboxMessage): readonly string[] {
  return [...new Set([...referencesIn(message), ...bodyReferencesIn(message)])];
}

/** The references that stand in texts, in their order. */
export function referencesInText(...texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) => text.match(reference) ?? []);
  return [...new Set(found.map(canonical))].slice(0, most);
}

/** People drop the hyphens. */
function canonical(ref: string): string {
  const plain = ref.toUpperCase().replaceAll('-', '');
  return `ME-${plain.slice(2, 8)}-${plain.slice(8)}`;
}
