import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { CardCopy } from './card-copy';
import { chainStart } from './chain';
import type { Cipher } from './cipher';
import { dueOps, type CarriedClaims } from './due-ops';
import { inquiryColumns, type Stored } from './inquiry-row';
import { keyHash, keys } from './keys';
import { lineColumns } from './line-row';
import { openSummary } from './open-summary';
import type { SealedRecord } from './privacy-record';
import type { Op } from './rows';
import { asideColumns, asideKey, type SetAside } from './set-aside';

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
  /** What was reported as misdirected. */
  readonly records?: readonly SealedRecord[];
  /** What waits for a person from now on. */
  readonly setAside?: readonly SetAside[];
  /** What no longer waits for one. */
  readonly cleared?: readonly SetAside[];
};

/** What the rows of a change need besides the change itself. */
export type ChangeParts = {
  readonly cipher: Cipher;
  readonly calendarHash: string;
  /** What the open marker says is due next; without member data. */
  readonly nextDueAt: (inquiry: Inquiry) => DateTime | undefined;
};

/** The one transaction of a change; `c|` comes first and is conditional, so nothing else moves without it. */
export async function changeOps(
  parts: ChangeParts,
  before: Stored | undefined,
  change: Change,
  opId: string,
  claims: CarriedClaims = new Map(),
): Promise<readonly Op[]> {
  const { inquiry } = change;
  const { ref } = inquiry;
  const { ops: lines, seq, head } = await lineOps(parts.cipher, ref, before, change.lines, opId);
  const columns = await inquiryColumns(inquiry, seq, head, opId, parts.calendarHash, parts.cipher, before?.sealed);
  const key = keys.inquiry(ref);
  return [
    before === undefined ? { do: 'insert', key, columns } : { do: 'replace', key, columns, etag: before.etag },
    ...lines,
    ...(change.marks ?? []).map((mark): Op => ({ do: 'insert', key: keys.done(ref, mark), columns: { opId } })),
    ...markerOps(ref, change.marker, opId),
    ...dueOps(ref, before?.inquiry.pending ?? {}, inquiry.pending, claims),
    ...openOps(before?.inquiry, inquiry, parts.nextDueAt),
    ...(change.copies ?? []).map((copy): Op => ({
      do: 'replace',
      key: keys.copy(ref, copy.reminderId),
      columns: { ...copy },
    })),
    ...(change.drawnCopies ?? []).map((copy): Op => ({ do: 'delete', key: keys.copy(ref, copy.reminderId) })),
    ...(change.records ?? []).map(({ key, columns: record }): Op => ({ do: 'insert', key, columns: record })),
    ...(change.setAside ?? []).map((thing): Op => ({
      do: 'insert',
      key: asideKey(thing),
      columns: asideColumns(thing),
    })),
    ...(change.cleared ?? []).map((thing): Op => ({ do: 'delete', key: asideKey(thing) })),
  ];
}

async function lineOps(
  cipher: Cipher,
  ref: string,
  before: Stored | undefined,
  lines: readonly LogLine[],
  opId: string,
): Promise<{ readonly ops: readonly Op[]; readonly seq: number; readonly head: string }> {
  let seq = before?.seq ?? 0;
  let head = before?.head ?? chainStart;
  const ops: Op[] = [];
  for (const line of lines) {
    seq += 1;
    const { columns, hash } = await lineColumns(line, ref, seq, head, opId, cipher);
    head = hash;
    ops.push({ do: 'insert', key: keys.line(ref, seq), columns });
  }
  return { ops, seq, head };
}

function markerOps(ref: string, marker: string | undefined, opId: string): readonly Op[] {
  return marker === undefined ? [] : [{ do: 'insert', key: keys.marker(keyHash(marker)), columns: { ref, opId } }];
}

/** The open marker stands while the inquiry is open, and is gone at completion. */
function openOps(
  before: Inquiry | undefined,
  after: Inquiry,
  nextDueAt: (inquiry: Inquiry) => DateTime | undefined,
): readonly Op[] {
  const key = keys.open(after.ref);
  if (after.step !== 'done') return [{ do: 'replace', key, columns: openSummary(after, nextDueAt(after)) }];
  const wasOpen = before !== undefined && before.step !== 'done';
  return wasOpen ? [{ do: 'delete', key }] : [];
}
