import type { DutyClock, Next, Row, Who } from '../../src/procedure/table';

/** One answer of the table with where it stands. */
export type TableAnswer = { readonly row: Row; readonly who: Who; readonly answer: string; readonly next: Next };

export function answersOf(rows: readonly Row[]): readonly TableAnswer[] {
  return rows.flatMap((row) =>
    (Object.keys(row.on) as Who[]).flatMap((who) =>
      Object.entries(row.on[who] ?? {}).map(([answer, next]) => ({ row, who, answer, next })),
    ),
  );
}

const besideIds = (rows: readonly Row[]): readonly string[] => answersOf(rows).flatMap(({ next }) => next.open ?? []);

export function stepsOf(rows: readonly Row[]): readonly Row[] {
  return rows.filter((row) => !besideIds(rows).includes(row.id));
}

/** Where the answers of a step lead, also those of duties that may run beside it. */
function targets(rows: readonly Row[], row: Row): readonly string[] {
  return answersOf([row])
    .map(({ next }) => next.to)
    .filter((to) => to !== 'here');
}

/** Steps that no chain of answers from `from` leads to. */
export function unreachable(rows: readonly Row[], from: string): readonly string[] {
  const seen = new Set([from]);
  for (const id of seen) {
    const row = rows.find((one) => one.id === id);
    if (row !== undefined) targets(rows, row).forEach((to) => seen.add(to));
  }
  return stepsOf(rows)
    .map(({ id }) => id)
    .filter((id) => !seen.has(id));
}

/** Steps from which no chain of answers leads to completion. */
export function deadEnds(rows: readonly Row[]): readonly string[] {
  return stepsOf(rows)
    .filter(({ id }) => id !== 'done' && unreachable(rows, id).includes('done'))
    .map(({ id }) => id);
}

/** Targets that are no row. The compiler refuses them too. */
export function strayTargets(rows: readonly Row[]): readonly string[] {
  const ids = rows.map(({ id }) => id as string);
  return answersOf(rows).flatMap(({ row, answer, next }) =>
    [...(next.to === 'here' ? [] : [next.to]), ...(next.open ?? []), ...(next.end ?? [])]
      .filter((id) => !ids.includes(id))
      .map((id) => `${row.id} ${answer}: ${id}`),
  );
}

/** What a waiting step lacks: somebody who acts, a clock that reminds them, a way out by a person. */
export function lacks(row: Row): readonly string[] {
  const people = (Object.keys(row.on) as Who[]).filter((who) => who !== 'system');
  const out = people
    .flatMap((who) => Object.values(row.on[who] ?? {}))
    .some(({ to }) => to !== 'here' && to !== row.id);
  return [
    ...(people.length === 0 ? ['who'] : []),
    ...(out ? [] : ['a way out']),
    ...(row.within.length === 0 ? ['a clock'] : []),
    ...(neverSilent(row) ? [] : ['a clock that goes on']),
  ];
}

/** A step's clocks never fall silent: one repeats, or the system answers when one runs out. */
function neverSilent(row: Row): boolean {
  const clocks: readonly DutyClock[] = [...row.within, ...(row.ifSilent === undefined ? [] : [row.ifSilent.at])];
  return clocks.some(({ again, then, until }) => then !== undefined || (again !== undefined && until === undefined));
}
