import { buttonsOf, unitScene, type UnitScene } from '../desk/unit-scene';
import { TeamsUnreachable } from '../../src/reminders/teams';
import type { CardView } from '../../src/views/card-view';

let scene: UnitScene;
beforeEach(async () => {
  scene = await unitScene();
});
const titles = (view: CardView): string[] => view.items.map(({ title }) => title.split(' · ')[0] ?? '');
const onlyCard = (): { readonly to: string; readonly view: CardView } => {
  const pushed = scene.pushed();
  expect(pushed).toHaveLength(1);
  return pushed[0]!;
};
/** Dana is away until Monday, and the Unit Lead has the card. */
async function danaIsAway(): Promise<CardView> {
  await scene.says('d-reyes', 'away until Mon Sep 21');
  await scene.app.lookAfterAbsences();
  return onlyCard().view;
}
const owners = (...refs: readonly string[]): Promise<readonly (string | undefined)[]> =>
  Promise.all(refs.map(async (ref) => (await scene.read(ref)).owner));
const acts = async (ref: string) =>
  (await scene.log.lines(ref)).slice(1).map(({ act, actor, facts, words }) => ({ act, actor, facts, words }));

describe('an owner is marked away', () => {
  test('the Unit Lead gets one card: who, how much is open, and whom the backups name', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.owned('d-reyes', 'mail:2', { tier: 'escalated' });
    await scene.owned('m-okafor', 'mail:3');
    await scene.says('d-reyes', 'away until Mon Sep 21');
    await scene.app.lookAfterAbsences();
    const { to, view } = onlyCard();
    expect(to).toBe('u-lang');
    expect(view.headline).toBe(
      'Dana Reyes is away until Mon Sep 21, 8:00 AM Central: 2 open inquiries, 1 High Priority.',
    );
    expect(view.lines).toEqual([
      'They said so themselves.',
      'Proposed: Mina Okafor, who gets their cards until you decide.',
      'What you move is offered back to them when they return.',
    ]);
    expect(view.fields[0]).toMatchObject({ label: 'Move all to', value: 'm-okafor' });
    expect(view.fields[0]?.choices.map(({ value }) => value)).toEqual(['m-okafor', 'u-lang', 'a-moss']);
    expect(buttonsOf(view)).toEqual(['Move all', 'Choose one by one', 'They are here']);
    await scene.app.lookAfterAbsences();
    await scene.another('there').lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('who owns nothing needs no cover, and what comes to them later does not bring the card after all', async () => {
    await scene.says('d-reyes', 'away until Mon Sep 21');
    await scene.app.lookAfterAbsences();
    await scene.owned('d-reyes', 'mail:1');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('each absence has its card; one that is only longer has not', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await danaIsAway();
    scene.at('2026-09-17T11:00');
    await scene.says('d-reyes', 'away until Tue Sep 22');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    await scene.says('d-reyes', 'back');
    scene.at('2026-09-17T12:00');
    await scene.says('d-reyes', 'away until Tue Sep 22');
    await scene.app.lookAfterAbsences();
    expect(onlyCard().view.headline).toMatch(/^Dana Reyes is away until Tue Sep 22/);
  });

  test('in closed hours, the card waits for the opening', async () => {
    await scene.owned('d-reyes', 'mail:1');
    scene.at('2026-09-17T17:30');
    await scene.says('d-reyes', 'away until Mon Sep 21');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    const next = await scene.app.nextAttempt(scene.clock.now());
    expect(next?.setZone('America/Chicago').toFormat('ccc HH:mm')).toBe('Fri 08:00');
    scene.at('2026-09-18T08:00');
    await scene.app.lookAfterAbsences();
    expect(onlyCard().to).toBe('u-lang');
  });

  test('a card that does not get through is tried again; one that reached them is not', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.says('d-reyes', 'away until Mon Sep 21');
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    scene.time.pass(60_000);
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    scene.time.pass(300_000);
    await scene.app.lookAfterAbsences();
    expect(onlyCard().to).toBe('u-lang');
  });

  test('about the Unit Lead’s own absence the Account Manager is asked', async () => {
    await scene.owned('u-lang', 'mail:1', { step: '2b' });
    await scene.says('u-lang', 'away until Mon Sep 21');
    await scene.app.lookAfterAbsences();
    const { to, view } = onlyCard();
    expect(to).toBe('a-moss');
    expect(view.fields[0]).toMatchObject({ value: 'a-moss' });
  });

  test('the Unit Lead who says it for another has the card at once, and none besides', async () => {
    await scene.owned('d-reyes', 'mail:1');
    const form = await scene.presses('u-lang', 'Somebody else is away', await scene.says('u-lang', 'away'));
    const filled = { person: 'd-reyes', untilDate: '2026-09-21' };
    const card = await scene.presses('u-lang', 'They are away until then', form, filled);
    expect(buttonsOf(card)).toContain('Move all');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });
});

describe('“Move all”', () => {
  test('every open inquiry has the new owner, each with its line; they hear of all of them in one card', async () => {
    const first = await scene.owned('d-reyes', 'mail:1');
    const second = await scene.owned('d-reyes', 'mail:2', { tier: 'escalated' });
    const other = await scene.owned('m-okafor', 'mail:3');
    const card = await danaIsAway();
    const pressedAt = scene.clock.now();
    const done = await scene.presses('u-lang', 'Move all', card);
    expect(done.headline).toBe('Moved from Dana Reyes to Mina Okafor: 2 open inquiries.');
    scene.at('2026-09-17T10:01');
    await scene.app.lookAfterAbsences();

    expect(await owners(first, second, other)).toEqual(['m-okafor', 'm-okafor', 'm-okafor']);
    expect(await scene.read(first)).toMatchObject({ liaison: 'm-okafor', movedFrom: 'd-reyes', turn: 3 });
    expect(await acts(first)).toEqual([
      {
        act: 'handedOver',
        actor: 'u-lang',
        facts: { owner: 'm-okafor', from: 'd-reyes', why: 'away' },
        words: {},
      },
    ]);
    const [line] = (await scene.log.lines(first)).slice(-1);
    expect([line?.happenedAt, line?.recordedAt]).toEqual([pressedAt, scene.clock.now()]);

    const { to, view } = onlyCard();
    expect(to).toBe('m-okafor');
    expect(view.headline).toBe('Yours now: 2 open inquiries.');
    expect(view.lines).toEqual(['Dana Reyes is away until Mon Sep 21, 8:00 AM Central, and may take them back then.']);
    expect(titles(view).sort()).toEqual([first, second].sort());
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('pressed twice, or by another on the same card, is one act, and the presser sees the truth', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const card = await danaIsAway();
    const [one, two] = await Promise.all([
      scene.presses('u-lang', 'Move all', card),
      scene.presses('u-lang', 'Move all', card, { to: 'a-moss' }),
    ]);
    await scene.app.lookAfterAbsences();
    const again = await scene.presses('u-lang', 'Move all', card, { to: 'a-moss' });
    const owner = (await scene.read(ref)).owner;
    expect(['m-okafor', 'a-moss']).toContain(owner);
    expect([one.headline, two.headline].join()).toMatch(/Moved from Dana Reyes|Already done/);
    expect(again.headline).toBe(
      `Already done by Una Lang, 10:00 AM: moved to ${owner === 'm-okafor' ? 'Mina Okafor' : 'Ada Moss'}.`,
    );
    expect(await acts(ref)).toHaveLength(1);
  });

  test('broken off half-way by a death, is finished by whoever looks next, and told once', async () => {
    const refs = await Promise.all(['mail:1', 'mail:2', 'mail:3'].map((key) => scene.owned('d-reyes', key)));
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    // The first instance dies after its first decision.
    let decisions = 0;
    scene.rows.beforeNext(async () => {
      decisions += 1;
      scene.rows.beforeNext(() => Promise.reject(new Error('killed')));
      await Promise.resolve();
    });
    await scene.app.lookAfterAbsences();
    expect(decisions).toBe(1);
    expect((await owners(...refs)).filter((owner) => owner === 'm-okafor')).toHaveLength(1);
    expect(scene.pushed()).toEqual([]);

    await scene.another('there').lookAfterAbsences();
    expect(await owners(...refs)).toEqual(['m-okafor', 'm-okafor', 'm-okafor']);
    for (const ref of refs) expect(await acts(ref)).toHaveLength(1);
    expect(titles(onlyCard().view)).toHaveLength(3);
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('carried out by two instances at once, is one decision for each inquiry, and one card', async () => {
    const refs = await Promise.all(['mail:1', 'mail:2', 'mail:3', 'mail:4'].map((key) => scene.owned('d-reyes', key)));
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await Promise.all([scene.app.lookAfterAbsences(), scene.another('there').lookAfterAbsences()]);
    for (const ref of refs) expect(await acts(ref)).toHaveLength(1);
    expect(scene.pushed().map(({ to }) => to)).toEqual(['m-okafor']);
  });

  test('in closed hours moves at once, and tells the new owner at the opening', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const card = await danaIsAway();
    scene.at('2026-09-17T19:00');
    await scene.presses('u-lang', 'Move all', card);
    await scene.app.lookAfterAbsences();
    expect(await owners(ref)).toEqual(['m-okafor']);
    expect(scene.pushed()).toEqual([]);
    scene.at('2026-09-18T08:00');
    await scene.app.lookAfterAbsences();
    expect(onlyCard().to).toBe('m-okafor');
  });

  test('what has moved on in the meantime stays where it is', async () => {
    const [stays, goes] = [await scene.owned('d-reyes', 'mail:1'), await scene.owned('d-reyes', 'mail:2')];
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    const hand = await scene.presses('u-lang', 'More', await scene.says('u-lang', stays));
    const form = await scene.presses('u-lang', 'Hand over', hand);
    await scene.presses('u-lang', 'Hand over', form, { person: 'm-okafor', reason: 'She knows the plan.' });
    await scene.app.lookAfterAbsences();
    expect(await owners(stays, goes)).toEqual(['m-okafor', 'm-okafor']);
    expect((await acts(stays)).map(({ words }) => words)).toEqual([{ reason: 'She knows the plan.' }]);
  });

  test('a reminder of what was moved reaches the new owner as their own', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.app.lookAfterAbsences();
    scene.pushed();
    scene.at('2026-09-17T12:00');
    await scene.app.sweep();
    const [reminder] = scene.pushed();
    expect(reminder?.to).toBe('m-okafor');
    expect(reminder?.view.headline).toMatch(/target reached/);
    expect(reminder?.view.lines.join(' ')).not.toContain('stand in');
  });

  test('only to somebody who is here and can own it: an ESR gets no inquiry of Step 4, a liaison none of Step 5', async () => {
    const [step4, step5] = [
      await scene.owned('d-reyes', 'mail:1'),
      await scene.owned('d-reyes', 'mail:2', { step: '5c', tier: 'escalated' }),
    ];
    const card = await danaIsAway();
    const wrong = await scene.presses('u-lang', 'Move all', card, { to: 'j-ortiz' });
    expect(wrong.errors).toEqual(['Move all to: choose a person who is here.']);
    const done = await scene.presses('u-lang', 'Move all', card, { to: 'e-vance' });
    expect(done.headline).toBe('Moved from Dana Reyes to Eli Vance: 1 open inquiry.');
    expect(done.lines).toContain('Not moved, because Eli Vance cannot own them at their step: 1.');
    await scene.app.lookAfterAbsences();
    expect(await owners(step4, step5)).toEqual(['d-reyes', 'e-vance']);
    const rest = await scene.presses('u-lang', 'What is left with Dana Reyes', done);
    expect(titles(rest)).toEqual([step4]);
  });

  test('to somebody who goes away before the card is sent: who stands in gets it', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.people.setAway('m-okafor', scene.clock.now().plus({ days: 1 }));
    await scene.app.lookAfterAbsences();
    expect(onlyCard().to).toBe('u-lang');
  });

  test('when the person is back, or has nothing open, moves nothing', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const card = await danaIsAway();
    await scene.says('d-reyes', 'back');
    expect((await scene.presses('u-lang', 'Move all', card)).headline).toBe('Dana Reyes is back. Nothing was moved.');
    await scene.app.lookAfterAbsences();
    expect(await owners(ref)).toEqual(['d-reyes']);
  });

  test('is not for others than the leads', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const card = await danaIsAway();
    const refused = await scene.presses('m-okafor', 'Move all', card);
    expect(refused.headline).toBe('This is not yours to do.');
    await scene.app.lookAfterAbsences();
    expect(await owners(ref)).toEqual(['d-reyes']);
    expect((await scene.presses('a-moss', 'Move all', card)).headline).toMatch(/^Moved from/);
  });

  test('“They are here” ends the absence and moves nothing', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    const done = await scene.presses('u-lang', 'They are here', await danaIsAway());
    expect(done.headline).toBe('Dana Reyes is here again.');
    await scene.app.lookAfterAbsences();
    expect([await owners(ref), scene.pushed()]).toEqual([['d-reyes'], []]);
  });
});

