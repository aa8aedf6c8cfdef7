import type { Account } from './account-of-run';

/** The account of a run as a table for a terminal. */
export function printedAccount({ figures, struck, kills, faults }: Account): string {
  const places = [...new Set(kills)]
    .sort()
    .map((place) => [place, kills.filter((one) => one === place).length] as const);
  return [
    table('', figures),
    table('Faults that struck', [...struck]),
    table('Killed at', places),
    faults.length === 0 ? 'Everything is as it must be.' : `Not as it must be:\n${faults.join('\n')}`,
  ].join('\n\n');
}

function table(title: string, rows: readonly (readonly [string, number])[]): string {
  const lines = rows.map(([name, count]) => `${name.padEnd(60)}${String(count).padStart(8)}`);
  return [...(title === '' ? [] : [title]), ...lines].join('\n');
}
