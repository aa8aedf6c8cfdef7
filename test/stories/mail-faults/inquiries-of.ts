import { shards } from '../../../src/inquiry/reference';
import type { Row } from '../../../src/log/rows';
import { verifyChain } from '../../../src/log/verify';
import type { UnitInProcesses } from '../unit-in-processes';
import { expectedOf, memberIdOf, type AMail } from './a-mail';
import type { Came } from './account-of-run';

/** A line of the log, as far as it stands in plain words. */
type Line = { readonly act: string; readonly facts: Readonly<Record<string, unknown>> };

/** An inquiry as it is stored. */
export type StoredInquiry = {
  readonly ref: string;
  readonly lines: readonly Line[];
  /** How many lines say that it was opened. */
  readonly opened: number;
  readonly memberId: string | undefined;
  /** What is wrong with its chain, or with its due rows. */
  readonly faults: readonly string[];
};

/** Every inquiry in the store, read past the service, its chain worked out anew. */
export async function storedInquiries(unit: UnitInProcesses): Promise<ReadonlyMap<string, StoredInquiry>> {
  const log = await unit.log();
  const found = new Map<string, StoredInquiry>();
  for (const shard of shards) {
    const byRef = new Map<string, Row[]>();
    for await (const row of unit.rows.range('inquiries', shard, 'a', '~')) {
      const ref = row.key.startsWith('d|') ? String(row.columns['ref']) : (row.key.split('|')[1] ?? '');
      if (/^[cdh]\|/.test(row.key)) byRef.set(ref, [...(byRef.get(ref) ?? []), row]);
    }
    for (const [ref, rows] of byRef) {
      const inquiry = (await log.read(ref))?.inquiry;
      const lines = rows.filter(({ key }) => key.startsWith('h|')).map(lineOf);
      const due = rows.filter(({ key }) => key.startsWith('d|')).map(({ columns }) => String(columns['reminderId']));
      const isBalanced =
        due.sort().join() ===
        Object.keys(inquiry?.pending ?? {})
          .sort()
          .join();
      found.set(ref, {
        ref,
        lines,
        opened: lines.filter(({ act }) => act === 'opened').length,
        memberId: inquiry?.sensitive.memberId,
        faults: [
          ...verifyChain(rows).map(({ what, seq }) => `line ${String(seq)} is ${what}`),
          ...(isBalanced ? [] : ['its due rows are not what it waits for']),
        ],
      });
    }
  }
  return found;
}

function lineOf({ columns }: Row): Line {
  return { act: String(columns['act']), facts: JSON.parse(String(columns['facts'])) as Line['facts'] };
}

/** Each matter has an inquiry of its own, opened once, with each mail that belongs to it once; and there is no other. */
export function inquiryFaults(
  all: readonly Came[],
  refs: ReadonlyMap<AMail, string>,
  inquiries: ReadonlyMap<string, StoredInquiry>,
): readonly string[] {
  const wanted = new Set(refs.values());
  const strangers = [...inquiries.keys()].filter((ref) => !wanted.has(ref));
  return [
    ...(strangers.length === 0 ? [] : [`${String(strangers.length)} inquiries of no mail`]),
    ...[...refs].flatMap(([matter, ref]) => {
      const inquiry = inquiries.get(ref);
      const faults = inquiry === undefined ? ['has no inquiry'] : matterFaults(matter, inquiry, all);
      return faults.map((fault) => `${matter.kind} ${String(matter.number)} ${fault}`);
    }),
  ];
}

function matterFaults(matter: AMail, inquiry: StoredInquiry, all: readonly Came[]): readonly string[] {
  const count = (act: string): number => inquiry.lines.filter((line) => line.act === act).length;
  const belonging = all.filter(({ mail }) => mail !== matter && expectedOf(mail).matter === matter).length;
  const cameBack = all.filter(({ mail }) => mail.kind === 'bounce' && mail.of === matter).length;
  return [
    ...(inquiry.opened === 1 ? [] : [`was opened ${String(inquiry.opened)} times`]),
    ...(inquiry.memberId === memberIdOf(matter) ? [] : ['is about another member']),
    ...(count('mailAdded') + count('mcoWrote') === belonging
      ? []
      : [`got ${String(count('mailAdded') + count('mcoWrote'))} mails instead of ${String(belonging)}`]),
    ...(count('mailBounced') <= cameBack ? [] : ['got a report twice']),
    ...inquiry.faults,
  ];
}
