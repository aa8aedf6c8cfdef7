import type { DateTime } from 'luxon';
import { codeOf, type Diagnostics } from '../diagnostics';
import { shards, type Shard } from '../inquiry/reference';
import type { DueRow } from '../log/due-row';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { DueParts } from './due-parts';
import type { Person } from '../people/people';
import { handleDue } from './handle-due';
import { judgeDue } from './judge-due';
import { groupFor, mostTogether, sendTogether, takeOverTogether, type Group } from './send-together';
import { setUnreadableAside } from './set-unreadable-aside';
import { sweepHealth } from './sweep-health';

export type SweepParts = DueParts & {
  readonly diagnostics: Diagnostics;
  /** The service is told to end: what is in hand is finished, and nothing else is claimed. */
  readonly isEnding?: () => boolean;
};

/** What one sweep did. */
export type Swept = { readonly handled: number; readonly failed: number };

/** What goes to one person as lists. */
type Gathered = { readonly person: Person; readonly lists: readonly (readonly DueRow[])[] };

/** Longer than the longest send with its timeouts. */
const leaseMs = 90_000;
/** An inquiry that this version cannot read is left alone for so long; nothing that is tried sooner would help. */
const unreadableMs = 600_000;
/** A decision may make something due at once: the sweep goes on until nothing is left, at most so often. */
const passes = 50;

/**
 * Claims what is due and sends it. A timer may be early, late, repeated or missed; several instances may sweep at once.
 * What fails, a row or a whole shard, does not stop the others: a row stays due until its lease ends.
 */
