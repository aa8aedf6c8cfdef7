import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import type { AnswerId, BesideId, Notice, RowId } from '../inquiry/vocabulary';
import type { ButtonId } from './buttons';
import type { Actor } from './rights';
import type { FieldError, Limits } from './validate-form';

/** One press, as it reaches the procedure. */
export type Act = {
  readonly button: ButtonId;
  /** The row whose card was pressed. */
  readonly row: RowId;
  /** `turn` that the card showed; absent for acts of the system. */
  readonly turn?: number;
  readonly by: Actor;
  readonly filled: Readonly<Record<string, unknown>>;
};

/** What is known at the moment of the press; plain values, so that `answer` stays pure. */
export type Context = {
  readonly now: DateTime;
  readonly calendar: Calendar;
  readonly choices: Limits['choices'];
  /** The ESR who is next: present, and least recently offered. */
  readonly nextEsr?: string;
  /** The Unit Lead who is there now. */
  readonly unitLead?: string;
  /** The contact of a department when the form left it open. */
  readonly contactFor: (department: string) => string | undefined;
};

/** What an answer changes: the next inquiry, its log line, and whom to tell. */
export type Decision = {
  readonly outcome: 'decided';
  readonly answer: AnswerId;
  readonly inquiry: Inquiry;
  readonly lines: readonly LogLine[];
  readonly notices: readonly Notice[];
};

/** Acts that move neither step nor clock stay out of the table; same check of rights, same log. */
export type ActDecision = {
  readonly outcome: 'decided';
  readonly inquiry: Inquiry;
  readonly lines: readonly LogLine[];
  readonly notices: readonly Notice[];
};

/** Why an answer was not taken. Nothing is written; what was typed stays in the card. */
export type Refusal =
  | { readonly outcome: 'notHere' }
  | { readonly outcome: 'stale' }
  | { readonly outcome: 'notAllowed' }
  | { readonly outcome: 'blocked'; readonly by: BesideId }
  | { readonly outcome: 'fields'; readonly errors: readonly FieldError[] };
