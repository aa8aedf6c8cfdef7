import { z } from 'zod';
import { DictionaryInvalid, readData } from '../../src/intake/read-data';
import { planByCode, plans, plansOpenOn } from '../../src/intake/plans';
import { wordList, wordPattern } from '../../src/intake/word-pattern';

describe('a dictionary that is wrong', () => {
  test('says the file, the place and what is wrong there', () => {
    const read = () => readData('words.json', z.strictObject({ words: wordList }), { words: ['good', 'b*d'] });
    expect(read).toThrow(DictionaryInvalid);
    expect(read).toThrow(
      'Please correct src/intake/data/words.json: words.1: a word or phrase of two letters or more, * only at its end.',
    );
  });
});

describe('the plan list', () => {
  test('knows each plan by its code, open or closed', () => {
    expect(planByCode('WLP')?.name).toBe('Wellpoint Iowa');
    expect(planByCode('AHC')?.to).toBe('2017-11-30');
    expect(planByCode('nope')).toBeUndefined();
    expect(new Set(plans.map(({ code }) => code)).size).toBe(plans.length);
  });

  test.each([
    ['2026-09-17', ['WLP', 'ITC', 'MOL', 'DDIA', 'MCNA']],
    ['2019-06-30', ['WLP', 'UHC', 'DDIA', 'MCNA']],
    ['2019-07-01', ['WLP', 'ITC', 'DDIA', 'MCNA']],
    ['2017-11-30', ['WLP', 'AHC', 'UHC', 'DDIA', 'MCNA']],
  ])('on %s these are open: %j', (date, codes) => {
    expect(plansOpenOn(date).map(({ code }) => code)).toEqual(codes);
  });
});

describe('words of a dictionary', () => {
  test('match whole words in any case and accent, over line breaks and hyphens', () => {
    const pattern = wordPattern(['oxígeno', 'call back', 'medic*']);
    const text = 'OXIGENO oxígenos Call-Back call\nback medicines paramedic';
    expect(pattern.findAll(text).map(({ words }) => words)).toEqual([
      'OXIGENO',
      'Call-Back',
      'call\nback',
      'medicines',
    ]);
  });
});
