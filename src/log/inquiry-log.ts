import { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import type { LogLine, RecordedLine } from '../inquiry/log-line';
import { referenceFor, shardOf, shards, type Shard } from '../inquiry/reference';
import { chainStart } from './chain';
import type { Cipher } from './cipher';
import { inquiryColumns, readInquiry, type Stored } from './inquiry-row';
import { keyHash, keys, utc } from './keys';
import { lineColumns, readLine } from './line-row';
import { openSummary, type OpenSummary, readSummary } from './open-summary';
import type { Op, Row, Rows } from './rows';

/** A copy of a card that is out there. */
export type CardCopy = {
  readonly reminderId: string;
  readonly person: string;
  readonly conversationId: string;
  readonly activityId: string;
  /** `turn` that it shows. */
  readonly turn: number;
};

/** Everything that one decision changes. It commits whole or not at all. */
export type Change = {
  readonly inquiry: Inquiry;
  readonly lines: readonly LogLine[];
  /** Acts done by it (activity, nonce, mail, link): each becomes one effect. */
  readonly marks?: readonly string[];
  /** Key of a mail that was added to it. */
  readonly marker?: string;
  readonly copies?: readonly CardCopy[];
  readonly drawnCopies?: readonly CardCopy[];
};

export type Committed =
  | { readonly outcome: 'committed' }
  /** One of the marks stands already: the act was done before. */
  | { readonly outcome: 'done' }
  /** The inquiry has moved on: read it again and decide again. */
  | { readonly outcome: 'moved' };

export type Opened = { readonly outcome: 'opened' | 'alreadyOpen'; readonly ref: string };

/** A due row as the sweep finds it. */
export type DueRow = {
  readonly key: string;
  readonly shard: Shard;
  readonly etag: string;
  readonly ref: string;
  readonly reminderId: string;
  readonly attemptAt: DateTime;
  readonly claim?: Claim;
};

/** Who works on a due row, until when (machine time), and what was begun: the draft's or activity's id. */
export type Claim = {
  readonly id: string;
  readonly leaseUntil: number;
  readonly begun?: string;
  readonly person?: string;
};

/** The MCO Inquiry Log: inquiries, their lines and what is still to go out. Written once, on any `Rows`. */
export type InquiryLog = ReturnType<typeof inquiryLog>;

export function inquiryLog(parts: {
  readonly rows: Rows;
  readonly cipher: Cipher;
  readonly calendarHash: string;
  readonly zone: string;
  /** Random ids for operations and claims. */
  readonly newId: () => string;
  /** What the open marker says is due next; without member data. */
  readonly nextDueAt: (inquiry: Inquiry) => DateTime | undefined;
}) {
  const { rows, cipher, newId } = parts;
  const table = 'inquiries' as const;

  async function read(ref: string): Promise<Stored | undefined> {
    const row = await rows.get(table, shardOf(ref), keys.inquiry(ref));
    return row === undefined ? undefined : readInquiry(row, cipher);
  }

  /** Opens an inquiry for a key (mail or form), once: the same key opens nothing a second time. */
  async function open(key: string, receivedAt: DateTime, make: (ref: string) => Change): Promise<Opened> {
    for (let n = 0; ; n++) {
      const ref = referenceFor(key, receivedAt, parts.zone, n);
      const change = make(ref);
      const ops = await opsFor(ref, undefined, { ...change, marker: key });
      const result = await rows.transact(table, shardOf(ref), ops);
      if (result.outcome === 'written') return { outcome: 'opened', ref };
      const marker = await rows.get(table, shardOf(ref), keys.marker(keyHash(key)));
      if (marker?.columns['ref'] === ref) {
        const own = marker.columns['opId'] === ops.opId;
        return { outcome: own ? 'opened' : 'alreadyOpen', ref };
      }
      // The marker there is not ours: another inquiry has this reference. The next one is tried.
    }
  }

  /** The inquiry that a mail or form opened or was added to, if any. */
  async function openedBy(key: string, receivedAt: DateTime): Promise<string | undefined> {
    const ref = referenceFor(key, receivedAt, parts.zone, 0);
    const marker = await rows.get(table, shardOf(ref), keys.marker(keyHash(key)));
    return marker === undefined ? undefined : String(marker.columns['ref']);
  }

  async function commit(before: Stored, change: Change): Promise<Committed> {
    const ref = before.inquiry.ref;
    const shard = shardOf(ref);
    const ops = await opsFor(ref, before, change);
    let list: readonly Op[] = ops;
    for (let tries = 0; tries < 3; tries++) {
      const result = await rows.transact(table, shard, list);
      if (result.outcome === 'written') return { outcome: 'committed' };
      // A resent write is refused although the first one got through: the insert-only line tells whose it is.
      if (change.lines.length > 0) {
        const line = await rows.get(table, shard, keys.line(ref, before.seq + 1));
        if (line?.columns['opId'] === ops.opId) return { outcome: 'committed' };
      }
      for (const mark of change.marks ?? []) {
        if ((await rows.get(table, shard, keys.done(ref, mark))) !== undefined) return { outcome: 'done' };
      }
      if (result.outcome !== 'missing') return { outcome: 'moved' };
      list = await withoutMissing(shard, list);
    }
    return { outcome: 'moved' };
  }

  /** A row that is to be deleted may be gone already: deleted by its claimant. */
  async function withoutMissing(shard: Shard, ops: readonly Op[]): Promise<readonly Op[]> {
    const left: Op[] = [];
    for (const op of ops) {
      if (op.do === 'delete' && (await rows.get(table, shard, op.key)) === undefined) continue;
      left.push(op);
    }
    return left;
  }

  async function opsFor(
    ref: string,
    before: Stored | undefined,
    change: Change,
  ): Promise<readonly Op[] & { opId: string }> {
    const opId = newId();
    const { inquiry } = change;
    let seq = before?.seq ?? 0;
    let head = before?.head ?? chainStart;
    const ops: Op[] = [];
    for (const line of change.lines) {
      seq += 1;
      const { columns, hash } = await lineColumns(line, ref, seq, head, opId, cipher);
      head = hash;
      ops.push({ do: 'insert', key: keys.line(ref, seq), columns });
    }
    const columns = await inquiryColumns(inquiry, seq, head, opId, parts.calendarHash, cipher, before?.sealed);
    const head_ = { key: keys.inquiry(ref), columns };
    ops.unshift(before === undefined ? { do: 'insert', ...head_ } : { do: 'replace', ...head_, etag: before.etag });
    for (const mark of change.marks ?? []) ops.push({ do: 'insert', key: keys.done(ref, mark), columns: { opId } });
    if (change.marker !== undefined)
      ops.push({ do: 'insert', key: keys.marker(keyHash(change.marker)), columns: { ref, opId } });
    ops.push(...dueOps(ref, before?.inquiry.pending ?? {}, inquiry.pending));
    ops.push(...openOps(before?.inquiry, inquiry));
    for (const copy of change.copies ?? [])
      ops.push({ do: 'replace', key: keys.copy(ref, copy.reminderId), columns: { ...copy } });
    for (const copy of change.drawnCopies ?? []) ops.push({ do: 'delete', key: keys.copy(ref, copy.reminderId) });
    return Object.assign(ops, { opId });
  }

  function openOps(before: Inquiry | undefined, after: Inquiry): readonly Op[] {
    const wasOpen = before !== undefined && before.step !== 'done';
    if (after.step === 'done') return wasOpen ? [{ do: 'delete', key: keys.open(after.ref) }] : [];
    const columns = openSummary(after, parts.nextDueAt(after));
    return [{ do: 'replace', key: keys.open(after.ref), columns }];
  }

  async function lines(ref: string): Promise<readonly RecordedLine[]> {
    const found: RecordedLine[] = [];
    for await (const row of rows.range(table, shardOf(ref), keys.line(ref, 0), `h|${ref}|~`))
      found.push(await readLine(row, cipher));
    return found;
  }

  async function copies(ref: string): Promise<readonly CardCopy[]> {
    const found: CardCopy[] = [];
    for await (const row of rows.range(table, shardOf(ref), keys.copy(ref, ''), `k|${ref}|~`)) found.push(copyOf(row));
    return found;
  }

  /** Due rows of a shard up to an instant, whose lease (machine time) has run out or was never taken. */
  async function* due(shard: Shard, upTo: DateTime, machineNow: number): AsyncIterable<DueRow> {
    for await (const row of rows.range(table, shard, 'd|', `d|${utc(upTo)}~`)) {
      const found = dueRow(row, shard);
      if (found.claim === undefined || found.claim.leaseUntil <= machineNow) yield found;
    }
  }

  /** The earliest instant later than `after` at which something is to go out, over all shards. */
  async function nextAttempt(after: DateTime): Promise<DateTime | undefined> {
    let first: DateTime | undefined;
    for (const shard of shards) {
      for await (const row of rows.range(table, shard, `d|${utc(after)}~`, 'd|~', 1)) {
        const { attemptAt } = dueRow(row, shard);
        if (first === undefined || attemptAt < first) first = attemptAt;
      }
    }
    return first;
  }

  /** Takes a due row for ourselves, or keeps what was begun on it. Undefined: somebody else has it, or it is gone. */
  async function claim(row: DueRow, taken: Claim): Promise<DueRow | undefined> {
    const columns = {
      ref: row.ref,
      reminderId: row.reminderId,
      claim: taken.id,
      leaseUntil: taken.leaseUntil,
      begun: taken.begun ?? '',
      person: taken.person ?? '',
    };
    const result = await rows.transact(table, row.shard, [{ do: 'replace', key: row.key, columns, etag: row.etag }]);
    const now = await rows.get(table, row.shard, row.key);
    if (now === undefined) return undefined;
    const found = dueRow(now, row.shard);
    // A resent claim is refused although it is ours: its id tells.
    return result.outcome === 'written' || found.claim?.id === taken.id
      ? found.claim?.id === taken.id
        ? found
        : undefined
      : undefined;
  }

  /** Removes a due row that no inquiry waits for any more. */
  async function dropDue(row: DueRow): Promise<void> {
    await rows.transact(table, row.shard, [{ do: 'delete', key: row.key }]);
  }

  async function* openInquiries(): AsyncIterable<OpenSummary> {
    for (const shard of shards) for await (const row of rows.range(table, shard, 'o|', 'o|~')) yield readSummary(row);
  }

  return { read, open, openedBy, commit, lines, copies, due, nextAttempt, claim, dropDue, openInquiries };
}

/** The due rows that a decision removes and adds: the difference between what was and what is pending. */
function dueOps(
  ref: string,
  before: Readonly<Record<string, Pending>>,
  after: Readonly<Record<string, Pending>>,
): readonly Op[] {
  const keyOf = (pending: Pending): string => keys.due(pending.attemptAt, ref, pending.id);
  const was = new Set(Object.values(before).map(keyOf));
  const is = new Set(Object.values(after).map(keyOf));
  const gone = [...was].filter((key) => !is.has(key)).map((key) => ({ do: 'delete' as const, key }));
  const fresh = Object.values(after).filter((pending) => !was.has(keyOf(pending)));
  return [
    ...gone,
    ...fresh.map((pending) => ({
      do: 'insert' as const,
      key: keyOf(pending),
      columns: { ref, reminderId: pending.id, dueAt: utc(pending.dueAt) },
    })),
  ];
}

function dueRow(row: Row, shard: Shard): DueRow {
  const text = (name: string): string => {
    const value = row.columns[name];
    return typeof value === 'string' ? value : '';
  };
  const claimId = text('claim');
  const leaseUntil = row.columns['leaseUntil'];
  return {
    key: row.key,
    shard,
    etag: row.etag,
    ref: text('ref'),
    reminderId: text('reminderId'),
    attemptAt: DateTime.fromISO(row.key.split('|')[1] ?? '', { zone: 'utc' }),
    ...(claimId !== '' && {
      claim: {
        id: claimId,
        leaseUntil: typeof leaseUntil === 'number' ? leaseUntil : 0,
        ...(text('begun') !== '' && { begun: text('begun') }),
        ...(text('person') !== '' && { person: text('person') }),
      },
    }),
  };
}

function copyOf(row: Row): CardCopy {
  const column = (name: string): string => String(row.columns[name]);
  return {
    reminderId: column('reminderId'),
    person: column('person'),
    conversationId: column('conversationId'),
    activityId: column('activityId'),
    turn: Number(row.columns['turn']),
  };
}
