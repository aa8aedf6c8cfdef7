import type { Inquiry } from '../../src/inquiry/inquiry';
import { shardOf } from '../../src/inquiry/reference';
import { StoreUnreachable } from '../../src/log/store-errors';
import { TeamsUnreachable } from '../../src/reminders/teams';
import { MailboxUnreachable } from '../../src/intake/mailbox';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from './reminder-scene';
import { central } from '../clock/calendars';

const lease = 90_000;
const hangs = () => new Promise<never>(() => undefined);
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const contact = theUnit.find(({ id }) => id === 'j-ortiz')!;

let scene: ReminderScene;
beforeEach(async () => {
  scene = await reminderScene();
});

/** An inquiry whose owner is a liaison and whose member's plan was asked at 10:00 AM. */
const contacts: Readonly<Record<string, string>> = { ITC: 'j-ortiz', WLP: 'w-hale', MOL: 'm-cole' };
const asked = (plan = 'ITC'): Partial<Inquiry> => {
  const at = central('2026-09-17T10:00');
  return {
    tier: 'high',
    step: '4d',
    turn: 5,
    owner: 'd-reyes',
    liaison: 'd-reyes',
    mco: plan,
    request: {
      open: true,
      mco: plan,
      contact: contacts[plan] ?? '',
      department: 'memberServices',
      n: 1,
      deliveredAt: at,
    },
    anchors: { received: at, clockStart: at, since: at, taken: at, asked: at },
  };
};

async function askedMany(count: number, plan = 'ITC'): Promise<string[]> {
  const refs: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const ref = await scene.opens(`mail:${plan}${String(n)}`);
    await scene.decides(ref, asked(plan));
    refs.push(ref);
  }
  return refs;
}

/** By end of day everything that the day still brings has gone out. */
async function endOfDay(): Promise<void> {
  await scene.sweep.run();
  scene.at('2026-09-17T17:00');
  scene.teams.sent.length = 0;
  scene.mailbox.sent.length = 0;
}

const withoutTeams = (): void => {
  const { entraId: _none, ...outside } = contact;
  scene.people.set(contact.id, outside);
};

const of = (person: string) => scene.cards().filter((card) => card.startsWith(`${person}: `));

