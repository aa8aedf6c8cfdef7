import { inWordsWithYear } from '../clock/words';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { PrivacyRecord } from '../log/privacy-record';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';
import { forTerminal } from './plain-text';

/**
 * `privacy`: what was reported as misdirected. The list has no word of it; of one inquiry all is shown. Written down first.
 * Exit code 1 when there is none, or one cannot be read.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function privacy(
  parts: LogDeskParts,
  { asking, ref, json }: Extract<Asked, { readonly do: 'privacy' }>,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'privacy', output);
  if (caller === undefined) return exitCodes.failed;
  await parts.access.write({
    at: parts.clock.now(),
    person: caller.id,
    action: 'privacy',
    why: asking.why,
    ...(ref !== undefined && { ref }),
  });
  const counts = { found: 0, unreadable: 0 };
  for (const one of ref === undefined ? await parts.log.refsWithRecords() : [ref]) {
    try {
      for (const record of await parts.log.recordsOf(one)) {
        counts.found += 1;
        await output.print(json ? jsonLine(record, ref !== undefined) : textLine(record, ref !== undefined));
      }
    } catch (fault) {
      if (!(fault instanceof InquiryUnreadable)) throw fault;
      counts.unreadable += 1;
      output.tell(`A report of ${one} cannot be read. npm run log -- verify --ref ${one} says why.`);
    }
  }
  if (counts.found === 0) output.tell('Nothing was reported.');
  return counts.found > 0 && counts.unreadable === 0 ? exitCodes.done : exitCodes.found;
}

function textLine(
  { ref, noticedAt, reportedAt, by, endedRequest, sent, sentTo }: PrivacyRecord,
  isWhole: boolean,
): string {
  const line = [
    ref,
    `noticed ${inWordsWithYear(noticedAt)}`,
    `reported ${inWordsWithYear(reportedAt)}`,
    by,
    ...(endedRequest === undefined ? [] : [`links of request ${String(endedRequest)} ended`]),
  ].join(' | ');
  const words = [`    What went: ${forTerminal(sent, '      ')}`, `    To whom: ${forTerminal(sentTo, '      ')}`];
  return `${[line, ...(isWhole ? words : [])].join('\n')}\n`;
}

function jsonLine({ sent, sentTo, ...plain }: PrivacyRecord, isWhole: boolean): string {
  const { noticedAt, reportedAt } = plain;
  const line = { ...plain, noticedAt: noticedAt.toUTC().toISO(), reportedAt: reportedAt.toUTC().toISO() };
  return `${JSON.stringify(isWhole ? { ...line, sent, sentTo } : line)}\n`;
}
