import { central } from '../clock/calendars';
import { unitScene, type UnitScene } from './unit-scene';

let scene: UnitScene;
beforeEach(async () => {
  scene = await unitScene();
});
const tomorrow = central('2026-09-18T12:00').toUTC();
const away = async (...ids: readonly string[]): Promise<void> => {
  for (const id of ids) await scene.people.setAway(id, tomorrow);
};
/** Dana saves an inquiry as Escalated; answers to whom it is offered. */
async function offered(key = 'mail:1'): Promise<string> {
  const now = scene.clock.now();
  const ref = await scene.opens(key, {
    turn: 2,
    step: '3',
    owner: 'd-reyes',
    liaison: 'd-reyes',
    mco: 'ITC',
    anchors: { received: now, clockStart: now, since: now, taken: now },
  });
  const card = await scene.says('d-reyes', ref);
  const urgency = { tierReason: 'Nothing urgent.', phone: 'none', leaveMessage: 'yes' };
  const saved = await scene.presses('d-reyes', 'Save as Escalated', card, urgency);
  expect(saved.errors).toEqual([]);
  await scene.app.sweep();
  return ref;
}
const cards = () =>
  scene.pushed().map(({ to, view }) => [to, view.headline.replace(/^ME-\S+ /, ''), view.lines[0]] as const);
const whyEli = 'Eli Vance is away until Fri Sep 18, 12:00 PM Central; you stand in.';

describe('an inquiry is offered', () => {
  test('to the ESR who was offered one the longest ago, in turn', async () => {
    const owners = [];
    for (const key of ['mail:1', 'mail:2', 'mail:3']) owners.push((await scene.read(await offered(key))).owner);
    expect(owners).toEqual(['e-vance', 'n-park', 'e-vance']);
  });

  test('to no ESR who is away', async () => {
    await away('e-vance');
    const owners = [];
    for (const key of ['mail:1', 'mail:2']) owners.push((await scene.read(await offered(key))).owner);
    expect(owners).toEqual(['n-park', 'n-park']);
  });

  test('with every ESR away to the Unit Lead; with the Unit Lead away too to the Account Manager', async () => {
    await away('e-vance', 'n-park');
    expect((await scene.read(await offered('mail:1'))).owner).toBe('u-lang');
    await away('u-lang');
    expect((await scene.read(await offered('mail:2'))).owner).toBe('a-moss');
  });

  test('to an ESR who goes away: the reminder of it goes to the backup, who can accept it, and then has it', async () => {
    const ref = await offered();
    scene.pushed();
    await away('e-vance');
    scene.at('2026-09-17T13:00');
    await scene.app.sweep();
    const [warning] = cards();
    expect(warning).toEqual(['n-park', 'due soon: accept this inquiry.', whyEli]);
    await scene.presses('n-park', 'Accept', await scene.says('n-park', ref));
    expect(await scene.read(ref)).toMatchObject({ step: '5b', owner: 'n-park' });
    expect((await scene.log.lines(ref)).at(-1)?.facts).toMatchObject({ owner: 'n-park' });
  });

  test('to an ESR who goes away and is covered by nobody who accepts: after 4 business hours to the next', async () => {
    const ref = await offered();
    await away('e-vance');
    scene.at('2026-09-17T14:00');
    await scene.app.sweep();
    expect(await scene.read(ref)).toMatchObject({ step: '5b.offer', owner: 'n-park' });
  });
});

describe('an inquiry that somebody owns who goes away', () => {
  test('handed over to them: their backup hears of it, and why', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    await away('m-okafor');
    const more = await scene.presses('d-reyes', 'More', await scene.says('d-reyes', ref));
    const form = await scene.presses('d-reyes', 'Hand over', more);
    expect(form.fields[0]?.choices.map(({ title }) => title)).toContain('Mina Okafor (away)');
    await scene.presses('d-reyes', 'Hand over', form, { person: 'm-okafor', reason: 'It is hers.' });
    await scene.app.sweep();
    expect(cards()).toEqual([
      ['d-reyes', expect.stringMatching(/^is yours now/), expect.stringMatching(/^Mina Okafor is away until/)],
    ]);
  });

  test('shows in the list of who stands in, whose it is beside it', async () => {
    await scene.owned('m-okafor', 'mail:1');
    const ref = await scene.owned('d-reyes', 'mail:2');
    expect((await scene.says('m-okafor', 'mine')).headline).toBe('Yours: 1 open.');
    await away('d-reyes');
    const mine = await scene.says('m-okafor', 'mine');
    expect(mine.headline).toBe('Yours: 1 open. You stand in for 1 more.');
    const theirs = mine.items.find(({ title }) => title.startsWith(ref));
    expect(theirs?.detail).toContain('Owner: Dana Reyes');
    expect((await scene.says('e-vance', 'mine')).items).toEqual([]);
  });

  test('can be handed over to who stands in for the whole role, when nobody of it is here', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const choices = async () => {
      const more = await scene.presses('u-lang', 'More', await scene.says('u-lang', ref));
      return scene.presses('u-lang', 'Hand over', more);
    };
    const names = (form: Awaited<ReturnType<typeof choices>>) => form.fields[0]?.choices.map(({ title }) => title);
    expect(names(await choices())).toEqual(['Dana Reyes', 'Mina Okafor']);
    await away('d-reyes', 'm-okafor');
    const form = await choices();
    expect(names(form)).toEqual(['Dana Reyes (away)', 'Mina Okafor (away)', 'Una Lang']);
    await scene.presses('u-lang', 'Hand over', form, { person: 'u-lang', reason: 'Nobody else is here.' });
    expect(await scene.read(ref)).toMatchObject({ owner: 'u-lang', movedFrom: 'd-reyes' });
  });

  test('nobody took: every liaison is reminded after 30 business minutes, the Unit Lead after 60', async () => {
    await scene.opens('mail:1');
    scene.at('2026-09-17T10:30');
    await scene.app.sweep();
    expect(cards().map(([to]) => to)).toEqual(['d-reyes', 'm-okafor']);
    scene.at('2026-09-17T11:00');
    await scene.app.sweep();
    expect(cards().map(([to]) => to)).toEqual(['u-lang']);
  });

  test('with nobody of the unit here but one ESR, a new inquiry reaches that one, who can take it and answer', async () => {
    const ref = await scene.opens('mail:1');
    await away('d-reyes', 'm-okafor', 'e-vance', 'u-lang', 'a-moss');
    scene.at('2026-09-17T10:30');
    await scene.app.sweep();
    const [card] = scene.pushed();
    expect([card?.to, card?.view.lines[0]]).toEqual(['n-park', 'No Member Liaison is here now; you stand in.']);
    await scene.presses('n-park', 'Take it', card!.view);
    expect(await scene.read(ref)).toMatchObject({ step: '1.intake', owner: 'n-park' });
  });
});
