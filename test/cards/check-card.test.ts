import { problemsOf } from '../../cards/check-card';
import { renderCard } from '../../cards/render-card';
import type { CardJson } from '../../src/reminders/teams';
import * as views from './views';

type Json = Record<string, unknown>;
type Loose = Json & { type: 'AdaptiveCard'; body: Json[]; actions: Json[] };

const input = (id: string, more: Json = {}): Json => ({ type: 'Input.Text', id, label: id, ...more });
const execute = (title: string, more: Json = {}): Json => ({
  type: 'Action.Execute',
  title,
  verb: 'v',
  data: {},
  ...more,
});
const many = (count: number, make: (name: string) => Json): Json[] =>
  Array.from({ length: count }, (_, n) => make(`n${String(n)}`));

/** A good card of six questions and five buttons, spoilt in one way. */
function spoilt(spoil: (card: Loose) => void): CardJson {
  const card = structuredClone(
    renderCard({ ...views.step, fields: views.step.fields.slice(1) }, 'personal'),
  ) as unknown as Loose;
  spoil(card);
  return card;
}

const add = (...parts: Json[]) => spoilt((card) => card.body.push(...parts));
const heading = (more: Json) => spoilt((card) => Object.assign(card.body[0] ?? {}, more));

test('a good card has no problem', () => {
  expect(
    problemsOf(
      spoilt(() => undefined),
      ['Marisol Quintero', '12345'],
    ),
  ).toEqual([]);
});

test.each<[string, CardJson, RegExp]>([
  ['another version', spoilt((card) => (card['version'] = '1.6')), /version is not 1\.5/],
  ['no heading first', spoilt((card) => card.body.shift()), /first element is no heading/],
  ['a first text that is no heading', heading({ style: 'default' }), /first element is no heading/],
  ['no fallbackText', spoilt((card) => delete card['fallbackText']), /fallbackText is missing/],
  ['nothing to say aloud', spoilt((card) => (card['speak'] = ' ')), /speak is missing/],
  [
    'too many bytes',
    add({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: views.umlauts.repeat(2) }] }),
    /are too many/,
  ],
  ['an image', add({ type: 'Image', url: 'data:,' }), /Image is not used/],
  ['a table', add({ type: 'Table' }), /Table is not used/],
  ['facts that are read as Markdown', add({ type: 'FactSet', facts: [] }), /FactSet is not used/],
  [
    'an action that is no Execute',
    spoilt((card) => card.actions.push({ type: 'Action.OpenUrl', title: 'x' })),
    /OpenUrl is not used/,
  ],
  ['a text that does not wrap', heading({ wrap: false }), /does not wrap/],
  ['Markdown in the heading', heading({ text: 'a *b*' }), /read as Markdown/],
  ['a list sign in the heading', heading({ text: '- a' }), /read as Markdown/],
  ['a button without a verb', spoilt((card) => card.actions.push(execute('x', { verb: '' }))), /no verb/],
  ['a button without a title', spoilt((card) => card.actions.push(execute(''))), /no title/],
  [
    'an inner card without a version',
    add({ type: 'Container', items: [{ type: 'AdaptiveCard' }] }),
    /items\[0\]: the version/,
  ],
  ['an input without a label', add(input('x', { label: '' })), /no label/],
  ['an input without an id', add(input('', { label: 'x' })), /no id/],
  ['a required input that does not say so', add(input('x', { isRequired: true, errorMessage: 'x' })), /do not agree/],
  ['an optional input that says required', add(input('x', { label: 'x (required)' })), /do not agree/],
  [
    'a required input without an error',
    add(input('x', { label: 'x (required)', isRequired: true })),
    /no errorMessage/,
  ],
  ['one id twice', add(input('memberId', { label: 'x' })), /two inputs have the id memberId/],
  ['one label twice', add(input('x', { label: 'Date of birth' })), /two inputs have the label Date of birth/],
  ['eight questions', add(input('x'), input('y')), /8 questions/],
  ['seven buttons', spoilt((card) => card.actions.push(...many(2, execute))), /more than 6 buttons/],
  ['seven buttons in a row', add({ type: 'ActionSet', actions: many(7, execute) }), /more than 6 buttons/],
  ['two buttons that sound alike', spoilt((card) => card.actions.push(execute('More'))), /two buttons are called More/],
])('%s is found', (_, card, words) => {
  const found = problemsOf(card, []);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(words);
});

describe('member data', () => {
  const data = (more: Json) => spoilt((card) => Object.assign(card.actions[0]?.['data'] as Json, more));
  test.each<[string, CardJson]>([
    ['the first text block', heading({ text: 'Quill' })],
    ['fallbackText', spoilt((card) => (card['fallbackText'] = 'for Quill'))],
    ['speak', spoilt((card) => (card['speak'] = 'for Quill'))],
    ['a summary', spoilt((card) => (card['summary'] = 'for Quill'))],
    ['the data of a button', data({ name: 'Quill' })],
    ['the data of a button that looks like a run', data({ inner: { type: 'TextRun', text: 'Quill' } })],
    ['a name in the data of a button', data({ Quill: 1 })],
    ['a number in the data of a button', data({ id: 4711 })],
    ['a title', spoilt((card) => Object.assign(card.actions[0] ?? {}, { title: 'Call Quill' }))],
    ['an id', spoilt((card) => Object.assign(card.actions[0] ?? {}, { id: 'Quill' }))],
    ['a label', add(input('x', { label: 'Quill' }))],
    ['the value of a choice', add(input('x', { type: 'Input.ChoiceSet', choices: [{ title: 'x', value: 'Quill' }] }))],
  ])('in %s is found', (_, card) => {
    expect(problemsOf(card, ['Quill', '4711'])).toEqual([expect.stringContaining('holds member data or foreign text')]);
  });

  test('in runs and in values of inputs is where it belongs', () => {
    const runs = { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: '*Quill*' }] };
    const card = spoilt(({ body }) => {
      body.splice(-1, 1, runs, input('happenedDate', { value: 'Quill' }));
    });
    expect(problemsOf(card, ['Quill'])).toEqual([]);
  });
});

test('a day and its time are one question', () => {
  const fields = [...views.step.fields.slice(1), views.aField('untilDate', 'Day'), views.aField('untilTime', 'Time')];
  expect(problemsOf(renderCard({ ...views.step, fields }, 'personal'), [])).toEqual([]);
});