export function createSweep(parts: SweepParts) {
  const health = sweepHealth(parts.systemTime);
  const isEnding = parts.isEnding ?? (() => false);

  async function run(): Promise<Swept> {
    const total = { handled: 0, failed: 0 };
    for (let pass = 0; pass < passes && !isEnding(); pass++) {
      const lists = await Promise.all(shards.map((shard) => dueIn(shard)));
      if (lists.every(({ failed }) => failed === 0)) health.wentThrough();
      const { together, alone } = await gather(lists.flatMap(({ due }) => due));
      const results: Swept[] = lists.map(({ failed }) => ({ handled: 0, failed }));
      const inLists = alone.filter(({ claim }) => claim?.envelope !== undefined);
      const apart = alone.filter((row) => !inLists.includes(row));
      results.push(
        ...(await Promise.all(shards.map((shard) => sweepAlone(apart.filter((row) => row.shard === shard))))),
      );
      // Rows of a list that somebody else began need its person's hold: side by side, all but one would wait for their lease.
      results.push(await sweepAlone(inLists));
      // One person after another: two lists with the same inquiry would only be in each other's way.
      for (const gathered of together) results.push(await sendLists(gathered));
      const handled = results.reduce((sum, result) => sum + result.handled, 0);
      total.handled += handled;
      total.failed += results.reduce((sum, result) => sum + result.failed, 0);
      if (handled === 0) break;
    }
    return total;
  }

  /** Whatever fails is told, and left for the next sweep or until its lease ends. True: it worked. */
  async function attempt(what: string, ref: string | undefined, task: () => Promise<void>): Promise<boolean> {
    try {
      await task();
      health.worked(what);
      return true;
    } catch (fault) {
      // What is set aside is known to the store, and so to all instances.
      if (fault instanceof InquiryUnreadable) health.worked(what);
      else health.failed(what);
      const event = ref === undefined ? 'sweep failed' : 'reminder failed';
      parts.diagnostics({ event, code: codeOf(fault), ...(ref !== undefined && { ref }) });
      return false;
    }
  }

  async function dueIn(shard: Shard): Promise<{ readonly due: readonly DueRow[]; readonly failed: number }> {
    const due: DueRow[] = [];
    const worked = await attempt(shard, undefined, async () => {
      for await (const row of parts.log.due(shard, parts.clock.now(), parts.systemTime.now())) due.push(row);
    });
    return { due, failed: worked ? 0 : 1 };
  }

  /** What falls to one person at this sweep goes as one; a row that somebody had before goes on as it began. */
  async function gather(
    due: readonly DueRow[],
  ): Promise<{ readonly together: readonly Gathered[]; readonly alone: readonly DueRow[] }> {
    const groups = new Map<string, Group & { readonly rows: DueRow[] }>();
    const isOnly = due.filter(({ claim }) => claim === undefined).length === 1;
    for (const row of inOrder(due)) {
      const group = isOnly || row.claim !== undefined ? undefined : await groupOf(row);
      if (group !== undefined) groups.set(group.key, { ...group, rows: [...(groups.get(group.key)?.rows ?? []), row] });
    }
    const together = new Map<string, Gathered>();
    for (const { person, rows, least } of groups.values()) {
      if (rows.length >= least)
        together.set(person.id, {
          person,
          lists: [...(together.get(person.id)?.lists ?? []), ...inParts(rows, mostTogether(person))],
        });
    }
    const gathered = new Set([...together.values()].flatMap(({ lists }) => lists.flat()));
    return { together: [...together.values()], alone: due.filter((row) => !gathered.has(row)) };
  }

  /** Undefined too when it cannot be told now: handled by itself, its fault is its own. */
  async function groupOf(row: DueRow): Promise<Group | undefined> {
    try {
      return groupFor(await judgeDue(parts, row));
    } catch {
      return undefined;
    }
  }

  /** One after another: a person's lists do not overtake each other. */
  async function sendLists({ person, lists }: Gathered): Promise<Swept> {
    const swept = { handled: 0, failed: 0 };
    for (const rows of lists) {
      if (isEnding()) break;
      const worked = await attempt(`list ${person.id}`, rows[0]?.ref, async () => {
        swept.handled += await sendTogether(parts, person, rows);
      });
      if (!worked) swept.failed += 1;
    }
    return swept;
  }

  async function sweepAlone(rows: readonly DueRow[]): Promise<Swept> {
    const swept = { handled: 0, failed: 0 };
    for (const row of inOrder(rows)) {
      if (isEnding()) break;
      const worked = await attempt(row.key, row.ref, async () => {
        if (await one(row)) swept.handled += 1;
      });
      if (!worked) swept.failed += 1;
    }
    return swept;
  }

  async function one(row: DueRow): Promise<boolean> {
    const id = parts.newId();
    const begun = row.claim?.begun;
    const envelope = row.claim?.envelope;
    const tookOver = row.claim !== undefined && row.claim.untouched !== true;
    const claim = {
      id,
      leaseUntil: parts.systemTime.now() + leaseMs,
      ...(begun !== undefined && { begun }),
      ...(envelope !== undefined && { envelope }),
    };
    const mine = await parts.log.claim(row, claim);
    if (mine === undefined) return false;
    try {
      if (envelope === undefined) await handleDue(parts, mine, tookOver);
      else await takeOverTogether(parts, mine);
    } catch (fault) {
      if (fault instanceof InquiryUnreadable) {
        await setUnreadableAside(parts, fault);
        const leaseUntil = parts.systemTime.now() + unreadableMs;
        await parts.log.claim(mine, { ...claim, leaseUntil, ...(!tookOver && { untouched: true }) });
      }
      throw fault;
    }
    return true;
  }

  return {
    run,
    /** When something is to go out next after an instant; the local clock walks from one such moment to the next. */
    nextAttempt: (after: DateTime): Promise<DateTime | undefined> => parts.log.nextAttempt(after),
    /** For the readiness page. */
    health: () => health.now(),
  };
}

/** Of one duty's overdue moments the older ones come first, while the one that overtakes them still waits. */
function inOrder(rows: readonly DueRow[]): readonly DueRow[] {
  return [...rows].sort((a, b) => Number(a.dueAt > b.dueAt) - Number(a.dueAt < b.dueAt));
}

function inParts<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) => all.slice(at * most, (at + 1) * most));
}

export type Sweep = ReturnType<typeof createSweep>;
