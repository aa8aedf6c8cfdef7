import type { Refused } from '../log/rows';
import { StoreRefused, StoreUnreachable } from '../log/store-errors';

/** What the table client tells of a failure. Single operations and transactions put the store's code in different places. */
export type Failure = {
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly at: number | undefined;
};

/** Reads the client's error; never its request or answer, which carry values. */
export function readFailure(error: unknown): Failure {
  const raw = (typeof error === 'object' && error !== null ? error : {}) as {
    name?: unknown;
    code?: unknown;
    statusCode?: unknown;
    message?: unknown;
    details?: { odataError?: { code?: unknown } };
  };
  // A transaction's message starts with the index of the operation that was refused: "2:The specified entity ...".
  const index = typeof raw.message === 'string' ? /^(\d{1,3}):/.exec(raw.message)?.[1] : undefined;
  return {
    status: typeof raw.statusCode === 'number' ? raw.statusCode : undefined,
    // A call that was cut off, or a credential that failed, has a name alone.
    code: firstString(raw.code, raw.details?.odataError?.code, raw.name),
    at: index === undefined ? undefined : Number(index),
  };
}

/** The expected refusals of a write; undefined for every other failure. A missing table is no missing row, and other conflicts are no existing row. */
export function refusalOf(failure: Failure, single: boolean): Refused | undefined {
  const outcome = outcomeOf(failure);
  if (outcome === undefined) return undefined;
  const at = single ? 0 : failure.at;
  return at === undefined ? { outcome } : { outcome, at };
}

function outcomeOf({ status, code }: Failure): Refused['outcome'] | undefined {
  if (status === 409 && code === 'EntityAlreadyExists') return 'exists';
  if (status === 412) return 'changed';
  if (isMissingRow({ status, code })) return 'missing';
  return undefined;
}

/** Whether the store said that there is no such row (and not that there is no such table). */
export function isMissingRow({ status, code }: Pick<Failure, 'status' | 'code'>): boolean {
  return status === 404 && (code === 'ResourceNotFound' || code === 'EntityNotFound');
}

/**
 * The fault to throw for every other failure: unreachable when the outcome is unknown or may be better later
 * (no answer, time over, 408, 429, 5xx), refused for the rest.
 */
export function faultOf(doing: string, failure: Failure): StoreUnreachable | StoreRefused {
  const reason = [failure.status === undefined ? 'no answer' : String(failure.status), failure.code ?? '']
    .join(' ')
    .trim();
  // The client's error is not handed on: it holds the request, and so what was to be written.
  const cause = new Error(`table store: ${reason}`);
  const { status } = failure;
  if (status === undefined || status === 408 || status === 429 || status >= 500)
    return new StoreUnreachable(doing, cause);
  return new StoreRefused(doing, reason, cause);
}

function firstString(...values: readonly unknown[]): string | undefined {
  return values.find((value): value is string => typeof value === 'string');
}
