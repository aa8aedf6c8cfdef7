import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { ActDecision } from './decision';

/** A report that something was misdirected, as far as the inquiry must know of it. */
export type Misdirected = {
  readonly by: string;
  readonly noticedAt: DateTime;
  /** The record and the hash of its stored form: the chain covers it through this line. */
  readonly record: string;
  readonly hash: string;
  readonly endsLinks: boolean;
  /** The unit has a privacy officer, who is told too. */
  readonly hasOfficer: boolean;
};

/** Writes down that there is a privacy record. No step and no clock moves; what it says stands in the record alone. */
export function reportMisdirected(inquiry: Inquiry, report: Misdirected, now: DateTime): ActDecision {
  const { request } = inquiry;
  const ended = report.endsLinks && request?.open === true ? request : undefined;
  const line: LogLine = {
    step: inquiry.step,
    act: 'misdirected',
    actor: report.by,
    happenedAt: report.noticedAt,
    recordedAt: now,
    facts: {
      record: report.record,
      hash: report.hash,
      ...(ended !== undefined && { endedRequest: ended.n }),
    },
    words: {},
  };
  return {
    outcome: 'decided',
    inquiry: ended === undefined ? inquiry : { ...inquiry, request: { ...ended, linksEnded: true } },
    lines: [line],
    notices: report.hasOfficer ? ['misdirected', 'misdirectedToOfficer'] : ['misdirected'],
  };
}
