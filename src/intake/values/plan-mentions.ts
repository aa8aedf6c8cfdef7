import { notMisspelled, plans, type Plan } from '../plans';
import type { Reading } from '../text/reading';
import { fold } from '../word-pattern';

/** A plan's name in the mail. */
export type PlanMention = {
  readonly plan: Plan;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /** Also the name of something else, or misspelled. */
  readonly isDoubtful: boolean;
};

const names = plans.flatMap((plan) =>
  plan.aliases.map(({ name, exactCase, doubtful }) => ({
    plan,
    isDoubtful: doubtful === true,
    pattern: new RegExp(
      `(?<![\\w@.-])${name.replaceAll('.', '\\.').replace(/ /g, '[ \\n-]')}(?![\\w@-]|\\.\\w)`,
      exactCase === true ? 'g' : 'gi',
    ),
  })),
);
const singleWords = plans.flatMap((plan) =>
  plan.aliases.flatMap(({ name, doubtful, exactCase }) =>
    /^[a-z]{6,}$/i.test(name) && doubtful !== true && exactCase !== true ? [{ plan, word: name.toLowerCase() }] : [],
  ),
);
const innocent = new Set(notMisspelled.map(fold));

/** Every mention, of overlapping ones ("Total Care" in "Iowa Total Care") the longest. Mail addresses are none. */
export function planMentions({ text }: Pick<Reading, 'text'>): PlanMention[] {
  const found = [...exact(text), ...misspelled(text)];
  const covers = (one: PlanMention, other: PlanMention) =>
    one.end - one.start > other.end - other.start && one.start <= other.start && other.start < one.end;
  return found.filter((mention) => !found.some((other) => covers(other, mention))).sort((a, b) => a.start - b.start);
}

function exact(text: string): PlanMention[] {
  return names.flatMap(({ plan, isDoubtful, pattern }) =>
    [...text.matchAll(pattern)].map(({ index, 0: written }) => ({
      plan,
      isDoubtful,
      start: index,
      end: index + written.length,
      words: written.replace('\n', ' '),
    })),
  );
}

function misspelled(text: string): PlanMention[] {
  return [...text.matchAll(/(?<![\w@.'-])[a-z]{5,14}(?![\w@'-]|\.\w)/gi)].flatMap(({ index, 0: written }) => {
    const word = written.toLowerCase();
    if (innocent.has(word)) return [];
    const near = singleWords.find((one) => one.word !== word && isOneOff(one.word, word));
    return near
      ? [{ plan: near.plan, isDoubtful: true, start: index, end: index + written.length, words: written }]
      : [];
  });
}

/** Whether one letter is wrong, missing, too many, or two are exchanged; in words of nine letters or more, two of these. */
function isOneOff(right: string, written: string): boolean {
  if (!written.startsWith(right.charAt(0))) return false;
  return distance(right, written) <= (right.length >= 9 ? 2 : 1);
}

/** Edit distance in which two exchanged neighbours are one edit. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_none, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((rows[i - 1]?.[j] ?? 9) + 1, (row[j - 1] ?? 9) + 1, (rows[i - 1]?.[j - 1] ?? 9) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 9) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 9;
}
