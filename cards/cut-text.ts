/** At most `most` UTF-16 units of a text, with "…" and, in brackets, where the rest is. Never cuts a sign that takes two units. */
export function cutText(text: string, most: number, where = ''): string {
  if (text.length <= most) return text;
  const mark = where === '' ? '…' : `… (${where})`;
  return (
    text
      .slice(0, Math.max(most - mark.length, 0))
      .replace(/[\uD800-\uDBFF]$/, '')
      .trimEnd() + mark
  );
}
