import type { Pending } from '../inquiry/inquiry';
import { claimedColumns, dueColumns, dueKey, type DueRow } from './due-row';
import type { Op } from './rows';

type Waiting = Readonly<Record<string, Pending>>;

/** Claimed rows by the key of the row that takes their place. */
export type CarriedClaims = ReadonlyMap<string, DueRow>;

/** The due rows that a decision removes and adds: the difference between what was and what is pending. */
export function dueOps(ref: string, before: Waiting, after: Waiting, claims: CarriedClaims): readonly Op[] {
  const was = keysOf(ref, before);
  const is = keysOf(ref, after);
  const gone = [...was.keys()].filter((key) => !is.has(key));
  const fresh = [...is].filter(([key]) => !was.has(key));
  return [
    ...gone.map((key): Op => ({ do: 'delete', key })),
    ...fresh.map(([key, pending]): Op => ({ do: 'insert', key, columns: freshColumns(ref, pending, claims.get(key)) })),
  ];
}

/** Rows that only get another name (an id follows the turn), from the old key to the new. */
export function renamedRows(
  ref: string,
  before: Waiting,
  after: Waiting,
): readonly { readonly from: string; readonly to: string; readonly pending: Pending }[] {
  return Object.values(after).flatMap((pending) => {
    const same = Object.values(before).find((other) => other.id !== pending.id && isSameAttempt(other, pending));
    return same === undefined || after[same.id] !== undefined
      ? []
      : [{ from: dueKey(ref, same), to: dueKey(ref, pending), pending }];
  });
}

function freshColumns(ref: string, pending: Pending, claimed: DueRow | undefined) {
  const columns = dueColumns(ref, pending);
  if (claimed?.claim === undefined) return columns;
  return claimedColumns({ ...claimed, reminderId: pending.id }, claimed.claim);
}

function keysOf(ref: string, waiting: Waiting): ReadonlyMap<string, Pending> {
  return new Map(Object.values(waiting).map((pending) => [dueKey(ref, pending), pending]));
}

function isSameAttempt(a: Pending, b: Pending): boolean {
  return (
    a.what === b.what &&
    a.clock === b.clock &&
    a.to === b.to &&
    a.dueAt.equals(b.dueAt) &&
    a.attemptAt.equals(b.attemptAt)
  );
}
