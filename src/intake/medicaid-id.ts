import type { Found } from './draft';

type Candidate = {
  readonly value: string;
  readonly words: string;
  readonly labelled: 'member' | 'other' | 'no';
  readonly isUsual: boolean;
};

const idLabel =
  /\b((?:medicaid|(?:member|mbr)(?:'s|’s)?(?: medicaid| state)?|state|recipient|client|patient|title (?:19|xix)|t-?19|hawki|beneficiary)(?:'s|’s)?(?: member)?\s?(?:id|i\.d\.|identification)(?:\s?(?:number|no\.?|num|#))?|(?:medicaid|member|title (?:19|xix)|state id)\s?(?:number|no\.|#)|sid\s?#?|(?:n[uú]mero|n[uú]m\.?|id|identificaci[oó]n)(?: de)?(?: identificaci[oó]n)?(?: de(?: la| el|l)?)? (?:medicaid|miembro)|medicaid)(?: is| es|:|=|#|-)?[ :=#-]{0,4}([a-z0-9](?:[ -]?[a-z0-9]){4,13})(?![a-z0-9])/gi;
/** The usual forms, nowhere confirmed: seven digits and a letter, or a letter and seven digits. */
const usual = /(?<![\w@.-])(\d{7}-?[a-z]|[a-z]-?\d{7})(?![\w@-])/gi;
const usualWhole = /^(?:\d{7}[A-Z]|[A-Z]\d{7})$/;
/** Words just before a number that say that it is something else, or somebody else's. */
const somethingElse =
  /(?:claim|authorization|auth|\bpa|case|reference|ref|invoice|npi|order|ticket|policy|group|rx|prescription|license|plate|tracking|confirmation|provider|fax|phone|tax|account|acct)\W{0,3}(?:id|number|no\.?|num|#)?\W{0,4}(?:is )?$/i;
const somebodyElse =
  /\b(?:brother|sister|sibling|husband|wife|spouse|partner|mother|mom|father|dad|son|daughter|child|guardian|cousin|neighbor|provider|hermano|hermana|esposo|esposa|madre|padre|hijo|hija)(?:'s|’s)?(?: [a-z]+){0,2} $/i;

/**
 * The member's Medicaid id, upper-cased, without spaces and hyphens. Its format is never a reason to refuse it, only to ask
 * for a check. With several different ids only one that is clearly labelled the member's is taken: a wrong id is worse than none.
 */
export function findMedicaidId(text: string): Found | undefined {
  const candidates = [...labelled(text), ...unlabelled(text)];
  const values = new Set(candidates.map(({ value }) => value));
  const ofMember = candidates.filter((candidate) => candidate.labelled === 'member');
  const chosen = values.size === 1 ? (ofMember[0] ?? candidates[0]) : onlyValue(ofMember);
  if (!chosen) return undefined;
  const check = values.size > 1 || chosen.labelled !== 'member' || !chosen.isUsual;
  return { value: chosen.value, words: chosen.words, check };
}

function onlyValue(candidates: readonly Candidate[]): Candidate | undefined {
  return new Set(candidates.map(({ value }) => value)).size === 1 ? candidates[0] : undefined;
}

function labelled(text: string): Candidate[] {
  return [...text.matchAll(idLabel)].flatMap((match) => {
    const value = ownPart(match[2] ?? '', text.slice(match.index + match[0].length, match.index + match[0].length + 2));
    if (value === undefined) return [];
    const isOther = somebodyElse.test(text.slice(Math.max(0, match.index - 40), match.index));
    return [candidate(value, labelledWords(match[0], match[2] ?? '', value), isOther ? 'other' : 'member')];
  });
}

/**
 * The id at the beginning of the words after a label. The label's pattern reads on over blanks, so "1234567A DOB" and
 * "1234567A y nací" must lose what follows; a single letter belongs to bare digits when it is a capital and no word of a
 * sentence follows ("1234567 A, DOB", but not "1234567 I need").
 */
function ownPart(run: string, after: string): string | undefined {
  const [first = '', second = '', third = ''] = run.split(' ');
  const digits = first.replace(/\D/g, '').length;
  if (digits < 5) return splitNumber.exec(run)?.[0];
  const next = third === '' ? after : ` ${third}`;
  const isOwnLetter = /^[\d-]+$/.test(first) && /^[A-Z]$/.test(second) && !/^ ?[a-z]/.test(next);
  return isOwnLetter ? `${first}${second}` : first;
}

/** "123 4567 A", "A 1234567": groups of digits with at most one letter at an end. */
const splitNumber = /^(?:[a-z] )?\d{2,6}(?:[ -]\d{2,7})+(?: ?[a-z](?![a-z0-9]))?|^[a-z] \d{5,9}(?![a-z0-9])/i;

/** The label and the id, without what the pattern read on over. */
function labelledWords(words: string, run: string, value: string): string {
  return run.startsWith(value) ? words.slice(0, words.length - run.length + value.length) : words;
}

function unlabelled(text: string): Candidate[] {
  return [...text.matchAll(usual)].flatMap((match) => {
    const before =
      text
        .slice(Math.max(0, match.index - 30), match.index)
        .split('\n')
        .at(-1) ?? '';
    if (somethingElse.test(before)) return [];
    return [candidate(match[0], match[0], 'no')];
  });
}

function candidate(raw: string, words: string, label: Candidate['labelled']): Candidate {
  const value = raw.replace(/[\s-]/g, '').toUpperCase();
  return { value, words: words.trim(), labelled: label, isUsual: usualWhole.test(value) };
}
