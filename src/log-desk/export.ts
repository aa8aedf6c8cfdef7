import type { UnreadableSummary } from '../log/open-summary';
import { allInquiries, type WholeInquiry } from '../log/all-inquiries';
import { columnsFor } from '../log/sheet/sheet';
import { inquiryColumns, inquiryRow } from '../log/sheet/inquiry-columns';
import { lineColumns } from '../log/sheet/line-columns';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { filterInWords, fits } from './filter';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';
import { sheetWriter, type Sink } from './sheet-writer';

type Exporting = Extract<Asked, { readonly do: 'export' }>;

/** Inquiries between two lines of progress. */
const progressEvery = 100;

/**
 * `export`: the log as a table. Written down before anything leaves: once for the whole, and with member data once for each
 * inquiry. What cannot be read is named and left out.
 * @param sink where the file goes; opened when the caller may.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked; then no file is left behind.
 */
export async function exportLog(
  parts: LogDeskParts,
  asked: Exporting,
  sink: () => Promise<Sink>,
  output: Output,
): Promise<ExitCode> {
  const { memberData, asking } = asked;
  const caller = await callerFor(parts, asking, memberData ? 'exportMemberData' : 'export', output);
  if (caller === undefined) return exitCodes.failed;
  const note = (ref?: string): Promise<void> =>
    parts.access.write({
      at: parts.clock.now(),
      person: caller.id,
      action: 'export',
      why: `${asking.why} (${exportInWords(asked)})`,
      ...(ref !== undefined && { ref }),
    });
  await note();
  const to = await sink();
  try {
    const counts = await writeAll(parts, asked, to, memberData ? note : undefined, output);
    await to.end();
    output.tell(`${String(counts.inquiries)} inquiries, ${String(counts.rows)} rows written.`);
    return counts.unreadable > 0 ? exitCodes.found : exitCodes.done;
  } catch (fault) {
    await to.drop();
    throw fault;
  }
}

async function writeAll(
  parts: LogDeskParts,
  { filter, what, memberData, format }: Exporting,
  sink: Sink,
  note: ((ref: string) => Promise<void>) | undefined,
  output: Output,
) {
  const sheet = {
    inquiries: columnsFor(inquiryColumns, memberData),
    lines: columnsFor(lineColumns, memberData),
  };
  const writer = await sheetWriter(
    sink,
    format,
    sheet[what].map(({ heading }) => heading),
  );
  const counts = { inquiries: 0, rows: 0, unreadable: 0 };
  for await (const one of allInquiries(parts.rows, parts.cipher)) {
    if (isUnreadable(one)) {
      counts.unreadable += 1;
      output.tell(`${one.ref} cannot be read and is left out. npm run log -- verify --ref ${one.ref} says why.`);
      continue;
    }
    const { inquiry } = one.stored;
    if (!fits(filter, inquiry, parts.calendar.rules.zone)) continue;
    await note?.(inquiry.ref);
    const row = inquiryRow(inquiry, one.lines);
    const cells =
      what === 'inquiries'
        ? [sheet.inquiries.map(({ value }) => value(row))]
        : one.lines.map((line) => sheet.lines.map(({ value }) => value(line)));
    for (const each of cells) await writer.row(each);
    counts.inquiries += 1;
    counts.rows += cells.length;
    if (counts.inquiries % progressEvery === 0) output.progress(`${String(counts.inquiries)} inquiries written`);
  }
  await writer.end();
  return counts;
}

function isUnreadable(one: WholeInquiry | UnreadableSummary): one is UnreadableSummary {
  return 'isUnreadable' in one;
}

function exportInWords({ what, memberData, filter }: Exporting): string {
  return `export of ${what}, ${memberData ? 'with' : 'without'} member data, ${filterInWords(filter)}`;
}
