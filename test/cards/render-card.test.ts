import { problemsOf } from '../../cards/check-card';
import { renderCard } from '../../cards/render-card';
import type { CardKind } from '../../src/views/card-view';
import { buttonOf, inputOf, partsOfType, runsOf } from './found-in';
import * as views from './views';

const kinds: readonly CardKind[] = ['claim', 'step', 'note', 'list', 'inquiry'];
const choices = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ title: `Choice ${String(n)}`, value: String(n) }));

describe('every card', () => {
  test.each(kinds)('%s keeps the rules', (kind) => {
    expect(problemsOf(renderCard(views.typical[kind], 'personal'), ['Marisol', '515-555-0142'])).toEqual([]);
  });

  test.each(kinds)('%s keeps them with the worst values', (kind) => {
    expect(problemsOf(renderCard(views.worst(kind), 'personal'), views.planted)).toEqual([]);
  });

  test.each(kinds)('%s shows each part that its view has, whatever the kind', (kind) => {
    const { facts, entries } = views.inquiry;
    const shown = renderCard(
      { ...views.step, kind, warning: 'A warning.', items: views.list.items, entries, facts },
      'personal',
    );
    const runs = runsOf(shown);
    for (const words of ['A warning.', 'Please mend:', '515-555-0142 (TTY; do not leave a message)', 'OVERDUE · ']) {
      expect(runs).toContain(words);
    }
    expect(runs).toContain('Nobody answered; the voice mail is full.');
    expect(partsOfType(shown, 'Input.Text').map(({ id }) => id)).toEqual(['memberName', 'memberId', 'issue']);
    expect(buttonOf(shown, 'Put back')['verb']).toBe('put-back');
  });

  test('says its headline first, as summary and aloud', () => {
    const shown = renderCard(views.note, 'personal');
    expect(shown).toMatchObject({ version: '1.5', fallbackText: views.note.headline, speak: views.note.headline });
    expect(partsOfType(shown, 'TextBlock')).toMatchObject([
      { text: views.note.headline, style: 'heading', wrap: true },
    ]);
  });

  test('has the warning, then what is to be mended, right under the headline', () => {
    const shown = renderCard({ ...views.step, warning: views.claim.warning ?? '' }, 'personal');
    expect((shown['body'] as unknown[]).slice(0, 3)).toMatchObject([
      { type: 'TextBlock' },
      { type: 'Container', style: 'attention', items: [{ inlines: [{ text: views.claim.warning }] }] },
      { type: 'Container', style: 'attention', items: [{ inlines: [{ text: 'Please mend:' }] }, {}] },
    ]);
  });
});

describe('outside the personal chat', () => {
  test.each(kinds)('%s shows the headline and nothing else of the view', (kind) => {
    const { headline } = views.typical[kind];
    const shown = renderCard(views.worst(kind), 'other');
    expect(problemsOf(shown, [])).toEqual([]);
    expect(partsOfType(shown, 'TextBlock')).toMatchObject([{ text: headline }]);
    expect(runsOf(shown)).toEqual(['Please open it in our chat: no details are shown here.']);
    expect(shown['actions']).toEqual([]);
  });
});

describe('foreign text', () => {
  test('stays as it came, only without signs that a client would act on', () => {
    const fact = { label: 'Issue', value: views.hostile, sensitive: true };
    const shown = renderCard({ ...views.note, facts: [fact] }, 'personal');
    expect(runsOf(shown)).toContain(
      '**[Quill Ashby](https://example.org)** ${headline} {\u2060{DATE(2026-09-17)}} <b>"x"</b> \\ `y` _z_ # 😀 ä',
    );
  });

  test('in a field is not touched at all', () => {
    const shown = renderCard(
      { ...views.step, fields: [views.aField('issue', 'Issue', { value: views.hostile })] },
      'personal',
    );
    expect(inputOf(shown, 'issue')['value']).toBe(views.hostile);
  });

  test('in the headline is never read as Markdown', () => {
    const headline = '# ME-260917-7K2QXM: taken by D_Reyes_ *[x](y)*';
    const shown = renderCard({ ...views.note, headline }, 'personal');
    expect(partsOfType(shown, 'TextBlock')[0]?.['text']).toBe(
      '\\# ME-260917-7K2QXM: taken by D\\_Reyes\\_ \\*\\[x\\](y)\\*',
    );
    expect(shown['fallbackText']).toBe(headline);
    const numbered = renderCard({ ...views.note, headline: '12. of May' }, 'personal');
    expect(partsOfType(numbered, 'TextBlock')[0]?.['text']).toBe('12\\. of May');
  });
});

