import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { FolderInUse, takeFolder } from '../../local/folder';
import { keepState, readKeptState } from '../../local/kept-state';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kept-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('What a run leaves to the next one', () => {
  test('is read as it was kept', () => {
    const state = { clock: DateTime.fromISO('2026-11-25T15:00:00.123Z', { zone: 'utc' }), teamsPort: 40_001 };
    keepState(folder, state);
    expect(readKeptState(folder)).toEqual(state);
    expect(readdirSync(folder)).toEqual(['state.json']);
  });
  test('is nothing at the first start', () => {
    expect(readKeptState(folder)).toBeUndefined();
  });
  test.each(['', '{"clock":', '{"clock":"soon","teamsPort":1}', '{"clock":"2026-11-25T15:00:00.000Z"}'])(
    'is nothing when the file says %j',
    (text) => {
      writeFileSync(path.join(folder, 'state.json'), text);
      expect(readKeptState(folder)).toBeUndefined();
    },
  );
});

describe('The folder of a run', () => {
  const fill = (): void => {
    for (const name of ['tables', 'mailbox', 'teams', 'drop']) mkdirSync(path.join(folder, name));
    for (const name of ['state.json', 'master.key', 'notes.txt']) writeFileSync(path.join(folder, name), 'x');
  };

  test('is made, and kept as it is', () => {
    fill();
    const giveBack = takeFolder(folder, false);
    expect(readdirSync(folder)).toHaveLength(8);
    giveBack();
    expect(readdirSync(folder)).toHaveLength(7);
    const below = path.join(folder, 'new', 'one');
    takeFolder(below, false)();
    expect(existsSync(below)).toBe(true);
  });

  test('is emptied when asked, except for the key, the drop folder and what is not ours', () => {
    fill();
    takeFolder(folder, true)();
    expect(readdirSync(folder).sort()).toEqual(['drop', 'master.key', 'notes.txt']);
  });

  test('belongs to one process that is alive', () => {
    writeFileSync(path.join(folder, 'running.pid'), String(process.ppid));
    expect(() => takeFolder(folder, true)).toThrow(FolderInUse);
  });

  test.each(['999999999', 'none', ''])('is taken over from a run that was killed (%j)', (pid) => {
    writeFileSync(path.join(folder, 'running.pid'), pid);
    takeFolder(folder, false)();
    expect(readdirSync(folder)).toEqual([]);
  });
});
