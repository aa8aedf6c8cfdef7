import type { AsideReason } from '../../src/intake/draft';
import { ledger, type LedgerEntry } from '../../src/intake/ledger';
import { nextTell, tellAside, type TellAsideParts } from '../../src/intake/tell-aside';
import { TeamsUnreachable } from '../../src/reminders/teams';
import { central } from '../clock/calendars';
import { aCipher } from '../log/a-cipher';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from '../reminders/reminder-scene';
import { aMessage } from './a-message';

describe('telling the Unit Lead of mail that was set aside', () => {
  let scene: ReminderScene;
  let parts: TellAsideParts;
  beforeEach(async () => {
    scene = await reminderScene();
    parts = { ...scene.parts, people: scene.people, ledger: ledger(scene.rows, aCipher(scene.rows)) };
  });
  const sets = async (id: string, reason: AsideReason = 'ENCRYPTED'): Promise<LedgerEntry> => {
    const message = aMessage({ id, subject: 'June Quill needs help' });
    const entry = await parts.ledger.see(message);
    await parts.ledger.settle(entry, { state: 'aside', reason, at: scene.clock.now() });
    return entry;
  };
  const tellsAt = async (at: string): Promise<string[]> => {
    scene.at(at);
    const before = scene.cards().length;
    await tellAside(parts);
    return scene.cards().slice(before);
  };

  test('happens once for each mail, without a word of it', async () => {
    const entry = await sets('AAMk-1');
    await sets('AAMk-2');
    await tellAside(parts);
    await tellAside(parts);
    expect(scene.cards()).toEqual(Array<string>(2).fill('u-lang: A mail was set aside. Please look at it.'));
    expect(JSON.stringify(scene.teams.sent)).not.toMatch(/Quill|AAMk/);
    expect(await parts.ledger.byKey(entry.key)).toMatchObject({ toldUpTo: scene.clock.now(), state: 'aside' });
  });

  test('of more than five at once is one card', async () => {
    for (let n = 1; n <= 6; n++) await sets(`AAMk-${String(n)}`);
    await tellAside(parts);
    await tellAside(parts);
    expect(scene.cards()).toEqual(['u-lang: 6 mails were set aside. Please look at them.']);
  });

  test('is done by one of several instances', async () => {
    await sets('AAMk-1');
    await Promise.all([tellAside(parts), tellAside(parts), tellAside(parts)]);
    expect(scene.teams.sent).toHaveLength(1);
  });

  test('waits for the opening', async () => {
    await sets('AAMk-1');
    scene.at('2026-09-17T17:00');
    await tellAside(parts);
    expect(scene.teams.sent).toEqual([]);
    scene.at('2026-09-18T08:00');
    await tellAside(parts);
    expect(scene.teams.sent).toHaveLength(1);
  });

  test('that did not get through is tried again, not at once', async () => {
    await sets('AAMk-1');
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    await tellAside(parts);
    await tellAside(parts);
    expect(scene.teams.sent).toEqual([]);
    scene.time.pass(300_000);
    await tellAside(parts);
    expect(scene.teams.sent).toHaveLength(1);
  });

  test('comes again after 30 business minutes and at each opening, in one card, until it is dealt with', async () => {
    const one = await sets('AAMk-1');
    const two = await sets('AAMk-2');
    await tellAside(parts);
    expect(await tellsAt('2026-09-17T10:29')).toEqual([]);
    expect(await tellsAt('2026-09-17T10:30')).toEqual(['u-lang: 2 mails that were set aside still wait for you.']);
    expect(await tellsAt('2026-09-17T16:00')).toEqual([]);
    await parts.ledger.settle(one, { state: 'opened', ref: 'ME-260917-AAAAAA' });
    expect(await tellsAt('2026-09-18T08:00')).toEqual(['u-lang: A mail that was set aside still waits for you.']);
    await parts.ledger.settle(two, { state: 'dismissed', by: 'u-lang', at: scene.clock.now(), reason: 'OTHER' });
    expect(await tellsAt('2026-09-21T08:00')).toEqual([]);
  });

  test('goes to the Account Manager, once, a business day later', async () => {
    await sets('AAMk-1');
    await tellAside(parts);
    await tellsAt('2026-09-18T08:00');
    expect(await tellsAt('2026-09-18T10:00')).toEqual([
      'a-moss: A mail that was set aside has waited for 1 business day.',
    ]);
    expect(await tellsAt('2026-09-21T08:00')).toEqual(['u-lang: A mail that was set aside still waits for you.']);
    expect(await tellsAt('2026-09-21T10:00')).toEqual([]);
  });

  test('goes on in another process where it ended', async () => {
    await sets('AAMk-1');
    await tellAside(parts);
    const another = { ...parts, ledger: ledger(scene.rows, aCipher(scene.rows)) };
    scene.at('2026-09-17T10:30');
    await tellAside(another);
    await tellAside(parts);
    expect(scene.cards()).toHaveLength(2);
  });

  test('says plainly that a sender only looks like one of us', async () => {
    await sets('AAMk-1', 'LOOK_ALIKE');
    await tellAside(parts);
    expect(scene.cards()).toEqual(['u-lang: A mail was set aside: its sender is not one of us, and only looks so.']);
  });

  test('is due next at the earliest moment of all that waits', async () => {
    expect(await nextTell(parts, scene.clock.now())).toBeUndefined();
    await sets('AAMk-1');
    scene.at('2026-09-17T10:10');
    await sets('AAMk-2');
    expect(await nextTell(parts, scene.clock.now())).toEqual(central('2026-09-17T10:30').toUTC());
    expect(await nextTell(parts, central('2026-09-17T10:30'))).toEqual(central('2026-09-17T10:40').toUTC());
  });

  test('goes by mail to a lead without Teams', async () => {
    const { entraId: _none, ...lead } = theUnit.find(({ id }) => id === 'u-lang')!;
    scene.people.set('u-lang', lead);
    await sets('AAMk-1');
    await tellAside(parts);
    expect(scene.mails()).toEqual([`${lead.mail}: A mail was set aside. Please look at it.`]);
  });
});
