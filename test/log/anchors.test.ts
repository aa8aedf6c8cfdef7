import { shardOf } from '../../src/inquiry/reference';
import { anchorKey } from '../../src/log/anchor-key';
import { anchorPartition, headsPartition } from '../../src/log/anchor-rows';
import { anchors } from '../../src/log/anchors';
import { changeOps } from '../../src/log/change';
import { findingInWords } from '../../src/log/finding';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { keys } from '../../src/log/keys';
import { memoryRows } from '../../src/log/memory-rows';
import type { Op, Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { verifyLog } from '../../src/log/verify-log';
import { central } from '../clock/calendars';
import { aCipher, aKey } from './a-cipher';
import { aLine, aLog, open, opened, stored } from './a-log';
import { watchedRows, type WatchedRows } from './watched-rows';

const masterKey = masterKeyFrom(aKey);
const thursday = central('2026-09-17T10:00');
const friday = central('2026-09-18T00:01');

let rows: WatchedRows;
let log: InquiryLog;
let ref: string;
let ids: number;
beforeEach(async () => {
  rows = watchedRows(memoryRows());
  log = aLog(rows);
  ids = 0;
  ref = (await open(log, 'mail:1')).inquiry.ref;
  await open(log, 'mail:2');
});

const daily = () => anchors({ rows, masterKey, zone: 'America/Chicago', newId: () => `id-${String((ids += 1))}` });
const anchor = (at = thursday, mail = false) => daily().make(at, mail);
const lineOf = async (day: string): Promise<string> =>
  String((await rows.get('meta', anchorPartition, day))?.columns['line']);

async function add(act: string): Promise<void> {
  const before = await stored(log, ref);
  await log.commit(before, { inquiry: before.inquiry, lines: [aLine(act)] });
}

async function verified(mailed: readonly string[] = []): Promise<readonly string[]> {
  const found: string[] = [];
  const key = await anchorKey({ rows, masterKey });
  for await (const finding of verifyLog({ rows, cipher: aCipher(rows), anchorKey: key, mailed }))
    found.push(findingInWords(finding));
  return found;
}

describe('the daily anchor', () => {
  test('is made once a day, and says how many heads moved', async () => {
    expect(await anchor()).toBe(true);
    expect(await anchor(thursday.plus({ hours: 5 }))).toBe(false);
    await add('take');
    expect(await anchor(friday)).toBe(true);
    expect(await lineOf('2026-09-17')).toMatch(
      /^mco-inquiry-log-anchor v1 day=2026-09-17 at=2026-09-17T15:00:00.000Z inquiries=2 moved=2 previous=none digest=/,
    );
    expect(await lineOf('2026-09-18')).toMatch(/inquiries=2 moved=1 previous=[0-9a-f]{64} digest=/);
    expect(await verified()).toEqual([]);
  });

  test('after a weekend down is one that covers it, upon the one before', async () => {
    await anchor(friday);
    await anchor(central('2026-09-21T08:00'));
    expect(await lineOf('2026-09-21')).toContain(`previous=${/digest=(\w+)/.exec(await lineOf('2026-09-18'))![1]!} `);
    expect(await verified()).toEqual([]);
  });

  test('is made by one of two instances', async () => {
    const made: boolean[] = [];
    rows.beforeNext(async () => made.push(await anchor()));
    made.push(await anchor());
    expect(made).toEqual([true, false]);
    expect(await verified()).toEqual([]);
  });

  test('counts as made although the reply got lost', async () => {
    const doubling: Rows = {
      ...rows,
      transact(table, partition, ops) {
        rows.resendNext();
        return rows.transact(table, partition, ops);
      },
    };
    const parts = { rows: doubling, masterKey, zone: 'America/Chicago', newId: () => 'a' };
    expect(await anchors(parts).make(thursday, false)).toBe(true);
    expect(await verified()).toEqual([]);
  });

  test('goes on from the tries that did not become one', async () => {
    const heads: Op = {
      do: 'insert',
      key: '2026-09-17|dead|00000',
      columns: { heads: `${ref} 1 ${'0'.repeat(64)}\n` },
    };
    await rows.transact('meta', headsPartition(shardOf(ref)), [heads]);
    await anchor();
    expect(await verified()).toEqual([]);
  });

  test('holds many heads', async () => {
    const first = await stored(log, ref);
    for (let n = 3; n < 900; n++) {
      const at = `ME-260917-${String(n).padStart(6, '0')}`;
      const columns = { seq: 1, head: first.head };
      await rows.transact('inquiries', shardOf(at), [{ do: 'insert', key: keys.inquiry(at), columns }]);
    }
    await anchor();
    expect(await lineOf('2026-09-17')).toContain('inquiries=899 moved=899');
    await anchor(friday);
    expect(await lineOf('2026-09-18')).toContain('inquiries=899 moved=0');
  });
});

describe('with the anchors it is found that', () => {
  beforeEach(async () => {
    await add('take');
    await anchor();
    await add('confirmWho');
    await anchor(friday);
    await add('enrolled');
  });

  test('nothing was changed', async () => {
    expect(await verified([await lineOf('2026-09-17'), await lineOf('2026-09-18')])).toEqual([]);
  });

  test('a chain was made anew whole, by somebody who has the key too', async () => {
    const shard = shardOf(ref);
    for (const seq of [1, 2, 3, 4])
      await rows.transact('inquiries', shard, [{ do: 'delete', key: keys.line(ref, seq) }]);
    await rows.transact('inquiries', shard, [{ do: 'delete', key: keys.inquiry(ref) }]);
    const parts = { cipher: aCipher(rows), calendarHash: 'hours-1', nextDueAt: () => undefined };
    const lines = ['opened', 'take', 'update', 'enrolled'].map((act) => aLine(act));
    const ops = await changeOps(parts, undefined, { inquiry: opened(ref), lines }, 'op-1');
    expect((await rows.transact('inquiries', shard, ops)).outcome).toBe('written');
    expect(await verified()).toEqual([
      `${ref}, line 2 was written anew: it is not the line that was anchored on 2026-09-17.`,
    ]);
  });

  test('the end of a log was cut off', async () => {
    const { inquiry } = await stored(log, ref);
    const shard = shardOf(ref);
    for (const seq of [1, 2, 3, 4])
      await rows.transact('inquiries', shard, [{ do: 'delete', key: keys.line(ref, seq) }]);
    await rows.transact('inquiries', shard, [{ do: 'delete', key: keys.inquiry(ref) }]);
    const parts = { cipher: aCipher(rows), calendarHash: 'hours-1', nextDueAt: () => undefined };
    await rows.transact(
      'inquiries',
      shard,
      await changeOps(parts, undefined, { inquiry, lines: [aLine('opened')] }, 'op-1'),
    );
    expect(await verified()).toEqual([
      `${ref}, line 2 was written anew: it is not the line that was anchored on 2026-09-17.`,
    ]);
  });

  test('a whole inquiry was removed', async () => {
    for (const key of [keys.inquiry(ref), ...[1, 2, 3, 4].map((seq) => keys.line(ref, seq))])
      await rows.transact('inquiries', shardOf(ref), [{ do: 'delete', key }]);
    expect(await verified()).toEqual([`${ref}: the whole inquiry was removed; it was anchored on 2026-09-17.`]);
  });

  test('an anchor was changed', async () => {
    const { columns } = (await rows.get('meta', anchorPartition, '2026-09-17'))!;
    const line = String(columns['line']).replace('moved=2', 'moved=1');
    await rows.transact('meta', anchorPartition, [{ do: 'replace', key: '2026-09-17', columns: { ...columns, line } }]);
    expect(await verified()).toEqual(['The anchor of 2026-09-17 was changed after it was written.']);
  });

  test('its heads were changed, or removed', async () => {
    const partition = headsPartition(shardOf(ref));
    const found = [];
    for await (const row of rows.range('meta', partition, '2026-09-18', '~')) found.push(row);
    const [row] = found;
    const heads = String(row!.columns['heads']).replace(/ 3 /, ' 2 ');
    await rows.transact('meta', partition, [{ do: 'replace', key: row!.key, columns: { heads } }]);
    const changed = await verified();
    await rows.transact('meta', partition, [{ do: 'delete', key: row!.key }]);
    expect([changed, await verified()]).toEqual(
      Array(2).fill(['The anchor of 2026-09-18 was changed after it was written.']),
    );
  });

  test('an anchor was removed: one before, and the last', async () => {
    await rows.transact('meta', anchorPartition, [{ do: 'delete', key: '2026-09-17' }]);
    expect(await verified()).toEqual(['The anchor of 2026-09-18 follows one that is no longer there.']);
    await rows.transact('meta', anchorPartition, [{ do: 'delete', key: '2026-09-18' }]);
    expect(await verified()).toEqual(['The anchor of 2026-09-18 was removed.']);
  });

  test('all of them were removed: by a line that was mailed', async () => {
    const mailed = [await lineOf('2026-09-18')];
    for (const key of ['2026-09-17', '2026-09-18', 'latest'])
      await rows.transact('meta', anchorPartition, [{ do: 'delete', key }]);
    expect(await verified()).toEqual([]);
    expect(await verified(mailed)).toEqual(['The anchor of 2026-09-18 is not in the store as it was mailed.']);
  });

  test('a mailed line is none of ours', async () => {
    const forged = (await lineOf('2026-09-18')).replace('moved=1', 'moved=0');
    expect(await verified([forged])).toEqual(['The anchor of a mail is not in the store as it was mailed.']);
  });
});
