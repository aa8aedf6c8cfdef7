import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import index from './samples/index.json';

/** A mail to forward with one click. `eml` has no Message-ID and no Date: whoever forwards it adds them. */
export type SampleMail = {
  readonly id: string;
  readonly title: string;
  readonly from: string;
  readonly eml: string;
};

/** The sample mails, all of invented people, in the order of the index. */
export function sampleMails(): SampleMail[] {
  const folder = path.join(packageRoot(__dirname), 'local', 'samples');
  return index.map(({ file, title, from }) => ({
    id: path.parse(file).name,
    title,
    from,
    eml: readFileSync(path.join(folder, file), 'latin1'),
  }));
}

/** The compiler does not copy `.eml` files, so they are read from the source folder, wherever this file runs. */
function packageRoot(from: string): string {
  if (existsSync(path.join(from, 'package.json'))) return from;
  const above = path.dirname(from);
  if (above === from) throw new Error('The sample mails are read from the project folder, which was not found.');
  return packageRoot(above);
}
