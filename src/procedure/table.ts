import type { Span } from '../clock/span';
import type { Anchor, AnswerId, BesideId, Notice, Recipient, RowId, StepId } from '../inquiry/vocabulary';

/** Who answers. `owner` includes the Unit Lead and the Account Manager acting for the owner; `system` is a clock that ran out. */
export type Who = 'anyLiaison' | 'owner' | 'unitLead' | 'mco' | 'staff' | 'system';

/**
 * One clock: each moment that is set becomes one reminder to `of` (the limit also to `tell`).
 * A span in business days makes two: a nudge at the same clock time, and close of business.
 */
export type DutyClock = {
  readonly of: Recipient;
  readonly from: Anchor;
  /** The clock ends when this instant is set. */
  readonly until?: Anchor;
  readonly target?: Span;
  readonly limit: Span | 'opening after end of day';
  readonly byTier?: { readonly high: Span; readonly escalated: Span };
  /** Business time before the limit. */
  readonly warn?: Span;
  /** Who is warned, where it is not `of`. */
  readonly warns?: Recipient;
  /** Business time before the last closing at or before the limit. */
  readonly beforeClose?: Span;
  /** The limit is at latest this many business days after the start of the response clock. */
  readonly notAfter?: Span;
  /** A reminder of this kind and no limit: nothing is late after it, and what is formally due does not move. */
  readonly remindsOf?: 'harmSoon' | 'harm';
  /** At the limit itself nobody of this clock is reminded: another takes over at that instant. */
  readonly quietLimit?: true;
  readonly again?: 'each opening';
  /** Rows that name the same clock share it: it goes on when the inquiry moves from one to the other. */
  readonly as?: string;
  readonly tell?: readonly Recipient[];
  /** Only when High Priority is suggested or a safety flag is set, and under 60 business minutes remain that day. */
  readonly when?: 'urgent and closing soon';
  /** What the system answers by itself when the limit comes. */
  readonly then?: AnswerId;
};

export type FormId =
  | 'none'
  | 'who'
  | 'enrolment'
  | 'plan'
  | 'notInMco'
  | 'urgency'
  | 'deadline'
  | 'contact'
  | 'ask'
  | 'heard'
  | 'mcoHeard'
  | 'noAnswer'
  | 'snooze'
  | 'update'
  | 'close'
  | 'reason'
  | 'callback'
  | 'text'
  | 'person'
  | 'reference';

/** Where an answer leads. 'here' keeps the step (its `since` too, unless `restart`). */
export type Next = {
  readonly to: StepId | 'here';
  readonly form?: FormId;
  readonly open?: readonly BesideId[];
  readonly end?: readonly BesideId[];
  /** Anchors set to the instant at which it happened. */
  readonly set?: readonly Anchor[];
  readonly tell?: readonly Notice[];
  /** The step that the log line names, where it is not the row's own. */
  readonly logs?: string;
  /** Refused while this duty is open. */
  readonly unless?: BesideId;
  readonly restart?: true;
  /** Takes back a reported contact: the chase reopens. */
  readonly undo?: 'contact';
};
export type Answers = Readonly<Partial<Record<AnswerId, Next>>>;

export type Row = {
  readonly id: RowId;
  readonly who: Who;
  /** What is asked, as the heading of the card says it. */
  readonly asks: string;
  readonly within: readonly DutyClock[];
  readonly ifSilent?: {
    readonly logs: string;
    readonly asks: string;
    readonly at: DutyClock;
    /** Who is told at the next opening after the first, second ... business-day close without word. */
    readonly misses: readonly (readonly Recipient[])[];
  };
  readonly on: Readonly<Partial<Record<Who, Answers>>>;
  /** Sentences of the document, word for word. */
  readonly cite: readonly string[];
  /** For the policy staff: where the document is silent or mistyped. */
  readonly note?: string;
};
