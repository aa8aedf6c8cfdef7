import { dayMs } from './local-date';

/**
 * Open stretches in order, with what is needed to find one without a search: for each day of the clock, and for each
 * equal part of all open time, the first span that can matter.
 */
export type OpenSpanIndex = {
  readonly count: number;
  /** Epoch ms; span k is [opens[k], closes[k]). */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** Open ms before span k; the last entry is the total. */
  readonly before: Float64Array;
  readonly startMs: number;
  readonly byTime: Int32Array;
  readonly byOpenMs: Int32Array;
  readonly openMsStep: number;
};

/** Indexes spans that are in order and do not overlap. */
export function openSpanIndex(
  opens: readonly number[],
  closes: readonly number[],
  startMs: number,
  endMs: number,
): OpenSpanIndex {
  const count = opens.length;
  const before = new Float64Array(count + 1);
  for (let k = 0; k < count; k++) before[k + 1] = (before[k] ?? 0) + (closes[k] ?? 0) - (opens[k] ?? 0);
  const total = before[count] ?? 0;
  const openMsStep = Math.max(1, Math.ceil(total / Math.max(1, count)));
  const byTime = new Int32Array(Math.ceil((endMs - startMs) / dayMs) + 1);
  for (let bucket = 0, k = 0; bucket < byTime.length; bucket++) {
    while (k < count && (closes[k] ?? 0) <= startMs + bucket * dayMs) k++;
    byTime[bucket] = k;
  }
  const byOpenMs = new Int32Array(Math.floor(total / openMsStep) + 1);
  for (let bucket = 0, k = 0; bucket < byOpenMs.length; bucket++) {
    while (k < count && (before[k + 1] ?? 0) < bucket * openMsStep) k++;
    byOpenMs[bucket] = k;
  }
  return {
    count,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    before,
    startMs,
    byTime,
    byOpenMs,
    openMsStep,
  };
}

/** The first span that closes after `ms`, which must be within the index; `count` when there is none. */
export function spanAtOrAfter(spans: OpenSpanIndex, ms: number): number {
  const { closes, count } = spans;
  let k = spans.byTime[Math.floor((ms - spans.startMs) / dayMs)] ?? 0;
  while (k < count && (closes[k] ?? 0) <= ms) k++;
  return k;
}

/** The open ms from the start of the index to `ms`. */
export function openMsBefore(spans: OpenSpanIndex, ms: number): number {
  const k = spanAtOrAfter(spans, ms);
  const whole = spans.before[k] ?? 0;
  return k < spans.count && ms > (spans.opens[k] ?? 0) ? whole + ms - (spans.opens[k] ?? 0) : whole;
}

/** The earliest instant with `openMs` (above 0, at most the total) open ms before it: it may be a closing, never an opening. */
export function earliestWith(spans: OpenSpanIndex, openMs: number): number {
  const { before } = spans;
  let k = spans.byOpenMs[Math.floor(openMs / spans.openMsStep)] ?? 0;
  while ((before[k + 1] ?? Infinity) < openMs) k++;
  return (spans.opens[k] ?? 0) + openMs - (before[k] ?? 0);
}

/** The latest instant with `openMs` (0 or more, below the total) open ms before it: it may be an opening, never a closing. */
export function latestWith(spans: OpenSpanIndex, openMs: number): number {
  const { before } = spans;
  let k = spans.byOpenMs[Math.floor(openMs / spans.openMsStep)] ?? 0;
  while ((before[k + 1] ?? Infinity) <= openMs) k++;
  return (spans.opens[k] ?? 0) + openMs - (before[k] ?? 0);
}
