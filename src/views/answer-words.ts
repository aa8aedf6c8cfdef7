import { z } from 'zod';
import type { AnswerLanguage } from '../inquiry/vocabulary';
import data from './data/answers.json';

/** The sentences and what is filled into each. Nothing of a member is among it, so none of them can name one. */
const filledIn = {
  received: ['ref'],
  whatNext: [],
  respondBy: ['target', 'limit'],
  closing: ['minutes', 'opens'],
  closed: ['opens'],
  howToAsk: [],
  inProgress: ['ref'],
  isClosed: ['ref'],
  priority: ['tier'],
  priorityOpen: [],
  step: ['step', 'asks'],
  nextDue: ['due'],
  overdue: ['due'],
  nothingDue: [],
  owner: ['owner'],
  noOwner: [],
  whatIsRead: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type AnswerSentence = keyof typeof filledIn;

/** The sentences of the automatic answers do not hold what they should. Thrown once, when the service starts. */
export class AnswerWordsInvalid extends Error {
  readonly code = 'ANSWER_WORDS_INVALID';
  constructor(problems: readonly string[]) {
    super(`Please correct src/views/data/answers.json: ${problems.join('; ')}.`);
    this.name = 'AnswerWordsInvalid';
  }
}

type Words = Readonly<Record<AnswerSentence, string>>;

/** A sentence with just these places to be filled in. */
function sentence(places: readonly string[]): z.ZodString {
  return z
    .string()
    .min(3)
    .max(300)
    .superRefine((text, check) => {
      const found = [...text.matchAll(/\{([^{}]*)\}/g)].map(([, place = '']) => place);
      const problems = [
        ...(/[{}]/.test(text.replace(/\{[^{}]*\}/g, '')) ? ['a { or } stands alone'] : []),
        ...places.filter((place) => !found.includes(place)).map((place) => `{${place}} is missing`),
        ...found.filter((place) => !places.includes(place)).map((place) => `{${place}} is not known here`),
      ];
      for (const message of problems) check.addIssue({ code: 'custom', message });
    });
}

const sentences = z.strictObject(
  Object.fromEntries(Object.entries(filledIn).map(([name, places]) => [name, sentence(places)])) as Record<
    AnswerSentence,
    z.ZodString
  >,
);
const file = z.strictObject({ about: z.string(), en: sentences, es: sentences });

/** The sentences of a file, checked. @throws AnswerWordsInvalid with each place and what is wrong there. */
export function readAnswerWords(content: unknown): Readonly<Record<AnswerLanguage, Words>> {
  const result = file.safeParse(content);
  if (result.success) return result.data;
  throw new AnswerWordsInvalid(
    result.error.issues.map(({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`),
  );
}

const words = readAnswerWords(data);

/** A sentence of an automatic answer in a language, filled in. */
export function answerSentence(
  language: AnswerLanguage,
  name: AnswerSentence,
  values: Readonly<Record<string, string>> = {},
): string {
  return words[language][name].replace(/\{([a-z]+)\}/g, (_, place: string) => values[place] ?? '');
}
