import { fixedClock } from '../../src/clock/fixed-clock';
import { shardOf } from '../../src/inquiry/reference';
import { keys } from '../../src/log/keys';
import { memoryRows } from '../../src/log/memory-rows';
import type { Op, Rows } from '../../src/log/rows';
import { StoreUnreachable } from '../../src/log/store-errors';
import { aLine, open, opened, received, stored, waiting } from '../log/a-log';
import { withAzurite } from '../tables/with-azurite';
import { ownTables, runLogCommand, settingsOf } from './command';
import { runInProcess } from './in-process';
import { closedAt, june, purgeScene, sixYearsLater, type PurgeScene } from './purge-scene';

const justBefore = sixYearsLater.minus({ minutes: 1 });

describe('npm run log -- purge', () => {
  let scene: PurgeScene;
  let ref: string;
  beforeEach(async () => {
    scene = await purgeScene(memoryRows());
    ref = await scene.closed('mail:1');
    await scene.anchor('2026-09-18');
  });
  const purge = (at = sixYearsLater) => scene.run(['purge', '--execute'], at);

  test('tells only what it would do, unless it is told to do it', async () => {
    const before = await scene.leftOf(ref);
    const { status, stdout, stderr } = await scene.run(['purge']);
    expect([status, stdout]).toEqual([0, `${ref} | closed Fri Sep 18, 2026, 12:00 PM Central | would be purged\n`]);
    expect(stderr).toContain('1 would be purged. Nothing was changed; --execute does it.');
    expect(await scene.leftOf(ref)).toEqual(before);
    expect(await scene.accesses()).toEqual(['p-holm purge']);
  });

  test('takes everything of an inquiry away six years after its closing, look-ups of names of before too', async () => {
    expect((await purge(justBefore)).stdout).toBe('');
    expect((await scene.leftOf(ref)).length).toBeGreaterThan(8);
    expect(await purge()).toMatchObject({ status: 0, stdout: `${ref} | purged\n` });
    expect(await scene.leftOf(ref)).toEqual([]);
    expect(await scene.log.read(ref)).toBeUndefined();
    expect(await scene.accesses()).toContain(`p-holm purge ${ref}`);
  });

  test('leaves a tombstone with which verify says that it was purged lawfully', async () => {
    const other = await scene.closed('mail:2', sixYearsLater);
    await purge();
    const { status, stdout } = await scene.verify();
    expect(status).toBe(0);
    expect(stdout.split('\n')).toEqual([
      `${ref}: purged on Sat Sep 18, 2032, 12:00 PM Central by p-holm. ` +
        'It was opened Thu Sep 17, 2026, 9:04 AM Central and closed Fri Sep 18, 2026, 12:00 PM Central; its log had 3 lines.',
      '1 inquiry, 3 lines, 1 anchor, 1 purged: all as it was written.',
      '',
    ]);
    expect(await scene.verify('--ref', ref)).toMatchObject({ status: 0 });
    expect(JSON.parse((await scene.verify('--json')).stdout.split('\n')[0]!)).toMatchObject({ ref, what: 'purged' });
    expect((await scene.run(['show', ref])).stderr).toContain('purged on Sat Sep 18, 2032');
    expect(await scene.log.read(other)).toBeDefined();
    expect((await scene.run(['find', '--closed'])).stdout).not.toContain(ref);
  });

  test('goes on being anchored: the next anchors hold, and a tombstone that is removed is missed', async () => {
    await purge();
    await scene.closed('mail:2', sixYearsLater);
    await scene.anchor('2032-09-19');
    expect((await scene.verify()).status).toBe(0);
    await scene.rows.transact('inquiries', shardOf(ref), [{ do: 'delete', key: keys.tombstone(ref) }]);
    const { status, stdout } = await scene.verify();
    expect(status).toBe(1);
    expect(stdout).toContain(`${ref}: the whole inquiry was removed; it was anchored on 2026-09-18.`);
  });

  test('finds by what stands in it the look-ups of before it was noted which lead to an inquiry', async () => {
    for (const table of ['bymember', 'byname'] as const)
      for await (const { key } of scene.rows.range(table, `of|${ref}`, ' ', '~'))
        await scene.rows.transact(table, `of|${ref}`, [{ do: 'delete', key }]);
    await purge();
    const { memberId, memberName: name, dateOfBirth } = june;
    expect(await scene.index.find({ memberId })).toEqual([]);
    expect(await scene.index.find({ name, dateOfBirth })).toEqual([]);
  });

  test('is not undone by an older export that is brought in again', async () => {
    const copy = (await scene.run(['export', '--member-data'])).stdout;
    await purge();
    const { stderr } = await runInProcess(
      scene.rows,
      ['import', 'copy.csv', '--as', 'p-holm', '--why', 'by mistake'],
      '',
      { 'copy.csv': copy },
      fixedClock(sixYearsLater),
    );
    expect(stderr).toBe('0 brought in, 1 were in the log already.\n');
    expect(await scene.leftOf(ref)).toEqual([]);
  });

  test('made again does nothing more', async () => {
    await purge();
    expect(await purge()).toMatchObject({ status: 0, stdout: '' });
  });

  test('is not undone by the same mail that comes again', async () => {
    await purge();
    const again = (at: string) => ({ inquiry: opened(at), lines: [aLine('opened')] });
    expect(await scene.log.open('mail:1', received, again)).toEqual({ outcome: 'alreadyOpen', ref });
    expect(await scene.log.read(ref)).toBeUndefined();
    expect((await scene.verify()).status).toBe(0);
  });

  describe('leaves', () => {
    test('what is open, however old', async () => {
      const { inquiry } = await open(scene.log, 'mail:2');
      await purge(sixYearsLater.plus({ years: 10 }));
      expect((await stored(scene.log, inquiry.ref)).seq).toBe(1);
    });

    test('what is on legal hold, until it is lifted', async () => {
      expect((await scene.run(['hold', ref])).stdout).toBe(`${ref} | on legal hold from now on\n`);
      expect(await purge()).toMatchObject({
        status: 0,
        stdout: `${ref} | on legal hold since Sat Sep 18, 2032, 12:00 PM Central, set by p-holm\n`,
      });
      expect(await scene.log.read(ref)).toBeDefined();
      await scene.run(['lift', ref]);
      expect((await purge()).stdout).toBe(`${ref} | purged\n`);
      expect((await scene.verify()).status).toBe(0);
    });

    test('what was put on hold between the look and the purge', async () => {
      const rows: Rows = {
        ...scene.rows,
        async transact(table, partition, ops) {
          const isBeginning = ops.some(({ do: act, key }) => act === 'insert' && key === keys.tombstone(ref));
          if (isBeginning) await scene.run(['hold', ref]);
          return scene.rows.transact(table, partition, ops);
        },
      };
      const ran = await scene.run(['purge', '--execute'], sixYearsLater, 'p-holm', '', rows);
      expect([ran.status, ran.stdout]).toEqual([1, '']);
      expect(ran.stderr).toContain(`${ref} has moved on meanwhile and stays.`);
      expect((await stored(scene.log, ref)).seq).toBe(4);
    });

    test('that of which something was reported as misdirected within the years', async () => {
      await scene.add(ref, 'misdirected', closedAt.plus({ years: 2 }));
      expect(await purge()).toMatchObject({ status: 1, stdout: '' });
      expect(await purge(sixYearsLater.plus({ years: 2 }))).toMatchObject({ status: 0, stdout: `${ref} | purged\n` });
    });

    test('what still waits to be sent', async () => {
      const before = await stored(scene.log, ref);
      const pending = waiting('late', '2026-09-17T11:00');
      await scene.log.commit(before, { inquiry: { ...before.inquiry, pending }, lines: [aLine('mailAdded')] });
      expect(await purge()).toMatchObject({ status: 1, stdout: '' });
    });

    test('what is not as it was written: it may be evidence', async () => {
      const key = keys.line(ref, 2);
      const row = (await scene.rows.get('inquiries', shardOf(ref), key))!;
      const columns = { ...row.columns, actor: 'm-other' };
      await scene.rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key, columns }]);
      const { status, stdout, stderr } = await purge();
      expect([status, stdout]).toEqual([1, '']);
      expect(stderr).toContain(`${ref} stays, since it may be evidence: ${ref}, line 2 was changed`);
    });

    test('what cannot be read', async () => {
      const key = keys.inquiry(ref);
      const row = (await scene.rows.get('inquiries', shardOf(ref), key))!;
      const columns = { ...row.columns, schema: 9 };
      await scene.rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key, columns }]);
      expect(await purge()).toMatchObject({ status: 1, stdout: '' });
    });
  });

  test.each(['d-reyes', 'm-ellis', 'j-ortiz'])('is refused to %s, and that is written down', async (as) => {
    expect(await scene.run(['purge', '--execute'], sixYearsLater, as)).toMatchObject({ status: 2, stdout: '' });
    expect(await scene.run(['hold', ref], sixYearsLater, as)).toMatchObject({ status: 2, stdout: '' });
    expect(await scene.accesses()).toEqual([`${as} refused`, `${as} refused`]);
    expect(await scene.log.read(ref)).toBeDefined();
  });
});

