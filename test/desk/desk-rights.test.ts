import { commands } from '../../src/desk/commands';
import { deskRights, deskVerbs, rightForVerb, rightForWord, type DeskAct } from '../../src/desk/desk-rights';
import { roles, type Role } from '../../src/people/people';
import type { CardView } from '../../src/views/card-view';
import { deskScene, type DeskScene } from './desk-scene';

const somebody = 'n-park';
const refusal = 'This is not yours to do.';

describe.each(Object.keys(roles) as readonly Role[])('somebody who is %s and nothing else', (role) => {
  let scene: DeskScene;
  let ref: string;

  beforeAll(async () => {
    scene = await deskScene();
    ref = await scene.opens('rights');
    const person = (await scene.people.directory()).byId(somebody);
    if (person === undefined) throw new Error(`${somebody} is not in the unit.`);
    const mco = role === 'mcoContact' ? { mco: 'ITC', departments: ['memberServices' as const] } : {};
    scene.people.set(somebody, { ...person, roles: [role], ...mco });
  });

  const refused = async (): Promise<number> => {
    let count = 0;
    for await (const { columns } of scene.rows.range('access', scene.clock.now().toUTC().toFormat('yyyy-LL'), '2', '~'))
      if (columns['action'] === 'refused' && columns['person'] === somebody) count += 1;
    return count;
  };
  const asTheMatrix = async (right: DeskAct | undefined, act: () => Promise<CardView>): Promise<void> => {
    const before = await refused();
    const { headline } = await act();
    const may: readonly Role[] = right === undefined ? [role] : deskRights[right].may;
    expect([headline === refusal, (await refused()) - before]).toEqual(may.includes(role) ? [false, 0] : [true, 1]);
  };

  test.each(deskVerbs)(
    'who presses %s is refused if, and only if, the matrix says so, and it is written down',
    async (verb) => {
      await asTheMatrix(rightForVerb(verb), () => scene.presses(somebody, verb, { ref, nonce: 'n' }));
    },
  );

  test.each(commands.map(({ word }) => word))('who writes %s: the same', async (word) => {
    await asTheMatrix(rightForWord(word), () => scene.presses(somebody, 'say', { text: word }));
  });
});

test('every press that the desk knows needs a right, or is judged by the table or as typed words', () => {
  expect(deskVerbs.filter((verb) => rightForVerb(verb) === undefined)).toEqual(['say', 'answer', 'mailNoContact']);
});

describe('the contact of another plan', () => {
  const none = 'ME-260917-ZZZZZZ';
  let scene: DeskScene;
  const refs: Readonly<Record<string, string>>[] = [];

  beforeAll(async () => {
    scene = await deskScene();
    const person = (await scene.people.directory()).byId(somebody);
    if (person === undefined) throw new Error(`${somebody} is not in the unit.`);
    scene.people.set(somebody, { ...person, roles: ['mcoContact'], mco: 'WLP', departments: ['memberServices'] });
    const step = { step: '4d', owner: 'd-reyes', liaison: 'd-reyes', mco: 'ITC', tier: 'high' } as const;
    refs.push({ ref: await scene.opens('new') }, { ref: await scene.opens('asked', step) });
    refs.push({ ref: await scene.opens('done', { ...step, step: 'done' }) });
  });

  test.each(deskVerbs)('who forges a press of %s is not told whether there is such an inquiry', async (verb) => {
    const data = { nonce: 'n', turn: 1, member: '2', wrote: 1, reason: 'so', person: 's-okafor', act: 'calledAgain' };
    const shown = async (ref: string, more: object): Promise<string> => {
      const card = await scene.presses(somebody, verb, { ...data, ...more, ref, other: ref, text: ref });
      return JSON.stringify(card)
        .replaceAll(ref, none)
        .replace(/"nonce":"[^"]*"/g, '');
    };
    for (const more of [
      { row: '1', button: 'take' },
      { row: '4d', button: 'memberContacted' },
      { row: '4d', button: 'mcoResponded', turn: 7 },
    ])
      for (const { ref = '' } of refs) expect(await shown(ref, more)).toBe(await shown(none, more));
  });
});
