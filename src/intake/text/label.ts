import { z } from 'zod';
import labelData from '../data/labels.json';
import { readData } from '../read-data';
import { fold } from '../word-pattern';
import { isTypingError } from './typing-error';

const words = z.array(z.string().min(1)).min(1);
const owners = z.strictObject({ member: words, contact: words, other: words, old: words });
const nouns = z.strictObject({
  name: words,
  firstName: words,
  lastName: words,
  memberId: words,
  birthDate: words,
  county: words,
  plan: words,
  phone: words,
  callback: words,
  fax: words,
  language: words,
  deadline: words,
  prior: words,
  otherNumber: words,
  text: words,
});
const data = readData('labels.json', z.strictObject({ about: z.string(), owners, nouns }), labelData);

export type LabelNoun = keyof typeof data.nouns;
export type LabelOwner = keyof typeof data.owners;

/** What a label of a form says: of what, and of whom. `n` tells members apart: "Member 2 DOB". */
export type Label = {
  readonly noun: LabelNoun;
  readonly owner: LabelOwner | 'nobody';
  readonly n?: number;
};

const nounOf = new Map(
  Object.entries(data.nouns).flatMap(([noun, all]) => all.map((word) => [plain(word), noun as LabelNoun] as const)),
);
const ownerOf = new Map(
  Object.entries(data.owners).flatMap(([owner, all]) => all.map((word) => [plain(word), owner as LabelOwner] as const)),
);

const vocabulary = [...new Set([...nounOf.keys(), ...ownerOf.keys()].flatMap((words_) => words_.split(' ')))].filter(
  (word) => word.length >= 4,
);

/** Reads a label with its typing errors put right: "mbr naem", "Medciaid id". */
export function misspelledLabelOf(written: string): Label | undefined {
  if (written.length > 40) return undefined;
  const mended = plain(written)
    .split(' ')
    .map((word) =>
      word.length < 4 || vocabulary.includes(word)
        ? word
        : (vocabulary.find((known) => isTypingError(known, word)) ?? word),
    )
    .join(' ');
  return mended === plain(written) ? undefined : labelOf(mended);
}

/** Reads a label, with or without its colon; undefined when it is none that we know. */
export function labelOf(written: string): Label | undefined {
  if (written.length > 60) return undefined;
  const [, words = '', number] = /^(.*?)(?: \(?(?:no |number |#)?([1-9])\)?)?$/.exec(plain(written)) ?? [];
  const found = named(words) ?? (number === undefined ? undefined : numberInside(plain(written)));
  const n = number ?? /(?:^| )([1-9])(?: |$)/.exec(plain(written))?.[1];
  return found && { ...found, ...(n !== undefined && { n: Number(n) }) };
}

/** "Member 2 DOB": the number stands between the owner and the noun. */
function numberInside(words: string): Label | undefined {
  return named(words.replace(/ [1-9](?= |$)/, ''));
}

function named(words: string): Label | undefined {
  const noun = nounOf.get(words);
  if (noun) return { noun, owner: 'nobody' };
  const alone = ownerOf.get(words);
  if (alone !== undefined && alone !== 'old') return { noun: alone === 'other' ? 'text' : 'name', owner: alone };
  const parts = words.split(' ');
  // The longest owner first, before the noun or after it: "client phone", "name of member".
  for (let size = Math.min(4, parts.length - 1); size > 0; size -= 1) {
    const before = withOwner(parts.slice(0, size).join(' '), parts.slice(size).join(' '));
    if (before) return before;
    const after = withOwner(parts.slice(-size).join(' '), parts.slice(0, -size).join(' '));
    if (after) return after;
  }
  return undefined;
}

function withOwner(ownerWords: string, rest: string): Label | undefined {
  const owner = ownerOf.get(ownerWords);
  if (owner === undefined) return undefined;
  const inner = nounOf.has(rest) ? undefined : named(rest);
  const noun = nounOf.get(rest) ?? inner?.noun;
  if (noun === undefined) return undefined;
  // "Previous member ID": the stronger reservation holds.
  const innerOwner = inner?.owner;
  const stays = owner === 'member' && innerOwner !== undefined && innerOwner !== 'nobody' ? innerOwner : owner;
  return { noun, owner: stays };
}

/** Words with one blank between them, without possessives, articles and signs. */
function plain(words: string): string {
  return fold(words)
    .replace(/['’]s(?![a-z])|s['’](?![a-z])/g, '')
    .replace(/\bdate\/time\b/g, 'date')
    .replace(/[^a-z0-9#]+/g, ' ')
    .replace(/(?<=[a-z])#/g, ' #')
    .replace(/^(?:the|a|an|el|la|los|las|su|mi|your|his|her) /, '')
    .trim();
}
