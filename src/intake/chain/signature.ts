import { z } from 'zod';
import signOffs from '../data/sign-offs.json';
import { readData } from '../read-data';
import { professionalTitle } from '../values/name-words';
import { fold, wordList, wordPattern, type WordPattern } from '../word-pattern';

/** The words with which people greet and sign, and with which organizations disclaim. */
const words = readData(
  'sign-offs.json',
  z.strictObject({
    about: z.string(),
    greetings: wordList,
    signOffs: wordList,
    disclaimers: wordList,
    noise: wordList,
  }),
  signOffs,
);
const greeting = wordPattern(words.greetings);
const signOff = wordPattern(words.signOffs);
const disclaimer = wordPattern(words.disclaimers);
const noise = wordPattern(words.noise);
/** Mail filters put it before the first words, or on a line of its own. */
const externalTag = /^\[external(?: email| sender)?\]\s*/i;

/** A mail's lines in two: what it says, and the signature below. Greetings, disclaimers and "Sent from my phone" are in neither. */
export function splitSignature(
  lines: readonly string[],
  writer = '',
): {
  readonly words: readonly string[];
  readonly signature: readonly string[];
} {
  const said = withoutDisclaimers(lines)
    .map((line) => line.replace(externalTag, ''))
    .filter((line) => !startsWith(noise, line));
  const first = said.findIndex((line) => line.trim() !== '');
  const from = first >= 0 && isGreeting(said[first] ?? '') ? first + 1 : 0;
  const cut = Math.min(signatureStart(said, from, namesOf(writer)), professionalBlock(said, from));
  const words = said.slice(from, cut);
  const isAllSignature = words.every((line) => line.trim() === '');
  return isAllSignature ? { words: said.slice(from), signature: [] } : { words, signature: said.slice(cut) };
}

/** A greeting stands alone on its line: "Hello, please call ..." is already the issue. */
function isGreeting(line: string): boolean {
  return startsWith(greeting, line) && line.length <= 60 && line.split(/\s+/).length <= 6;
}

/**
 * Where the signature begins: at the first `-- `, short closing line or line with the writer's name that has only short lines below and no sentence:
 * people write "thank you" in the middle of a letter too. Looked for from the end, for a signature is never long.
 */
function signatureStart(lines: readonly string[], from: number, names: readonly string[]): number {
  let start = lines.length;
  let below = 0;
  for (let index = lines.length - 1; index >= from && below <= 14; index -= 1) {
    const line = (lines[index] ?? '').trim();
    if (line === '') continue;
    if (isClosing(line) || isNamed(line, names)) start = index;
    else if (line.length > 100 || isSentence(line)) break;
    below += 1;
  }
  return start;
}

/** Without closing words: a last paragraph that begins with a name, has a title in it, and no member's data. */
function professionalBlock(lines: readonly string[], from: number): number {
  let start = lines.length;
  while (start > from && (lines[start - 1] ?? '').trim() === '') start -= 1;
  const end = start;
  while (start > from && (lines[start - 1] ?? '').trim() !== '') start -= 1;
  const block = lines.slice(start, end);
  const [first = ''] = block;
  const isShort =
    block.length >= 2 && block.length <= 8 && block.every((line) => line.length <= 90 && !isSentence(line));
  const hasName = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,3}(?:,? [\p{L}., -]{1,30})?$/u.test(first);
  const below = block.slice(1).join('\n');
  const holdsData = /\b(?:dob|d\.o\.b|birth|medicaid (?:id|number|#)|state id|sid)\b|\d{7}[a-z]\b|\b[a-z]\d{7}\b/i.test(
    block.join('\n'),
  );
  return isShort && hasName && !holdsData && (professionalTitle.find(below) !== undefined || /\bfax\b/i.test(below))
    ? start
    : lines.length;
}

function isClosing(line: string): boolean {
  if (/^(?:--|__)_*$/.test(line)) return true;
  return line.length <= 40 && line.split(/\s+/).length <= 6 && startsWith(signOff, line);
}

/** How a writer may sign: "Jane Roe" for "Roe, Jane (HHS)" too, and by the first name alone. */
function namesOf(writer: string): readonly string[] {
  const plain = writer
    .replace(/[([|].*$/, '')
    .replace(/^(?:dr|mr|mrs|ms)\.? /i, '')
    .trim();
  const [last = '', second = ''] = plain.split(/, ?/);
  // "Jane Roe, RN" has a title behind the comma, "Roe, Jane" the first name.
  const first = /^[A-Z]{2,6}(?:-[A-Z])?$|^(?:PharmD|PsyD|PhD|Esq)$/.test(second) ? '' : second;
  const full = first === '' ? last : `${first} ${last}`;
  return full.length < 3 || full.includes('@') ? [] : [full, full.split(' ')[0] ?? full];
}

/** The name alone on its line, or with a title behind a comma: "Jane Roe, RN". */
function isNamed(line: string, names: readonly string[]): boolean {
  return names.some(
    (name) => fold(line) === fold(name) || (fold(line).startsWith(`${fold(name)},`) && line.length <= 60),
  );
}

function isSentence(line: string): boolean {
  return /[.!?]$/.test(line) && line.split(/\s+/).length >= 4;
}

/** A disclaimer runs to the next blank line. */
function withoutDisclaimers(lines: readonly string[]): string[] {
  const kept: string[] = [];
  let inside = false;
  for (const line of lines) {
    if (line.trim() === '') inside = false;
    else if (startsWith(disclaimer, line)) inside = true;
    if (!inside) kept.push(line);
  }
  return kept;
}

function startsWith(pattern: WordPattern, line: string): boolean {
  const hit = pattern.find(line.slice(0, 200));
  return hit !== undefined && /^[\W_]*$/.test(line.slice(0, hit.start));
}