describe('“Choose one by one”', () => {
  test('lists what is open with the person; each is handed over by itself, and offered back too', async () => {
    const [first, second] = [await scene.owned('d-reyes', 'mail:1'), await scene.owned('d-reyes', 'mail:2')];
    const list = await scene.presses('u-lang', 'Choose one by one', await danaIsAway());
    expect(titles(list).sort()).toEqual([first, second].sort());
    const form = await scene.presses('u-lang', `Hand over ${first}`, list);
    const done = await scene.presses('u-lang', 'Hand over', form, { person: 'm-okafor', reason: 'Dana is away.' });
    expect(buttonsOf(done)).toEqual(['What is left with Dana Reyes']);
    expect(await scene.read(first)).toMatchObject({ owner: 'm-okafor', movedFrom: 'd-reyes' });
    expect((await acts(first)).map(({ facts }) => facts)).toEqual([
      { owner: 'm-okafor', from: 'd-reyes', why: 'away' },
    ]);
    const rest = await scene.presses('u-lang', 'What is left with Dana Reyes', done);
    expect(titles(rest)).toEqual([second]);
  });
});

describe('on return', () => {
  /** Two were moved to Mina; Dana is back on Monday at 8:00. */
  async function danaIsBack(): Promise<{ readonly refs: readonly string[]; readonly card: CardView }> {
    const refs = [await scene.owned('d-reyes', 'mail:1'), await scene.owned('d-reyes', 'mail:2')];
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.app.lookAfterAbsences();
    scene.pushed();
    scene.at('2026-09-21T08:00');
    await scene.app.lookAfterAbsences();
    const { to, view } = onlyCard();
    expect(to).toBe('d-reyes');
    return { refs, card: view };
  }

  test('what was moved and is still open is offered back, once', async () => {
    const { refs, card } = await danaIsBack();
    expect(card.headline).toBe('Welcome back. Moved while you were away: 2 open inquiries.');
    expect(titles(card).sort()).toEqual([...refs].sort());
    expect(buttonsOf(card).slice(0, 2)).toEqual(['Take all back', 'Leave them']);
    await scene.another('there').lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });

  test('also when they say “back” before the time they gave', async () => {
    await scene.owned('d-reyes', 'mail:1');
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.app.lookAfterAbsences();
    scene.pushed();
    await scene.says('d-reyes', 'back');
    await scene.app.lookAfterAbsences();
    expect(onlyCard().view.headline).toMatch(/^Welcome back\. Moved while you were away: 1 open inquiry/);
  });

  test('“Take all back”: they own them again, and who had them is told in one card', async () => {
    const { refs, card } = await danaIsBack();
    expect((await scene.presses('d-reyes', 'Take all back', card)).headline).toBe('Yours again: 2 open inquiries.');
    await scene.app.lookAfterAbsences();
    expect(await owners(...refs)).toEqual(['d-reyes', 'd-reyes']);
    expect(await scene.read(refs[0]!)).not.toHaveProperty('movedFrom');
    expect((await acts(refs[0]!)).at(-1)).toMatchObject({
      actor: 'd-reyes',
      facts: { owner: 'd-reyes', from: 'm-okafor', why: 'back' },
    });
    const { to, view } = onlyCard();
    expect([to, view.headline]).toEqual(['m-okafor', 'No longer yours: 2 open inquiries.']);
    expect((await scene.presses('d-reyes', 'Take all back', card)).headline).toBe('Nothing is left to take back.');
  });

  test('one by one: the rest stays on the card, and stays where it is', async () => {
    const { refs, card } = await danaIsBack();
    const [first = '', second = ''] = refs;
    const rest = await scene.presses('d-reyes', `Take back ${first}`, card);
    expect(rest.headline).toBe(`${first}: yours again.`);
    expect(titles(rest)).toEqual([second]);
    await scene.app.lookAfterAbsences();
    expect(await owners(first, second)).toEqual(['d-reyes', 'm-okafor']);
    expect(onlyCard().view.headline).toBe('No longer yours: 1 open inquiry.');
    const last = await scene.presses('d-reyes', `Take back ${second}`, rest);
    expect(last.lines).toEqual(['Nothing is left to take back.']);
  });

  test('“Leave them” changes nothing', async () => {
    const { refs, card } = await danaIsBack();
    expect((await scene.presses('d-reyes', 'Leave them', card)).headline).toBe('They stay where they are.');
    await scene.app.lookAfterAbsences();
    expect([await owners(...refs), scene.pushed()]).toEqual([['m-okafor', 'm-okafor'], []]);
  });

  test('nobody takes back what was not theirs', async () => {
    const { refs, card } = await danaIsBack();
    expect((await scene.presses('e-vance', 'Take all back', card)).headline).toBe('Nothing is left to take back.');
    await scene.presses('e-vance', `Take back ${refs[0] ?? ''}`, card);
    await scene.app.lookAfterAbsences();
    expect(await owners(...refs)).toEqual(['m-okafor', 'm-okafor']);
  });

  test('moved on a second time, because the substitute is away too, it is still offered to whose it was first', async () => {
    const ref = await scene.owned('d-reyes', 'mail:1');
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.app.lookAfterAbsences();
    scene.pushed();
    await scene.says('m-okafor', 'away until tomorrow');
    await scene.app.lookAfterAbsences();
    await scene.presses('u-lang', 'Move all', onlyCard().view, { to: 'u-lang' });
    await scene.app.lookAfterAbsences();
    expect(await scene.read(ref)).toMatchObject({ owner: 'u-lang', movedFrom: 'd-reyes' });
    scene.pushed();
    scene.at('2026-09-18T08:00');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
    scene.at('2026-09-21T08:00');
    await scene.app.lookAfterAbsences();
    expect(onlyCard().to).toBe('d-reyes');
  });

  test('what went to somebody else by a decision of its own, or is closed, is not offered', async () => {
    const refs = [await scene.owned('d-reyes', 'mail:1'), await scene.owned('d-reyes', 'mail:2')];
    await scene.presses('u-lang', 'Move all', await danaIsAway());
    await scene.app.lookAfterAbsences();
    scene.pushed();
    for (const ref of refs) {
      const more = await scene.presses('m-okafor', 'More', await scene.says('m-okafor', ref));
      const form = await scene.presses('m-okafor', 'Hand over', more);
      await scene.presses('m-okafor', 'Hand over', form, { person: 'd-reyes', reason: 'For when you are back.' });
    }
    scene.at('2026-09-21T08:00');
    await scene.app.lookAfterAbsences();
    expect(scene.pushed()).toEqual([]);
  });
});
