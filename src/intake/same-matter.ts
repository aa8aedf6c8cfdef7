import type { DateTime } from 'luxon';
import type { Inquiry, NearInquiry } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import { InquiryUnreadable } from '../log/inquiry-row';
import { isSameMember, memberOf, type MemberIndex, type MemberKeys } from '../log/member-index';

export type SameMatterParts = { readonly index: MemberIndex; readonly log: InquiryLog };

/** What was closed earlier is another matter. */
const lately = { days: 30 };
/** So many are suggested; a person looks at each. */
const most = 3;
/** So many are looked at, the newest first. */
const mostRead = 20;

/**
 * Inquiries to which a new one may belong: of the same member by id, or by name and birth date, and those that are `named`.
 * Open ones first, then those closed in the last 30 days; the newest first. Its own look-ups are written before the others
 * are read: of two inquiries that are opened at once, at least one sees the other.
 */
export async function sameMatter(
  { index, log }: SameMatterParts,
  ref: string,
  member: MemberKeys,
  now: DateTime,
  named: readonly string[] = [],
): Promise<readonly NearInquiry[]> {
  await index.note(ref, member);
  const found = await index.find(member);
  const refs = [...new Set([...named, ...found])].filter((other) => other !== ref).sort(newestFirst);
  const near: NearInquiry[] = [];
  for (const other of refs.slice(0, mostRead)) {
    const inquiry = await readable(log, other);
    if (inquiry === undefined || !isNear(inquiry, now)) continue;
    // The index also finds what was typed wrong at first.
    if (!named.includes(other) && !isSameMember(memberOf(inquiry.sensitive), member)) continue;
    near.push({ ref: other, closed: inquiry.step === 'done' });
  }
  return near.sort((a, b) => Number(a.closed) - Number(b.closed)).slice(0, most);
}

/** References begin with the day of the receipt. */
function newestFirst(a: string, b: string): number {
  return a < b ? 1 : -1;
}

function isNear({ step, resolution }: Inquiry, now: DateTime): boolean {
  if (step !== 'done') return true;
  if (resolution === undefined || resolution.code === 'APPENDED' || resolution.code === 'NOT_AN_INQUIRY') return false;
  return resolution.closedAt >= now.minus(lately);
}

async function readable(log: InquiryLog, ref: string): Promise<Inquiry | undefined> {
  try {
    return (await log.read(ref))?.inquiry;
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return undefined;
    throw fault;
  }
}
