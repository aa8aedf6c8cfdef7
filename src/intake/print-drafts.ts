import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Clock, SystemTime } from '../clock/clock';
import { parsePeopleFile } from '../people/people-file';
import { draftLine } from './draft-line';
import { knownPerson, type SerializableKnown } from './known';
import { startMailReader } from './worker/mail-reader';

/** What the command needs from outside. */
export type PrintDraftsParts = {
  readonly clock: Clock;
  readonly time: SystemTime;
  readonly print: (line: string) => void;
};

const usage = 'npm run draft -- FILE.eml ... [--people FILE] [--received ISO] [--mailbox ADDRESS]';

/**
 * `npm run draft`: prints one JSON line for each `.eml` file: its route, and the drafts read from it. Opens nothing.
 * Received is `--received`, else the mail's own Date, else now. There is no log here, so every reference counts as ours; without
 * `--mailbox` the address that the mail went to counts as the mailbox's.
 * Returns the exit code: 0, or 2 when no file is named.
 * @throws PeopleFileInvalid; Error when a file cannot be read or `--received` is no date.
 */
export async function printDrafts(args: readonly string[], parts: PrintDraftsParts): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { people: { type: 'string' }, received: { type: 'string' }, mailbox: { type: 'string' } },
  });
  if (positionals.length === 0) {
    parts.print(usage);
    return 2;
  }
  const receivedAt = values.received === undefined ? undefined : instant(values.received);
  const people =
    values.people === undefined ? [] : parsePeopleFile(await readFile(values.people, 'utf8')).map(knownPerson);
  const known: SerializableKnown = { mailboxAddress: values.mailbox ?? '', closedDays: [], people, references: 'all' };
  const thread = startMailReader(parts.time);
  try {
    for (const file of positionals) {
      const bytes = new Uint8Array(await readFile(file));
      const eml = { bytes, now: isoOf(parts.clock.now()), ...(receivedAt && { receivedAt: isoOf(receivedAt) }) };
      parts.print(JSON.stringify(draftLine(file, await thread.readEml(eml, known))));
    }
  } finally {
    await thread.stop();
  }
  return 0;
}

function isoOf(date: DateTime): string {
  return date.toUTC().toISO() ?? '';
}

function instant(iso: string): DateTime {
  const date = DateTime.fromISO(iso, { zone: 'America/Chicago' }).toUTC();
  if (!date.isValid) throw new Error('--received needs an ISO date and time, such as 2026-09-17T09:04.');
  return date;
}
