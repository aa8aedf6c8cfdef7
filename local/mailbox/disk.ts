import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { FolderName } from './folders';
import type { ItemState } from './mail-item';

/** What the mailbox knows beside its mails. */
export type MailboxState = {
  readonly epoch: number;
  readonly expiredStatus: number;
  /** Folders that were made; none in what an earlier version kept. */
  readonly folders?: readonly FolderName[];
};

/** A mailbox's folder on disk: `mailbox.json`, and for each mail `<number>.eml` and `<number>.json`. */
export type Disk = {
  readState(): MailboxState | undefined;
  writeState(state: MailboxState): void;
  readItems(): { readonly state: ItemState; readonly eml: Buffer }[];
  /** Bytes first, so that a mail whose state is there is whole. Without `eml` the bytes stay as they are. */
  writeItem(state: ItemState, eml: Buffer | undefined): void;
};

/** Opens the folder and makes it if need be. Every file is written aside and renamed, so that none is ever half. */
export function openDisk(folder: string): Disk {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => path.join(folder, name);

  function write(name: string, data: string | Buffer): void {
    writeFileSync(at(`${name}.part`), data);
    renameSync(at(`${name}.part`), at(name));
  }

  return {
    readState: () =>
      existsSync(at('mailbox.json'))
        ? (JSON.parse(readFileSync(at('mailbox.json'), 'utf8')) as MailboxState)
        : undefined,
    writeState: (state) => {
      write('mailbox.json', JSON.stringify(state));
    },
    readItems: () =>
      readdirSync(folder)
        .filter((name) => /^\d+\.json$/.test(name))
        .sort()
        .map((name) => JSON.parse(readFileSync(at(name), 'utf8')) as ItemState)
        .map((state) => ({ state, eml: state.deleted ? Buffer.alloc(0) : readFileSync(at(`${state.file}.eml`)) })),
    writeItem: (state, eml) => {
      if (eml !== undefined && !state.deleted) write(`${state.file}.eml`, eml);
      write(`${state.file}.json`, JSON.stringify(state));
      if (state.deleted) rmSync(at(`${state.file}.eml`), { force: true });
    },
  };
}
