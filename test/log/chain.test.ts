import { hashedColumns, lineHash } from '../../src/log/chain';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { keys } from '../../src/log/keys';
import { memoryRows } from '../../src/log/memory-rows';
import type { Columns, Row, Rows } from '../../src/log/rows';
import { verifyChain, type ChainFault } from '../../src/log/verify';
import { shardOf } from '../../src/inquiry/reference';
import { aLine, aLog, open, stored } from './a-log';

describe('the hash of a line', () => {
  const columns: Columns = { schema: 1, step: '4b', act: 'reached', facts: '{}', words: new Uint8Array([1, 2]) };
  const hash = (changes: Columns = {}) => lineHash('0', 'ME-1', 2, { ...columns, ...changes });

  test('depends on the previous hash, the reference, the number and every column of it', () => {
    const others = [
      lineHash('1', 'ME-1', 2, columns),
      lineHash('0', 'ME-2', 2, columns),
      lineHash('0', 'ME-1', 3, columns),
      ...hashedColumns.map((name) => hash({ [name]: 'other' })),
    ];
    expect(new Set([hash(), ...others]).size).toBe(1 + others.length);
  });

  test('tells an absent column from an empty one, a number from its text, and where one column ends', () => {
    const all = [hash(), hash({ dueAt: '' }), hash({ schema: '1' }), hash({ step: '4', act: 'breached' })];
    expect(new Set(all).size).toBe(all.length);
  });

  test('does not depend on the order in which the columns come', () => {
    expect(lineHash('0', 'ME-1', 2, Object.fromEntries(Object.entries(columns).reverse()))).toBe(hash());
  });
});

describe('the chain of an inquiry with six lines', () => {
  let rows: Rows;
  let log: InquiryLog;
  let ref: string;
  beforeEach(async () => {
    rows = memoryRows();
    log = aLog(rows);
    ref = (await open(log, 'mail:1')).inquiry.ref;
    for (const act of ['take', 'confirmWho', 'enrolled', 'saveHigh', 'reached']) {
      const before = await stored(log, ref);
      await log.commit(before, { inquiry: before.inquiry, lines: [aLine(act)] });
    }
  });

  const line = async (seq: number): Promise<Row> => (await rows.get('inquiries', shardOf(ref), keys.line(ref, seq)))!;
  const put = (seq: number, columns: Columns) =>
    rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key: keys.line(ref, seq), columns }]);
  const remove = (seq: number) =>
    rows.transact('inquiries', shardOf(ref), [{ do: 'delete', key: keys.line(ref, seq) }]);
  const faults = async (): Promise<string[]> => told(verifyChain(await log.chainRows(ref)));
  const told = (found: readonly ChainFault[]) => found.map(({ seq, what }) => `${String(seq)} ${what}`);

  test('is whole as it was written', async () => {
    expect((await log.chainRows(ref)).map(({ key }) => key.slice(0, 2))).toEqual([
      'c|',
      ...Array<string>(6).fill('h|'),
    ]);
    expect(await faults()).toEqual([]);
  });

  test.each([1, 3, 6])('names line %i when it was changed', async (seq) => {
    await put(seq, { ...(await line(seq)).columns, actor: 'm-other' });
    expect(await faults()).toEqual([`${String(seq)} changed`]);
  });

  test('names two lines that were changed', async () => {
    await put(2, { ...(await line(2)).columns, facts: '{"way":"mail"}' });
    await put(5, { ...(await line(5)).columns, words: new Uint8Array([1]) });
    expect(await faults()).toEqual(['2 changed', '5 changed']);
  });

  test('notices that a line was changed and its hash made anew', async () => {
    const [before, changed] = [await line(2), { ...(await line(3)).columns, actor: 'm-other' }];
    await put(3, { ...changed, hash: lineHash(String(before.columns['hash']), ref, 3, changed) });
    // The next line no longer follows.
    expect(await faults()).toEqual(['4 changed']);
  });

  test('notices it at the last line too, by the inquiry itself', async () => {
    const [before, changed] = [await line(5), { ...(await line(6)).columns, actor: 'm-other' }];
    await put(6, { ...changed, hash: lineHash(String(before.columns['hash']), ref, 6, changed) });
    expect(await faults()).toEqual(['6 head']);
  });

  test.each([1, 4, 6])('names line %i when it was removed', async (seq) => {
    await remove(seq);
    expect(await faults()).toEqual([`${String(seq)} removed`]);
  });

  test('names a line that was removed although the later ones were moved up', async () => {
    for (const seq of [4, 5]) await put(seq, (await line(seq + 1)).columns);
    await remove(6);
    expect(await faults()).toEqual(['4 removed', '5 moved', '6 moved']);
  });

  test('names a line that was put in after the end, rightly chained though it is', async () => {
    const last = await line(6);
    const columns = { ...last.columns, act: 'close' };
    await put(7, { ...columns, hash: lineHash(String(last.columns['hash']), ref, 7, columns) });
    expect(await faults()).toEqual(['7 inserted']);
  });

  test('names a line that was put in, and those that made room for it', async () => {
    for (const seq of [7, 6, 5]) await put(seq, (await line(seq - 1)).columns);
    await put(4, { ...(await line(4)).columns, act: 'update' });
    expect(await faults()).toEqual(['4 inserted', '4 moved', '5 moved', '6 moved']);
  });

  test('names a line under a number that is none', async () => {
    const columns = (await line(3)).columns;
    await rows.transact('inquiries', shardOf(ref), [{ do: 'insert', key: `h|${ref}|000003a`, columns }]);
    expect(await faults()).toEqual(['0 inserted']);
  });

  test('names two lines that changed places', async () => {
    const [third, fourth] = [(await line(3)).columns, (await line(4)).columns];
    await put(3, fourth);
    await put(4, third);
    expect(await faults()).toEqual(['3 moved', '4 moved']);
  });

  test('names lines from another inquiry as changed', async () => {
    const foreign = await open(log, 'mail:2');
    const columns = (await rows.get('inquiries', shardOf(foreign.inquiry.ref), keys.line(foreign.inquiry.ref, 1)))!
      .columns;
    await put(1, columns);
    expect(await faults()).toContain('1 changed');
  });

  test('without the inquiry itself is checked up to its last line', async () => {
    const rowsAlone = (await log.chainRows(ref)).filter(({ key }) => key.startsWith('h|'));
    expect(verifyChain(rowsAlone)).toEqual([]);
    expect(verifyChain(rowsAlone.filter((_, i) => i !== 1))).toEqual([{ ref, seq: 2, what: 'removed' }]);
    expect(verifyChain([])).toEqual([]);
  });
});
