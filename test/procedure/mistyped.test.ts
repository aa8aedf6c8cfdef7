import type { Row } from '../../src/procedure/table';
import { answerWords } from '../../src/procedure/words';
import { rows } from '../../src/procedure/steps';
import { strayTargets } from './structure';

/** What the compiler refuses (`npm run check:types`): each line below must be an error, else the check fails. */
const row: Row = { id: '5c', who: 'owner', asks: 'Can the IME resolve it?', within: [], on: {}, cite: [] };
const mistyped: readonly Row[] = [
  // @ts-expect-error There is no step 5x.
  { ...row, on: { owner: { sendToMco: { to: '5x' } } } },
  // @ts-expect-error No duty beside a step is called verfy.
  { ...row, on: { owner: { sendToMco: { to: '5c.2', open: ['verfy'] } } } },
  // @ts-expect-error No answer is called sendToMCO.
  { ...row, on: { owner: { sendToMCO: { to: '5c.2' } } } },
  // @ts-expect-error Nobody is called esr here: it is the owner.
  { ...row, on: { esr: { sendToMco: { to: '5c.2' } } } },
  // @ts-expect-error A span reads "1 business days".
  { ...row, within: [{ of: 'owner', from: 'since', limit: 'one day' }] },
  // @ts-expect-error No instant is called contactd.
  { ...row, within: [{ of: 'owner', from: 'contactd', limit: '1 business days' }] },
];
// @ts-expect-error Words are missing for every other answer.
const words: typeof answerWords = { take: { button: 'Take it', done: 'taken' } };

test('what the compiler refuses is found by the tests over the table too', () => {
  expect(strayTargets([...rows, ...mistyped])).toEqual(['5c sendToMco: 5x', '5c sendToMco: verfy']);
  expect(Object.keys(words)).toHaveLength(1);
});
