import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';

export type DropFolder = { stop(): Promise<void> };

const lookEveryMs = 250;
const taking = '.taking';

/** Looks into the folder for mails every quarter of a second until it is stopped. */
export async function watchDropFolder(folder: string, take: (eml: Buffer) => Promise<unknown>): Promise<DropFolder> {
  const look = await dropFolderLook(folder, take);
  let stopped = false;
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    // A file may vanish while it is looked at; the next look sees what is there then.
    looking = looking.then(() => (stopped ? undefined : look().catch(() => undefined)));
  }, lookEveryMs);
  timer.unref();

  return {
    async stop() {
      stopped = true;
      clearInterval(timer);
      await looking;
    },
  };
}

/**
 * One look: takes each `.eml` file that has the same size and time as at the look before, and moves it to `taken/`.
 * Meanwhile it is called `.taking`, so that a new file may come under its old name; one that a crash left so is
 * taken (perhaps again) at the next start.
 */
export async function dropFolderLook(
  folder: string,
  take: (eml: Buffer) => Promise<unknown>,
): Promise<() => Promise<void>> {
  const taken = path.join(folder, 'taken');
  await mkdir(taken, { recursive: true });
  const lastLook = new Map<string, string>();

  async function finish(name: string): Promise<void> {
    const file = path.join(folder, name);
    await take(await readFile(file));
    await rename(file, await freeName(taken, name.slice(0, -taking.length)));
  }

  return async () => {
    const names = (await readdir(folder)).sort();
    for (const name of lastLook.keys()) if (!names.includes(name)) lastLook.delete(name);
    for (const name of names.filter((one) => one.endsWith(taking))) await finish(name);
    for (const name of names.filter((one) => one.toLowerCase().endsWith('.eml'))) {
      const { size, mtimeMs } = await stat(path.join(folder, name));
      const seen = `${String(size)} ${String(mtimeMs)}`;
      if (size > 0 && lastLook.get(name) === seen) {
        lastLook.delete(name);
        await rename(path.join(folder, name), path.join(folder, name + taking));
        await finish(name + taking);
      } else {
        lastLook.set(name, seen);
      }
    }
  };
}

/** The same file name may come again. */
async function freeName(folder: string, name: string): Promise<string> {
  const there = new Set(await readdir(folder));
  const { name: stem, ext } = path.parse(name);
  let free = name;
  for (let n = 2; there.has(free); n += 1) free = `${stem} (${String(n)})${ext}`;
  return path.join(folder, free);
}
