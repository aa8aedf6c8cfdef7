import type { DateTime } from 'luxon';
import { inWordsWithYear } from '../clock/words';
import { shards } from '../inquiry/reference';
import type { AnchorKey } from '../log/anchor-key';
import { anchoredHeads, checkAnchors } from '../log/check-anchors';
import { findingInWords } from '../log/finding';
import { beginPurge, finishPurge, unfinishedPurges } from '../log/purge-inquiry';
import { storedChain, storedChains } from '../log/stored-chains';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { judgePurge, type PurgeVerdict } from './judge-purge';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';

type Purging = Extract<Asked, { readonly do: 'purge' }>;

/** Inquiries between two lines of progress. */
const progressEvery = 200;

/**
 * `purge`: takes the member data away of inquiries that were closed longer ago than they are kept, and leaves a tombstone of each.
 * Without `execute` it only tells which. What is on hold, or what `verify` has something to say about, stays. A run that ended in
 * between is simply made again. Exit code 1 when something stays that is old enough, holds apart.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function purge(
  parts: LogDeskParts & { readonly anchorKey: AnchorKey; readonly retentionYears: number },
  { asking, execute }: Purging,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'purge', output);
  if (caller === undefined) return exitCodes.failed;
  const { rows, cipher, index, retentionYears: years } = parts;
  const now = parts.clock.now();
  const note = (why: string, ref?: string): Promise<void> =>
    parts.access.write({ at: now, person: caller.id, action: 'purge', why, ...(ref !== undefined && { ref }) });
  await note(`${asking.why} (${execute ? 'purge' : 'dry run of a purge'})`);
  const counts = { purged: 0, held: 0, left: 0, looked: 0 };
  const finish = async (ref: string): Promise<void> => {
    await finishPurge({ rows, cipher, index }, ref);
    counts.purged += 1;
    await output.print(`${ref} | purged\n`);
  };

  for (const ref of await unfinishedPurges(parts)) {
    if (execute) await finish(ref);
    else await output.print(`${ref} | a purge has begun and is not finished; --execute finishes it\n`);
  }
  const { byDay } = await checkAnchors(rows, parts.anchorKey);
  for (const shard of shards) {
    const { heads } = await anchoredHeads(rows, shard, byDay);
    for await (const { ref, inquiry } of storedChains(rows, shard)) {
      counts.looked += 1;
      if (counts.looked % progressEvery === 0) output.progress(`${String(counts.looked)} inquiries looked at`);
      if (inquiry === undefined || inquiry.columns['purging'] === true) continue;
      if (inquiry.columns['step'] !== 'done') continue;
      // Read again by itself: a hold, or a reopening, that came since moves the row, and then nothing begins.
      const chain = await storedChain(rows, shard, ref);
      const verdict = await judgePurge(parts, chain, heads.get(ref) ?? [], now, years);
      await tell(verdict, ref, output);
      if (verdict.is === 'held') counts.held += 1;
      if (verdict.is === 'left') counts.left += 1;
      if (verdict.is !== 'old') continue;
      if (!execute) {
        await output.print(`${ref} | closed ${day(verdict.closedAt)} | would be purged\n`);
        counts.purged += 1;
        continue;
      }
      await note(asking.why, ref);
      const begun = await beginPurge(parts, verdict.stored, {
        by: caller.id,
        at: now,
        years,
        closedAt: verdict.closedAt,
      });
      if (begun) await finish(ref);
      else {
        counts.left += 1;
        output.tell(`${ref} has moved on meanwhile and stays. Run purge again.`);
      }
    }
  }
  output.tell(
    `${String(counts.purged)} ${execute ? 'purged' : 'would be purged. Nothing was changed; --execute does it'}. ` +
      `${String(counts.held)} on legal hold, ${String(counts.left)} left for another reason.`,
  );
  return counts.left > 0 ? exitCodes.found : exitCodes.done;
}

async function tell(verdict: PurgeVerdict, ref: string, output: Output): Promise<void> {
  switch (verdict.is) {
    case 'held':
      return output.print(`${ref} | on legal hold since ${day(verdict.hold.at)}, set by ${verdict.hold.by}\n`);
    case 'left':
      output.tell(
        verdict.findings === undefined
          ? `${ref} stays: ${verdict.why}.`
          : `${ref} stays, since it may be evidence: ${verdict.findings.map(findingInWords).join(' ')}`,
      );
      return;
    case 'old':
    case 'kept':
      return;
  }
}

function day(at: DateTime): string {
  return inWordsWithYear(at);
}
