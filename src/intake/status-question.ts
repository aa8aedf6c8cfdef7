import { z } from 'zod';
import { answerLanguages, type AnswerLanguage } from '../inquiry/vocabulary';
import questionData from './data/status-questions.json';
import { readData } from './read-data';
import { referencesOf } from './references';
import { fold, wordList, wordPattern } from './word-pattern';

const asking = z.strictObject({
  language: z.enum(answerLanguages),
  commands: wordList,
  connectors: wordList,
  questions: wordList,
  openers: wordList,
});
const { languages } = readData(
  'status-questions.json',
  z.strictObject({ about: z.string(), languages: z.array(asking) }),
  questionData,
);
const patterns = languages.map(({ language, commands, connectors, questions, openers }) => ({
  language,
  command: wordPattern(commands),
  connector: wordPattern(connectors),
  question: wordPattern(questions),
  opener: wordPattern(openers),
}));

const mostSentences = 3;
const mostSigns = 400;
/** A line from which on others are quoted, our own mail among them. */
const quoted = /^(?:>|on .{4,200} wrote:|el .{4,200} escribio:|from:|de:|-{2,}|_{5,})/;
const answerPrefix = /^\s*(?:re|aw|rv|fwd?|fw|tr)\s?:/i;

/**
 * Whether a mail asks where an inquiry stands, and in which language. Only its subject, when it begins no thread of
 * answers, and its first sentences count: what a mail quotes, or tells at length, asks nothing of us.
 * @param words what its sender wrote, without what is quoted.
 */
export function asksForStatus(subject: string, words: string): AnswerLanguage | undefined {
  for (const sentence of sentencesOf(subject, words)) {
    const language = languageOfQuestion(sentence);
    if (language !== undefined) return language;
  }
  return undefined;
}

/**
 * The references that a short question about the status names in its own sentence, for a mail whose subject and thread name
 * none. A longer mail may tell of another matter besides, and is not added to an inquiry by its words.
 */
export function referencesAskedFor(words: string): readonly string[] {
  if (words.length > mostSigns) return [];
  return sentencesOf('', words).flatMap((sentence) =>
    languageOfQuestion(sentence) === undefined ? [] : referencesOf(sentence),
  );
}

function sentencesOf(subject: string, words: string): readonly string[] {
  const lines = words.slice(0, mostSigns).split('\n');
  const end = lines.findIndex((line) => quoted.test(fold(line).trim()));
  const said = lines
    .slice(0, end === -1 ? undefined : end)
    .flatMap((line) => line.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/i.test(sentence))
    .slice(0, mostSentences);
  // A subject stays what it was while a thread goes on: only the first mail of it asks with it.
  const asked = answerPrefix.test(subject) || referencesOf(subject).length === 0 ? [] : [subject.slice(0, mostSigns)];
  return [...asked, ...said];
}

function languageOfQuestion(sentence: string): AnswerLanguage | undefined {
  const folded = fold(sentence).replace(/^[^a-z0-9]+/, '');
  // "Where does ME-... stand?" asks as "where does it stand?" does.
  const asked = referencesOf(folded).reduce((text, ref) => text.replace(ref.toLowerCase(), 'it'), folded);
  const isQuestion = /\?\W*$/.test(folded);
  return patterns.find(({ command, connector, question, opener }) => {
    const order = command.find(folded);
    if (order?.start === 0 && isOnlyAbout(folded.slice(order.end), connector)) return true;
    const hit = question.find(asked);
    return hit !== undefined && (isQuestion || isEmptyWithout(opener, asked.slice(0, hit.start)));
  })?.language;
}

/** After "status": nothing, or a reference with a few small words around it. */
function isOnlyAbout(rest: string, connector: ReturnType<typeof wordPattern>): boolean {
  const [first] = referencesOf(rest);
  const before = first === undefined ? rest : rest.slice(0, rest.toUpperCase().indexOf(first));
  return isEmptyWithout(connector, before);
}

function isEmptyWithout(small: ReturnType<typeof wordPattern>, text: string): boolean {
  let left = text;
  for (const { start, end } of [...small.findAll(text)].reverse()) left = left.slice(0, start) + left.slice(end);
  return !/[a-z0-9]/.test(left);
}
