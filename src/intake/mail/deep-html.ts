/** Deeper than any mail program nests; parsers take time that grows with the square of the depth. */
const deepest = 1_000;
const tags = /<(\/?)([a-z][a-z0-9]*)/gi;
const neverClosed = /^(?:br|img|hr|meta|link|input|col|wbr|area|base|source|p|li|td|tr|th|dt|dd|option)$/i;

/** HTML up to the place at which its elements stand too deep in one another. */
export function withoutDepths(html: string): string {
  let depth = 0;
  for (const { 1: slash, 2: name = '', index } of html.matchAll(tags)) {
    if (neverClosed.test(name)) continue;
    depth = Math.max(0, depth + (slash === '/' ? -1 : 1));
    if (depth > deepest) return html.slice(0, index);
  }
  return html;
}
