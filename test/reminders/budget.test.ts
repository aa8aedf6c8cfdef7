import { central } from '../clock/calendars';
import { reminderScene, type ReminderScene } from './reminder-scene';
import { canWait } from '../../src/reminders/budget';
import type { Inquiry, Pending } from '../../src/inquiry/inquiry';
import { anInquiry } from '../views/an-inquiry';

/** Thursday; an ESR's contact by 5b is due on Friday at closing, with a nudge at the same clock time. */
const escalated = (at: string): Partial<Inquiry> => {
  const received = central(at);
  return {
    tier: 'escalated',
    step: '5b',
    turn: 5,
    owner: 'e-vance',
    anchors: { received, clockStart: received, since: received, sentToEsr: received },
  };
};
const cardsTo = (scene: ReminderScene, id: string) => scene.cards().filter((card) => card.startsWith(`${id}: `));

describe('somebody who has had the day’s messages', () => {
  let scene: ReminderScene;
  /** Two inquiries of Eli's, whose nudges fall due on Friday at 10:20 and 10:40. */
  beforeEach(async () => {
    scene = await reminderScene();
    for (const [key, at] of [
      ['mail:1', '2026-09-17T10:20'],
      ['mail:2', '2026-09-17T10:40'],
    ] as const) {
      const ref = await scene.opens(key);
      scene.at(at);
      await scene.decides(ref, escalated(at));
    }
    await scene.sweep.run();
    scene.teams.sent.length = 0;
  });
  const runAt = async (time: string): Promise<void> => {
    scene.at(`2026-09-18T${time}`);
    await scene.sweep.run();
  };
  const hasHad = async (count: number): Promise<void> => {
    for (let n = 0; n < count; n += 1) await scene.parts.budget.counts.add('e-vance', '2026-09-18');
  };

  test('gets what can wait as one list at the full hour', async () => {
    await hasHad(40);
    await runAt('10:20');
    await runAt('10:40');
    expect(cardsTo(scene, 'e-vance')).toEqual([]);
    await runAt('11:00');
    expect(cardsTo(scene, 'e-vance')).toEqual(['e-vance: 2 reminders wait for you.']);
  });

  test('before that each comes at its time, and counts', async () => {
    await hasHad(39);
    await runAt('10:20');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(1);
    expect(await scene.parts.budget.counts.of('e-vance', '2026-09-18')).toBe(40);
    await runAt('10:40');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(1);
    await runAt('11:00');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(2);
  });

  test('starts anew on the next day', async () => {
    for (let n = 0; n < 40; n += 1) await scene.parts.budget.counts.add('e-vance', '2026-09-17');
    await runAt('10:20');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(1);
  });

  test('what cannot be counted still goes out', async () => {
    scene.parts.budget.counts.add = () => Promise.reject(new Error('The store is away.'));
    await runAt('10:20');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(1);
    expect(scene.told).toEqual([]);
  });

  test('does not wait past closing', async () => {
    const ref = await scene.opens('mail:3');
    scene.at('2026-09-17T16:20');
    await scene.decides(ref, escalated('2026-09-17T16:20'));
    await runAt('15:59');
    await hasHad(40);
    scene.teams.sent.length = 0;
    await runAt('16:20');
    expect(cardsTo(scene, 'e-vance')).toHaveLength(1);
  });
});

describe('what can wait', () => {
  const pending = (what: Pending['what']): Pending => ({
    id: 'p',
    row: '5b',
    what,
    clock: 'c',
    to: 'owner',
    n: 0,
    dueAt: central('2026-09-18T10:20'),
    attemptAt: central('2026-09-18T10:20'),
    attempts: 0,
  });
  test.each<[string, Partial<Inquiry>, Pending['what'], boolean]>([
    ['a nudge before the limit', {}, 'nudge', true],
    ['news of mail', {}, 'mailAdded', true],
    ['a limit does not', {}, 'limit', false],
    ['the ping at the end of day does not', {}, 'silent', false],
    ['an offer does not', {}, 'offer', false],
    ['nothing of High Priority', { tier: 'high' }, 'nudge', false],
    ['nothing with a safety flag', { safetyFlag: 'MEDICATION_GAP' }, 'nudge', false],
    [
      'nothing where harm is feared',
      { anchors: { ...anInquiry().anchors, harmBy: central('2026-09-18T12:00') } },
      'nudge',
      false,
    ],
  ])('%s', (_name, changes, what, expected) => {
    expect(canWait(anInquiry({ tier: 'escalated', step: '5b', ...changes }), pending(what))).toBe(expected);
  });
});
