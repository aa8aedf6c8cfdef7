import { isPresent } from '../../src/people/cover';
import type { Person } from '../../src/people/people';
import { central } from '../clock/calendars';
import { theUnit } from '../people/the-unit';
import { buttonsOf, unitScene, type UnitScene } from './unit-scene';

let scene: UnitScene;
beforeEach(async () => {
  scene = await unitScene();
});
const person = async (id: string): Promise<Person> => {
  const found = (await scene.people.directory()).byId(id);
  if (found === undefined) throw new Error(`${id} is not in the unit.`);
  return found;
};
const monday = central('2026-09-21T08:00').toUTC();

describe('somebody says that they are away', () => {
  test('in words: it holds at once, and they see until when and who stands in', async () => {
    const shown = await scene.says('d-reyes', 'away until Mon Sep 21');
    expect(shown.headline).toBe('You are away until Mon Sep 21, 8:00 AM Central.');
    expect(shown.lines).toEqual([
      'You said so yourself.',
      'Mina Okafor stands in.',
      'You are back by yourself at the time you give.',
    ]);
    expect(await person('d-reyes')).toMatchObject({
      awayUntil: monday,
      absence: { since: scene.clock.now(), source: 'self', by: 'd-reyes' },
    });
  });

  test('by the form, with a reason to choose, and no words to write', async () => {
    const form = await scene.says('d-reyes', 'away');
    expect(form.headline).toBe('You are here.');
    expect(form.lines[1]).toBe('Mina Okafor stands in.');
    expect(form.fields.map(({ id, kind }) => [id, kind])).toEqual([
      ['untilDate', 'date'],
      ['untilTime', 'time'],
      ['reason', 'choice'],
    ]);
    const filled = { untilDate: '2026-09-21', untilTime: '13:00', reason: 'training' };
    const shown = await scene.presses('d-reyes', 'I am away until then', form, filled);
    expect(shown.headline).toBe('You are away until Mon Sep 21, 1:00 PM Central.');
    expect((await person('d-reyes')).absence).toMatchObject({ reason: 'training' });
  });

  test.each([
    ['away until whenever', /^Until when\?: give a day/],
    ['away until 9am', /^Until when\?: Thu Sep 17, 2026, 9:00 AM Central is past/],
  ])('%s changes nothing, and the form says what to do', async (typed, error) => {
    const shown = await scene.says('d-reyes', typed);
    expect(shown.errors).toEqual([expect.stringMatching(error)]);
    expect((await person('d-reyes')).awayUntil).toBeUndefined();
  });

  test('a form that cannot be read comes back as it was typed; a reason that is none is left out', async () => {
    const form = await scene.says('d-reyes', 'away');
    const wrong = { untilDate: '2026-09-16', untilTime: '13:00', reason: 'leave' };
    const again = await scene.presses('d-reyes', 'I am away until then', form, wrong);
    expect(again.errors).toHaveLength(1);
    expect(again.fields.map(({ value }) => value)).toEqual(['2026-09-16', '13:00', 'leave']);
    await scene.presses('d-reyes', 'I am away until then', again, { untilDate: '2026-09-21', reason: 'constructor' });
    expect((await person('d-reyes')).absence).not.toHaveProperty('reason');
  });

  test('a longer absence is the same one', async () => {
    const since = scene.clock.now();
    await scene.says('d-reyes', 'away until tomorrow');
    scene.at('2026-09-17T16:00');
    await scene.says('d-reyes', 'away until Mon Sep 21');
    expect(await person('d-reyes')).toMatchObject({ awayUntil: monday, absence: { since } });
  });

  test('they are back by themselves at that time, or when they say so before', async () => {
    await scene.says('d-reyes', 'away until Mon Sep 21');
    scene.at('2026-09-21T07:59');
    expect(isPresent(await person('d-reyes'), scene.clock.now())).toBe(false);
    scene.at('2026-09-21T08:00');
    expect(isPresent(await person('d-reyes'), scene.clock.now())).toBe(true);
    expect((await scene.says('d-reyes', 'away')).headline).toBe('You are here.');

    const state = await scene.says('d-reyes', 'away until 3pm');
    expect(buttonsOf(state)).toContain('I am back');
    expect((await scene.presses('d-reyes', 'I am back', state)).headline).toMatch(/^Welcome back/);
    expect((await person('d-reyes')).awayUntil).toBeUndefined();
    expect((await scene.says('d-reyes', 'back')).headline).toBe('You are here already.');
  });

  test('a contact of an MCO can say so too; who only sends in mails gets no form', async () => {
    const shown = await scene.says('j-ortiz', 'away until Mon Sep 21');
    expect(shown.lines).toContain('Nobody is there to stand in.');
    await scene.people.load([{ ...(await person('j-ortiz')), roles: ['originator'] }]);
    expect((await scene.says('j-ortiz', 'back')).headline).toBe('This is not yours to do.');
    expect((await scene.says('j-ortiz', 'away until Mon Sep 21')).fields).toEqual([]);
  });
});

