import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { backoffMs, nextTry } from '../../src/reminders/retry';
import { TeamsGone, TeamsUnreachable } from '../../src/reminders/teams';
import { central } from '../clock/calendars';
import { keysFrom } from '../log/a-log';
import { theUnit } from '../people/the-unit';
import type { Person } from '../../src/people/people';
import { reminderScene, type ReminderScene } from './reminder-scene';

const late = (gotThrough: 'no' | 'unknown', afterMs?: number) => new TeamsUnreachable('sending', gotThrough, afterMs);
const tomorrow = central('2026-09-18T12:00').toUTC();

describe('a reminder that is due', () => {
  let scene: ReminderScene;
  let ref: string;
  beforeEach(async () => {
    scene = await reminderScene();
    ref = await scene.opens();
    await scene.sweep.run();
    scene.teams.sent.length = 0;
  });
  /** The inquiry is Dana's: the clocks of its intake run. */
  const taken = async () => {
    const now = scene.clock.now();
    const { anchors } = await scene.read(ref);
    await scene.decides(ref, {
      step: '1.intake',
      turn: 2,
      owner: 'd-reyes',
      liaison: 'd-reyes',
      anchors: { ...anchors, since: now, taken: now },
    });
    await scene.sweep.run();
    scene.teams.edited.length = 0;
  };
  const proofs = async () => (await scene.proofs(ref)).slice(2);

  describe('to a group', () => {
    test('goes to everybody who is there then, each with a proof of their own', async () => {
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(scene.cards().map((card) => card.split(':')[0])).toEqual(['d-reyes', 'm-okafor']);
      expect(await proofs()).toEqual(['sent limit d-reyes teams', 'sent limit m-okafor teams']);
    });

    test('goes past those who are away at that moment', async () => {
      await scene.people.setAway('d-reyes', tomorrow);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit m-okafor teams']);
    });

    test('of whom all are away goes to whoever stands in for them, and says so', async () => {
      for (const id of ['d-reyes', 'm-okafor']) await scene.people.setAway(id, tomorrow);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit u-lang teams']);
      expect(scene.linesOf(0)[0]).toBe('No Member Liaison is here now; you stand in.');
      expect((await scene.log.lines(ref)).at(-1)?.facts).toMatchObject({ to: 'u-lang', insteadOf: 'anyLiaison' });
    });

    test('of whom all are away, and for whom several stand in, goes to each of them with the reason', async () => {
      for (const id of ['d-reyes', 'm-okafor']) {
        const person = theUnit.find((one) => one.id === id)!;
        const backup = id === 'd-reyes' ? 'e-vance' : 'n-park';
        scene.people.set(id, { ...person, backup, awayUntil: tomorrow });
      }
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit e-vance teams', 'sent limit n-park teams']);
      expect([0, 1].map((n) => scene.linesOf(n)[0])).toEqual(
        Array.from({ length: 2 }, () => 'No Member Liaison is here now; you stand in.'),
      );
    });

    test('goes to all of them when nobody of the unit is here', async () => {
      for (const { id } of theUnit) await scene.people.setAway(id, tomorrow);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes teams', 'sent limit m-okafor teams']);
    });

    test('of whom there are none reaches nobody, is written down, and the Unit Lead is told', async () => {
      for (const id of ['d-reyes', 'm-okafor']) scene.people.set(id, undefined);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['undeliverable limit anyLiaison', 'sent undelivered u-lang teams']);
    });

    test('of whom there are none, the Unit Lead and the Account Manager included, does not go round in a circle', async () => {
      for (const id of ['d-reyes', 'm-okafor', 'u-lang', 'a-moss']) scene.people.set(id, undefined);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      scene.at('2026-09-17T10:35');
      scene.time.pass(90_000);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['undeliverable limit anyLiaison', 'undeliverable undelivered unitLead']);
    });
  });

  describe('to the MCO contact', () => {
    const request = { open: true, n: 1, mco: 'ITC', department: 'memberServices', contact: 'j-ortiz' } as const;
    const kari: Person = {
      id: 'k-lund',
      name: 'Kari Lund',
      roles: ['mcoContact'],
      mail: 'kari.lund@mco.example.org',
      mco: 'ITC',
    };

    test('who is away goes to a colleague of the same MCO, and says why', async () => {
      scene.people.set('k-lund', kari);
      await scene.people.setAway('j-ortiz', tomorrow);
      await scene.decides(ref, { mco: 'ITC', request }, ['mcoRequest']);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent mcoRequest k-lund mail']);
      expect(scene.mailbox.sent[0]?.body).toContain(
        'Jo Ortiz is away until Fri Sep 18, 12:00 PM Central; you stand in.',
      );
    });

    test('who is away, and alone at the MCO, still gets it: it goes to no other MCO, and not to the unit', async () => {
      scene.people.set('k-lund', { ...kari, mco: 'WLP' });
      await scene.people.setAway('j-ortiz', tomorrow);
      await scene.decides(ref, { mco: 'ITC', request }, ['mcoRequest']);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent mcoRequest j-ortiz teams']);
    });
  });

  describe('to the owner', () => {
    beforeEach(taken);

    test('goes to Teams, with proof, moment and instance in the line', async () => {
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes teams']);
      const line = (await scene.log.lines(ref)).at(-1);
      expect(line).toMatchObject({ step: '1.intake', actor: 'system', facts: { instance: 'here' } });
      expect(line?.dueAt).toEqual(central('2026-09-17T10:30').toUTC());
      expect(line?.sentAt).toEqual(line?.dueAt);
    });

    test('who is away goes to the backup, and says why it came to them', async () => {
      await scene.people.setAway('d-reyes', tomorrow);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit m-okafor teams']);
      expect(scene.linesOf(0)[0]).toBe('Dana Reyes is away until Fri Sep 18, 12:00 PM Central; you stand in.');
      expect((await scene.log.lines(ref)).at(-1)?.facts).toMatchObject({ to: 'm-okafor', insteadOf: 'd-reyes' });
    });

    test('who is away goes to the backup by mail too, with the reason', async () => {
      await scene.people.setAway('d-reyes', tomorrow);
      const { entraId: _none, ...mina } = theUnit[1]!;
      scene.people.set('m-okafor', mina);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit m-okafor mail']);
      expect(scene.mailbox.sent[0]?.body).toContain(
        'Dana Reyes is away until Fri Sep 18, 12:00 PM Central; you stand in.',
      );
    });

    test('who is away, and whose backup is away with them, goes to the Unit Lead, with the owner’s own card', async () => {
      for (const id of ['d-reyes', 'm-okafor']) await scene.people.setAway(id, tomorrow);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit u-lang teams']);
      expect(scene.cards()).toEqual(['u-lang: OVERDUE: confirm who it is about and what is wrong.']);
      expect(scene.linesOf(0)[0]).toBe('Dana Reyes is away until Fri Sep 18, 12:00 PM Central; you stand in.');
    });

    test('who has left the directory goes to the Unit Lead', async () => {
      scene.people.set('d-reyes', undefined);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit u-lang teams']);
      expect(scene.linesOf(0)[0]).toBe('Whose this was has left the people directory; you stand in.');
    });

    test('who is in no Teams goes by mail, with neither name nor words of the member', async () => {
      const { entraId: _none, ...dana } = theUnit[0]!;
      scene.people.set('d-reyes', dana);
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes mail']);
      expect(scene.mailbox.sent[0]?.to).toBe(dana.mail);
      expect(JSON.stringify(scene.mailbox.sent)).not.toMatch(/Quill|wheelchair/);
    });

    test('by mail is known by its mark and its ids before it is sent', async () => {
      const { entraId: _none, ...dana } = theUnit[0]!;
      scene.people.set('d-reyes', dana);
      scene.at('2026-09-17T10:30');
      scene.mailbox.failNext('send', new MailboxUnreachable('sending', 'unknown', undefined));
      await scene.sweep.run();
      const [id, { mark }] = [...scene.mailbox.drafts][0]!;
      const thread = { ref, ours: { what: 'limit', to: 'd-reyes', at: scene.clock.now() } };
      const signs = [
        { marks: [mark] },
        { messageIds: [`<${id}@unit.example.org>`] },
        { conversationId: `conversation-of-${id}` },
      ];
      for (const sign of signs) expect(await scene.parts.threads.find(sign)).toEqual(thread);
    });

    test('whose conversation and mail are both gone reaches nobody: a line, and the Unit Lead', async () => {
      scene.teams.failNext('send', [new TeamsGone('sending', 403), new TeamsGone('sending', 404)]);
      scene.mailbox.failNext('draft', new MailboxRefused('writing', 400, 'ErrorInvalidRecipients'));
      scene.at('2026-09-17T10:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual(['undeliverable limit d-reyes', 'sent undelivered u-lang teams']);
    });
  });

  describe('that does not get through', () => {
    beforeEach(async () => {
      await taken();
      scene.at('2026-09-17T10:30');
    });
    const attemptAt = async () =>
      Object.values((await scene.read(ref)).pending).find(({ to }) => to === 'owner')?.attemptAt;

    test('because of too many requests waits at least as long as asked, and counts no repeat', async () => {
      scene.teams.failNext('send', [late('no', 120_000)]);
      await scene.sweep.run();
      const at = await attemptAt();
      expect(at! >= scene.clock.now().plus(120_000)).toBe(true);
      expect(at! <= scene.clock.now().plus(150_000)).toBe(true);
      expect(await proofs()).toEqual([]);
      scene.clock.set(at!);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes teams']);
      expect(scene.teams.sent).toHaveLength(1);
    });

    test('for certain is tried again after a while, and is no repeat', async () => {
      scene.teams.failNext('send', [late('no')]);
      await scene.sweep.run();
      await scene.sweep.run();
      expect(scene.teams.sent).toEqual([]);
      scene.clock.set((await attemptAt())!);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes teams']);
    });

    test('with an unknown outcome is sent again, and says that it is repeated', async () => {
      scene.teams.failNext('send', [late('unknown')], 'after');
      await scene.sweep.run();
      scene.clock.set((await attemptAt())!);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent limit d-reyes teams repeated']);
      const cards = scene.teams.sent.map(({ card }) => JSON.stringify(card));
      expect(cards.map((card) => card.includes('This message is repeated'))).toEqual([false, true]);
    });

    test('to a mailbox, and is found in Sent Items, is not sent again and is no repeat; not even after another turn', async () => {
      const { entraId: _none, ...dana } = theUnit[0]!;
      scene.people.set('d-reyes', dana);
      scene.mailbox.failNext('send', new MailboxUnreachable('sending', 'unknown', undefined), 'after');
      await scene.sweep.run();
      await scene.decides(ref, { turn: 3 });
      scene.clock.set((await attemptAt())!);
      await scene.sweep.run();
      expect(scene.mailbox.sent).toHaveLength(1);
      expect(await proofs()).toEqual(['sent limit d-reyes mail']);
    });

    test('by Teams four times goes by mail', async () => {
      scene.teams.failNext(
        'send',
        Array.from({ length: 9 }, () => late('no')),
      );
      for (let tries = 0; tries < 5; tries++) {
        await scene.sweep.run();
        scene.clock.set((await attemptAt()) ?? scene.clock.now());
      }
      expect(await proofs()).toEqual(['sent limit d-reyes mail']);
    });

    test('backs off: doubled each time, spread, never over 22.5 minutes, and ends', () => {
      for (let attempts = 1; attempts <= 8; attempts++) {
        const waits = ['a', 'b', 'c', 'd', 'e'].map((random) => backoffMs(attempts, random));
        const base = Math.min(15_000 * 2 ** (attempts - 1), 900_000);
        expect(new Set(waits).size).toBe(5);
        for (const wait of waits) {
          expect(wait).toBeGreaterThanOrEqual(base / 2);
          expect(wait).toBeLessThanOrEqual(base * 1.5);
        }
      }
      expect(nextTry({ attempts: 6 }, tomorrow, 'a')?.attempts).toBe(7);
      expect(nextTry({ attempts: 7 }, tomorrow, 'a')).toBeUndefined();
    });
  });

  describe('that fails eight times', () => {
    const { entraId: _none, ...dana } = theUnit[0]!;
    beforeEach(async () => {
      await scene.decides(ref, { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes', liaison: 'd-reyes' });
      await scene.sweep.run();
      scene.teams.sent.length = 0;
      // Dana is in no Teams, and nobody's mailbox takes a mail.
      scene.people.set('d-reyes', dana);
      scene.at('2026-09-17T12:00');
    });
    const undeliverable = async () => (await proofs()).filter((proof) => proof.startsWith('undeliverable'));
    /** Nothing goes by mail until so many messages count as undeliverable. */
    const failsUntil = async (count: number) => {
      const draft = scene.mailbox.draft.bind(scene.mailbox);
      scene.mailbox.draft = () => Promise.reject(new MailboxUnreachable('writing', 'no', undefined));
      for (let tries = 0; tries < 100 && (await undeliverable()).length < count; tries++) {
        await scene.sweep.run();
        const next = await scene.sweep.nextAttempt(scene.clock.now());
        if ((await undeliverable()).length < count) scene.clock.set(next!);
      }
      scene.mailbox.draft = draft;
    };

    test('reaches nobody: a line, and set aside in the same transaction', async () => {
      await failsUntil(1);
      expect(await undeliverable()).toEqual(['undeliverable target d-reyes']);
      expect(await scene.setAside()).toEqual([`FAILED_EIGHT_TIMES ${ref} target d-reyes`]);
      const { written } = scene.rows;
      const line = written.findIndex(({ op }) => op.do === 'insert' && op.columns['act'] === 'undeliverable');
      const aside = written.findIndex(({ op }) => op.key.startsWith('z|'));
      // A transaction begins with the inquiry's own row.
      expect(aside).toBeGreaterThan(line);
      expect(written.slice(line, aside).filter(({ op }) => op.key.startsWith('c|'))).toEqual([]);
      expect((await scene.waits(ref)).filter((waiting) => waiting.startsWith('target'))).toEqual([]);
    });

    test('is told to the Unit Lead once, after a minute, with a line of the log', async () => {
      await failsUntil(1);
      await scene.attends();
      expect(scene.cards()).toEqual([]);
      scene.clock.set(scene.clock.now().plus({ minutes: 1 }));
      await Promise.all([scene.attends(), scene.attends()]);
      await scene.attends();
      expect(scene.cards()).toEqual(['u-lang: a message reached nobody.']);
      expect(JSON.stringify(scene.teams.sent[0])).toContain('for Dana Reyes: eight tries failed, the last Thu Sep 17');
      expect((await proofs()).at(-1)).toBe('sent undelivered u-lang teams');
      expect(await scene.setAside()).toEqual([`FAILED_EIGHT_TIMES ${ref} target d-reyes told`]);
    });

    test('is told once also when its inquiry cannot be read by then', async () => {
      await failsUntil(1);
      scene.clock.set(scene.clock.now().plus({ minutes: 1 }));
      await scene.spoils(ref, { schema: 2 });
      await scene.attends();
      scene.time.pass(300_000);
      await scene.attends();
      expect(scene.cards()).toEqual(['u-lang: a message reached nobody.']);
    });

    test('is set aside no longer when a later message about the inquiry reaches the same person', async () => {
      await failsUntil(1);
      await scene.decides(ref, {}, ['mailAdded', 'released']);
      scene.mailbox.failNext('draft', new MailboxUnreachable('writing', 'no', undefined));
      await scene.sweep.run();
      // It reached another one, and Dana not yet.
      expect((await proofs()).slice(1)).toEqual(['sent released u-lang teams']);
      expect(await scene.setAside()).toHaveLength(1);
      scene.clock.set((await scene.sweep.nextAttempt(scene.clock.now()))!);
      await scene.sweep.run();
      expect((await proofs()).slice(2)).toEqual(['sent mailAdded d-reyes mail']);
      expect(await scene.setAside()).toEqual([]);
    });

    test('and after which another one does: one row, as long as neither is noted or gets through', async () => {
      await failsUntil(1);
      await scene.decides(ref, {}, ['mailAdded']);
      await failsUntil(2);
      expect(await undeliverable()).toHaveLength(2);
      expect(await scene.setAside()).toEqual([`FAILED_EIGHT_TIMES ${ref} target d-reyes`]);
    });

    test('and is the telling that something reached nobody is not set aside itself', async () => {
      const { entraId: _gone, ...lead } = theUnit[4]!;
      scene.people.set('u-lang', lead);
      await scene.decides(ref, {}, ['undelivered']);
      await failsUntil(2);
      expect((await undeliverable()).sort()).toEqual([
        'undeliverable target d-reyes',
        'undeliverable undelivered u-lang',
      ]);
      expect(await scene.setAside()).toEqual([`FAILED_EIGHT_TIMES ${ref} target d-reyes`]);
    });
  });

  describe('in closed hours', () => {
    beforeEach(async () => {
      scene.at('2026-09-17T17:30');
      await taken();
    });

    test('waits for the opening, and counts no failure', async () => {
      scene.at('2026-09-17T18:00');
      await scene.decides(ref, {}, ['mailAdded']);
      expect(await scene.waits(ref)).toContain('mailAdded owner 09-18 08:00:00');
      scene.at('2026-09-18T07:59');
      await scene.sweep.run();
      expect(scene.teams.sent.map(({ summary }) => summary)).not.toContainEqual(
        expect.stringContaining('mail was added'),
      );
      scene.at('2026-09-18T08:00');
      await scene.sweep.run();
      expect(await proofs()).toContain('sent mailAdded d-reyes teams');
    });

    test('waits for the opening too when the service was down at its moment', async () => {
      // Friday's 8:30 comes and goes with nobody there; the sweep is back at night.
      scene.at('2026-09-18T22:00');
      await scene.sweep.run();
      expect(scene.teams.sent).toEqual([]);
      expect(await proofs()).toEqual([]);
      scene.at('2026-09-21T08:00');
      await scene.sweep.run();
      // The intake was released at its end; its own reminder makes no sense any more.
      expect(await proofs()).toEqual([
        'sent released u-lang teams',
        'sent claim d-reyes teams',
        'sent claim m-okafor teams',
      ]);
    });

    test('that a person sent with a press goes at once', async () => {
      scene.at('2026-09-17T18:00');
      const request = { open: true, n: 1, mco: 'ITC', department: 'memberServices', contact: 'j-ortiz' } as const;
      await scene.decides(ref, { mco: 'ITC', request }, ['mcoRequest']);
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent mcoRequest j-ortiz teams']);
      expect((await scene.read(ref)).request?.deliveredAt).toEqual(scene.clock.now());
    });
  });

  describe('that something overtook', () => {
    test('is superseded by the latest moment of its duty: one card, not four', async () => {
      await scene.decides(ref, { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes', liaison: 'd-reyes' });
      await scene.sweep.run();
      scene.teams.sent.length = 0;
      // Everything was down from before 12:00 until after the limit of 2:00.
      scene.at('2026-09-17T14:30');
      await scene.sweep.run();
      expect(await proofs()).toEqual([
        'superseded target',
        'superseded warn',
        'sent limit d-reyes teams',
        'sent limit u-lang teams',
      ]);
      expect(scene.teams.sent).toHaveLength(2);
    });

    test('is not sent when a decision has removed it', async () => {
      scene.at('2026-09-17T10:30');
      await taken();
      await scene.sweep.run();
      expect(await proofs()).toEqual([]);
      expect((await keysFrom(scene.rows, 'd|')).filter((key) => key.includes('anyLiaison'))).toEqual([]);
    });

    test('while it was being sent has its proof all the same, no next one, and its card is drawn anew', async () => {
      await scene.decides(ref, { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes', liaison: 'd-reyes' });
      await scene.sweep.run();
      scene.teams.sent.length = 0;
      scene.teams.edited.length = 0;
      scene.at('2026-09-17T12:00');
      scene.teams.during('send', () => scene.decides(ref, { step: 'done', turn: 3 }));
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent target d-reyes teams']);
      expect(scene.teams.edited.map(({ activityId, summary }) => [activityId, summary])).toEqual([
        [scene.teams.sent[0]?.activityId, `${ref}: complete.`],
      ]);
      expect(await scene.waits(ref)).toEqual([]);
      expect(await scene.log.copies(ref)).toEqual([]);
    });

    test('while it was being sent, and which still waits under another name, is not sent twice, and its card is drawn anew', async () => {
      await scene.decides(ref, { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes', liaison: 'd-reyes' });
      await scene.sweep.run();
      scene.teams.sent.length = 0;
      scene.at('2026-09-17T12:00');
      const there = scene.sweeper('there');
      scene.teams.during('send', async () => {
        await scene.decides(ref, { turn: 3, mco: 'ITC' });
        await there.run();
      });
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent target d-reyes teams']);
      expect(scene.teams.sent).toHaveLength(1);
      expect(scene.teams.edited.map(({ activityId }) => activityId)).toContain(scene.teams.sent[0]?.activityId);
      expect(await scene.log.copies(ref)).toEqual([]);
    });

    test('a request that another one replaced while it was sent does not prove the other', async () => {
      const request = { open: true, n: 1, mco: 'ITC', department: 'memberServices', contact: 'j-ortiz' } as const;
      await scene.decides(ref, { mco: 'ITC', owner: 'd-reyes', request }, ['mcoRequest']);
      scene.clock.set(scene.clock.now().plus({ minutes: 1 }));
      let isProvedByTheFirst: boolean | undefined;
      scene.teams.during('send', async () => {
        scene.clock.set(scene.clock.now().plus({ minutes: 1 }));
        await scene.decides(ref, { request: { ...request, n: 2 } }, ['mcoRequest']);
        // The next send is that of the second request: what is known just before it?
        scene.teams.during('send', async () => {
          isProvedByTheFirst = (await scene.read(ref)).request?.deliveredAt !== undefined;
        });
      });
      await scene.sweep.run();
      expect(await proofs()).toEqual(['sent mcoRequest j-ortiz teams', 'sent mcoRequest j-ortiz teams']);
      expect(isProvedByTheFirst).toBe(false);
      expect((await scene.read(ref)).request).toMatchObject({ n: 2, deliveredAt: scene.clock.now() });
    });
  });

  describe('that the system answers itself', () => {
    test('is done once by two sweeps, and who is to know is told', async () => {
      await taken();
      scene.at('2026-09-17T11:00');
      await Promise.all([scene.sweep.run(), scene.sweeper('there').run()]);
      const acts = (await scene.log.lines(ref)).map(({ act }) => act);
      expect(acts.filter((act) => act === 'release')).toHaveLength(1);
      expect(await scene.read(ref)).toMatchObject({ step: '1' });
      expect(await proofs()).toEqual(expect.arrayContaining(['sent released u-lang teams']));
    });
  });
});
