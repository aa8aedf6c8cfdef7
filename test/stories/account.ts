import { referenceIn, shardOf, shards } from '../../src/inquiry/reference';
import { chainStart, lineHash } from '../../src/log/chain';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { keys } from '../../src/log/keys';
import { read } from './card-client';
import type { UnitInProcesses } from './unit-in-processes';

/** How many times a card reached a person, and how many of those say that they are repeated. */
export type Received = { readonly cards: number; readonly repeated: number };

/** References of all inquiries in the store. */
export async function storedRefs({ rows }: UnitInProcesses): Promise<readonly string[]> {
  const found: string[] = [];
  for (const shard of shards)
    for await (const row of rows.range('inquiries', shard, 'c|', 'c|~')) found.push(row.key.slice(2));
  return found;
}

/** How many messages the ledger knows. */
export async function ledgerRows({ rows }: UnitInProcesses): Promise<number> {
  let count = 0;
  for await (const _row of rows.range('mail', 'mail', 'l|', 'l|~')) count += 1;
  return count;
}

/** The cards about an inquiry that were posted to a person and whose first line matches, as they were when posted. */
export function receivedBy({ teams }: UnitInProcesses, person: string, ref: string, headline: RegExp): Received {
  const cards = teams
    .sends()
    .filter(
      ({ personaId, summary = '' }) => personaId === person && referenceIn(summary) === ref && headline.test(summary),
    )
    .map(({ card }) => read(card));
  return {
    cards: cards.length,
    repeated: cards.filter(({ text }) => text.includes('This message is repeated')).length,
  };
}

/** Walks the chain as it is stored, every hash worked out anew; answers what is wrong with it, and with the rows beside it. */
export async function faultsOf({ rows }: UnitInProcesses, log: InquiryLog, ref: string): Promise<readonly string[]> {
  const faults: string[] = [];
  let head = chainStart;
  let seq = 0;
  for await (const row of rows.range('inquiries', shardOf(ref), keys.line(ref, 0), `h|${ref}|~`)) {
    seq += 1;
    if (row.key !== keys.line(ref, seq)) faults.push(`line ${String(seq)} is missing`);
    const { hash, ...columns } = row.columns;
    head = lineHash(head, ref, seq, columns);
    if (hash !== head) faults.push(`line ${String(seq)} does not follow from the one before`);
  }
  const stored = await log.read(ref);
  if (stored?.head !== head || stored.seq !== seq) faults.push('the inquiry does not end with its last line');
  const due: string[] = [];
  for await (const row of rows.range('inquiries', shardOf(ref), 'd|', 'd|~'))
    if (row.columns['ref'] === ref) due.push(String(row.columns['reminderId']));
  const pending = Object.keys(stored?.inquiry.pending ?? {});
  if (due.sort().join() !== pending.sort().join()) faults.push(`due rows ${due.join()}, but pending ${pending.join()}`);
  return faults;
}
