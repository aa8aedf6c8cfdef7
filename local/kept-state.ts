import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DateTime } from 'luxon';
import { z } from 'zod';

const shape = z.object({ clock: z.iso.datetime(), teamsPort: z.int().positive() });

/** What a run leaves to the next one beside log, mailbox and chats. */
export type KeptState = {
  /** Where the unit's clock stood; UTC. */
  readonly clock: DateTime;
  /** Chats are known to the service by the address of the Teams stand-in. */
  readonly teamsPort: number;
};

const fileName = 'state.json';

/** The state in the folder; undefined at the first start, and when the file cannot be read: then the day starts anew. */
export function readKeptState(folder: string): KeptState | undefined {
  const file = path.join(folder, fileName);
  if (!existsSync(file)) return undefined;
  const found = shape.safeParse(parsed(readFileSync(file, 'utf8')));
  if (!found.success) return undefined;
  return { clock: DateTime.fromISO(found.data.clock, { zone: 'utc' }), teamsPort: found.data.teamsPort };
}

/** Writes the state aside and renames it, so that it is never half. */
export function keepState(folder: string, { clock, teamsPort }: KeptState): void {
  const file = path.join(folder, fileName);
  writeFileSync(`${file}.new`, JSON.stringify({ clock: clock.toUTC().toISO(), teamsPort }));
  renameSync(`${file}.new`, file);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
