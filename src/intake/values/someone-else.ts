import type { Reading } from '../text/reading';
import { fold, phraseSource } from '../word-pattern';
import { peopleWords } from './name-words';

const relation = `(?:${peopleWords.relations.map(phraseSource).join('|')})`;
const theirs = new RegExp(
  `(?<![a-z])(?:his|her|their|the member's|member's|su) (?:[a-z]+ )?${relation}(?:,? [a-z'-]+){0,5} $`,
);
const mine = new RegExp(`(?<![a-z])(?:my|mi) (?:[a-z]+ )?${relation}(?:,? [a-z'-]+){0,5} $`);

/**
 * Whether the words before a place (folded, of the same sentence) speak of a relative of the member: "her sister in", or "my sister in" where
 * the member writes. A relative who is the member is not somebody else.
 */
export function someoneElse(lead: string, reading: Reading, passage: number, member?: string): boolean {
  const before = `${lead.trimEnd()} `;
  const said =
    theirs.exec(before)?.[0] ?? (reading.passages[passage]?.isMember === true ? mine.exec(before)?.[0] : undefined);
  if (said === undefined) return false;
  // "His wife, Hanh": she is whom the mail is about.
  const isMember =
    member !== undefined &&
    fold(member)
      .split(' ')
      .some((part) => part.length > 2 && said.includes(` ${part}`));
  return !isMember;
}