describe('verify finds after a purge', () => {
  let scene: PurgeScene;
  let ref: string;
  beforeEach(async () => {
    scene = await purgeScene(memoryRows());
    ref = await scene.closed('mail:1');
    await scene.anchor('2026-09-18');
  });
  const write = (...ops: readonly Op[]) => scene.rows.transact('inquiries', shardOf(ref), ops);
  const stone = async () => (await scene.rows.get('inquiries', shardOf(ref), keys.tombstone(ref)))!;
  const finds = async (sentence: string) => {
    const { status, stdout } = await scene.verify();
    expect([status, stdout]).toEqual([1, expect.stringContaining(`${ref}${sentence}`)]);
    expect((await scene.verify('--ref', ref)).status).toBe(1);
  };

  test.each([{ by: 'd-reyes' }, { seq: 4 }, { head: 'f'.repeat(64) }, { purgedAt: '2030-01-01T00:00:00.000Z' }])(
    'a tombstone of which %j was changed',
    async (change) => {
      await scene.run(['purge', '--execute']);
      await write({ do: 'replace', key: keys.tombstone(ref), columns: { ...(await stone()).columns, ...change } });
      await finds(': its tombstone was changed, or the service never wrote it');
    },
  );

  test('a tombstone that was made by hand for an inquiry that was removed', async () => {
    const other = await scene.closed('mail:2');
    await scene.anchor('2026-09-19');
    await scene.run(['hold', other]);
    await scene.run(['purge', '--execute']);
    const { columns } = await stone();
    ref = other;
    const left = (await scene.leftOf(other)).filter((key) => /^[chkx]\|/.test(key));
    await write(...left.map((key): Op => ({ do: 'delete', key })), {
      do: 'insert',
      key: keys.tombstone(other),
      columns,
    });
    await finds(': its tombstone was changed, or the service never wrote it');
  });

  test('rows that were put back', async () => {
    const row = (await scene.rows.get('inquiries', shardOf(ref), keys.line(ref, 1)))!;
    await scene.run(['purge', '--execute']);
    await write({ do: 'insert', key: row.key, columns: row.columns });
    await finds(': rows of it are there although it was purged');
  });
});

