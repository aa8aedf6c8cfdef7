import { rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const fileName = 'log-settings.env';

/**
 * While the unit runs, where its log is and the key of it, as settings for `npm run log -- ... --settings FILE`; only its owner
 * may read the file. The address is another at every start.
 * @returns the file, and what takes it away.
 */
export async function offerLogSettings(
  folder: string,
  connectionString: string,
): Promise<{ readonly file: string; takeBack(): void }> {
  const key = (await readFile(path.join(folder, 'master.key'), 'utf8')).trim();
  const file = path.join(folder, fileName);
  // A file that a killed run left would keep its own mode.
  rmSync(file, { force: true });
  writeFileSync(file, `TABLES_CONNECTION_STRING=${connectionString}\nDATA_KEY=${key}\n`, { mode: 0o600 });
  return {
    file,
    takeBack() {
      rmSync(file, { force: true });
    },
  };
}