describe('the Unit Lead says it for another', () => {
  const form = async () => scene.presses('u-lang', 'Somebody else is away', await scene.says('u-lang', 'away'));

  test('who and until when, and nothing else', async () => {
    const shown = await form();
    expect(shown.fields.map(({ id }) => id)).toEqual(['person', 'untilDate', 'untilTime']);
    const choices = shown.fields[0]?.choices.map(({ value }) => value) ?? [];
    expect(choices).toEqual(expect.arrayContaining(['d-reyes', 'e-vance', 'j-ortiz']));
    expect(choices).not.toContain('u-lang');
    expect(choices).not.toContain('c-stone');
    const filled = { person: 'd-reyes', untilDate: '2026-09-21' };
    const done = await scene.presses('u-lang', 'They are away until then', shown, filled);
    expect(done.headline).toBe('Dana Reyes is away until Mon Sep 21, 8:00 AM Central.');
    expect(await person('d-reyes')).toMatchObject({ awayUntil: monday, absence: { source: 'unitLead', by: 'u-lang' } });
  });

  test('of a contact of an MCO: who of the same MCO stands in, and nothing to move', async () => {
    const colleague = { id: 'k-lund', name: 'Kari Lund', roles: ['mcoContact' as const], mco: 'ITC' };
    await scene.people.load([...theUnit, { ...colleague, mail: 'kari.lund@mco.example.org' }]);
    const filled = { person: 'k-lund', untilDate: '2026-09-21' };
    const done = await scene.presses('u-lang', 'They are away until then', await form(), filled);
    expect([done.headline, done.lines, buttonsOf(done)]).toEqual([
      'Kari Lund is away until Mon Sep 21, 8:00 AM Central.',
      ['Una Lang said so.', 'Jo Ortiz stands in.'],
      ['They are here'],
    ]);
    await scene.presses('u-lang', 'They are here', done);
    expect(isPresent(await person('k-lund'), scene.clock.now())).toBe(true);
  });

  test('what is missing is named, and what was typed stays', async () => {
    const again = await scene.presses('u-lang', 'They are away until then', await form(), { untilTime: '13:00' });
    expect(again.errors).toEqual([
      'Who is away?: choose a person.',
      expect.stringMatching(/^Until when\?: give a day/),
    ]);
    expect(again.fields[2]?.value).toBe('13:00');
    const nobody = { person: 'c-stone', untilDate: '2026-09-21' };
    expect((await scene.presses('u-lang', 'They are away until then', again, nobody)).errors).toHaveLength(1);
  });

  test('sees who is away, how that is known, and can say that they are here', async () => {
    expect((await scene.presses('u-lang', 'Who is away', await scene.says('u-lang', 'away'))).lines).toEqual([
      'Everybody is here.',
    ]);
    await scene.presses('u-lang', 'They are away until then', await form(), {
      person: 'd-reyes',
      untilDate: '2026-09-21',
    });
    await scene.says('e-vance', 'away until tomorrow noon');
    const list = await scene.presses('u-lang', 'Who is away', await scene.says('u-lang', 'away'));
    expect(list.items.map(({ title, detail }) => [title, detail])).toEqual([
      ['Dana Reyes · away until Mon Sep 21, 8:00 AM Central', 'Una Lang said so. Mina Okafor stands in.'],
      ['Eli Vance · away until Fri Sep 18, 12:00 PM Central', 'They said so themselves. Noa Park stands in.'],
    ]);
    const cover = await scene.presses('u-lang', 'Cover for Dana Reyes', list);
    expect([cover.headline, cover.lines.at(-1), buttonsOf(cover)]).toEqual([
      'Dana Reyes is away until Mon Sep 21, 8:00 AM Central.',
      'Nothing is open with them.',
      ['They are here'],
    ]);
    expect((await scene.presses('u-lang', 'They are here', cover)).headline).toBe('Dana Reyes is here again.');
    expect(isPresent(await person('d-reyes'), scene.clock.now())).toBe(true);
    // The old cards, once more.
    expect((await scene.presses('u-lang', 'They are here', cover)).headline).toBe('Dana Reyes is here.');
    expect((await scene.presses('u-lang', 'Cover for Dana Reyes', list)).headline).toBe('Dana Reyes is here.');
  });

  test('nobody else can: a card of the Unit Lead pressed by another changes nothing', async () => {
    const shown = await form();
    const done = await scene.presses('m-okafor', 'They are away until then', shown, {
      person: 'd-reyes',
      untilDate: '2026-09-21',
    });
    expect(done.headline).toBe('This is not yours to do.');
    expect((await person('d-reyes')).awayUntil).toBeUndefined();
    expect(buttonsOf(await scene.says('m-okafor', 'away'))).toEqual(['I am away until then']);
  });

  test('the Account Manager can, and whoever covers the Unit Lead', async () => {
    expect(buttonsOf(await scene.says('a-moss', 'away'))).toContain('Somebody else is away');
    for (const id of ['u-lang', 'a-moss', 'd-reyes', 'm-okafor', 'e-vance']) await scene.people.setAway(id, monday);
    expect(buttonsOf(await scene.says('n-park', 'away'))).toContain('Somebody else is away');
  });
});
