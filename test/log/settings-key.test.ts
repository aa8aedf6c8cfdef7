import { randomBytes } from 'node:crypto';
import { MasterKeyInvalid, masterKeyFrom } from '../../src/log/settings-key';

const base64 = (bytes: number): string => randomBytes(bytes).toString('base64');

describe('a master key from the settings', () => {
  test('wraps a key so that only the same master key unwraps it', async () => {
    const text = base64(32);
    const dataKey = new Uint8Array(randomBytes(32));
    const masterKey = masterKeyFrom(text);
    const { id } = masterKey;
    const wrapped = await masterKey.wrap(dataKey);
    expect(await masterKeyFrom(` ${text}\n`).unwrap(wrapped, id)).toEqual(dataKey);
    await expect(masterKeyFrom(base64(32)).unwrap(wrapped, id)).rejects.toThrow();
    await expect(masterKeyFrom(text).unwrap(wrapped.subarray(1), id)).rejects.toThrow();
  });

  test('has an id that tells it from others, and not the key', () => {
    const text = base64(32);
    const { id } = masterKeyFrom(text);
    expect(id).toMatch(/^mk-[0-9a-f]{8}$/);
    expect(masterKeyFrom(text).id).toBe(id);
    expect(masterKeyFrom(base64(32)).id).not.toBe(id);
  });

  test.each([
    ['nothing', '', 'empty'],
    ['16 bytes', base64(16), '16 bytes'],
    ['33 bytes', base64(33), '33 bytes'],
    ['hexadecimal', randomBytes(32).toString('hex'), '48 bytes'],
    ['words', 'correct horse battery staple 12 34 56 78 90', 'not base64'],
    ['base64 without its end', base64(32).slice(0, -1), 'not base64'],
    ['zeroes', Buffer.alloc(32).toString('base64'), 'the same'],
  ])('refuses %s, says why and what to do, and does not repeat it', (_, text, why) => {
    const make = () => masterKeyFrom(text);
    expect(make).toThrow(MasterKeyInvalid);
    expect(make).toThrow(why);
    expect(make).toThrow('openssl rand -base64 32');
    if (text !== '') expect(make).not.toThrow(text);
  });
});
