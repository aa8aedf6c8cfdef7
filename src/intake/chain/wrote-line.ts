import { quotedSender, type QuotedSender } from './header-block';

/** "On Tue, Sep 1, 2026 at 9:00 AM Mia Park <mia@example.org> wrote:", on one line or two. */
export type WroteLine = {
  readonly start: number;
  readonly end: number;
  readonly from: QuotedSender;
  readonly sent: string;
};

const wrote = /^(?:On|Am|Le|El|On:) (.{6,240}?),? ?(?:wrote|escribió|schrieb|a écrit) ?: ?$/i;
/** What stands between the time and the name. */
const timeEnd = /(?:\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.? ?m\.?)?(?: [A-Z]{2,4})?|\d{4})[,]? /gi;

/** The first line from `at` on with which Gmail, Apple Mail and others begin a quoted mail. */
export function findWroteLine(lines: readonly string[], at = 0): WroteLine | undefined {
  for (let index = at; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (!/^(?:On|Am|Le|El) /i.test(line)) continue;
    for (const size of [1, 2, 3]) {
      const match = wrote.exec(lines.slice(index, index + size).join(' '));
      if (match) return { start: index, end: index + size, ...senderIn(match[1] ?? '') };
    }
  }
  return undefined;
}

function senderIn(words: string): { from: QuotedSender; sent: string } {
  const end = [...words.matchAll(timeEnd)].at(-1);
  const cut = end ? end.index + end[0].length : words.lastIndexOf(',') + 1;
  return {
    from: quotedSender(words.slice(cut).replace(/^[,\s]+/, '')),
    sent: words.slice(0, cut).replace(/[,\s]+$/, ''),
  };
}
