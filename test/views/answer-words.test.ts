import { answerSentence, readAnswerWords } from '../../src/views/answer-words';
import data from '../../src/views/data/answers.json';
import { answerLanguages } from '../../src/inquiry/vocabulary';

const placesOf = (text: string): string[] => [...text.matchAll(/\{([^}]*)\}/g)].map(([, place = '']) => place).sort();

describe('the sentences of the automatic answers', () => {
  test('are the same in every language, with the same things filled in', () => {
    const { about: _about, en, ...others } = data;
    expect(Object.keys(others).sort()).toEqual(answerLanguages.filter((language) => language !== 'en').sort());
    for (const words of Object.values(others)) {
      expect(Object.keys(words)).toEqual(Object.keys(en));
      for (const [name, text] of Object.entries(words))
        expect([name, placesOf(text)]).toEqual([name, placesOf(en[name as keyof typeof en])]);
    }
  });

  test('have nothing of a member to fill in', () => {
    const all = answerLanguages.flatMap((language) => Object.values(data[language]).flatMap(placesOf));
    expect([...new Set(all)].sort()).toEqual([
      ...['asks', 'due', 'limit', 'minutes', 'opens', 'owner', 'ref', 'step', 'target', 'tier'],
    ]);
  });

  test('are filled in', () => {
    expect(answerSentence('en', 'received', { ref: 'ME-260917-7K2QXM' })).toBe('ME-260917-7K2QXM: received.');
    expect(answerSentence('es', 'closing', { minutes: '10', opens: 'martes' })).toBe(
      'La oficina cierra en 10 minutos y vuelve a abrir el martes.',
    );
  });

  const wrong = (language: 'en' | 'es', sentence: string, text: string | undefined) => () =>
    readAnswerWords({ ...data, [language]: { ...data[language], [sentence]: text } });
  test.each([
    ['lacks its reference', wrong('en', 'received', 'It is here.'), 'en.received: {ref} is missing'],
    [
      'names a member',
      wrong('es', 'whatNext', 'Ayudamos a {memberName}.'),
      'es.whatNext: {memberName} is not known here',
    ],
    ['is left out', wrong('es', 'owner', undefined), 'es.owner: '],
    ['is not one of ours', wrong('en', 'goodbye', 'Bye.'), 'goodbye'],
    ['has half a place', wrong('en', 'owner', '{owner} and {'), 'en.owner: a { or } stands alone'],
    ['is a novel', wrong('en', 'whatNext', 'On and on. '.repeat(40)), 'en.whatNext: '],
  ])('a sentence that %s stops the start, and is named', (_, read, message) => {
    expect(read).toThrow('Please correct src/views/data/answers.json: ');
    expect(read).toThrow(message);
  });
});
