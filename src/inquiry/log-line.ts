import type { DateTime } from 'luxon';

/** One line of the MCO Inquiry Log before it is numbered and chained. */
export type LogLine = {
  /** The document's step that it belongs to, such as `4e.1`. */
  readonly step: string;
  /** What was done: an answer's id, or `opened`, `sent`, `superseded`, `undeliverable`, `refused` ... */
  readonly act: string;
  /** Person id, or `system`. */
  readonly actor: string;
  readonly happenedAt: DateTime;
  readonly recordedAt: DateTime;
  /** Sends only: when it was due, and when it was sent. */
  readonly dueAt?: DateTime;
  readonly sentAt?: DateTime;
  /** Cures a breach after the fact: shown as "entered late". */
  readonly enteredLate?: true;
  /** Plain facts without member data: tier, plan code, kind of reminder, who was told. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  /** Words and member data by field; kept sealed. */
  readonly words: Readonly<Record<string, string>>;
};

/** A line as it stands in the log. */
export type RecordedLine = LogLine & { readonly ref: string; readonly seq: number; readonly hash: string };
