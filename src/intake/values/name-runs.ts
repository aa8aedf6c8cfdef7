import { fold } from '../word-pattern';
import { nameWords } from './name-words';

/** Words that may be a person's name, and where they stand. */
export type NameRun = {
  /** In natural order, without titles: "Jane Q. Roe". */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly hasHonorific: boolean;
};

const honorifics = new Set(nameWords.honorifics.map(fold));
const suffixes = new Set(nameWords.suffixes.map(fold));
const particles = new Set(nameWords.particles.map(fold));
const notNames = new Set(nameWords.notNames.map(fold));
const seldomNames = new Set(nameWords.seldomNames.map(fold));

const token = /[^\s\uE001|()[\]{}<>"“”;:!?/]+/g;
const capital = /^\p{Lu}[\p{L}'’.-]*$/u;
const initial = /^\p{Lu}\.?$/u;
const most = 5;

type Token = { readonly bare: string; readonly start: number; readonly end: number; readonly breaks: boolean };

/** Every run of capitalized words that may be a name of two parts or more, or one part behind "Ms.". */
export function nameRuns(text: string): NameRun[] {
  const runs: NameRun[] = [];
  let run: Token[] = [];
  let lastEnd = -1;
  const close = () => {
    runs.push(...asNames(run));
    run = [];
  };
  for (const match of text.matchAll(token)) {
    const one = tokenOf(match[0], match.index);
    // Only one blank may stand between two parts of a name.
    if (run.length > 0 && (one.start - lastEnd > 1 || text[lastEnd] === '\n')) close();
    const isInside = run.length > 0 && particles.has(fold(one.bare)) && one.bare !== one.bare.toUpperCase();
    if (isInside || isNamePart(one.bare)) run.push(one);
    else close();
    lastEnd = match.index + match[0].length;
    if (one.breaks) close();
  }
  close();
  return runs;
}

function tokenOf(written: string, index: number): Token {
  const [, lead = '', body = '', tail = ''] = /^([*_'‘’¿¡#-]*)(.*?)([.,*_'’-]*)$/s.exec(written) ?? [];
  const possessive = /['’]s$/.exec(body)?.[0] ?? '';
  const keepsStop =
    tail.startsWith('.') && (initial.test(body) || honorifics.has(fold(body)) || suffixes.has(fold(body)));
  const bare = body.slice(0, body.length - possessive.length) + (keepsStop && initial.test(body) ? '.' : '');
  const start = index + lead.length;
  const isEnd = possessive !== '' || tail.includes(',') || (tail.includes('.') && !keepsStop) || tail.includes('*');
  return { bare, start, end: start + bare.length, breaks: isEnd };
}

function isNamePart(word: string): boolean {
  const folded = fold(word.replace(/\.$/, ''));
  return honorifics.has(folded) || (capital.test(word) && !notNames.has(folded) && !/^\p{Lu}{1,5}\d/u.test(word));
}

function isTitle(one: Token | undefined): boolean {
  return one !== undefined && honorifics.has(fold(one.bare.replace(/\.$/, '')));
}

function asNames(run: readonly Token[]): NameRun[] {
  let parts = [...run];
  const hasHonorific = parts.length > 1 && isTitle(parts[0]);
  while (parts.length > 0 && isTitle(parts[0])) parts = parts.slice(1);
  while (parts.length > 0 && particles.has(fold(parts.at(-1)?.bare ?? '')) && !capital.test(parts.at(-1)?.bare ?? ''))
    parts.pop();
  // A sentence often begins with a word that is no name: "Still Jane Roe waits".
  while (parts.length > 0 && seldomNames.has(fold(parts[0]?.bare ?? '')) && parts.length > 2) parts = parts.slice(1);
  while (parts.length > 2 && seldomNames.has(fold(parts.at(-1)?.bare ?? ''))) parts.pop();
  // "Jane Roe R O E" spells it.
  const spelled = parts.findIndex(
    ({ bare }, index) => index > 0 && /^\p{Lu}$/u.test(bare) && /^\p{Lu}$/u.test(parts[index + 1]?.bare ?? ''),
  );
  if (spelled > 0) parts = parts.slice(0, spelled);
  // A letter alone behind a whole name begins something else.
  if (parts.length > 2 && /^\p{Lu}$/u.test(parts.at(-1)?.bare ?? '')) parts = parts.slice(0, -1);
  const [first] = parts;
  const last = parts.at(-1);
  const full = parts.filter(({ bare }) => !initial.test(bare));
  if (!first || !last || parts.length > most || full.length === 0) return [];
  if (full.every(({ bare }) => seldomNames.has(fold(bare)))) return [];
  if (full.length === 1 && !hasHonorific)
    return full[0] === undefined || full[0].bare.length < 3 ? [] : [single(full[0])];
  return [
    { value: naturalCase(parts.map(({ bare }) => bare).join(' ')), start: first.start, end: last.end, hasHonorific },
  ];
}

function single({ bare, start, end }: Token): NameRun {
  return { value: naturalCase(bare), start, end, hasHonorific: false };
}

/** "JANE ROE" and "jane roe" as "Jane Roe"; mixed writing stays. */
export function naturalCase(name: string): string {
  const isOneCase = name === name.toUpperCase() || name === name.toLowerCase();
  if (!isOneCase) return name;
  return name
    .toLowerCase()
    .replace(/(?<=^|[\s'’-])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/(?<=\s)(?:De|La|Las|Los|Del|Van|Von|Der|Den|Y)(?=\s)/g, (particle) => particle.toLowerCase())
    .replace(/\bMc(\p{Ll})/gu, (_all, letter: string) => `Mc${letter.toUpperCase()}`)
    .replace(/\b(?:Ii|Iii|Iv)\b/g, (suffix) => suffix.toUpperCase());
}

/** Whether a word can be part of a name at all. */
export function isNoName(word: string): boolean {
  return notNames.has(fold(word.replace(/[.,]$/, '')));
}

/** The name that a labelled value begins with, in natural order: "Roe, Jane Q (daughter)" is "Jane Q Roe". */
export function leadingName(value: string): string | undefined {
  const head = value
    .replace(/^["'*\s]+/, '')
    .split(
      /[;|(\t\d/:\uE001\n]| [-–—] |[.!?] |\b(?:dob|d\.o\.b|born|medicaid|state id|member id|aka|ssn|sid|age)\b/i,
    )[0]
    ?.trim();
  if (!head) return undefined;
  const pieces = head.split(/,\s*/);
  const [lead = '', second = ''] = pieces;
  const first = partsOf(lead);
  if (first === undefined) return undefined;
  const isSuffix = suffixes.has(fold(second.replace(/\.$/, '')));
  const behind = second === '' || isSuffix ? undefined : partsOf(second, true);
  // "Roe, Jane" has the surname first; in "Jane Roe, her daughter" the comma ends the name.
  const isSurnameFirst =
    behind !== undefined && first.length <= 2 && (first.length === 1 || lead === lead.toUpperCase());
  const all = isSurnameFirst ? [...behind, ...first] : [...first, ...(isSuffix ? [second] : [])];
  const suffixed = [...all].sort((a, b) => Number(isLast(a)) - Number(isLast(b)));
  return all.length === 0 ? undefined : naturalCase(suffixed.join(' '));
}

function isLast(part: string): boolean {
  return suffixes.has(fold(part.replace(/\.$/, '')));
}

/** Parts of a name up to the first word that is none; undefined when there is none. Small letters count when all are small. */
function partsOf(text: string, isBehind = false): string[] | undefined {
  const parts: string[] = [];
  const words = text.split(/\s+/).filter((word) => !honorifics.has(fold(word.replace(/\.$/, ''))) || parts.length > 0);
  const isSmall = text === text.toLowerCase();
  for (const word of words.slice(0, most)) {
    const bare = word.replace(/^["'*]+|["'*]+$/g, '');
    const letters = /^[\p{L}][\p{L}'’.-]*$/u.test(bare);
    const isPart = letters && (capital.test(bare) || isSmall || (parts.length > 0 && particles.has(fold(bare))));
    const isParticle = parts.length > 0 && particles.has(fold(bare)) && !capital.test(bare);
    if (!isPart || (isNoName(bare) && !isParticle)) break;
    parts.push(bare.replace(/(?<=\p{L}{2})\.$/u, ''));
  }
  while (particles.has(fold(parts.at(-1) ?? '')) && !capital.test(parts.at(-1) ?? '')) parts.pop();
  if (parts.length === 0) return undefined;
  if (isSmall && words.length > 4) return undefined;
  return !isBehind && parts.every((part) => initial.test(part)) ? undefined : parts;
}

/** Whether two names can be one person's: each part of the shorter stands in the longer, the surnames agree. */
export function isSamePerson(one: string, other: string): boolean {
  const [short, long] = [partsFor(one), partsFor(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  return (
    short.length > 0 &&
    short.every((part) => long.some((whole) => whole === part || (part.length === 1 && whole.startsWith(part))))
  );
}

function partsFor(name: string): string[] {
  return fold(name)
    .split(/[\s-]+/)
    .map((part) => part.replace(/[^a-z']/g, ''))
    .filter((part) => part !== '' && !suffixes.has(part));
}
