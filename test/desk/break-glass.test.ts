import type { Person, Role } from '../../src/people/people';
import { rowsFrom } from '../log/a-log';
import { asked4d } from '../answer-link/link-scene';
import { theUnit } from '../people/the-unit';
import { buttonsOf, unitScene, type UnitScene } from './unit-scene';

const why = 'A caller says that June Quill has no oxygen';

describe('somebody of the agency opens an inquiry in an emergency', () => {
  let scene: UnitScene;
  let ref: string;
  beforeEach(async () => {
    scene = await unitScene();
    ref = await scene.owned('d-reyes', 'mail:1', asked4d);
    await becomes('leadership');
    scene.pushed();
  });

  /** Noa Park holds this role and no other from now on. */
  async function becomes(role: Role, more: Partial<Person> = {}): Promise<void> {
    await scene.people.load(theUnit.map((one) => (one.id === 'n-park' ? { ...one, roles: [role], ...more } : one)));
    scene.time.pass(10_000);
  }
  const form = async () => scene.presses('n-park', 'Open in an emergency', await scene.says('n-park', `status ${ref}`));
  const opens = async (reason = why) => scene.presses('n-park', 'Open for 60 minutes', await form(), { reason });
  const looks = async () => {
    const found = [];
    for await (const { columns } of scene.rows.range('access', '2026-09', '2', '~'))
      found.push([columns['person'], columns['action'], columns['ref']]);
    // Two of one instant have no order.
    return found.sort();
  };

  test('with a typed reason, for 60 minutes, to look and nothing else', async () => {
    const card = await opens();
    expect(card.headline).toBe(`${ref}: open to you until Thu Sep 17, 11:00 AM Central.`);
    expect(card.warning).toBe('Call 911.');
    expect(card.facts.map(({ value }) => value)).toContain('June Quill');
    expect(buttonsOf(card)).toEqual(['Look again', 'Report misdirected']);
    scene.at('2026-09-17T10:59');
    expect((await scene.presses('n-park', 'Look again', card)).facts).not.toEqual([]);
    scene.at('2026-09-17T11:00');
    const over = await scene.presses('n-park', 'Look again', card);
    expect([over.headline, over.facts, over.entries]).toEqual([`${ref}: nothing to do here.`, [], []]);
  });

  test('is in the access log with its reason sealed, and a line of the inquiry, before anything is shown', async () => {
    await opens();
    expect(await looks()).toEqual([
      ['n-park', 'glass', ref],
      ['n-park', 'log', ref],
    ]);
    const line = (await scene.log.lines(ref)).at(-1);
    expect(line).toMatchObject({ act: 'glassBroken', actor: 'n-park', words: { reason: why } });
    const plain = (await rowsFrom(scene.rows, 'h|')).map(({ columns }) => ({ ...columns, words: '' }));
    expect(JSON.stringify(plain)).not.toMatch(/oxygen|Quill/);
  });

  test('the Unit Lead is told at once, in closed hours too, without member data', async () => {
    scene.at('2026-09-17T22:00');
    await opens();
    await scene.app.sweep();
    const told = scene.pushed().filter(({ view }) => view.headline.includes('emergency'));
    expect(told).toMatchObject([
      { to: 'u-lang', view: { headline: `${ref}: opened in an emergency, past the usual rights.` } },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/oxygen|Quill/);
    const log = await scene.presses('u-lang', 'Show the log', told[0]!.view);
    expect(log.entries.at(-2)).toMatchObject({ who: 'Noa Park', words: [{ label: 'Reason', value: why }] });
  });

  test('pressed twice it is one line; when its time is over a new reason is needed', async () => {
    const shown = await form();
    for (let i = 0; i < 2; i++) await scene.presses('n-park', 'Open for 60 minutes', shown, { reason: why });
    const broken = async () => (await scene.log.lines(ref)).filter(({ act }) => act === 'glassBroken').length;
    expect(await broken()).toBe(1);
    scene.at('2026-09-17T11:30');
    expect((await scene.presses('n-park', 'Open for 60 minutes', shown, { reason: why })).facts).toEqual([]);
    expect(await broken()).toBe(1);
    expect((await opens()).facts).not.toEqual([]);
  });

  test.each(['', 'urgent'])('%j is no reason: nothing is shown, told or written', async (reason) => {
    const card = await opens(reason);
    expect(card.errors).toEqual(['Why can it not wait?: say it in a sentence.']);
    expect(card.facts).toEqual([]);
    const acts = (await scene.log.lines(ref)).map(({ act }) => act);
    expect([acts, await looks()]).toEqual([['opened', 'statusAsked'], []]);
  });

  test('opens this inquiry and no other', async () => {
    const card = await opens();
    const other = await scene.opens('mail:2');
    const button = { ...card.buttons[0]!, data: { ...card.buttons[0]!.data, ref: other } };
    expect((await scene.presses('n-park', 'Look again', { ...card, buttons: [button] })).facts).toEqual([]);
    expect((await scene.says('n-park', ref)).facts).toEqual([]);
  });

  test.each<[string, Role, Partial<Person>, boolean]>([
    ['a privacy officer', 'privacyOfficer', {}, true],
    ['a CSR', 'originator', { originatorType: 'CSR' }, true],
    ['the Ombudsman', 'originator', { originatorType: 'MC_OMBUDSMAN' }, false],
    ['a liaison of the legislature', 'originator', { originatorType: 'LEGISLATIVE_LIAISON' }, false],
    ['an MCO contact', 'mcoContact', { mco: 'ITC' }, false],
    ['somebody of the unit, who sees it anyway', 'memberLiaison', {}, false],
  ])('%s is offered it or not, as the matrix says', async (_who, role, more, may) => {
    const shown = await form();
    await becomes(role, more);
    expect(buttonsOf(await scene.says('n-park', `status ${ref}`)).includes('Open in an emergency')).toBe(may);
    const before = (await scene.log.lines(ref)).length;
    const card = await scene.presses('n-park', 'Open for 60 minutes', shown, { reason: why });
    expect(card.facts.length > 0).toBe(may);
    const added = (await scene.log.lines(ref)).slice(before).map(({ act }) => act);
    expect(added.includes('glassBroken')).toBe(may);
  });

  test('whoever sees it so may report what was misdirected, and nobody else who may not see it', async () => {
    const card = await opens();
    expect((await scene.presses('n-park', 'Report misdirected', card)).kind).toBe('step');
    scene.at('2026-09-17T11:30');
    expect((await scene.presses('n-park', 'Report misdirected', card)).headline).toBe(`${ref}: nothing to do here.`);
  });
});

describe('the access log', () => {
  test('has every list, and every card that shows a member after an answer', async () => {
    const scene = await unitScene();
    const ref = await scene.opens('mail:1');
    await scene.says('d-reyes', 'mine');
    await scene.says('d-reyes', 'open');
    await scene.says('u-lang', 'aside');
    const claim = await scene.says('d-reyes', ref);
    const taken = await scene.presses('d-reyes', 'Take it', claim);
    expect(taken.fields.map(({ value }) => value)).toContain('June Quill');
    const found = [];
    for await (const { columns } of scene.rows.range('access', '2026-09', '2', '~'))
      found.push(`${String(columns['person'])} ${String(columns['action'])} ${String(columns['ref'])}`.trim());
    expect(found.sort()).toEqual(
      ['d-reyes list', 'd-reyes list', `d-reyes view ${ref}`, `d-reyes view ${ref}`, 'u-lang list'].sort(),
    );
  });
});
