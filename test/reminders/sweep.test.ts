import { shardOf } from '../../src/inquiry/reference';
import { StoreUnreachable } from '../../src/log/store-errors';
import { verifyChain } from '../../src/log/verify';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { keysFrom } from '../log/a-log';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from './reminder-scene';

const lease = 90_000;
const unreadable = 600_000;

describe('the sweep', () => {
  let scene: ReminderScene;
  beforeEach(async () => {
    scene = await reminderScene();
  });
  const manyOpen = async (count: number): Promise<string[]> => {
    const refs: string[] = [];
    for (let i = 0; i < count; i++) refs.push(await scene.opens(`mail:${String(i)}`));
    return refs;
  };
  /** Dies after the claim: the send never ends. */
  const hangs = () => new Promise<never>(() => undefined);
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  test('sends what is due in every shard, what that makes due, and nothing else', async () => {
    const refs = await manyOpen(12);
    expect(new Set(refs.map(shardOf)).size).toBeGreaterThan(4);
    // A row for the group and one for each of two liaisons.
    expect(await scene.sweep.run()).toEqual({ handled: 36, failed: 0 });
    expect(scene.cards()).toEqual([
      'd-reyes: 12 new inquiries wait to be taken.',
      'm-okafor: 12 new inquiries wait to be taken.',
    ]);
    expect(await scene.sweep.run()).toEqual({ handled: 0, failed: 0 });
    expect(scene.teams.sent).toHaveLength(2);
    for (const ref of refs) expect(await scene.proofs(ref)).toHaveLength(2);
    for (const ref of refs) expect(verifyChain(await scene.log.chainRows(ref))).toEqual([]);
  });

  test('of several instances at once sends each reminder once', async () => {
    const refs = await manyOpen(10);
    await Promise.all([scene.sweep, scene.sweeper('b'), scene.sweeper('c')].map((sweep) => sweep.run()));
    for (const ref of refs) expect(await scene.proofs(ref)).toHaveLength(2);
    expect(scene.told).toEqual([]);
  });

  test('that is told to end finishes the list it has in hand, begins no other, and leaves nothing held', async () => {
    const refs = await manyOpen(12);
    let isEnding = false;
    scene.teams.during('send', () => {
      isEnding = true;
      return Promise.resolve();
    });
    await scene.sweeper('ending', { isEnding: () => isEnding }).run();
    expect(scene.teams.sent).toHaveLength(1);
    for (const ref of refs) expect(await scene.proofs(ref)).toHaveLength(1);
    expect(await scene.sweeper('ended', { isEnding: () => true }).run()).toEqual({ handled: 0, failed: 0 });
    // No lease has to run out before the next instance goes on.
    await scene.sweeper('next').run();
    expect(scene.teams.sent).toHaveLength(2);
    for (const ref of refs) expect(await scene.proofs(ref)).toHaveLength(2);
  });

  test('tells when something goes out next', async () => {
    await scene.opens();
    await scene.sweep.run();
    expect((await scene.sweep.nextAttempt(scene.clock.now()))?.diff(scene.clock.now()).as('minutes')).toBe(30);
  });

  describe('of another instance that died', () => {
    let ref: string;
    beforeEach(async () => {
      ref = await scene.opens();
      scene.people.set('m-okafor', undefined);
      scene.at('2026-09-17T10:30');
    });

    test('takes over after the lease, says "repeated", since nothing is known of the send', async () => {
      scene.teams.during('send', hangs);
      void scene.sweeper('dying').run();
      await settled();
      await scene.sweep.run();
      scene.time.pass(lease - 1);
      await scene.sweep.run();
      expect(await scene.proofs(ref)).not.toContainEqual(expect.stringContaining('repeated'));
      scene.time.pass(1);
      await scene.sweep.run();
      expect(await scene.proofs(ref)).toContainEqual(expect.stringMatching(/^sent \w+ d-reyes teams repeated$/));
    });

    test('writes the proof of what had been sent, and does not send it again', async () => {
      // It dies after keeping the card's id, before the proof.
      const sent = scene.sweeper('dying');
      const keptOnly = dieAtProof(scene);
      await sent.run();
      keptOnly.mend();
      const cards = scene.teams.sent.length;
      expect(cards).toBeGreaterThan(0);
      expect(await scene.proofs(ref)).toEqual([]);
      scene.time.pass(lease);
      await scene.sweep.run();
      expect(scene.teams.sent).toHaveLength(cards);
      const proofs = await scene.proofs(ref);
      expect(proofs.filter((proof) => proof.includes('claim'))).toEqual(['sent claim d-reyes teams']);
    });

    test('sends the draft that it had made, once', async () => {
      const { entraId: _none, ...dana } = theUnit[0]!;
      scene.people.set('d-reyes', dana);
      scene.people.set('u-lang', undefined);
      scene.mailbox.send = hangs;
      void scene.sweeper('dying').run();
      await settled();
      expect(scene.mailbox.drafts.size).toBeGreaterThan(0);
      const drafts = scene.mailbox.drafts.size;
      scene.mailbox.send = (id) => {
        const mail = scene.mailbox.drafts.get(id)!;
        scene.mailbox.drafts.delete(id);
        scene.mailbox.sent.push({ ...mail, id });
        return Promise.resolve();
      };
      scene.time.pass(lease);
      await scene.sweep.run();
      expect(scene.mailbox.sent.slice(0, drafts).map(({ id }) => id)).toContain('draft-1');
      const marks = scene.mailbox.sent.map(({ mark }) => mark);
      expect(new Set(marks).size).toBe(marks.length);
      expect(await scene.proofs(ref)).not.toContainEqual(expect.stringContaining('repeated'));
    });

    test('does not send a draft whose row was taken over while it was made', async () => {
      const { entraId: _none, ...dana } = theUnit[0]!;
      scene.people.set('d-reyes', dana);
      scene.people.set('u-lang', undefined);
      const draft = scene.mailbox.draft.bind(scene.mailbox);
      let made = 0;
      scene.mailbox.draft = async (mail) => {
        made += 1;
        if (made === 1) {
          scene.time.pass(lease);
          await scene.sweeper('quicker').run();
        }
        return draft(mail);
      };
      await scene.sweep.run();
      const marks = scene.mailbox.sent.map(({ mark }) => mark);
      expect(marks.length).toBeGreaterThan(0);
      expect(new Set(marks).size).toBe(marks.length);
    });
  });

  describe('when something fails', () => {
    test('one inquiry that cannot be read stops alone: it is told, and left for ten minutes', async () => {
      // One liaison alone, so that the row is sent from and not handed on.
      scene.people.set('m-okafor', undefined);
      const refs = await manyOpen(4);
      const ref = refs[1]!;
      const putBack = await scene.spoils(ref, { schema: 2 });
      expect(await scene.sweep.run()).toEqual({ handled: 3, failed: 1 });
      expect(scene.teams.sent).toHaveLength(3);
      expect(scene.told).toEqual([
        { event: 'inquiry set aside', code: 'INQUIRY_UNREADABLE', ref },
        { event: 'reminder failed', code: 'INQUIRY_UNREADABLE', ref },
      ]);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${ref} inquiry`]);
      // The store knows it, and so do all instances.
      expect(scene.sweep.health()).toMatchObject({ failed: 0 });

      scene.time.pass(unreadable - 1);
      expect(await scene.sweep.run()).toEqual({ handled: 0, failed: 0 });

      await putBack();
      scene.time.pass(1);
      await scene.sweep.run();
      // Nothing had been sent before, so nothing is repeated.
      expect(await scene.proofs(ref)).toEqual(['sent claim d-reyes teams']);
    });

    test('an inquiry that cannot be read is set aside once, by however many instances and sweeps it is met', async () => {
      const ref = await scene.opens();
      await scene.spoils(ref, { words: new Uint8Array([1]) });
      for (let tries = 0; tries < 20; tries++) {
        await Promise.all([scene.sweep, scene.sweeper('b')].map((sweep) => sweep.run()));
        scene.time.pass(unreadable);
      }
      expect(await scene.setAside()).toHaveLength(1);
      expect(scene.told.filter(({ event }) => event === 'inquiry set aside')).toHaveLength(1);
      expect(scene.told.filter(({ event }) => event === 'reminder failed').length).toBeGreaterThanOrEqual(20);
    });

    test('a send of which nothing is known says "repeated" also when its inquiry could not be read in between', async () => {
      scene.people.set('m-okafor', undefined);
      const ref = await scene.opens();
      scene.teams.during('send', hangs);
      void scene.sweeper('dying').run();
      await settled();
      const putBack = await scene.spoils(ref, { schema: 2 });
      scene.time.pass(lease);
      await scene.sweep.run();
      await putBack();
      scene.time.pass(unreadable);
      await scene.sweep.run();
      expect(await scene.proofs(ref)).toEqual(['sent claim d-reyes teams repeated']);
    });

    test('a failure that another instance has dealt with is forgotten in time', async () => {
      await scene.opens();
      scene.teams.failNext('send', [new Error('a fault of our own')]);
      await scene.sweep.run();
      expect(scene.sweep.health()).toMatchObject({ failed: 1 });
      scene.time.pass(15 * 60_000);
      expect(scene.sweep.health()).toMatchObject({ failed: 0 });
    });

    test('one shard that cannot be read does not stop the others', async () => {
      const rows = memoryRows();
      let down: string | undefined;
      scene = await reminderScene(downWhen(rows, (partition) => partition === down));
      const refs = await manyOpen(12);
      down = shardOf(refs[0]!);
      const inIt = refs.filter((ref) => shardOf(ref) === down).length;
      const swept = await scene.sweep.run();
      expect(swept.failed).toBeGreaterThan(0);
      const left = `${String(12 - inIt)} new inquiries wait to be taken.`;
      expect(scene.cards()).toEqual([`d-reyes: ${left}`, `m-okafor: ${left}`]);
      expect(scene.told).toContainEqual({ event: 'sweep failed', code: 'STORE_UNREACHABLE' });
      expect(scene.sweep.health().failed).toBe(1);
      down = undefined;
      await scene.sweep.run();
      for (const ref of refs) expect(await scene.proofs(ref)).toHaveLength(2);
      expect(scene.sweep.health().failed).toBe(0);
    });

    test('one send that throws leaves the row for its lease, and the others go out', async () => {
      await manyOpen(3);
      scene.teams.failNext('send', [new Error('a fault of our own')]);
      const swept = await scene.sweep.run();
      expect(swept.failed).toBe(1);
      expect(scene.teams.sent).toHaveLength(5);
      expect(JSON.stringify(scene.told)).not.toContain('a fault of our own');
      scene.time.pass(lease);
      await scene.sweep.run();
      expect(scene.teams.sent).toHaveLength(6);
      expect(await keysFrom(scene.rows, 'd|2026-09-17T15:00')).toEqual([]);
    });
  });
});

/** From now on no proof can be written, until it is mended. */
function dieAtProof(scene: ReminderScene): { mend(): void } {
  const transact = scene.rows.transact.bind(scene.rows);
  scene.rows.transact = (table, partition, ops) => {
    const isProof = ops.some((op) => op.do === 'insert' && op.columns['act'] === 'sent');
    return isProof ? Promise.reject(new StoreUnreachable('writing', undefined)) : transact(table, partition, ops);
  };
  return {
    mend() {
      scene.rows.transact = transact;
    },
  };
}

/** Rows of which some partitions' ranges cannot be read at times. */
function downWhen(rows: Rows, isDown: (partition: string) => boolean): Rows {
  return {
    ...rows,
    range(table, partition, from, to, limit) {
      if (table === 'inquiries' && isDown(partition)) throw new StoreUnreachable('reading inquiries', undefined);
      return rows.range(table, partition, from, to, limit);
    },
  };
}
