import { DateTime } from 'luxon';
import type { Columns, Row } from '../../src/log/rows';

/** One line of the log as it is stored; what is sealed stays sealed. */
export type Line = {
  readonly seq: number;
  readonly step: string;
  readonly act: string;
  readonly actor: string;
  readonly happenedAt: DateTime;
  readonly recordedAt: DateTime;
  readonly dueAt?: DateTime;
  readonly sentAt?: DateTime;
  readonly enteredLate: boolean;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
};

/** The lines among the stored rows of one inquiry, in order. */
export function linesOf(rows: readonly Row[]): readonly Line[] {
  return rows.filter(({ key }) => key.startsWith('h|')).map(({ key, columns }) => lineOf(key, columns));
}

function lineOf(key: string, columns: Columns): Line {
  const text = (name: string): string => String(columns[name] ?? '');
  const at = (name: string): DateTime => DateTime.fromMillis(Date.parse(text(name)), { zone: 'utc' });
  return {
    seq: Number(key.split('|')[2]),
    step: text('step'),
    act: text('act'),
    actor: text('actor'),
    happenedAt: at('happenedAt'),
    recordedAt: at('recordedAt'),
    enteredLate: columns['enteredLate'] === true,
    facts: JSON.parse(text('facts')) as Line['facts'],
    ...(columns['dueAt'] !== undefined && { dueAt: at('dueAt') }),
    ...(columns['sentAt'] !== undefined && { sentAt: at('sentAt') }),
  };
}

/** A text among the plain facts of a line. */
export function factOf({ facts }: Line, name: string): string | undefined {
  const value = facts[name];
  return value === undefined ? undefined : String(value);
}
