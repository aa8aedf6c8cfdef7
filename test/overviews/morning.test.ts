import { TeamsUnreachable } from '../../src/reminders/teams';
import { central } from '../clock/calendars';
import { buttonsOf, unitScene, type UnitScene } from '../desk/unit-scene';

let scene: UnitScene;
beforeEach(async () => {
  scene = await unitScene();
});
const onFriday = (time: string): void => {
  scene.at(`2026-09-18T${time}`);
};
/** What the look of a moment sends: to whom, and the first line. */
async function look(): Promise<readonly (readonly [string, string])[]> {
  await scene.app.showOverviews();
  return scene
    .pushed()
    .map(({ to, view }) => [to, view.headline] as const)
    .filter(([, headline]) => headline.startsWith('Your day'));
}
const askedOn = (day: string) => ({
  step: '4d' as const,
  mco: 'itc',
  anchors: {
    received: central(`${day}T09:00`),
    clockStart: central(`${day}T09:00`),
    since: central(`${day}T11:05`),
    contacted: central(`${day}T10:00`),
    asked: central(`${day}T11:05`),
  },
  request: {
    open: true,
    n: 1,
    mco: 'itc',
    department: 'careManagement' as const,
    deliveredAt: central(`${day}T11:05`),
  },
});
/** Asked of the plan on the day before; the ESR's chase comes at closing. */
const waitingForMco = { ...askedOn('2026-09-17'), tier: 'escalated' as const, step: '5d' as const };

describe('at the opening of a business day', () => {
  test('an owner is told what is overdue, due today, to try again, and what waits for the MCO', async () => {
    const overdue = await scene.owned('d-reyes', 'mail:1');
    const tried = await scene.owned('d-reyes', 'mail:2', {
      tier: 'escalated',
      step: '5b',
      anchors: { ...askedOn('2026-09-17').anchors, sentToEsr: central('2026-09-17T09:30') },
      beside: { tryAgain: central('2026-09-17T15:00') },
    });
    const waiting = await scene.owned('d-reyes', 'mail:3', waitingForMco);
    onFriday('07:59');
    expect(await look()).toEqual([]);
    onFriday('08:00');
    await scene.app.showOverviews();
    const [card, ...others] = scene.pushed();
    expect(others).toEqual([]);
    expect(card?.to).toBe('d-reyes');
    expect(card?.view.headline).toBe('Your day: 1 overdue, 1 to try again, 1 waiting for the MCO.');
    expect(card?.view.items.map(({ mark, title }) => [mark, title.split(' · ')[0]])).toEqual([
      ['OVERDUE', overdue],
      ['TRY AGAIN TODAY', tried],
      ['WAITING FOR THE MCO', waiting],
    ]);
    // 5d: the line of the ESR's card, on the morning after the request.
    expect(card?.view.items[2]?.detail).toMatch(/^The MCO has not confirmed contact\. Due Thu Sep 17/);
  });

  test('it comes once, whichever instance looks, and again on the next business day', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2', waitingForMco);
    onFriday('08:00');
    await Promise.all([scene.app.showOverviews(), scene.another('there').showOverviews()]);
    expect(scene.pushed().map(({ to }) => to)).toEqual(['d-reyes']);
    onFriday('08:30');
    expect(await look()).toEqual([]);
    await scene.another('new').showOverviews();
    expect(scene.pushed()).toEqual([]);
    scene.at('2026-09-19T10:00');
    expect(await look()).toEqual([]);
    await scene.owned('d-reyes', 'mail:3', { ...waitingForMco, ...askedOn('2026-09-18'), step: '5d' });
    scene.at('2026-09-21T08:00');
    expect(await look()).toEqual([['d-reyes', 'Your day: 2 overdue, 1 waiting for the MCO.']]);
  });

  test('who has nothing to do gets nothing, and after a morning down nobody does', async () => {
    onFriday('08:00');
    expect(await look()).toEqual([]);
    await scene.owned('d-reyes', 'mail:1');
    scene.at('2026-09-21T10:01');
    expect(await look()).toEqual([]);
  });

  test('who has only what is overdue gets the reminders of it alone', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2');
    onFriday('08:00');
    expect(await look()).toEqual([]);
  });

  test('while somebody is away, who stands in has theirs, and is told so', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2', waitingForMco);
    await scene.people.setAway('d-reyes', central('2026-09-21T08:00'));
    onFriday('08:00');
    await scene.app.showOverviews();
    const [card] = scene.pushed();
    expect([card?.to, card?.view.headline]).toEqual(['m-okafor', 'Your day: 1 overdue, 1 waiting for the MCO.']);
    expect(card?.view.lines).toContain('You stand in for others: 2 of these are theirs.');
  });

  test('the Unit Lead is told how many nobody has taken', async () => {
    await scene.opens('mail:1');
    onFriday('08:00');
    await scene.app.showOverviews();
    const [card] = scene.pushed();
    expect([card?.to, card?.view.headline]).toEqual(['u-lang', 'Your day: 1 not taken.']);
    expect(card?.view.lines).toContain('Nobody has taken yet: 1.');
  });

  test('when Teams does not answer, it is tried again', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2', waitingForMco);
    onFriday('08:00');
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    expect(await look()).toEqual([]);
    scene.time.pass(301_000);
    expect(await look()).toEqual([['d-reyes', 'Your day: 1 overdue, 1 waiting for the MCO.']]);
  });
});

describe('a press on a line of the day', () => {
  test('brings the card of the inquiry under the list, which then shows how things stand', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const other = await scene.owned('d-reyes', 'mail:2', waitingForMco);
    onFriday('08:00');
    await scene.app.showOverviews();
    const [card] = scene.pushed();
    if (card === undefined) throw new Error('No morning card came.');
    expect(buttonsOf(card.view)).toEqual(['Show all', 'Refresh', ...[ref, other].map((one) => `Answer ${one}`)]);
    onFriday('08:20');
    const list = await scene.presses('d-reyes', `Answer ${ref}`, card.view);
    expect(list.lines[0]).toMatch(/^As of Fri Sep 18, 8:20 AM Central\./);
    const [brought, ...more] = scene.pushed();
    expect(more).toEqual([]);
    expect(brought?.view.headline).toMatch(new RegExp(`^${ref}: contact the member`));
    // It says so when the inquiry moves on.
    expect((await scene.log.copies(ref)).map(({ person }) => person)).toContain('d-reyes');
  });

  test('without a chat the card takes the place of the list', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2', waitingForMco);
    onFriday('08:00');
    await scene.app.showOverviews();
    const [card] = scene.pushed();
    if (card === undefined) throw new Error('No morning card came.');
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    const shown = await scene.presses('d-reyes', `Answer ${ref}`, card.view);
    expect(shown.headline).toMatch(new RegExp(`^${ref}: contact the member`));
  });
});
