import { awayVerbs } from '../../src/desk/away-verbs';
import { commands } from '../../src/desk/commands';
import { deskRights, rightForVerb, rightForWord, type DeskAct } from '../../src/desk/desk-rights';
import { roles, type Role } from '../../src/people/people';
import type { CardView } from '../../src/views/card-view';
import { deskScene, type DeskScene } from './desk-scene';

const somebody = 'n-park';
const refusal = 'This is not yours to do.';
const verbs = [
  ...['open', 'form', 'more', 'why', 'bring', 'log', 'search', 'openNew', 'wordForm', 'addWord', 'handOver'],
  ...['doHandOver', 'openMember', 'reopenForm', 'reopenFor', 'lookAside', 'asideForm', 'openAside', 'addAside'],
  ...['dismissAside', 'noted', 'misdirectedForm', 'reportMisdirected', 'misdirectedRecords', 'glassForm'],
  ...['breakGlass', 'glassOpen', ...awayVerbs],
];

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

  test.each(verbs)(
    'who presses %s is refused if, and only if, the matrix says so, and it is written down',
    async (verb) => {
      await asTheMatrix(rightForVerb(verb), () => scene.presses(somebody, verb, { ref, nonce: 'n' }));
    },
  );

  test.each(commands.map(({ word }) => word))('who writes %s: the same', async (word) => {
    await asTheMatrix(rightForWord(word), () => scene.presses(somebody, 'say', { text: word }));
  });
});

test('every press that the desk knows needs a right, or has its rights in the table', () => {
  expect(verbs.filter((verb) => rightForVerb(verb) === undefined)).toEqual([]);
});
