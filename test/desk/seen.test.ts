import { central } from '../clock/calendars';
import { buttonsOf, unitScene, type UnitScene } from './unit-scene';

let scene: UnitScene;
let ref: string;
/** Dana's contact is past its limit: the Unit Lead has been told. */
beforeEach(async () => {
  scene = await unitScene();
  ref = await scene.owned('d-reyes', 'mail:1');
});

async function limitCard() {
  scene.at('2026-09-17T14:00');
  await scene.app.sweep();
  const card = scene.pushed().find(({ to }) => to === 'u-lang');
  if (card === undefined) throw new Error('The Unit Lead was told nothing.');
  return card.view;
}
const seenLines = async () =>
  (await scene.log.lines(ref)).filter(({ act }) => act === 'seen').map(({ actor, facts }) => [actor, facts]);

describe('a reminder that only tells', () => {
  test('can be noted, passed on, or opened', async () => {
    expect(buttonsOf(await limitCard())).toEqual(['Open inquiry', 'Reassign', 'Noted']);
  });

  test('noted: the log says who has seen it, and no clock and no turn changes', async () => {
    const card = await limitCard();
    const before = await scene.read(ref);
    const shown = await scene.presses('u-lang', 'Noted', card);
    expect([shown.headline, shown.lines]).toEqual([
      `${ref}: noted.`,
      ['It stands in the log that you have seen it. No clock has changed.'],
    ]);
    expect(await seenLines()).toEqual([['u-lang', { what: 'limit' }]]);
    const after = await scene.read(ref);
    expect([after.turn, after.step, Object.keys(after.pending)]).toEqual([
      before.turn,
      before.step,
      Object.keys(before.pending),
    ]);
  });

  test('noted twice is one line', async () => {
    const card = await limitCard();
    await scene.presses('u-lang', 'Noted', card);
    await scene.presses('u-lang', 'Noted', card);
    expect(await seenLines()).toHaveLength(1);
  });

  test('“Reassign” asks to whom', async () => {
    expect((await scene.presses('u-lang', 'Reassign', await limitCard())).headline).toBe(`${ref}: hand over.`);
  });

  test('a contact of the MCO cannot note it, nor learn that it is there', async () => {
    const card = await limitCard();
    expect((await scene.presses('j-ortiz', 'Noted', card)).headline).toBe('This is not yours to do.');
    expect(await seenLines()).toEqual([]);
  });

  test('the owner finds it behind More', async () => {
    const own = await scene.says('d-reyes', ref);
    const more = await scene.presses('d-reyes', 'More', own);
    await scene.presses('d-reyes', 'Noted', more);
    expect(await seenLines()).toEqual([['d-reyes', {}]]);
  });
});

test('a miss says since when the MCO is late, how often it was chased, and its last word', async () => {
  scene = await unitScene();
  const at = (when: string) => central(`2026-09-${when}`);
  await scene.owned('d-reyes', 'mail:2', {
    step: '4d',
    turn: 5,
    mco: 'ITC',
    chases: 2,
    anchors: {
      received: at('17T09:00'),
      clockStart: at('17T09:00'),
      since: at('17T10:00'),
      contacted: at('17T09:30'),
      asked: at('17T10:00'),
    },
    request: {
      open: true,
      n: 1,
      mco: 'ITC',
      department: 'memberServices',
      contact: 'j-ortiz',
      deliveredAt: at('17T10:00'),
    },
    lastWord: { said: 'willContactBy', at: at('17T13:00') },
  });
  scene.at('2026-09-18T08:00');
  await scene.app.sweep();
  const miss = scene.pushed().find(({ to, view }) => to === 'u-lang' && view.headline.includes('silent'));
  expect(miss?.view.lines.slice(-2)).toEqual([
    'Late since Thu Sep 17, 5:00 PM Central.',
    'Chases so far: 2. Last word from them: will contact by a promised time, Thu Sep 17, 1:00 PM Central.',
  ]);
});
