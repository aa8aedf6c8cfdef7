import { inWordsWithYear } from '../clock/words';
import { utc } from '../log/keys';
import type { Tombstone } from '../log/tombstone';
import { findingInWords, type Finding } from '../log/finding';
import { verifyLog, type Checked, type VerifyParts } from '../log/verify-log';
import { exitCodes, type ExitCode, type Output } from './output';

/** Inquiries between two lines of progress. */
const progressEvery = 200;

/**
 * `verify`: one line for each finding, then how much was looked at. No member data, so it asks nobody who they are.
 * @throws StoreUnreachable, StoreRefused, DataKeyLocked when it cannot look.
 */
export async function verify(
  parts: Omit<VerifyParts, 'checked'>,
  asked: { readonly ref?: string; readonly json: boolean },
  output: Output,
): Promise<ExitCode> {
  const checked = (counts: Checked): void => {
    if (counts.inquiries % progressEvery === 0) output.progress(`${countsInWords(counts)} checked`);
  };
  const purged: Tombstone[] = [];
  const found = verifyLog({ ...parts, checked, purged: (one) => purged.push(one) }, asked.ref);
  let findings = 0;
  for (;;) {
    const next = await found.next();
    for (const one of purged.splice(0)) await output.print(asked.json ? purgedJson(one) : `${purgedInWords(one)}\n`);
    if (next.done === true) return end(next.value, findings, asked, output);
    findings += 1;
    await output.print(asked.json ? jsonLine(next.value) : `${findingInWords(next.value)}\n`);
  }
}

async function end(
  counts: Checked,
  findings: number,
  { ref, json }: { readonly ref?: string; readonly json: boolean },
  output: Output,
): Promise<ExitCode> {
  if (ref !== undefined && counts.lines === 0 && counts.purged === 0 && findings === 0) {
    output.tell(`There is no inquiry ${ref} in the log, and none was anchored. Check the reference.`);
    return exitCodes.failed;
  }
  if (json) await output.print(`${JSON.stringify({ ...counts, findings })}\n`);
  else {
    const result =
      findings === 0 ? 'all as it was written' : findings === 1 ? '1 finding' : `${String(findings)} findings`;
    await output.print(`${countsInWords(counts)}: ${result}.\n`);
  }
  return findings === 0 ? exitCodes.done : exitCodes.found;
}

function jsonLine(finding: Finding): string {
  return `${JSON.stringify({ ...finding, says: findingInWords(finding) })}\n`;
}

/** What is told of an inquiry that was purged lawfully: it is no finding. */
export function purgedInWords({ ref, openedAt, closedAt, purgedAt, by, seq }: Tombstone): string {
  return (
    `${ref}: purged on ${inWordsWithYear(purgedAt)} by ${by}. ` +
    `It was opened ${inWordsWithYear(openedAt)} and closed ${inWordsWithYear(closedAt)}; its log had ${String(seq)} lines.`
  );
}

function purgedJson(tombstone: Tombstone): string {
  const { openedAt, closedAt, purgedAt, ...plain } = tombstone;
  const times = { openedAt: utc(openedAt), closedAt: utc(closedAt), purgedAt: utc(purgedAt) };
  return `${JSON.stringify({ ...plain, ...times, what: 'purged', says: purgedInWords(tombstone) })}\n`;
}

function countsInWords({ inquiries, lines, anchors, purged }: Checked): string {
  const many = (count: number, one: string, more: string): string => `${String(count)} ${count === 1 ? one : more}`;
  return [
    many(inquiries, 'inquiry', 'inquiries'),
    many(lines, 'line', 'lines'),
    many(anchors, 'anchor', 'anchors'),
    ...(purged > 0 ? [`${String(purged)} purged`] : []),
  ].join(', ');
}
