import { central } from '../clock/calendars';
import { unitScene, type UnitScene } from './unit-scene';

let scene: UnitScene;
let ref: string;
const at = (when: string) => central(`2026-09-17T${when}`);

beforeEach(async () => {
  scene = await unitScene();
  const person = (await scene.people.directory()).byId('n-park');
  if (person === undefined) throw new Error('n-park is not in the unit.');
  // A second contact of the same plan, and one of another.
  await scene.people.load([
    ...(await scene.people.directory()).all.map((one) =>
      one.id === 'n-park' ? { ...one, roles: ['mcoContact' as const], mco: 'ITC' } : one,
    ),
    { ...person, id: 'w-other', roles: ['mcoContact'], mco: 'WLP', mail: 'w.other@plan.example.org', entraId: 'other' },
  ]);
  ref = await scene.owned('d-reyes', 'mail:1', {
    step: '4d',
    turn: 5,
    mco: 'ITC',
    anchors: {
      received: at('09:00'),
      clockStart: at('09:00'),
      since: at('09:50'),
      contacted: at('09:30'),
      asked: at('09:50'),
    },
    request: {
      open: true,
      n: 1,
      mco: 'ITC',
      department: 'memberServices',
      contact: 'j-ortiz',
      deliveredAt: at('09:50'),
    },
  });
  scene.time.pass(10_000);
});

async function form() {
  const card = await scene.says('j-ortiz', ref);
  const more = await scene.presses('j-ortiz', 'More', card);
  return scene.presses('j-ortiz', 'Hand to a colleague', more);
}

describe('a contact of the MCO hands a request to a colleague', () => {
  test('of the same plan alone, who gets it as it stands; no clock changes', async () => {
    const shown = await form();
    expect(shown.fields[0]?.choices).toEqual([{ value: 'n-park', title: 'Noa Park' }]);
    const before = await scene.read(ref);
    const done = await scene.presses('j-ortiz', 'Hand it over', shown, { person: 'n-park' });
    expect(done.headline).toBe(`${ref}: handed to Noa Park.`);
    await scene.app.sweep();
    expect(scene.pushed().map(({ to, view }) => [to, view.headline])).toEqual([
      ['n-park', `Member inquiry ${ref} - please act today.`],
    ]);
    const after = await scene.read(ref);
    expect([after.request?.contact, after.request?.n, after.turn]).toEqual(['n-park', 1, before.turn]);
    expect(after.anchors).toEqual(before.anchors);
    expect(after.request?.deliveredAt).toEqual(before.request?.deliveredAt);
    const line = (await scene.log.lines(ref)).find(({ act }) => act === 'toColleague');
    expect([line?.actor, line?.facts]).toEqual(['j-ortiz', { from: 'j-ortiz', contact: 'n-park' }]);
  });

  test('and the reminders go to the colleague from then on', async () => {
    await scene.presses('j-ortiz', 'Hand it over', await form(), { person: 'n-park' });
    await scene.app.sweep();
    scene.pushed();
    scene.at('2026-09-17T16:00');
    await scene.app.sweep();
    expect(scene.pushed().map(({ to }) => to)).toContain('n-park');
  });

  test('pressed twice it is one act', async () => {
    const shown = await form();
    await scene.presses('j-ortiz', 'Hand it over', shown, { person: 'n-park' });
    await scene.presses('j-ortiz', 'Hand it over', shown, { person: 'n-park' });
    expect((await scene.log.lines(ref)).filter(({ act }) => act === 'toColleague')).toHaveLength(1);
  });

  test.each([
    ['nobody', '', 'To whom?: choose a colleague.'],
    ['somebody of another plan', 'w-other', 'To whom?: choose a colleague.'],
    ['themselves', 'j-ortiz', 'To whom?: the request is with this person already. Choose another.'],
  ])('to %s it is not', async (_name, person, error) => {
    const shown = await scene.presses('j-ortiz', 'Hand it over', await form(), { person });
    expect(shown.errors).toEqual([error]);
    expect((await scene.read(ref)).request?.contact).toBe('j-ortiz');
  });

  test('once the request has ended nothing is handed on', async () => {
    const shown = await form();
    const { request } = await scene.read(ref);
    if (request === undefined) throw new Error('The plan was not asked.');
    const ended = await scene.owned('d-reyes', 'mail:2', {
      step: '4f',
      mco: 'ITC',
      request: { ...request, open: false },
    });
    const elsewhere = {
      ...shown,
      buttons: shown.buttons.map((button) => ({ ...button, data: { ...button.data, ref: ended } })),
    };
    const said = await scene.presses('j-ortiz', 'Hand it over', elsewhere, { person: 'n-park' });
    expect(said.headline).toBe(`${ended}: nothing to do here.`);
    expect((await scene.read(ended)).request?.contact).toBe('j-ortiz');
  });
});
