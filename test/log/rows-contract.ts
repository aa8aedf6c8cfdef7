import type { Columns, Op, Row, Rows } from '../../src/log/rows';
import { RowNotAllowed, RowTooLarge } from '../../src/log/store-errors';

/** What every store of table rows must do, whatever it is made of. `fresh` gives rows nobody else writes to. */
export function rowsContract(fresh: () => Promise<Rows>): void {
  let rows: Rows;
  beforeEach(async () => {
    rows = await fresh();
  });

  const insert = (key: string, columns: Columns = {}): Op => ({ do: 'insert', key, columns });
  const write = (...ops: Op[]) => rows.transact('inquiries', 'S0', ops);
  const read = (key: string) => rows.get('inquiries', 'S0', key);
  const keysOf = async (found: AsyncIterable<Row>): Promise<string[]> => {
    const keys: string[] = [];
    for await (const row of found) keys.push(row.key);
    return keys;
  };
  const keysBetween = (from: string, to: string, limit?: number) =>
    keysOf(rows.range('inquiries', 'S0', from, to, limit));

  describe('a row', () => {
    test('that nobody wrote is undefined', async () => {
      expect(await read('c|1')).toBeUndefined();
    });

    test('comes back with its place, an etag and its columns', async () => {
      expect(await write(insert('c|1', { seq: 1 }))).toEqual({ outcome: 'written' });
      const row = await read('c|1');
      expect(row).toEqual({ partition: 'S0', key: 'c|1', etag: expect.any(String) as string, columns: { seq: 1 } });
      expect(row?.etag).not.toBe('');
    });

    test('stands in its own partition and table alone', async () => {
      await write(insert('c|1'));
      expect(await rows.get('inquiries', 'S1', 'c|1')).toBeUndefined();
      expect(await rows.get('mail', 'S0', 'c|1')).toBeUndefined();
    });

    test('may have no columns', async () => {
      await write(insert('c|1'));
      expect((await read('c|1'))?.columns).toEqual({});
    });

    test.each<[string, Columns]>([
      ['empty text', { a: '', b: 'x' }],
      ['text of many scripts', { a: 'Žofie 北京 🦉 e\u0301 \u200f', b: '"quotes" \\ \' <&> \t\r\n' }],
      [
        'text that looks like something else',
        { a: '2026-11-24T09:00:00.000Z', b: '12', c: 'true', d: '{"value":1,"type":"Int32"}' },
      ],
      ['whole numbers', { a: 0, b: -1, c: 2 ** 31 - 1, d: -(2 ** 31) }],
      ['whole numbers beyond 32 bits', { a: 2 ** 31, b: -(2 ** 31) - 1, c: Number.MAX_SAFE_INTEGER, d: 1e21 }],
      ['fractions', { a: 0.1, b: -1.5e-7, c: 123456789.125 }],
      ['yes and no', { a: true, b: false }],
      ['bytes', { a: Uint8Array.from({ length: 256 }, (_, i) => i), b: new Uint8Array(0) }],
      ['the largest text and bytes', { a: 'é'.repeat(32_768), b: new Uint8Array(65_536).fill(7) }],
    ])('keeps %s as it was', async (_, columns) => {
      await write(insert('c|1', columns));
      const back = (await read('c|1'))?.columns;
      expect(back).toEqual(columns);
      for (const [name, value] of Object.entries(columns)) expect(typeof back?.[name]).toBe(typeof value);
    });

    test('keeps the same in a transaction and in a range', async () => {
      const columns = { a: 'ž"\'', b: 2 ** 40, c: new Uint8Array([0, 255]), d: 0.5, e: false, f: '' };
      await write(insert('c|1', columns), insert("c|'2'+%=é", columns));
      const found: Row[] = [];
      for await (const row of rows.range('inquiries', 'S0', 'c', 'd')) found.push(row);
      expect(found.map(({ key }) => key)).toEqual(["c|'2'+%=é", 'c|1']);
      expect(found.map((row) => row.columns)).toEqual([columns, columns]);
      expect((await read("c|'2'+%=é"))?.columns).toEqual(columns);
    });

    test('does not change with what was handed in or out', async () => {
      const bytes = new Uint8Array([1, 2, 3]);
      const columns: Record<string, string | Uint8Array> = { text: 'as written', bytes };
      await write(insert('c|1', columns));
      bytes[0] = 9;
      columns['text'] = 'changed';
      const out = (await read('c|1'))?.columns['bytes'] as Uint8Array;
      out[1] = 9;
      expect((await read('c|1'))?.columns).toEqual({ text: 'as written', bytes: new Uint8Array([1, 2, 3]) });
    });

    test('handed out is frozen', async () => {
      await write(insert('c|1', { seq: 1 }));
      const row = await read('c|1');
      expect(Object.isFrozen(row)).toBe(true);
      expect(Object.isFrozen(row?.columns)).toBe(true);
    });
  });

  describe('one operation', () => {
    test('insert meets a row: exists, and the row stays', async () => {
      await write(insert('c|1', { by: 'first' }));
      expect(await write(insert('c|1', { by: 'second' }))).toEqual({ outcome: 'exists', at: 0 });
      expect((await read('c|1'))?.columns).toEqual({ by: 'first' });
    });

    test('replace with the etag that was read: written, with a new etag, and columns left out are gone', async () => {
      await write(insert('c|1', { a: 1, b: 2 }));
      const before = (await read('c|1'))?.etag ?? '';
      expect(await write({ do: 'replace', key: 'c|1', columns: { a: 3 }, etag: before })).toEqual({
        outcome: 'written',
      });
      const after = await read('c|1');
      expect(after?.columns).toEqual({ a: 3 });
      expect(after?.etag).not.toBe(before);
    });

    test('replace with an older etag: changed', async () => {
      await write(insert('c|1', { a: 1 }));
      const before = (await read('c|1'))?.etag ?? '';
      await write({ do: 'replace', key: 'c|1', columns: { a: 1 } });
      expect(await write({ do: 'replace', key: 'c|1', columns: { a: 2 }, etag: before })).toEqual({
        outcome: 'changed',
        at: 0,
      });
      expect((await read('c|1'))?.columns).toEqual({ a: 1 });
    });

    test('replace with the etag of a row that is gone: missing', async () => {
      await write(insert('c|1'));
      const before = (await read('c|1'))?.etag ?? '';
      await write({ do: 'delete', key: 'c|1' });
      expect(await write({ do: 'replace', key: 'c|1', columns: {}, etag: before })).toEqual({
        outcome: 'missing',
        at: 0,
      });
      expect(await read('c|1')).toBeUndefined();
    });

    test('a row deleted and made again does not take the old etag', async () => {
      await write(insert('c|1'));
      const before = (await read('c|1'))?.etag ?? '';
      await write({ do: 'delete', key: 'c|1' });
      await write(insert('c|1'));
      expect(await write({ do: 'replace', key: 'c|1', columns: {}, etag: before })).toEqual({
        outcome: 'changed',
        at: 0,
      });
    });

    test('replace without etag overwrites, or inserts', async () => {
      await write({ do: 'replace', key: 'c|1', columns: { a: 1 } });
      await write({ do: 'replace', key: 'c|1', columns: { b: 2 } });
      expect((await read('c|1'))?.columns).toEqual({ b: 2 });
    });

    test('delete removes; a second delete: missing', async () => {
      await write(insert('c|1'));
      expect(await write({ do: 'delete', key: 'c|1' })).toEqual({ outcome: 'written' });
      expect(await write({ do: 'delete', key: 'c|1' })).toEqual({ outcome: 'missing', at: 0 });
    });

    test('of 20 concurrent replacements with one etag, one is written', async () => {
      await write(insert('c|1'));
      const etag = (await read('c|1'))?.etag ?? '';
      const tries = Array.from({ length: 20 }, (_, i) =>
        write({ do: 'replace', key: 'c|1', columns: { by: i }, etag }),
      );
      const outcomes = (await Promise.all(tries)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
      expect(outcomes.filter((outcome) => outcome === 'changed')).toHaveLength(19);
      expect((await read('c|1'))?.columns).toEqual({ by: outcomes.indexOf('written') });
    });

    test('of 20 concurrent transactions with one new key, one is written, whole', async () => {
      const tries = Array.from({ length: 20 }, (_, i) => write(insert(`h|${String(i)}`), insert('c|1', { by: i })));
      const outcomes = (await Promise.all(tries)).map(({ outcome }) => outcome);
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
      expect(await keysBetween('h', 'i')).toEqual([`h|${String(outcomes.indexOf('written'))}`]);
    });
  });

  describe('a transaction', () => {
    test('writes all of its operations', async () => {
      await write(insert('c|1', { seq: 1 }), insert('d|1'));
      const etag = (await read('c|1'))?.etag ?? '';
      const answer = await write(
        { do: 'replace', key: 'c|1', columns: { seq: 2 }, etag },
        insert('h|1|2'),
        { do: 'delete', key: 'd|1' },
        { do: 'replace', key: 'o|1', columns: {} },
      );
      expect(answer).toEqual({ outcome: 'written' });
      expect(await keysBetween('a', 'z')).toEqual(['c|1', 'h|1|2', 'o|1']);
      expect((await read('c|1'))?.columns).toEqual({ seq: 2 });
    });

    const stale = async (): Promise<string> => {
      await write(insert('c|1', { seq: 1 }), insert('h|1|1'), insert('d|1'));
      const etag = (await read('c|1'))?.etag ?? '';
      await write({ do: 'replace', key: 'c|1', columns: { seq: 2 } });
      return etag;
    };
    test.each<[string, (etag: string) => Op, 'exists' | 'changed' | 'missing']>([
      ['an insert meets a row', () => insert('h|1|1', { by: 'me' }), 'exists'],
      ['an etag is old', (etag) => ({ do: 'replace', key: 'c|1', columns: { seq: 9 }, etag }), 'changed'],
      ['a row to replace is gone', (etag) => ({ do: 'replace', key: 'c|2', columns: {}, etag }), 'missing'],
      ['a row to delete is gone', () => ({ do: 'delete', key: 'd|2' }), 'missing'],
    ])('writes nothing when %s, and tells which', async (_, refused, outcome) => {
      const etag = await stale();
      const answer = await write(
        insert('h|1|2'),
        { do: 'delete', key: 'd|1' },
        { do: 'replace', key: 'o|1', columns: {} },
        refused(etag),
        insert('h|1|3'),
      );
      expect(answer).toEqual({ outcome, at: 3 });
      expect(await keysBetween('a', 'z')).toEqual(['c|1', 'd|1', 'h|1|1']);
      expect((await read('c|1'))?.columns).toEqual({ seq: 2 });
    });

    test('tells the first of two refusals', async () => {
      const etag = await stale();
      const old: Op = { do: 'replace', key: 'c|1', columns: {}, etag };
      expect(await write(insert('x'), old, insert('h|1|1'))).toEqual({ outcome: 'changed', at: 1 });
      expect(await write(insert('x'), insert('h|1|1'), old)).toEqual({ outcome: 'exists', at: 1 });
    });

    test('takes 100 operations, not 101, not none', async () => {
      const ops = Array.from({ length: 101 }, (_, i) => insert(`h|${String(i)}`));
      await expect(write(...ops)).rejects.toThrow(RowTooLarge);
      await expect(write()).rejects.toThrow(RowNotAllowed);
      expect(await keysBetween('h', 'i')).toEqual([]);
      expect(await write(...ops.slice(0, 100))).toEqual({ outcome: 'written' });
      expect(await keysBetween('h', 'i')).toHaveLength(100);
    });

    test('with one key twice is refused', async () => {
      await expect(write(insert('c|1'), { do: 'replace', key: 'c|1', columns: {} })).rejects.toThrow(RowNotAllowed);
      expect(await read('c|1')).toBeUndefined();
    });

    test('takes nearly 4 MiB, not more', async () => {
      // 128 KiB a row in base64 and around it, so that only the sum is over.
      const row = { a: new Uint8Array(49_152), b: new Uint8Array(47_000) };
      const ops = Array.from({ length: 33 }, (_, i) => insert(`h|${String(i)}`, row));
      await expect(write(...ops)).rejects.toThrow(RowTooLarge);
      expect(await write(...ops.slice(0, 32))).toEqual({ outcome: 'written' });
    });
  });

  describe('limits', () => {
    test.each<[string, Columns]>([
      ['text of 32,769 units', { a: 'x'.repeat(32_769) }],
      ['bytes over 64 KiB', { a: new Uint8Array(65_537) }],
      [
        'a row over 1 MiB',
        Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`a${String(i)}`, 'x'.repeat(32_768)])),
      ],
    ])('refuse %s as too large', async (_, columns) => {
      await expect(write(insert('c|1', columns))).rejects.toThrow(RowTooLarge);
      await expect(write(insert('c|2'), insert('c|1', columns))).rejects.toThrow(RowTooLarge);
      expect(await keysBetween('a', 'z')).toEqual([]);
    });

    test('take a row of nearly 1 MiB', async () => {
      const columns = Object.fromEntries(Array.from({ length: 15 }, (_, i) => [`a${String(i)}`, 'x'.repeat(32_768)]));
      expect(await write(insert('c|1', columns))).toEqual({ outcome: 'written' });
      expect((await read('c|1'))?.columns).toEqual(columns);
    });

    test.each([
      ['a slash', 'a/b'],
      ['a backslash', 'a\\b'],
      ['a hash', 'a#b'],
      ['a question mark', 'a?b'],
      ['a tab', 'a\tb'],
      ['a control character of the second block', 'a\u0085b'],
      ['half a surrogate pair', 'a\ud83d'],
      ['513 units', 'k'.repeat(513)],
      ['nothing', ''],
    ])('refuse a key of or with %s', async (_, key) => {
      await expect(write(insert(key))).rejects.toThrow(RowNotAllowed);
      await expect(rows.transact('inquiries', key, [insert('c|1')])).rejects.toThrow(RowNotAllowed);
      await expect(read(key)).rejects.toThrow(RowNotAllowed);
    });

    test('take a key of 512 units', async () => {
      const key = 'k'.repeat(512);
      await write(insert(key));
      expect((await read(key))?.key).toBe(key);
      expect(await write(insert(key), insert('other'))).toEqual({ outcome: 'exists', at: 0 });
    });

    test.each<[string, Columns]>([
      ['a column the store keeps for itself', { etag: 'x' }],
      ['a column with a dot', { 'a.b': 'x' }],
      ['a number that is not finite', { a: Number.NaN }],
      ['253 columns', Object.fromEntries(Array.from({ length: 253 }, (_, i) => [`a${String(i)}`, i]))],
    ])('refuse %s', async (_, columns) => {
      await expect(write(insert('c|1', columns))).rejects.toThrow(RowNotAllowed);
    });

    test('say nothing of what was to be written', async () => {
      const failure = await write(insert('c|1', { a: `Quill ${'x'.repeat(40_000)}` })).catch((error: unknown) =>
        String(error),
      );
      expect(failure).toContain('column a');
      expect(failure).not.toContain('Quill');
    });
  });

  describe('a range', () => {
    test('is ascending by UTF-16 units, case-sensitive, from (with) to (without)', async () => {
      const keys = ['a', 'B', 'z', 'A', '10', '9', 'é', 'a|2', 'a|10', '~'];
      for (const key of keys) await write(insert(key));
      expect(await keysBetween('!', '\uffff')).toEqual(['10', '9', 'A', 'B', 'a', 'a|10', 'a|2', 'z', '~', 'é']);
      expect(await keysBetween('A', 'a')).toEqual(['A', 'B']);
      expect(await keysBetween('a|', 'a}')).toEqual(['a|10', 'a|2']);
      expect(await keysBetween('b', 'b')).toEqual([]);
      expect(await keysBetween('z', 'a')).toEqual([]);
    });

    test('of an unknown partition is empty', async () => {
      expect(await keysOf(rows.range('inquiries', 'S7', 'a', 'z'))).toEqual([]);
    });

    test('stays in its partition', async () => {
      await write(insert('c|1'));
      await rows.transact('inquiries', 'S1', [insert('c|2')]);
      expect(await keysBetween('a', 'z')).toEqual(['c|1']);
    });

    test('takes a bound with a quote', async () => {
      await write(insert("o'a"), insert("o'b"));
      expect(await keysBetween("o'a", "o'b")).toEqual(["o'a"]);
    });

    describe('of 2,345 rows', () => {
      const numbered = (i: number): string => `h|${String(i).padStart(6, '0')}`;
      const all = Array.from({ length: 2_345 }, (_, i) => numbered(i));
      beforeEach(async () => {
        // Not in the order of the keys: 1,003 and the number of rows have no common factor.
        const shuffled = all.map((_, i) => numbered((i * 1_003) % all.length));
        for (let i = 0; i < shuffled.length; i += 100) {
          await write(...shuffled.slice(i, i + 100).map((key) => insert(key)));
        }
      });

      test('gives all of them once, and as many as the limit says', async () => {
        expect(await keysBetween('h|', 'h}')).toEqual(all);
        expect(await keysBetween(numbered(500), numbered(2_000))).toEqual(all.slice(500, 2_000));
        for (const limit of [0, 1, 999, 1_000, 1_001, 2_345, 9_999]) {
          expect(await keysBetween('h|', 'h}', limit)).toEqual(all.slice(0, limit));
        }
      });

      test('goes on when rows are deleted while it is read', async () => {
        const seen: string[] = [];
        for await (const { key } of rows.range('inquiries', 'S0', 'h|', 'h}')) {
          seen.push(key);
          if (seen.length % 100 === 1) await write({ do: 'delete', key });
        }
        expect(seen).toEqual(all);
        expect(await keysBetween('h|', 'h}')).toHaveLength(2_345 - 24);
      });
    });
  });
}