describe('fields', () => {
  const withField = (more: Parameters<typeof views.aField>[2]) =>
    renderCard({ ...views.step, fields: [views.aField('one', 'Who?', more)] }, 'personal');

  test('say in words that they are required, and what to do', () => {
    const required = inputOf(withField({}), 'one');
    expect(required).toMatchObject({
      label: 'Who? (required)',
      isRequired: true,
      errorMessage: 'Who?: please fill this in.',
    });
    const optional = inputOf(withField({ required: false }), 'one');
    expect(optional['label']).toBe('Who?');
    expect(optional).not.toHaveProperty('isRequired');
  });

  test.each([
    [3, 'expanded'],
    [4, 'compact'],
    [8, 'compact'],
    [9, 'filtered'],
  ])('with %d choices are %s', (count, style) => {
    expect(inputOf(withField({ kind: 'choice', choices: choices(count) }), 'one')['style']).toBe(style);
  });

  test('say where a value came from, and that it is to be checked', () => {
    expect(runsOf(withField({ value: 'x', words: 'the words', check: true }))).toEqual(
      expect.arrayContaining(['From the mail: “the words”. ', 'Please check.']),
    );
  });

  test.each([
    ['date', '2/11/1990'],
    ['time', '25:00'],
    ['choice', 'gone'],
  ] as const)('of kind %s show a value that no client would show in words', (kind, value) => {
    const shown = withField({ kind, value, choices: choices(2) });
    expect(inputOf(shown, 'one')).not.toHaveProperty('value');
    expect(runsOf(shown)).toContain(`Entered before: “${value}”. `);
  });

  test('for a day and its time stand side by side, others do not', () => {
    expect(partsOfType(renderCard(views.step, 'personal'), 'ColumnSet')).toHaveLength(1);
    const day = views.aField('happenedDate', 'Day', { kind: 'date' });
    const fields = [day, views.aField('promisedTime', 'Time', { kind: 'time' })];
    expect(partsOfType(renderCard({ ...views.step, fields }, 'personal'), 'ColumnSet')).toHaveLength(0);
  });
});

describe('buttons', () => {
  test('send their own data, and the inputs only when they need them', () => {
    const shown = renderCard(views.step, 'personal');
    expect(buttonOf(shown, 'Next')).toEqual({
      type: 'Action.Execute',
      title: 'Next',
      verb: 'next',
      style: 'positive',
      data: { reference: views.reference, row: '4b', turn: 3, nonce: 'q7R2' },
    });
    expect(buttonOf(shown, 'Put back')['associatedInputs']).toBe('none');
  });

  test('that ask once more act only behind the sentence', () => {
    const shown = renderCard(views.close, 'personal');
    expect(buttonOf(shown, 'Close inquiry')).toMatchObject({
      type: 'Action.ShowCard',
      card: { body: [{ inlines: [{ text: 'Only an owner can open it again. Close it now?' }] }] },
    });
    expect(buttonOf(shown, 'Yes, close it')).toMatchObject({ type: 'Action.Execute', verb: 'close-inquiry' });
  });

  test('beyond six stand in rows of six, none hidden', () => {
    const buttons = Array.from({ length: 9 }, (_, n) => views.aButton(`Button ${String.fromCharCode(65 + n)}`));
    const shown = renderCard({ ...views.note, buttons }, 'personal');
    expect(problemsOf(shown, [])).toEqual([]);
    expect(partsOfType(shown, 'ActionSet').map(({ actions }) => (actions as unknown[]).length)).toEqual([6, 3]);
    expect(partsOfType(shown, 'Action.Execute').map(({ title }) => title)).toEqual(buttons.map(({ label }) => label));
  });

  test('of a list carry the reference, once', () => {
    const named = { ...views.anItem(1), button: views.aButton('Open ME-...-7K2Q11') };
    const shown = renderCard({ ...views.list, items: [views.anItem(0), named] }, 'personal');
    expect(partsOfType(shown, 'Action.Execute').map(({ title }) => title)).toEqual([
      'Answer ME-...-7K2Q10',
      'Open ME-...-7K2Q11',
    ]);
  });
});
