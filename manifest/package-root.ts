import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder with the project's `package.json`, upward from a folder: sources and built output find the same.
 * @throws Error when there is none.
 */
export function packageRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (folder === dirname(folder)) throw new Error(`No package.json stands in ${from} or above it.`);
  }
}
