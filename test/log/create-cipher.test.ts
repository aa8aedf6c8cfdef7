import { randomBytes } from 'node:crypto';
import { SealBroken, type Cipher, type MasterKey } from '../../src/log/cipher';
import { createCipher } from '../../src/log/create-cipher';
import { DataKeyLocked } from '../../src/log/data-keys';
import { addLookupKey } from '../../src/log/lookup-keys';
import { memoryRows } from '../../src/log/memory-rows';
import type { Row, Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { StoreUnreachable } from '../../src/log/store-errors';

const newMasterKey = (): MasterKey => masterKeyFrom(randomBytes(32).toString('base64'));
const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const PLACE = 'ME-261124-0000A1|000003|note';

describe('the cipher', () => {
  let rows: Rows;
  let masterKey: MasterKey;
  let month: string;
  let cipher: Cipher;
  beforeEach(() => {
    rows = memoryRows();
    masterKey = newMasterKey();
    month = '2026-11';
    cipher = instance();
  });
  const instance = (over: Partial<{ rows: Rows; masterKey: MasterKey }> = {}): Cipher =>
    createCipher({ rows, masterKey, month: () => month, ...over });
  const storedKeys = async (): Promise<Row[]> => {
    const found: Row[] = [];
    for await (const row of rows.range('meta', 'keys', ' ', '~')) found.push(row);
    return found;
  };

  describe('seals', () => {
    test.each(['', 'x', 'Dr. Žofie 北京 🦉\n\ufeffsecond line', 'long '.repeat(1_600)])(
      'and opens text again (%#)',
      async (text) => {
        expect(await cipher.open(await cipher.seal(text, PLACE), PLACE)).toBe(text);
      },
    );

    test('with the key of the month, named in front, and nothing of the text in sight', async () => {
      const sealed = await cipher.seal('broken brace', PLACE);
      expect(ascii(sealed)).toMatch(/^k1:dk-2026-11:/);
      expect(ascii(sealed)).not.toContain('brace');
      expect(sealed).toHaveLength('k1:dk-2026-11:'.length + 12 + 16 + 'broken brace'.length);
    });

    test('the same text differently each time', async () => {
      expect(await cipher.seal('same', PLACE)).not.toEqual(await cipher.seal('same', PLACE));
    });

    test('with one key a month, and opens what older months sealed', async () => {
      const november = await cipher.seal('in November', PLACE);
      month = '2026-12';
      const december = await cipher.seal('in December', PLACE);
      expect(ascii(december)).toMatch(/^k1:dk-2026-12:/);
      const later = instance();
      expect(await later.open(november, PLACE)).toBe('in November');
      expect(await later.open(december, PLACE)).toBe('in December');
      expect((await storedKeys()).map(({ key }) => key)).toEqual(['dk-2026-11', 'dk-2026-12']);
    });

    test('only for the month of a calendar', async () => {
      month = '24 November';
      await expect(cipher.seal('x', PLACE)).rejects.toThrow('yyyy-MM');
      expect(await storedKeys()).toEqual([]);
    });
  });

  describe('refuses as broken', () => {
    test('a value with any one byte changed', async () => {
      const sealed = await cipher.seal('five', PLACE);
      for (const at of sealed.keys()) {
        const changed = Uint8Array.from(sealed, (byte, i) => (i === at ? byte ^ 1 : byte));
        await expect(cipher.open(changed, PLACE)).rejects.toThrow(SealBroken);
      }
    });

    test('a value cut at any place, or with something added', async () => {
      const sealed = await cipher.seal('five', PLACE);
      for (const length of sealed.keys()) {
        await expect(cipher.open(sealed.subarray(0, length), PLACE)).rejects.toThrow(SealBroken);
      }
      await expect(cipher.open(new Uint8Array([...sealed, 0]), PLACE)).rejects.toThrow(SealBroken);
    });

    test('a value moved to another place, and two values swapped', async () => {
      const note = await cipher.seal('note', 'ME-1|000001|note');
      const name = await cipher.seal('name', 'ME-1|000001|name');
      await expect(cipher.open(note, 'ME-1|000001|name')).rejects.toThrow(SealBroken);
      await expect(cipher.open(name, 'ME-1|000001|note')).rejects.toThrow(SealBroken);
      await expect(cipher.open(note, 'ME-1|000002|note')).rejects.toThrow(SealBroken);
    });

    test('a value said to be of another month', async () => {
      month = '2026-12';
      await cipher.seal('x', PLACE);
      month = '2026-11';
      const sealed = await cipher.seal('x', PLACE);
      const moved = Buffer.from(ascii(sealed).replace('dk-2026-11', 'dk-2026-12'), 'latin1');
      await expect(cipher.open(moved, PLACE)).rejects.toThrow(SealBroken);
    });

    test('a value whose key nobody has', async () => {
      const sealed = await instance({ rows: memoryRows() }).seal('x', PLACE);
      await expect(cipher.open(sealed, PLACE)).rejects.toThrow(SealBroken);
      expect(await storedKeys()).toEqual([]);
    });

    test('and names the place, not the content', async () => {
      const error: unknown = await cipher.open(Buffer.from('Quill'), PLACE).catch((caught: unknown) => caught);
      expect(error).toMatchObject({ code: 'SEAL_BROKEN', bound: PLACE });
      expect(String(error)).toContain(PLACE);
      expect(String(error) + String((error as Error).cause)).not.toContain('Quill');
    });
  });

  describe('a plain value', () => {
    test('opens as it is', async () => {
      expect(await cipher.open(Buffer.from('p1:plain ž'), PLACE)).toBe('plain ž');
    });
    test('that is not UTF-8 is broken', async () => {
      await expect(cipher.open(Buffer.from([0x70, 0x31, 0x3a, 0xff]), PLACE)).rejects.toThrow(SealBroken);
    });
  });

  describe('data keys', () => {
    test('are stored wrapped only', async () => {
      const made: Uint8Array[] = [];
      const random = (bytes: number): Uint8Array => {
        const some = new Uint8Array(randomBytes(bytes));
        made.push(some);
        return some;
      };
      await createCipher({ rows, masterKey, month: () => month, random }).seal('x', PLACE);
      const [row] = await storedKeys();
      const [key] = made;
      expect(key).toHaveLength(32);
      expect(row?.columns['wrappedBy']).toBe(masterKey.id);
      const wrapped = row?.columns['wrapped'] as Uint8Array;
      expect(ascii(wrapped)).not.toContain(ascii(key ?? new Uint8Array()));
      expect(await masterKey.unwrap(wrapped, masterKey.id)).toEqual(key);
    });

    test('are unwrapped once', async () => {
      let unwrapped = 0;
      const counting: MasterKey = {
        ...masterKey,
        unwrap: (...asked) => {
          unwrapped += 1;
          return masterKey.unwrap(...asked);
        },
      };
      const sealed = await cipher.seal('x', PLACE);
      const other = instance({ masterKey: counting });
      await Promise.all([other.open(sealed, PLACE), other.open(sealed, PLACE), other.seal('y', PLACE)]);
      await other.open(sealed, PLACE);
      expect(unwrapped).toBe(1);
    });

    test('made by two instances at once are one key', async () => {
      // Both find no key before either has written one.
      const waiting: (() => void)[] = [];
      const together: Rows = {
        ...rows,
        transact: async (...asked) => {
          await new Promise<void>((resolve) => {
            waiting.push(resolve);
            if (waiting.length === 2) for (const go of waiting) go();
          });
          return rows.transact(...asked);
        },
      };
      const [a, b] = [instance({ rows: together }), instance({ rows: together })];
      const [byA, byB] = await Promise.all([a.seal('from a', PLACE), b.seal('from b', PLACE)]);
      expect(waiting).toHaveLength(2);
      expect(await storedKeys()).toHaveLength(1);
      expect(await a.open(byB, PLACE)).toBe('from b');
      expect(await b.open(byA, PLACE)).toBe('from a');
      expect(await instance().open(byA, PLACE)).toBe('from a');
    });

    test('whose making got no answer are looked for again', async () => {
      let lost = 0;
      const losing: Rows = {
        ...rows,
        transact: async (...asked) => {
          await rows.transact(...asked);
          lost += 1;
          throw new StoreUnreachable('writing to meta', new Error('lost'));
        },
      };
      const unlucky = instance({ rows: losing });
      await expect(unlucky.seal('x', PLACE)).rejects.toThrow(StoreUnreachable);
      const sealed = await unlucky.seal('x', PLACE);
      expect(lost).toBe(1);
      expect(await cipher.open(sealed, PLACE)).toBe('x');
    });

    test('under another master key stay locked: the fault is named, no value is called broken, no key is replaced', async () => {
      const sealed = await cipher.seal('x', PLACE);
      const before = await storedKeys();
      const wrong = instance({ masterKey: newMasterKey() });
      await expect(wrong.open(sealed, PLACE)).rejects.toThrow(DataKeyLocked);
      await expect(wrong.seal('y', PLACE)).rejects.toThrow(masterKey.id);
      expect(await storedKeys()).toEqual(before);
    });

    test('a store that does not answer is unreachable, no value is called broken, and the next try reads again', async () => {
      const sealed = await cipher.seal('x', PLACE);
      let down = true;
      const shaky: Rows = {
        ...rows,
        get: (...asked) =>
          down ? Promise.reject(new StoreUnreachable('reading meta', new Error('down'))) : rows.get(...asked),
      };
      const other = instance({ rows: shaky });
      await expect(other.open(sealed, PLACE)).rejects.toThrow(StoreUnreachable);
      down = false;
      expect(await other.open(sealed, PLACE)).toBe('x');
    });
  });

  describe('look-up hashes', () => {
    test('are the same in every instance, differ by value, and carry the key id', async () => {
      const [hash, ...more] = await cipher.lookupHashes('1234567A');
      expect(hash).toMatch(/^lk-1:[0-9a-f]{32}$/);
      expect(more).toEqual([]);
      expect(await instance().lookupHashes('1234567A')).toEqual([hash]);
      expect(await cipher.lookupHashes('1234567B')).not.toEqual([hash]);
    });

    test('of another unit differ', async () => {
      const other = instance({ rows: memoryRows() });
      expect(await other.lookupHashes('1234567A')).not.toEqual(await cipher.lookupHashes('1234567A'));
    });

    test('are made with one first key by two instances at once', async () => {
      const [a, b] = [instance(), instance()];
      const [byA, byB] = await Promise.all([a.lookupHashes('v'), b.lookupHashes('v')]);
      expect(byA).toEqual(byB);
    });

    test('come for every live key, newest first, by number', async () => {
      const first = await cipher.lookupHashes('v');
      for (let n = 2; n <= 10; n++) expect(await addLookupKey({ rows, masterKey })).toBe(`lk-${String(n)}`);
      const all = await instance().lookupHashes('v');
      expect(all.map((hash) => hash.split(':')[0])).toEqual(
        [10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `lk-${String(n)}`),
      );
      expect(all.at(-1)).toBe(first[0]);
      await rows.transact('meta', 'keys', [{ do: 'delete', key: 'lk-1' }]);
      expect(await instance().lookupHashes('v')).toEqual(all.slice(0, -1));
    });

    test('after a failure are tried again', async () => {
      let down = true;
      const shaky: Rows = {
        ...rows,
        transact: (...asked) =>
          down ? Promise.reject(new StoreUnreachable('writing to meta', new Error('down'))) : rows.transact(...asked),
      };
      const other = instance({ rows: shaky });
      await expect(other.lookupHashes('v')).rejects.toThrow(StoreUnreachable);
      down = false;
      expect(await other.lookupHashes('v')).toHaveLength(1);
    });
  });
});
