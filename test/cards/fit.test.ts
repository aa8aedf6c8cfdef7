import { bytesOf } from '../../cards/fit';
import { renderCard } from '../../cards/render-card';
import type { CardView, FieldView } from '../../src/views/card-view';
import { inputOf, partsOfType, runsOf } from './found-in';
import * as views from './views';

const most = 28 * 1024;
const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** Fills every text field as far as its input lets people type. */
function typedFull(view: CardView, signs: string): CardView {
  const shown = renderCard(view, 'personal');
  const full = (field: FieldView): string => signs.repeat(Number(inputOf(shown, field.id)['maxLength']) / signs.length);
  const isText = ({ kind }: FieldView): boolean => kind === 'text' || kind === 'multiline';
  return { ...view, fields: view.fields.map((field) => (isText(field) ? { ...field, value: full(field) } : field)) };
}

describe('a timeline', () => {
  const entries = times(200, (n) => ({ ...views.anEntry(n), what: `entry ${String(n)}` }));
  const shown = renderCard({ ...views.inquiry, entries }, 'personal');
  const kept = runsOf(shown).filter((run) => run.startsWith('entry '));

  test('that is too long keeps the latest entries and says how many went before', () => {
    expect(kept.length).toBeGreaterThan(40);
    expect(kept.at(-1)).toBe('entry 199 · D. Reyes, entered late');
    expect(runsOf(shown)).toContain(
      `… and ${String(200 - kept.length)} earlier entries: use “log ${views.reference}”.`,
    );
  });

  test('is cut no more than needed', () => {
    const more = runsOf(renderCard({ ...views.inquiry, entries: entries.slice(-kept.length) }, 'personal'));
    expect(more.filter((run) => run.startsWith('… and'))).toEqual([]);
    expect(bytesOf(shown)).toBeLessThan(most);
    expect(bytesOf(shown)).toBeGreaterThan(most - 2_000);
  });

  test('with long words has shorter words rather than hardly any entries', () => {
    const words = [{ label: 'Note', value: views.umlauts }];
    const runs = runsOf(
      renderCard({ ...views.inquiry, entries: entries.map((entry) => ({ ...entry, words })) }, 'personal'),
    );
    expect(runs.filter((run) => run.startsWith('entry ')).length).toBeGreaterThanOrEqual(12);
    expect(runs.find((run) => run.startsWith('äöüß'))).toMatch(/… \(the rest is in the log\)$/);
  });
});

describe('a list', () => {
  test('of forty ordinary lines is shown whole', () => {
    const shown = renderCard({ ...views.list, items: times(40, views.anItem) }, 'personal');
    expect(partsOfType(shown, 'Action.Execute')).toHaveLength(40);
    expect(bytesOf(shown)).toBeLessThan(most);
  });

  test('that is too long keeps the first lines and says how many follow', () => {
    const shown = renderCard({ ...views.list, items: times(89, views.anItem) }, 'personal');
    const kept = partsOfType(shown, 'Action.Execute').length;
    expect(kept).toBeGreaterThan(40);
    expect(runsOf(shown).at(-1)).toBe(`… and ${String(89 - kept)} more: use “find” to see one of them.`);
  });
});

describe('a long fact', () => {
  test('is shown whole where there is room', () => {
    const value = 'x'.repeat(4_000);
    expect(
      runsOf(renderCard({ ...views.note, facts: [{ label: 'Issue', value, sensitive: true }] }, 'personal')),
    ).toContain(value);
  });

  test('is cut with words, never through a sign of two units', () => {
    const facts = times(8, (n) => ({
      label: `Fact ${String(n)}`,
      value: `${'a'.repeat(n)}${views.emoji}`,
      sensitive: true,
    }));
    const shown = renderCard({ ...views.note, facts }, 'personal');
    expect(bytesOf(shown)).toBeLessThan(most);
    const cut = runsOf(shown).filter((run) => run.endsWith('… (the rest is in the log)'));
    expect(cut).toHaveLength(8);
    expect(cut.filter((run) => run.includes('\uFFFD') || /\p{Surrogate}/u.test(run))).toEqual([]);
  });
});

describe('what was typed', () => {
  const second = views.aField('note', 'Note', { kind: 'multiline' });
  const two: CardView = { ...views.close, fields: [...views.close.fields, second] };

  test('into one long field may have 8,000 signs, into two 5,000 each', () => {
    expect(inputOf(renderCard(views.step, 'personal'), 'issue')['maxLength']).toBe(8_000);
    expect(inputOf(renderCard(two, 'personal'), 'note')['maxLength']).toBe(5_000);
  });

  test.each([
    ['umlauts', 'äöüß', views.step],
    ['emoji', '😀', views.step],
    ['quotes and line ends', '"\n', views.step],
    ['umlauts in two long fields', 'äöüß', two],
    ['emoji in two long fields', '😀', two],
  ])('in full, as %s, is shown again whole and fits', (_, signs, view) => {
    const typed = typedFull(view, signs);
    const shown = renderCard(typed, 'personal');
    expect(bytesOf(shown)).toBeLessThan(most);
    for (const { id, value } of typed.fields) expect(inputOf(shown, id)['value'] ?? '').toBe(value);
  });

  test('goes before facts, the timeline and words from the mail', () => {
    const typed = typedFull(
      { ...views.worst('step'), fields: two.fields.map((field) => ({ ...field, words: 'y'.repeat(800) })) },
      'äöüß',
    );
    const shown = renderCard(typed, 'personal');
    expect(bytesOf(shown)).toBeLessThan(most);
    expect(inputOf(shown, 'note')['value']).toBe(views.umlauts.slice(0, 5_000));
    expect(runsOf(shown)).toContain('… and 200 earlier entries: use “log ME-260917-7K2QXM”.');
  });

  test('is whole even when nobody could have typed so much: then the card is larger, and all else is left out', () => {
    const fields = two.fields.map((field) => (field.kind === 'multiline' ? { ...field, value: views.umlauts } : field));
    const facts = [{ label: 'Issue', value: views.umlauts, sensitive: true }];
    const shown = renderCard({ ...two, fields, facts }, 'personal');
    expect(inputOf(shown, 'note')['value']).toBe(views.umlauts);
    expect(inputOf(shown, 'resolutionText')['value']).toBe(views.umlauts);
    expect(runsOf(shown)).toContain('The details are left out here: use “log ME-260917-7K2QXM”.');
    expect(bytesOf(shown)).toBeLessThan(40_000);
  });
});
