import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Another unit is using the folder; two at once would spoil each other's files. */
export class FolderInUse extends Error {
  readonly code = 'FOLDER_IN_USE';
  constructor(folder: string, pid: number) {
    super(
      `Another unit is using ${folder} (process ${String(pid)}). Stop it with Ctrl-C, or choose another place with --folder.`,
    );
    this.name = 'FolderInUse';
  }
}

/** What a run keeps; the master key and the drop folder stay even when it is emptied. */
const kept = ['tables', 'mailbox', 'teams', 'state.json'];
const pidFile = 'running.pid';

/**
 * Makes the folder, takes it for this process and, when asked, empties it.
 * @returns a function that gives it back. @throws FolderInUse
 */
export function takeFolder(folder: string, fresh: boolean): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, pidFile);
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (fault) {
    if (!hasCode(fault, 'EEXIST')) throw fault;
    const pid = Number(readFileSync(file, 'utf8'));
    if (isAlive(pid)) throw new FolderInUse(folder, pid);
    // Left behind by a run that was killed.
    writeFileSync(file, String(process.pid));
  }
  if (fresh) for (const name of kept) rmSync(path.join(folder, name), { recursive: true, force: true });
  return () => {
    rmSync(file, { force: true });
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return hasCode(fault, 'EPERM');
  }
}

function hasCode(fault: unknown, code: string): boolean {
  return typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === code;
}
