import { aLog, keysFrom } from '../log/a-log';
import { theUnit } from '../people/the-unit';
import { attendToAside } from '../../src/reminders/attend-to-aside';
import { recomputeDeadlines } from '../../src/reminders/recompute';
import { TeamsUnreachable } from '../../src/reminders/teams';
import { reminderScene, type ReminderScene } from './reminder-scene';

const unreadable = 600_000;
const laterVersion = { schema: 2 };

describe('an inquiry that cannot be read', () => {
  let scene: ReminderScene;
  let ref: string;
  let putBack: () => Promise<void>;
  beforeEach(async () => {
    scene = await reminderScene();
    ref = await scene.opens();
    putBack = await scene.spoils(ref, laterVersion);
    await scene.sweep.run();
  });
  const toldCards = () => scene.cards().filter((card) => card.startsWith('u-lang: cannot be read'));
  const laterBy = (minutes: number) => {
    scene.clock.set(scene.clock.now().plus({ minutes }));
  };

  describe('is told to the Unit Lead', () => {
    test('once, by one of several instances, without a word of it', async () => {
      laterBy(1);
      await Promise.all([scene.attends(), scene.attends(), scene.attends()]);
      await scene.attends();
      expect(toldCards()).toEqual(['u-lang: cannot be read.']);
      expect(scene.teams.sent[0]?.summary).toBe(`${ref}: cannot be read.`);
      expect(JSON.stringify(scene.teams.sent)).not.toMatch(/Quill|wheelchair/);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${ref} inquiry told`]);
    });

    test('when it has stood for a minute: what another version goes on with at once is no news', async () => {
      await scene.attends();
      laterBy(0.9);
      await scene.attends();
      expect(toldCards()).toEqual([]);
      laterBy(0.1);
      await scene.attends();
      expect(toldCards()).toHaveLength(1);
    });

    test('in open hours only', async () => {
      scene.at('2026-09-17T17:00');
      await scene.attends();
      expect(toldCards()).toEqual([]);
      scene.at('2026-09-18T08:00');
      await scene.attends();
      expect(toldCards()).toHaveLength(1);
    });

    test('until a send gets through, not at once again', async () => {
      laterBy(1);
      scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
      await scene.attends();
      await scene.attends();
      expect(toldCards()).toEqual([]);
      scene.time.pass(300_000);
      await scene.attends();
      expect(toldCards()).toHaveLength(1);
    });

    test('or, when no lead is here, to who stands in', async () => {
      await scene.people.setAway('u-lang', scene.clock.now().plus({ days: 1 }));
      laterBy(1);
      await scene.attends();
      expect(scene.cards()).toEqual(['a-moss: cannot be read.']);
    });

    test('in one card with all the others, when there are many', async () => {
      for (let i = 2; i <= 6; i++) await scene.spoils(await scene.opens(`mail:${String(i)}`), laterVersion);
      await scene.sweep.run();
      laterBy(1);
      await scene.attends();
      await scene.attends();
      expect(scene.cards()).toEqual(['u-lang: 6 inquiries need to be looked at.']);
      expect((await scene.setAside()).filter((thing) => thing.endsWith('told'))).toHaveLength(6);
    });

    test('again when it went on and then cannot be read anew', async () => {
      const { entraId: _none, ...lead } = theUnit.find(({ id }) => id === 'u-lang')!;
      scene.people.set('u-lang', lead);
      laterBy(1);
      await scene.attends();
      await putBack();
      await scene.attends();
      await scene.spoils(ref, laterVersion);
      await scene.sweep.run();
      laterBy(1);
      await scene.attends();
      expect(scene.mails().filter((mail) => mail.includes('cannot be read'))).toHaveLength(2);
    });
  });

  describe('goes on', () => {
    test('by itself when it reads again: no longer set aside, and what was due is due at once', async () => {
      scene.time.pass(unreadable - 1);
      expect(await scene.attends()).toBe(false);
      await putBack();
      expect(await scene.attends()).toBe(true);
      expect(await scene.setAside()).toEqual([]);
      expect(scene.told).toContainEqual({ event: 'inquiry goes on', ref });
      await scene.sweep.run();
      expect(await scene.proofs(ref)).toEqual(['sent claim d-reyes teams', 'sent claim m-okafor teams']);
    });

    test('and another one that still cannot be read stays', async () => {
      const other = await scene.opens('mail:2');
      await scene.spoils(other, laterVersion);
      await scene.sweep.run();
      await putBack();
      expect(await scene.attends()).toBe(true);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${other} inquiry`]);
    });

    test('when a line of its log reads again', async () => {
      await putBack();
      const lineBack = await scene.spoils(ref, { words: new Uint8Array([1]) }, `h|${ref}|000001`);
      // It stays set aside while any row of it cannot be read.
      expect(await scene.attends()).toBe(false);
      await lineBack();
      expect(await scene.attends()).toBe(true);
    });

    test('when there is no such inquiry any more', async () => {
      await scene.log.setAside({
        ref: 'ME-260917-0G0NE0',
        reason: 'UNREADABLE_INQUIRY',
        what: 'inquiry',
        to: '',
        since: scene.clock.now(),
      });
      expect(await scene.attends()).toBe(true);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${ref} inquiry`]);
    });
  });

  describe('when the calendar has changed', () => {
    const act = async (of: string) => (await scene.log.lines(of)).map((line) => line.act);

    test('does not stop the others at the start, and follows when it reads again', async () => {
      const other = await scene.opens('mail:2');
      const parts = { ...scene.parts, calendarHash: 'hours-2', log: aLog(scene.rows, 'hours-2') };
      expect(await recomputeDeadlines(parts)).toBe(2);
      expect(await act(other)).toEqual(['opened', 'recomputed']);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${ref} inquiry`]);
      await putBack();
      await attendToAside(parts);
      expect(await act(ref)).toEqual(['opened', 'recomputed']);
      // Once for each calendar, however many instances start.
      await recomputeDeadlines(parts);
      expect([await act(ref), await act(other)]).toEqual([
        ['opened', 'recomputed'],
        ['opened', 'recomputed'],
      ]);
    });
  });

  test('keeps its due rows', async () => {
    for (let tries = 0; tries < 3; tries++) {
      scene.time.pass(unreadable);
      await scene.sweep.run();
    }
    expect((await keysFrom(scene.rows, 'd|')).filter((key) => key.includes(ref)).length).toBeGreaterThan(0);
  });
});
