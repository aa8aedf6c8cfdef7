import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { MasterKey } from '../src/log/cipher';
import { masterKeyFrom } from '../src/log/settings-key';

/**
 * The master key of this machine, from a file that only its owner may read (mode 0600); made at the first start.
 * Two first starts at once get the same key. Whoever deletes the file loses what was sealed with it.
 * @throws MasterKeyInvalid when the file holds something else.
 */
export async function masterKeyFromFile(file: string): Promise<MasterKey> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
    await makeKeyFile(file);
    text = await readFile(file, 'utf8');
  }
  await chmod(file, 0o600);
  return masterKeyFrom(text);
}

/** Written aside and then linked into place: nobody ever reads half a key, and the first one there stays. */
async function makeKeyFile(file: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const aside = `${file}.${randomUUID()}`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(`${randomBytes(32).toString('base64')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  try {
    await link(aside, file);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    await unlink(aside);
  }
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