describe('What falls to one person at one moment', () => {
  test('comes as one card with a button for each, and each is proved in its own log', async () => {
    const refs = await askedMany(3);
    await endOfDay();
    await scene.sweep.run();
    expect(of('d-reyes')).toEqual(['d-reyes: 3 reminders wait for you.']);
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams');
    expect(scene.told).toEqual([]);
  });

  test('40 inquiries with three MCOs that are silent at end of day are three mails to them, not 40', async () => {
    withoutTeams();
    for (const [id, mco] of [
      ['w-hale', 'WLP'],
      ['m-cole', 'MOL'],
    ] as const) {
      const { entraId: _none, ...outside } = contact;
      scene.people.set(id, { ...outside, id, mco, mail: `${id}@mco.example.org` });
    }
    const plans = ['ITC', 'WLP', 'MOL'];
    const refs: string[] = [];
    for (const [at, count] of [14, 13, 13].entries()) refs.push(...(await askedMany(count, plans[at])));
    await endOfDay();
    scene.at('2026-09-18T08:00');
    await scene.sweep.run();
    const toMcos = scene.mailbox.sent.filter(({ to }) => to.endsWith('@mco.example.org'));
    expect(toMcos.map(({ to, subject }) => `${to}: ${subject}`).sort()).toEqual([
      'jo.ortiz@mco.example.org: 14 member inquiries wait for your answer.',
      'm-cole@mco.example.org: 13 member inquiries wait for your answer.',
      'w-hale@mco.example.org: 13 member inquiries wait for your answer.',
    ]);
    for (const ref of refs)
      expect((await scene.proofs(ref)).filter((proof) => proof.endsWith(' mail'))).toHaveLength(1);
  });

  test('for somebody who is away comes as one card to who stands in; each line says why it came to them, each proof too', async () => {
    const refs = await askedMany(2);
    await scene.people.setAway('d-reyes', central('2026-09-21T08:00'));
    await endOfDay();
    // The first sender dies: what it sealed says whose each was.
    scene.teams.during('send', hangs);
    void scene.sweeper('dying').run();
    for (let turns = 0; turns < 100; turns += 1) await settled();
    scene.time.pass(lease);
    await drained();
    expect(scene.cards().filter((card) => card.includes('wait for you'))).toEqual([
      'm-okafor: 2 reminders wait for you.',
    ]);
    const details = (scene.teams.sent[0]?.card['details'] ?? []) as readonly string[];
    expect(details).toHaveLength(2);
    for (const detail of details)
      expect(detail).toMatch(
        /Dana Reyes is away until Mon Sep 21, 8:00 AM Central; you stand in\. Iowa Total Care was asked/,
      );
    for (const ref of refs)
      expect((await scene.log.lines(ref)).find(({ facts }) => facts['what'] === 'silent')?.facts).toMatchObject({
        to: 'm-okafor',
        insteadOf: 'd-reyes',
      });
  });

  test('for a contact of an MCO who is away and has no account comes as one mail to their colleague, with the reason', async () => {
    withoutTeams();
    scene.people.set('k-lund', {
      id: 'k-lund',
      name: 'Kari Lund',
      roles: ['mcoContact'],
      mail: 'k.lund@mco.example.org',
      mco: 'ITC',
    });
    await askedMany(2);
    await scene.people.setAway('j-ortiz', central('2026-09-21T08:00'));
    await endOfDay();
    scene.at('2026-09-18T08:00');
    await scene.sweep.run();
    const toMcos = scene.mailbox.sent.filter(({ to }) => to.endsWith('@mco.example.org'));
    expect(toMcos.map(({ to, subject }) => [to, subject])).toEqual([
      ['k.lund@mco.example.org', '2 member inquiries wait for your answer.'],
    ]);
  });

  test('of more than a card holds comes as several', async () => {
    await askedMany(23);
    await endOfDay();
    await scene.sweep.run();
    expect(of('d-reyes').sort()).toEqual(['d-reyes: 20 reminders wait for you.', 'd-reyes: 3 reminders wait for you.']);
  });

  test('of several instances comes once, whichever of them was quicker with which', async () => {
    const refs = await askedMany(6);
    await endOfDay();
    await Promise.all([scene.sweep, scene.sweeper('b'), scene.sweeper('c')].map((sweep) => sweep.run()));
    await scene.sweep.run();
    const told = of('d-reyes').map((line) => Number(/(\d+) reminders wait/.exec(line)?.[1] ?? 1));
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(6);
    for (const ref of refs)
      expect((await scene.proofs(ref)).filter((proof) => proof.startsWith('sent silent d-reyes'))).toHaveLength(1);
  });

  test('few new inquiries come one by one, to be taken with one press; a heap of them as a list', async () => {
    for (let n = 0; n < 3; n += 1) await scene.opens(`few:${String(n)}`);
    await scene.sweep.run();
    expect(of('d-reyes')).toHaveLength(3);
    scene.teams.sent.length = 0;
    for (let n = 0; n < 4; n += 1) await scene.opens(`heap:${String(n)}`);
    await scene.sweep.run();
    expect(of('d-reyes')).toEqual(['d-reyes: 4 new inquiries wait to be taken.']);
  });

  test('a new inquiry of which somebody may be in danger comes by itself, whatever else there is', async () => {
    for (let n = 0; n < 5; n += 1) await scene.opens(`heap:${String(n)}`);
    await scene.opens('danger', { safetyFlag: 'MEDICATION_GAP', suggestedTier: 'high' });
    await scene.sweep.run();
    expect(of('d-reyes').sort()).toEqual([
      'd-reyes: 5 new inquiries wait to be taken.',
      'd-reyes: new inquiry, suggested High Priority.',
    ]);
  });

  test('High Priority stands first in the list', async () => {
    for (let n = 0; n < 5; n += 1) await scene.opens(`heap:${String(n)}`, n === 3 ? { suggestedTier: 'high' } : {});
    await scene.sweep.run();
    const items = scene.teams.sent[0]?.card['items'] as readonly string[];
    expect(items.map((title) => title.endsWith('suggested High Priority.'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('A list whose sender died', () => {
  test('before it was sealed was not sent: each goes alone, and nothing is said to be repeated', async () => {
    const refs = await askedMany(2);
    await endOfDay();
    scene.parts.outbox.put = hangs;
    void scene.sweep.run();
    await settled();
    scene.time.pass(lease);
    await scene.sweeper('after').run();
    expect(of('d-reyes')).toHaveLength(2);
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams');
  });

  test('while it was sent goes out again as it was sealed, says so, and each proof is marked', async () => {
    const refs = await askedMany(3);
    await endOfDay();
    scene.teams.during('send', hangs);
    void scene.sweeper('dying').run();
    for (let turns = 0; turns < 100; turns += 1) await settled();
    scene.time.pass(lease);
    await drained();
    // The first never ended: the list that goes out again is sent once.
    expect(of('d-reyes')).toEqual(['d-reyes: 3 reminders wait for you.']);
    expect(JSON.stringify(scene.teams.sent[0]?.card)).toContain('This message is repeated');
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams repeated');
  });

  test('after it was sent is proved, and not sent again', async () => {
    const refs = await askedMany(3);
    await endOfDay();
    const transact = scene.rows.transact.bind(scene.rows);
    scene.rows.transact = (table, partition, ops) =>
      ops.some((op) => op.do === 'insert' && op.columns['act'] === 'sent')
        ? Promise.reject(new StoreUnreachable('writing', undefined))
        : transact(table, partition, ops);
    await scene.sweeper('dying').run();
    scene.rows.transact = transact;
    const sent = of('d-reyes').length;
    expect(sent).toBe(1);
    scene.time.pass(lease);
    await drained();
    expect(of('d-reyes')).toHaveLength(sent);
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams');
  });

  test('after it was sent is proved by one sweep, whichever shards its inquiries are in', async () => {
    const refs = await askedMany(6);
    expect(new Set(refs.map(shardOf)).size).toBeGreaterThan(2);
    await endOfDay();
    const transact = scene.rows.transact.bind(scene.rows);
    scene.rows.transact = (table, partition, ops) =>
      ops.some((op) => op.do === 'insert' && op.columns['act'] === 'sent')
        ? Promise.reject(new StoreUnreachable('writing', undefined))
        : transact(table, partition, ops);
    await scene.sweeper('dying').run();
    scene.rows.transact = transact;
    scene.time.pass(lease);
    await scene.sweeper('after').run();
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams');
  });

  test('as a mail between draft and send is sent once, by the same draft', async () => {
    withoutTeams();
    const refs = await askedMany(3);
    await endOfDay();
    scene.at('2026-09-18T08:00');
    const send = scene.mailbox.send.bind(scene.mailbox);
    scene.mailbox.send = hangs;
    void scene.sweeper('dying').run();
    await waitFor(() => scene.mailbox.drafts.size > 0);
    const [draft] = scene.mailbox.drafts.keys();
    scene.mailbox.send = send;
    scene.time.pass(lease);
    await drained();
    const toMco = scene.mailbox.sent.filter(({ to }) => to === contact.mail);
    expect(toMco.map(({ id }) => id)).toEqual([draft]);
    for (const ref of refs)
      expect((await scene.proofs(ref)).filter((proof) => proof.endsWith('j-ortiz mail'))).toHaveLength(1);
  });
});

describe('A list that could not be sent', () => {
  test('goes as one list at the next try, when Teams took nothing', async () => {
    const refs = await askedMany(3);
    await endOfDay();
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'no', undefined)]);
    await scene.sweep.run();
    expect(of('d-reyes')).toEqual([]);
    scene.at('2026-09-17T17:01');
    await scene.sweep.run();
    expect(of('d-reyes')).toEqual(['d-reyes: 3 reminders wait for you.']);
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams');
  });

  test('and may have got through says at the next try that it is repeated', async () => {
    const refs = await askedMany(2);
    await endOfDay();
    scene.teams.failNext('send', [new TeamsUnreachable('sending', 'unknown', undefined)], 'after');
    await scene.sweep.run();
    scene.at('2026-09-17T17:01');
    await scene.sweep.run();
    expect(of('d-reyes')).toHaveLength(2);
    expect(JSON.stringify(scene.teams.sent[1]?.card)).toContain('This message is repeated');
    for (const ref of refs) expect(await scene.proofs(ref)).toContain('sent silent d-reyes teams repeated');
  });

  test('as a mail of which nobody knows whether it went is looked for before it is sent again', async () => {
    withoutTeams();
    const refs = await askedMany(2);
    await endOfDay();
    scene.at('2026-09-18T08:00');
    const send = scene.mailbox.send.bind(scene.mailbox);
    scene.mailbox.send = async (id) => {
      await send(id);
      throw new MailboxUnreachable('sending', 'unknown', undefined);
    };
    await scene.sweep.run();
    scene.mailbox.send = send;
    scene.time.pass(lease);
    await drained();
    expect(scene.mailbox.sent.filter(({ to }) => to === contact.mail)).toHaveLength(1);
    for (const ref of refs)
      expect((await scene.proofs(ref)).filter((proof) => proof.endsWith('j-ortiz mail'))).toHaveLength(1);
  });
});

describe('A list out there', () => {
  test('says of what was dealt with since that it is, and goes on asking for the rest', async () => {
    const [first = '', second = ''] = await askedMany(2);
    await endOfDay();
    await scene.sweep.run();
    await scene.decides(first, { turn: 6, step: '4e.2' });
    await scene.sweep.run();
    const [edit] = scene.teams.edited.filter(({ summary }) => summary === '1 reminder waits for you.');
    const items = (edit?.card['items'] ?? []) as readonly string[];
    expect(items).toHaveLength(2);
    expect(items.join('\n')).toContain(`${first}: this card is done with.`);
    expect(items.join('\n')).toContain(`${second}: the MCO has not responded.`);
  });
});

/** Sweeps until nothing of a list is left, each row after its lease. */
async function drained(): Promise<void> {
  for (let times = 0; times < 6; times += 1) {
    await scene.sweep.run();
    scene.time.pass(lease);
  }
}

async function waitFor(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 500 && !holds(); turns += 1) await settled();
  for (let turns = 0; turns < 50; turns += 1) await settled();
}
