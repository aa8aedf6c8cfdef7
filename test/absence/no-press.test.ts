import { nextLookAt } from '../../src/absence/notice-silent';
import { isPresent } from '../../src/people/cover';
import type { CardView } from '../../src/views/card-view';
import { central, iowa, iowaWith } from '../clock/calendars';
import { unitScene, type UnitScene } from '../desk/unit-scene';

let scene: UnitScene;
let ref: string;
/** Dana has asked nobody yet: an overdue contact, from Thursday on. */
beforeEach(async () => {
  scene = await unitScene();
  ref = await scene.owned('d-reyes', 'mail:1');
});
const look = async (): Promise<readonly (readonly [string, string])[]> => {
  await scene.app.lookAfterAbsences();
  return scene.pushed().map(({ to, view }) => [to, view.headline] as const);
};
const onFriday = (time: string): void => {
  scene.at(`2026-09-18T${time}`);
};
const report = ['u-lang', 'No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.'] as const;
async function reported(): Promise<CardView> {
  onFriday('09:30');
  await scene.app.lookAfterAbsences();
  const [card] = scene.pushed();
  if (card === undefined) throw new Error('Nothing was reported.');
  return card.view;
}

describe('an owner with something due and no press by 9:30 AM', () => {
  test('is reported to the Unit Lead at 9:30 AM, once that day, whichever instance looks', async () => {
    onFriday('09:29');
    expect(await look()).toEqual([]);
    onFriday('09:30');
    expect(await look()).toEqual([report]);
    onFriday('10:30');
    expect(await look()).toEqual([]);
    await scene.another('there').lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('the card says how much is due, and that moving it marks them away', async () => {
    expect((await reported()).lines).toEqual([
      'Due today or overdue: 1.',
      'Proposed: Mina Okafor.',
      'Moving marks them away until Mon Sep 21, 8:00 AM Central, or until they press something.',
    ]);
  });

  test('by two instances at the same moment, in one card', async () => {
    onFriday('09:30');
    await Promise.all([scene.app.lookAfterAbsences(), scene.another('there').lookAfterAbsences()]);
    expect(scene.pushed()).toHaveLength(1);
  });

  test('again on the next business day, if nothing has changed', async () => {
    await reported();
    scene.at('2026-09-21T09:30');
    expect(await look()).toEqual([report]);
  });

  test.each([
    ['a press', async () => scene.presses('d-reyes', 'More', await scene.says('u-lang', ref))],
    ['a word in the chat', () => scene.says('d-reyes', 'mine')],
  ])('%s before it means that they are there', async (_name, act) => {
    onFriday('08:10');
    await act();
    onFriday('09:30');
    expect(await look()).toEqual([]);
  });

  test('a press of the day before does not', async () => {
    scene.at('2026-09-17T16:59');
    await scene.says('d-reyes', 'mine');
    onFriday('09:30');
    expect(await look()).toEqual([report]);
  });

  test('a press that another instance took counts', async () => {
    onFriday('09:00');
    await scene.another('there').say('00000000-0000-4000-8000-000000000001', 'mine');
    onFriday('09:30');
    expect(await look()).toEqual([]);
  });

  test('somebody who is away is not reported a second time', async () => {
    await scene.people.setAway('d-reyes', central('2026-09-21T08:00'));
    onFriday('09:30');
    expect(await look()).toEqual([]);
  });

  test('what somebody got after 9:00 AM has its own clocks: half an hour without a press is no absence', async () => {
    const fresh = await unitScene();
    fresh.at('2026-09-18T09:01');
    await fresh.owned('d-reyes', 'mail:2');
    fresh.at('2026-09-18T09:35');
    await fresh.app.lookAfterAbsences();
    expect(fresh.pushed()).toEqual([]);
  });

  test('nor is what was handed over to them after 9:00 AM, whatever its own clocks say', async () => {
    onFriday('09:10');
    const form = await scene.presses(
      'd-reyes',
      'Hand over',
      await scene.presses('d-reyes', 'More', await scene.says('d-reyes', ref)),
    );
    await scene.presses('d-reyes', 'Hand over', form, { person: 'm-okafor', reason: 'I am at a hearing.' });
    onFriday('09:30');
    expect(await look()).toEqual([]);
    scene.at('2026-09-21T09:30');
    expect(await look()).toEqual([['u-lang', expect.stringContaining('Mina Okafor')]]);
  });

  test('somebody who owns nothing that is due today is not reported', async () => {
    const scene2 = await unitScene();
    scene2.at('2026-09-18T07:00');
    // Asked to resolve it within a business day from Friday's opening: due on Monday.
    await scene2.owned('d-reyes', 'mail:2', { step: '4g' });
    scene2.at('2026-09-18T09:30');
    await scene2.app.lookAfterAbsences();
    expect(scene2.pushed()).toEqual([]);
  });

  test('the Unit Lead’s own silence is reported to the Account Manager', async () => {
    await scene.says('d-reyes', 'away until Mon Sep 21');
    await scene.app.lookAfterAbsences();
    scene.pushed();
    await scene.owned('u-lang', 'mail:2', { step: '2b' });
    onFriday('09:30');
    expect(await look()).toEqual([['a-moss', 'No press by 9:30 AM from Una Lang: 1 open inquiry, 1 High Priority.']]);
  });

  test('after a time in which nobody looked, it is told then, in its words', async () => {
    onFriday('13:40');
    expect(await look()).toEqual([['u-lang', 'No press by 1:40 PM from Dana Reyes: 1 open inquiry, 1 High Priority.']]);
  });

  test('never in closed hours, at a weekend or on a holiday', async () => {
    for (const time of ['2026-09-18T17:30', '2026-09-19T09:30', '2026-09-20T12:00', '2026-11-26T09:30']) {
      scene.at(time);
      expect(await look()).toEqual([]);
    }
    scene.at('2026-11-30T09:30');
    expect(await look()).toHaveLength(1);
  });

  test('a service that has just started gives people half an hour to press first', async () => {
    scene.at('2026-09-18T09:20');
    const fresh = scene.another('fresh');
    onFriday('09:49');
    await fresh.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    onFriday('09:50');
    await fresh.lookAfterAbsences();
    expect(scene.pushed().map(({ view }) => view.headline)).toEqual([
      'No press by 9:50 AM from Dana Reyes: 1 open inquiry, 1 High Priority.',
    ]);
  });
});

describe('the Unit Lead decides about a silent owner', () => {
  test('“Move all” marks them away until the next business day, and moves it', async () => {
    const card = await reported();
    expect((await scene.presses('u-lang', 'Move all', card)).headline).toMatch(/^Moved from Dana Reyes to Mina Okafor/);
    expect(await look()).toEqual([['m-okafor', 'Yours now: 1 open inquiry.']]);
    const dana = (await scene.people.directory()).byId('d-reyes');
    expect(dana).toMatchObject({
      awayUntil: central('2026-09-21T08:00').toUTC(),
      absence: { source: 'noPress', by: 'u-lang' },
    });
    expect(await look()).toEqual([]);
  });

  test('they turn up and press something: they are back at once, and what was moved is offered back', async () => {
    await scene.presses('u-lang', 'Move all', await reported());
    await look();
    onFriday('10:15');
    await scene.says('d-reyes', 'mine');
    expect(isPresent((await scene.people.directory()).byId('d-reyes')!, scene.clock.now())).toBe(true);
    expect(await look()).toEqual([['d-reyes', 'Welcome back. Moved while you were away: 1 open inquiry.']]);
  });

  test('a press does not end an absence that somebody has said', async () => {
    await scene.says('d-reyes', 'away until Mon Sep 21');
    await scene.says('d-reyes', 'mine');
    expect(isPresent((await scene.people.directory()).byId('d-reyes')!, scene.clock.now())).toBe(false);
  });

  test('they have pressed something before the Unit Lead does: nothing is moved', async () => {
    const card = await reported();
    onFriday('09:35');
    await scene.says('d-reyes', 'mine');
    expect((await scene.presses('u-lang', 'Move all', card)).headline).toBe(
      'Dana Reyes is here: they have pressed something meanwhile.',
    );
    await look();
    expect((await scene.read(ref)).owner).toBe('d-reyes');
  });

  test('they have said meanwhile until when they are away: that holds', async () => {
    const card = await reported();
    await scene.people.changeAway('d-reyes', () => ({
      until: central('2026-09-22T08:00').toUTC(),
      absence: { since: scene.clock.now(), source: 'self', by: 'd-reyes' },
    }));
    await scene.presses('u-lang', 'Move all', card);
    await look();
    expect((await scene.people.directory()).byId('d-reyes')).toMatchObject({ absence: { source: 'self' } });
    expect((await scene.read(ref)).owner).toBe('m-okafor');
  });

  test('“They are here” changes nothing', async () => {
    expect((await scene.presses('u-lang', 'They are here', await reported())).lines).toEqual(['Nothing was changed.']);
    expect(await look()).toEqual([]);
  });
});

describe('a press is noted', () => {
  const writes = (): number =>
    scene.rows.written.filter(({ op }) => op.do === 'replace' && op.columns['pressedOn'] !== undefined).length;

  test('as a day and no more, and once a day', async () => {
    await scene.says('d-reyes', 'mine');
    await scene.says('d-reyes', 'open');
    expect(writes()).toBe(1);
    expect(await scene.people.pressedOn('d-reyes')).toBe('2026-09-17');
    onFriday('08:00');
    await scene.says('d-reyes', 'mine');
    expect(await scene.people.pressedOn('d-reyes')).toBe('2026-09-18');
  });

  test('or not, when the store is down: what was pressed is answered all the same', async () => {
    scene.rows.beforeNext(() => Promise.reject(new Error('down')));
    expect((await scene.says('d-reyes', 'mine')).headline).toBe('Yours: 1 open.');
    expect(scene.told).toEqual([expect.objectContaining({ event: 'press not noted' })]);
    await scene.says('d-reyes', 'mine');
    expect(await scene.people.pressedOn('d-reyes')).toBe('2026-09-17');
  });
});

describe('when the owners are looked at next', () => {
  const next = (after: string, calendar = iowa, startedAt = '2026-09-01T09:00'): string =>
    nextLookAt(calendar, central(after), central(startedAt)).setZone('America/Chicago').toFormat('ccc LL-dd HH:mm');

  test.each([
    ['2026-09-17T08:00', 'Thu 09-17 09:30'],
    ['2026-09-17T09:29:59', 'Thu 09-17 09:30'],
    ['2026-09-17T09:30', 'Fri 09-18 09:30'],
    ['2026-09-18T12:00', 'Mon 09-21 09:30'],
    ['2026-09-19T08:00', 'Mon 09-21 09:30'],
    ['2026-11-25T10:00', 'Mon 11-30 09:30'],
  ])('after %s: %s', (after, expected) => {
    expect(next(after)).toBe(expected);
  });

  test('on a day that opens late, half an hour after the opening', () => {
    const late = iowaWith({ partDays: [{ date: '2026-09-18', open: ['12:00-17:00'], name: 'Late opening' }] });
    expect(next('2026-09-18T08:00', late)).toBe('Fri 09-18 12:30');
  });

  test('the clock of one machine stops there while somebody owns something', async () => {
    const at = async (after: string) =>
      (await scene.app.nextAttempt(central(after)))?.setZone('America/Chicago').toFormat('dd HH:mm');
    expect(await at('2026-09-18T08:59')).toBe('18 09:30');
    expect(await at('2026-09-18T09:29')).toBe('18 09:30');
    // What was asked before does not stand in the way of a later look, nor of an earlier one.
    expect(await at('2026-09-18T09:30')).not.toBe('18 09:30');
    expect(await at('2026-09-18T08:59')).toBe('18 09:30');
  });
});
