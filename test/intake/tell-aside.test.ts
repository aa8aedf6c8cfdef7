import { ledger, type LedgerEntry } from '../../src/intake/ledger';
import { tellAside, type TellAsideParts } from '../../src/intake/tell-aside';
import { TeamsUnreachable } from '../../src/reminders/teams';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from '../reminders/reminder-scene';
import { aMessage } from './a-message';

describe('telling the Unit Lead of mail that was set aside', () => {
  let scene: ReminderScene;
  let parts: TellAsideParts;
  beforeEach(async () => {
    scene = await reminderScene();
    parts = { ...scene.parts, people: scene.people, ledger: ledger(scene.rows) };
  });
  const sets = async (id: string): Promise<LedgerEntry> => {
    const message = aMessage({ id, subject: 'June Quill needs help' });
    const entry = await parts.ledger.see(message);
    await parts.ledger.settle(entry, 'aside', { reason: 'ENCRYPTED' });
    return entry;
  };

  test('happens once for each mail, without a word of it', async () => {
    const entry = await sets('AAMk-1');
    await sets('AAMk-2');
    await tellAside(parts);
    await tellAside(parts);
    expect(scene.cards()).toEqual(Array<string>(2).fill('u-lang: A mail was set aside. Please look at it.'));
    expect(JSON.stringify(scene.teams.sent)).not.toMatch(/Quill|AAMk/);
    expect(await parts.ledger.byKey(entry.key)).toMatchObject({ told: true, state: 'aside' });
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

  test('goes by mail to a lead without Teams', async () => {
    const { entraId: _none, ...lead } = theUnit.find(({ id }) => id === 'u-lang')!;
    scene.people.set('u-lang', lead);
    await sets('AAMk-1');
    await tellAside(parts);
    expect(scene.mails()).toEqual([`${lead.mail}: A mail was set aside. Please look at it.`]);
  });
});
