import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { masterKeyFromFile } from '../../local/key-file';
import { MasterKeyInvalid } from '../../src/log/settings-key';

describe('the key file', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'key-file-test-'));
    file = path.join(folder, 'data', 'key');
  });
  afterEach(() => rm(folder, { recursive: true }));
  const modeOf = async (): Promise<number> => (await stat(file)).mode & 0o777;

  test('is made at the first start, for its owner alone, and kept', async () => {
    const first = await masterKeyFromFile(file);
    expect(await modeOf()).toBe(0o600);
    const wrapped = await first.wrap(randomBytes(32));
    const text = await readFile(file, 'utf8');
    const second = await masterKeyFromFile(file);
    expect(second.id).toBe(first.id);
    expect(await second.unwrap(wrapped, second.id)).toHaveLength(32);
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  test('is one, whoever starts first, and nothing is left beside it', async () => {
    const keys = await Promise.all(Array.from({ length: 10 }, () => masterKeyFromFile(file)));
    expect(new Set(keys.map(({ id }) => id)).size).toBe(1);
    expect(await readdir(path.dirname(file))).toEqual(['key']);
  });

  test('that others may read is closed to them', async () => {
    const { id } = await masterKeyFromFile(file);
    await chmod(file, 0o644);
    expect((await masterKeyFromFile(file)).id).toBe(id);
    expect(await modeOf()).toBe(0o600);
  });

  test('with something else in it is refused, and not overwritten', async () => {
    await masterKeyFromFile(file);
    await writeFile(file, 'not a key');
    await expect(masterKeyFromFile(file)).rejects.toThrow(MasterKeyInvalid);
    expect(await readFile(file, 'utf8')).toBe('not a key');
  });

  test('that cannot be read is not replaced', async () => {
    await expect(masterKeyFromFile(folder)).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
