import { tellMissed, type TellMissedParts } from '../../src/intake/tell-missed';
import { TeamsUnreachable } from '../../src/reminders/teams';
import { lease, reconciliations } from '../../src/tables/meta-table';
import { reminderScene, type ReminderScene } from '../reminders/reminder-scene';

describe('telling the Unit Lead of mail that had been missed', () => {
  let scene: ReminderScene;
  let parts: TellMissedParts;
  beforeEach(async () => {
    scene = await reminderScene();
    parts = {
      ...scene.parts,
      people: scene.people,
      reconciliations: reconciliations(scene.rows, 'escalations@unit.example.org'),
      reconcileLease: lease(scene.rows, 'reconcile', 'here', scene.time),
    };
  });
  const found = (missed: number, left: number) => {
    const at = scene.clock.now();
    return parts.reconciliations.write({ at, ranAt: 0, counts: {}, missed, left, untold: { at, missed, left } });
  };

  test.each([
    [1, 0, 'u-lang: 1 mail had been missed in the mailbox, and is taken in now.'],
    [3, 0, 'u-lang: 3 mails had been missed in the mailbox, and are taken in now.'],
    [3, 2, 'u-lang: 2 mails in the mailbox could not be taken in. Please look there.'],
  ])('of %d, of which %d are left, is one card', async (missed, left, card) => {
    await found(missed, left);
    await tellMissed(parts);
    await tellMissed(parts);
    expect(scene.cards()).toEqual([card]);
    expect(await parts.reconciliations.last()).toMatchObject({ missed, left });
  });

  test('is nothing when nothing was, or nobody has looked', async () => {
    await tellMissed(parts);
    await parts.reconciliations.write({ at: scene.clock.now(), ranAt: 0, counts: {}, missed: 0, left: 0 });
    await tellMissed(parts);
    expect(scene.cards()).toEqual([]);
  });

  test('waits for the opening', async () => {
    await found(1, 0);
    scene.at('2026-09-17T17:01');
    await tellMissed(parts);
    expect(scene.cards()).toEqual([]);
    scene.at('2026-09-18T08:00');
    await tellMissed(parts);
    expect(scene.cards()).toHaveLength(1);
  });

  test('that did not get through is tried again', async () => {
    await found(1, 0);
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    await tellMissed(parts);
    expect(scene.cards()).toEqual([]);
    await tellMissed(parts);
    expect(scene.cards()).toHaveLength(1);
  });

  test('is done by one of several instances', async () => {
    await found(1, 0);
    const there = { ...parts, reconcileLease: lease(scene.rows, 'reconcile', 'there', scene.time) };
    await Promise.all([tellMissed(parts), tellMissed(there)]);
    expect(scene.cards()).toHaveLength(1);
  });
});
