import type { UnitInProcesses } from '../unit-in-processes';
import { expectedOf, type AMail } from './a-mail';
import type { Came } from './account-of-run';

/** A row of the ledger as it is stored: what became of a mail. */
export type LedgerRow = {
  /** Of the message that it was made for. */
  readonly messageId: string;
  readonly state: string;
  readonly ref: string;
  readonly reason: string;
  /** How often it failed by itself, or waited for another. */
  readonly tries: number;
};

/** Every row of the ledger, past the service. */
export async function storedLedger({ rows }: Pick<UnitInProcesses, 'rows'>): Promise<readonly LedgerRow[]> {
  const found: LedgerRow[] = [];
  for await (const { columns } of rows.range('mail', 'mail', 'l|', 'l|~')) {
    const text = (name: string): string => String(columns[name] ?? '');
    const count = (name: string): number => Number(columns[name] ?? 0);
    found.push({
      messageId: text('messageId'),
      state: text('state'),
      ref: text('ref'),
      reason: text('reason'),
      tries: count('attempts') + count('waited'),
    });
  }
  return found;
}

/** The reference that each mail got which opens an inquiry. */
export function refsOfMatters(all: readonly Came[], ledger: readonly LedgerRow[]): ReadonlyMap<AMail, string> {
  return new Map(
    all
      .filter(({ mail }) => expectedOf(mail).matter === mail)
      .flatMap(({ mail, ids }) => rowsOf(ids, ledger).map(({ ref }) => [mail, ref] as const)),
  );
}

/** Each mail has one row, which says what must have become of it, and there is no other row. */
export function ledgerFaults(
  all: readonly Came[],
  ledger: readonly LedgerRow[],
  refs: ReadonlyMap<AMail, string>,
): readonly string[] {
  const known = new Set(all.flatMap(({ ids }) => ids));
  const strangers = ledger.filter(({ messageId }) => !known.has(messageId)).length;
  return [
    ...(strangers === 0 ? [] : [`${String(strangers)} rows of no mail`]),
    ...all.flatMap(({ mail, ids }) => {
      const rows = rowsOf(ids, ledger);
      const name = `${mail.kind} ${String(mail.number)}`;
      if (rows.length !== 1)
        return [`${name} has ${String(rows.length)} rows: ${rows.map(({ state }) => state).join(', ')}`];
      return rows.flatMap((row) => rowFaults(mail, row, refs)).map((fault) => `${name} ${fault}`);
    }),
  ];
}

function rowFaults(mail: AMail, row: LedgerRow, refs: ReadonlyMap<AMail, string>): readonly string[] {
  const { states, reason = '', matter } = expectedOf(mail);
  if (!states.some((state) => state === row.state) || row.reason !== reason) return [`is ${row.state} ${row.reason}`];
  if (matter === undefined) return [];
  const ref = refs.get(matter);
  return ref !== undefined && ref !== '' && row.ref === ref
    ? []
    : [`went to another inquiry than ${String(matter.number)}`];
}

function rowsOf(ids: readonly string[], ledger: readonly LedgerRow[]): readonly LedgerRow[] {
  return ledger.filter(({ messageId }) => ids.includes(messageId));
}
