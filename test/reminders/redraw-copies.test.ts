import { TeamsGone, TeamsUnreachable } from '../../src/reminders/teams';
import { aLine, stored } from '../log/a-log';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from './reminder-scene';

const down = () => new TeamsUnreachable('editing', 'unknown', undefined);

describe('drawing the cards that are out there anew', () => {
  let scene: ReminderScene;
  let ref: string;
  beforeEach(async () => {
    scene = await reminderScene();
    ref = await scene.opens();
    await scene.sweep.run();
  });
  const take = (turn = 2) => scene.decides(ref, { turn, step: '1.intake', owner: 'd-reyes', liaison: 'd-reyes' });
  const drawn = () => scene.teams.edited.map(({ activityId }) => activityId);
  const turns = async () => (await scene.log.copies(ref)).map(({ turn }) => turn);

  test('shows in every card how things stand, and then forgets the cards', async () => {
    expect(await turns()).toEqual([1, 1]);
    await take();
    await scene.sweep.run();
    expect(drawn().sort()).toEqual(['activity-1', 'activity-2']);
    expect(await turns()).toEqual([]);
    expect((await scene.waits(ref)).filter((waits) => waits.startsWith('refresh'))).toEqual([]);
    await scene.sweep.run();
    expect(drawn()).toHaveLength(2);
    expect(JSON.stringify(scene.teams.edited)).not.toMatch(/Quill|wheelchair/);
  });

  test('leaves a card alone whose turn is current: somebody may be typing in it', async () => {
    await scene.decides(ref, { chases: 1 });
    await scene.sweep.run();
    await take();
    await scene.decides(ref, {}, ['assigned']);
    await scene.sweep.run();
    expect(drawn().sort()).toEqual(['activity-1', 'activity-2']);
    expect(await turns()).toEqual([2]);
  });

  test('starts over when the inquiry moves on meanwhile: the last state is what stands', async () => {
    await take();
    scene.teams.during('edit', () => scene.decides(ref, { turn: 3, step: 'done' }));
    await scene.sweep.run();
    expect(await turns()).toEqual([]);
    for (const activityId of ['activity-1', 'activity-2']) {
      const last = scene.teams.edited.filter((edit) => edit.activityId === activityId).at(-1);
      expect([activityId, last?.summary.slice(ref.length)]).toEqual([activityId, ': complete.']);
    }
    expect(await scene.waits(ref)).toEqual([]);
  });

  test('sees a card that goes out while it draws', async () => {
    await take();
    scene.teams.during('edit', async () => {
      const now = await stored(scene.log, ref);
      const copy = {
        reminderId: 'late',
        person: 'm-okafor',
        conversationId: `a:${theUnit[1]?.entraId ?? ''}`,
        activityId: 'activity-9',
        turn: 1,
      };
      await scene.log.commit(now, { inquiry: now.inquiry, lines: [aLine('sent')], copies: [copy] });
    });
    await scene.sweep.run();
    expect(drawn()).toContain('activity-9');
    expect(await turns()).toEqual([]);
  });

  test('does not mind a card, a conversation or a person that is gone', async () => {
    scene.teams.failNext('edit', [new TeamsGone('editing', 404)]);
    await scene.conversations.forget(theUnit[1]?.entraId ?? '');
    await take();
    await scene.sweep.run();
    expect(drawn()).toEqual([]);
    expect(await turns()).toEqual([]);
  });

  test('goes on later where Teams stopped answering', async () => {
    await take();
    scene.teams.failNext('edit', [down()]);
    const swept = await scene.sweep.run();
    expect(swept.failed).toBe(0);
    expect(await turns()).toEqual([1, 1]);
    expect((await scene.read(ref)).pending['refresh']).toMatchObject({ attempts: 1 });
    scene.clock.set((await scene.read(ref)).pending['refresh']!.attemptAt);
    await scene.sweep.run();
    expect(drawn().sort()).toEqual(['activity-1', 'activity-2']);
    expect(await turns()).toEqual([]);
  });

  test('gives up after eight times, and draws them with the next change', async () => {
    await take();
    scene.teams.failNext('edit', Array.from({ length: 8 }, down));
    for (let tries = 0; tries < 8; tries++) {
      await scene.sweep.run();
      scene.clock.set((await scene.read(ref)).pending['refresh']?.attemptAt ?? scene.clock.now());
    }
    expect((await scene.read(ref)).pending['refresh']).toBeUndefined();
    expect(await turns()).toEqual([1, 1]);
    await take(3);
    await scene.sweep.run();
    expect(await turns()).toEqual([]);
    expect(drawn()).toHaveLength(2);
  });

  test('of very many cards is done in several transactions', async () => {
    for (const half of ['a', 'b']) {
      const now = await stored(scene.log, ref);
      const copies = Array.from({ length: 70 }, (_, i) => ({
        reminderId: `more-${half}-${String(i)}`,
        person: 'd-reyes',
        conversationId: `a:${theUnit[0]?.entraId ?? ''}`,
        activityId: `more-${half}-${String(i)}`,
        turn: 1,
      }));
      await scene.log.commit(now, { inquiry: now.inquiry, lines: [], copies });
    }
    await take();
    expect((await scene.sweep.run()).failed).toBe(0);
    expect(await turns()).toEqual([]);
    expect(new Set(drawn()).size).toBe(142);
  });

  test('by two sweeps at once leaves nothing over', async () => {
    await take();
    await Promise.all([scene.sweep.run(), scene.sweeper('there').run()]);
    expect(await turns()).toEqual([]);
    expect(scene.told).toEqual([]);
  });
});
