import type { Inquiry } from '../../src/inquiry/inquiry';
import { TeamsUnreachable } from '../../src/reminders/teams';
import type { CardView } from '../../src/views/card-view';
import { central } from '../clock/calendars';
import { deskScene, type DeskScene } from './desk-scene';

let scene: DeskScene;
let refs: string[];

/** Two inquiries of Dana Reyes at end of day: one list. */
beforeEach(async () => {
  scene = await deskScene();
  refs = [];
  const at = central('2026-09-17T10:00');
  const changes: Partial<Inquiry> = {
    tier: 'high',
    step: '4d',
    turn: 5,
    owner: 'd-reyes',
    liaison: 'd-reyes',
    mco: 'ITC',
    request: { open: true, mco: 'ITC', contact: 'j-ortiz', department: 'memberServices', n: 1, deliveredAt: at },
    anchors: { received: at, clockStart: at, since: at, taken: at, asked: at },
  };
  for (const key of ['mail:1', 'mail:2']) {
    const ref = await scene.opens(key);
    await scene.decides(ref, changes);
    refs.push(ref);
  }
  await scene.sweep.run();
  scene.at('2026-09-17T17:00');
  scene.teams.sent.length = 0;
  await scene.sweep.run();
});

async function envelope(): Promise<string> {
  for await (const row of scene.rows.range('outbox', 'd-reyes', '', '~')) return row.key;
  throw new Error('Nothing was sent.');
}
const brings = async (id: string, ref = refs[0] ?? ''): Promise<CardView> => {
  const nonce = await envelope();
  const outbox = await scene.parts.outbox.read('d-reyes', nonce);
  const at = outbox?.enclosed.findIndex((one) => one.ref === ref);
  return scene.presses(id, 'bring', { ref, nonce, envelope: nonce, at });
};
const titles = (card: CardView): readonly string[] => card.items.map(({ title }) => title);

describe('One of a list is answered', () => {
  test('on a card of its own under the list, without member data, and the list stays', async () => {
    const before = scene.teams.sent.length;
    const list = await brings('d-reyes');
    expect(list.headline).toBe('2 reminders wait for you.');
    expect(scene.teams.sent).toHaveLength(before + 1);
    const brought = scene.teams.sent.at(-1);
    expect(brought?.summary).toContain(`${refs[0] ?? ''}: the MCO has not responded.`);
    expect(JSON.stringify(brought?.card)).not.toMatch(/June Quill|wheelchair/);
  });

  test('and the list says so, and the card that was brought too, when the inquiry has moved on', async () => {
    await brings('d-reyes');
    const brought = scene.teams.sent.at(-1)?.activityId;
    await scene.decides(refs[0] ?? '', { turn: 6, step: '4e.2' });
    await scene.sweep.run();
    expect(scene.teams.edited.filter(({ activityId }) => activityId === brought)).toHaveLength(1);
    const list = await brings('d-reyes');
    expect(list.headline).toBe('1 reminder waits for you.');
    expect(titles(list).join('\n')).toContain(`${refs[0] ?? ''}: this card is done with.`);
  });

  test('in its place when Teams does not take another card: it is shown all the same', async () => {
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    const card = await brings('d-reyes');
    expect(card.headline).toContain(refs[0] ?? '');
    expect(card.kind).toBe('step');
  });

  test('by nobody else: the list of another is not found, and the press is a look like any other', async () => {
    const before = scene.teams.sent.length;
    const card = await brings('n-park');
    expect(scene.teams.sent).toHaveLength(before);
    expect(card.kind).toBe('step');
    const none = await scene.presses('d-reyes', 'bring', { ref: refs[0] ?? '', nonce: 'n', envelope: 'none', at: 0 });
    expect(none.kind).toBe('step');
    expect(scene.teams.sent).toHaveLength(before);
  });
});