/** What a store does at the n-th write: dies before it, or after it without an answer. */
function dying(rows: Rows, at: number, dies: 'before' | 'after'): Rows {
  let writes = 0;
  return {
    ...rows,
    async transact(table, partition, ops) {
      writes += 1;
      if (writes < at) return rows.transact(table, partition, ops);
      if (dies === 'after' && writes === at) await rows.transact(table, partition, ops);
      throw new StoreUnreachable('writing', undefined);
    },
  };
}

describe.each(['before', 'after'] as const)('a purge that dies %s any of its writes', (dies) => {
  test('is gone on with by the next run; nothing is lost or left, and verify never speaks of a removal', async () => {
    let deaths = 0;
    for (let at = 1; ; at++) {
      const scene = await purgeScene(memoryRows());
      const ref = await scene.closed('mail:1');
      await scene.anchor('2026-09-18');
      const run = scene.run(['purge', '--execute'], sixYearsLater, 'p-holm', '', dying(scene.rows, at, dies));
      const died = await run.then(
        () => false,
        () => true,
      );
      const { stdout } = await scene.verify();
      expect(stdout).not.toMatch(/removed|changed|put in|never/);
      expect((await scene.run(['purge', '--execute'], sixYearsLater.plus({ days: 1 }))).status).toBe(0);
      expect(await scene.leftOf(ref)).toEqual([]);
      expect(await scene.verify()).toMatchObject({ status: 0 });
      if (!died) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(8);
  });
});

test('a purge under way is told by verify, with what to do', async () => {
  const scene = await purgeScene(memoryRows());
  const ref = await scene.closed('mail:1');
  const rows: Rows = {
    ...scene.rows,
    transact: (table, partition, ops) =>
      ops.some(({ do: act }) => act === 'delete')
        ? Promise.reject(new StoreUnreachable('deleting', undefined))
        : scene.rows.transact(table, partition, ops),
  };
  await expect(scene.run(['purge', '--execute'], sixYearsLater, 'p-holm', '', rows)).rejects.toThrow();
  expect(await scene.log.read(ref)).toBeUndefined();
  expect((await scene.run(['find'])).stdout).toBe('');
  expect(await scene.verify()).toMatchObject({
    status: 1,
    stdout: expect.stringContaining(`${ref}: its purge has begun and is not finished: run purge again.`) as unknown,
  });
  expect((await scene.run(['purge'])).stdout).toContain('--execute finishes it');
});

describe('npm run log -- hold', () => {
  let scene: PurgeScene;
  let refs: readonly string[];
  beforeEach(async () => {
    scene = await purgeScene(memoryRows());
    refs = [await scene.closed('mail:1'), await scene.closed('mail:2')].sort();
    await open(scene.log, 'mail:3');
  });

  test('on all inquiries of a member, whom no argument names', async () => {
    const { status, stdout } = await scene.run(['hold', '--member'], closedAt, 'p-holm', '1234567a\n\n\n');
    expect([status, stdout]).toEqual([0, refs.map((ref) => `${ref} | on legal hold from now on\n`).join('')]);
    expect((await scene.run(['holds'])).stdout.split('\n')).toHaveLength(3);
    expect((await scene.run(['purge', '--execute'])).stdout).not.toContain('| purged');
    await scene.run(['lift', '--member'], closedAt, 'p-holm', '\nJune Quill\n1961-04-30\n');
    expect((await scene.run(['holds'])).stdout).toBe('');
  });

  test('keeps who set it, when and why, sealed, and changes nothing a second time', async () => {
    const [ref = ''] = refs;
    await scene.run(['hold', ref], closedAt);
    expect((await scene.run(['hold', ref])).stdout).toBe(`${ref} | on legal hold already\n`);
    const line = (await scene.log.lines(ref)).at(-1);
    expect(line).toMatchObject({ act: 'holdSet', actor: 'p-holm', words: { reason: 'kept long enough' }, facts: {} });
    expect(line?.recordedAt.toMillis()).toBe(closedAt.toMillis());
    expect((await scene.verify('--ref', ref)).status).toBe(0);
  });

  test('ends with 1 where there is none, and 2 where it is not said which', async () => {
    expect((await scene.run(['hold', 'ME-260917-ZZZZZZ'])).status).toBe(1);
    expect((await scene.run(['hold', '--member'], closedAt, 'p-holm', '2222222B\n\n\n')).status).toBe(1);
    expect((await scene.run(['hold'])).status).toBe(2);
    expect((await scene.run(['hold', refs[0]!, '--member'])).status).toBe(2);
  });
});

describe('on Azurite', () => {
  const azurite = withAzurite();

  test('an inquiry with more rows than one transaction takes is purged whole; the built command verifies it', async () => {
    const scene = await purgeScene(await ownTables(azurite));
    const ref = await scene.closed('mail:1');
    for (let n = 0; n < 110; n++) await scene.add(ref, `update-${String(n)}`);
    const kept = await scene.closed('mail:2', sixYearsLater);
    await scene.anchor('2026-09-18');
    expect(await scene.run(['purge', '--execute'])).toMatchObject({ status: 0, stdout: `${ref} | purged\n` });
    expect(await scene.leftOf(ref)).toEqual([]);
    expect((await stored(scene.log, kept)).seq).toBe(3);
    const { status, stdout } = runLogCommand(['verify'], settingsOf(azurite));
    expect([status, stdout.split('\n').at(-2)]).toEqual([
      0,
      '1 inquiry, 3 lines, 1 anchor, 1 purged: all as it was written.',
    ]);
    await scene.rows.transact('inquiries', shardOf(ref), [{ do: 'delete', key: keys.tombstone(ref) }]);
    expect(runLogCommand(['verify'], settingsOf(azurite)).status).toBe(1);
  });

  test('the command refuses years that are mistyped, or too few', () => {
    for (const years of ['five', '5', '6.5', '-6', '100']) {
      const settings = { ...settingsOf(azurite), RETENTION_YEARS: years };
      const { status, stderr } = runLogCommand(['purge', '--as', 'p-holm', '--why', 'x'], settings);
      expect([status, stderr]).toEqual([2, expect.stringContaining('RETENTION_YEARS: is no number of whole years')]);
    }
  });
});
