import fc from 'fast-check';
import { isStaff } from '../../src/inquiry/staff';
import { actorOf } from '../../src/people/actor';
import { isPresent } from '../../src/people/cover';
import type { Person } from '../../src/people/people';
import { actsAs } from '../../src/procedure/rights';
import { resolve } from '../../src/reminders/recipients';
import type { CardView } from '../../src/views/card-view';
import { theUnit } from '../people/the-unit';
import { buttonsOf, unitScene, type UnitScene } from '../desk/unit-scene';

const staff = theUnit.filter(isStaff);
const liaisons = ['d-reyes', 'm-okafor'] as const;

/** What may happen next, and to whom. */
type Happening =
  | { readonly what: 'leaves' | 'returns' | 'presses'; readonly who: string }
  | { readonly what: 'comes' | 'passes' | 'night' };

const anyone = fc.constantFrom(...staff.map(({ id }) => id));
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('leaves' as const, 'returns' as const), who: anyone }) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('presses' as const), who: anyone }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('comes' as const, 'passes' as const, 'night' as const) }) },
);

/** Buttons of the cards about absences, in the order in which somebody who has several on their last card tries them. */
const decisive = [/^Move all$/, /^Take all back$/, /^Take back ME-/, /^Leave them$/];

/** One walk: every inquiry that comes in is owned by a liaison at 4b; who gets a card about an absence may act on it. */
async function aWalk(happenings: readonly Happening[]) {
  const scene = await unitScene();
  const cards = new Map<string, CardView>();
  const first = new Map<string, string>();
  let covered = 0;
  let moved = 0;

  async function settle(): Promise<void> {
    await scene.app.sweep();
    await scene.app.lookAfterAbsences();
    for (const { to, view } of scene.pushed())
      if (buttonsOf(view).some((label) => decisive.some((wanted) => wanted.test(label)))) cards.set(to, view);
  }

  async function happens(next: Happening): Promise<void> {
    switch (next.what) {
      case 'leaves':
        await scene.says(next.who, 'away until Fri Sep 25');
        return;
      case 'returns':
        await scene.says(next.who, 'back');
        return;
      case 'presses': {
        const card = cards.get(next.who);
        const label = decisive
          .flatMap((wanted) => (card === undefined ? [] : buttonsOf(card)).filter((one) => wanted.test(one)))
          .at(0);
        if (card === undefined || label === undefined) return;
        cards.delete(next.who);
        await scene.presses(next.who, label, card);
        return;
      }
      case 'comes': {
        const owner = liaisons[first.size % liaisons.length]!;
        first.set(await scene.owned(owner, `mail:${String(first.size)}`), owner);
        return;
      }
      case 'passes':
        scene.clock.set(scene.clock.now().plus({ minutes: 50 }));
        scene.time.pass(3_000_000);
        return;
      case 'night':
        scene.clock.set(scene.clock.now().plus({ hours: 15 }));
        scene.time.pass(54_000_000);
        return;
    }
  }

  async function checkAll(): Promise<void> {
    scene.time.pass(10_000);
    const directory = await scene.people.directory();
    const now = scene.clock.now();
    const isHere = (person: Person): boolean => isPresent(person, now);
    const isAnybodyHere = directory.all.some((person) => isStaff(person) && isHere(person));
    for (const ref of first.keys()) {
      const inquiry = await scene.read(ref);
      expect(inquiry.owner).toBeDefined();
      const found = resolve(inquiry, { to: 'owner' }, directory, now);
      if (found.kind !== 'person') throw new Error(`Nobody owns ${ref}.`);
      if (inquiry.owner !== found.person.id) covered += 1;
      if (inquiry.movedFrom !== undefined) moved += 1;
      // Whose it was first is never the one who has it now.
      expect(inquiry.movedFrom).not.toBe(inquiry.owner);
      if (!isAnybodyHere) continue;
      expect([ref, isHere(found.person)]).toEqual([ref, true]);
      expect(actsAs(actorOf(found.person, directory, now), inquiry)).toContain('owner');
      expect(found.insteadOf).toBe(inquiry.owner === found.person.id ? undefined : inquiry.owner);
    }
  }

  for (const next of happenings) {
    await happens(next);
    await settle();
    await checkAll();
  }
  return { scene, cards, first, counts: { covered, moved } };
}

test('whatever the absences, no open inquiry is without an owner who is present, or somebody who stands in and may answer', async () => {
  let covered = 0;
  let moved = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 4, maxLength: 16 }), async (happenings) => {
      const { counts } = await aWalk([{ what: 'comes' }, { what: 'comes' }, ...happenings]);
      covered += counts.covered;
      moved += counts.moved;
    }),
    { numRuns: 60, seed: 20_260_917 },
  );
  expect([covered > 100, moved > 20]).toEqual([true, true]);
}, 120_000);

test('whatever was moved meanwhile: whoever comes back is offered it, and has it again when they take it', async () => {
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 8 }), fc.constantFrom(...liaisons), async (happenings, who) => {
      const { scene, first } = await aWalk([
        { what: 'comes' },
        { what: 'comes' },
        { what: 'leaves', who },
        { what: 'presses', who: 'u-lang' },
        ...happenings,
      ]);
      for (const { id } of staff) await scene.says(id, 'back');
      taken += await takesAllBack(scene, first);
    }),
    { numRuns: 40, seed: 20_260_918 },
  );
  expect(taken).toBeGreaterThan(20);
}, 120_000);

/** Everybody is here again at an opening: what of theirs is with others is offered to them, once, and comes back. */
async function takesAllBack(scene: UnitScene, first: ReadonlyMap<string, string>): Promise<number> {
  scene.at('2026-09-28T10:00');
  scene.time.pass(600_000);
  await scene.app.lookAfterAbsences();
  const offers = scene.pushed().filter(({ view }) => buttonsOf(view).includes('Take all back'));
  const offered = new Set(offers.map(({ to }) => to));
  expect(offered.size).toBe(offers.length);
  for (const { to, view } of offers) await scene.presses(to, 'Take all back', view);
  await scene.app.lookAfterAbsences();
  for (const [ref, owner] of first)
    if (offered.has(owner)) {
      const inquiry = await scene.read(ref);
      expect([ref, inquiry.owner, inquiry.movedFrom]).toEqual([ref, owner, undefined]);
    }
  return offered.size;
}
