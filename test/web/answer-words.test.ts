import { stepIds } from '../../src/inquiry/vocabulary';
import { buttonsOf } from '../../src/procedure/buttons';
import { forms } from '../../src/procedure/forms';
import { rowOf } from '../../src/procedure/steps';
import { answerWords, buttonWords } from '../../src/procedure/words';
import { wordsIn } from '../../src/web/answer/words';
import english from '../../src/web/answer/words.en.json';
import spanish from '../../src/web/answer/words.es.json';

/** Everything that an MCO may answer, and the forms that ask for it. */
const buttons = stepIds.flatMap((step) => buttonsOf(rowOf(step), ['mco']));
const fields = [...new Set(buttons.map(({ form }) => form))].flatMap((form) => forms[form].fields);
const places = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();

describe('the answer page in Spanish', () => {
  test.each([
    ...buttons.map(({ id, row }) => buttonWords(id, row)),
    ...buttons.map(({ id }) => answerWords[id as keyof typeof answerWords].done),
    ...fields.map(({ label }) => label),
    ...fields.map(({ label, error }) => `${label}: ${error}.`),
  ])('says in its own words: %s', (words) => {
    expect(wordsIn('es').translated(words)).not.toBe(words);
  });

  test('has every sentence of the English one, with the same places to fill', () => {
    const told = (value: unknown): unknown =>
      typeof value === 'string'
        ? places(value)
        : Object.fromEntries(Object.entries(value as object).map(([name, inner]) => [name, told(inner)]));
    const { fromForms: _fromForms, ...sentences } = spanish;
    expect(told(sentences)).toEqual(told(english));
  });
});
