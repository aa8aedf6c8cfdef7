import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { DateTime } from 'luxon';
import type { Clock, SystemTime } from '../clock/clock';
import { parsePeopleFile } from '../people/people-file';
import type { Route } from './draft';
import { messageFromEml } from './eml';
import { knownPerson, type SerializableKnown } from './known';
import { referencesIn } from './references';
import { startMailReader } from './worker/mail-reader';

/** What the command needs from outside. */
export type PrintDraftsParts = {
  readonly clock: Clock;
  readonly time: SystemTime;
  readonly print: (line: string) => void;
};

const usage = 'npm run draft -- FILE.eml ... [--people FILE] [--received ISO] [--mailbox ADDRESS]';

/**
 * `npm run draft`: prints one JSON line for each `.eml` file: its route, and the draft read from it. Opens nothing.
 * Received is `--received`, else the mail's own Date, else now. There is no log here, so every reference counts as ours.
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
  const received = values.received === undefined ? undefined : instant(values.received);
  const directory =
    values.people === undefined ? [] : parsePeopleFile(await readFile(values.people, 'utf8')).map(knownPerson);
  const known = { mailboxAddress: values.mailbox ?? '', closedDays: [], people: directory };
  const thread = startMailReader(parts.time);
  try {
    for (const file of positionals) {
      const bytes = await readFile(file);
      const { to, ...rest } = await routeOf(bytes, received, known, parts, thread.read);
      parts.print(JSON.stringify({ file, route: to, ...rest }));
    }
  } finally {
    await thread.stop();
  }
  return 0;
}

async function routeOf(
  bytes: Uint8Array,
  received: DateTime | undefined,
  known: Omit<SerializableKnown, 'references'>,
  { clock }: PrintDraftsParts,
  read: ReturnType<typeof startMailReader>['read'],
): Promise<Route> {
  const now = clock.now();
  const message = await messageFromEml(bytes, received ?? now).catch(() => undefined);
  if (!message) return { to: 'aside', reason: 'UNREADABLE' };
  const date = DateTime.fromRFC2822(message.headers['date'] ?? '').toUTC();
  const receivedAt = received ?? (date.isValid ? date : now);
  return read({ ...message, receivedAt }, { ...known, references: referencesIn(message) });
}

function instant(iso: string): DateTime {
  const date = DateTime.fromISO(iso, { zone: 'America/Chicago' }).toUTC();
  if (!date.isValid) throw new Error('--received needs an ISO date and time, such as 2026-09-17T09:04.');
  return date;
}
