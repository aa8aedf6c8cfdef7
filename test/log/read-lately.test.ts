import { readLately } from '../../src/log/read-lately';
import type { Stored } from '../../src/log/inquiry-row';
import type { Row } from '../../src/log/rows';

const row = (key: string, etag: string): Row => ({ partition: 'S0', key, etag, columns: {} });

function watched(fails: readonly string[] = []) {
  const opened: string[] = [];
  const read = readLately(({ key, etag }) => {
    opened.push(`${key} ${etag}`);
    return fails.includes(key)
      ? Promise.reject(new Error('unreadable'))
      : Promise.resolve({ seq: opened.length, etag } as Stored);
  });
  return { opened, read };
}

describe('an inquiry that was read lately', () => {
  test('is not opened a second time while its row is the same', async () => {
    const { opened, read } = watched();
    expect(await read(row('c|a', '1'))).toBe(await read(row('c|a', '1')));
    expect(opened).toEqual(['c|a 1']);
  });

  test('is opened again when its row has changed, also when it changed back to what somebody else saw', async () => {
    const { opened, read } = watched();
    for (const etag of ['1', '2', '1']) expect((await read(row('c|a', etag))).etag).toBe(etag);
    expect(opened).toEqual(['c|a 1', 'c|a 2', 'c|a 1']);
  });

  test('is none that could not be read', async () => {
    const { opened, read } = watched(['c|a']);
    for (let times = 0; times < 2; times++) await expect(read(row('c|a', '1'))).rejects.toThrow('unreadable');
    expect(opened).toHaveLength(2);
  });

  test('is forgotten when enough others have been read since', async () => {
    const { opened, read } = watched();
    await read(row('c|a', '1'));
    for (let i = 0; i < 31; i++) await read(row(`c|${String(i)}`, '1'));
    await read(row('c|a', '1'));
    expect(opened).toHaveLength(32);
    for (let i = 0; i < 32; i++) await read(row(`c|more ${String(i)}`, '1'));
    await read(row('c|a', '1'));
    expect(opened.filter((one) => one === 'c|a 1')).toHaveLength(2);
  });
});
