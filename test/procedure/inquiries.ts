import type { DateTime } from 'luxon';
import type { Inquiry, Pending } from '../../src/inquiry/inquiry';
import type { LogLine } from '../../src/inquiry/log-line';
import type { AnswerId, Notice, RowId } from '../../src/inquiry/vocabulary';
import { answer, type Context, type Decision, type Refusal } from '../../src/procedure/answer';
import { openInquiry, type Receipt } from '../../src/procedure/open-inquiry';
import { system, type Actor } from '../../src/procedure/rights';
import { withReminders, type Planned } from '../../src/reminders/commit-decision';
import { iowa } from '../clock/calendars';
import type { Filled } from './filled';
import { inShort, momentOf } from './moment';
import { contextAt, esr, everybody, liaison, mcoContact } from './people';
import { pressFor } from './press';

export type Options = { readonly row?: RowId; readonly filled?: Filled; readonly context?: Partial<Context> };
/** One message that went out, and when. */
export type Sent = Pending & { readonly at: DateTime };

type State = {
  readonly inquiry: Inquiry;
  readonly now: DateTime;
  readonly lines: readonly LogLine[];
  /** Notices of the last answer. */
  readonly notices: readonly Notice[];
  readonly sent: readonly Sent[];
  /** Whether requests to the MCO arrive. */
  readonly delivers: boolean;
};

/** An inquiry on its way. Every verb goes on to a moment, sends what falls due until then, and answers. */
export class Case {
  constructor(private readonly state: State) {}

  get inquiry(): Inquiry {
    return this.state.inquiry;
  }
  get step(): string {
    return this.inquiry.step;
  }
  get notices(): readonly Notice[] {
    return this.state.notices;
  }
  get lastLine(): LogLine | undefined {
    return this.state.lines.at(-1);
  }
  get sent(): readonly Sent[] {
    return this.state.sent;
  }
  get owner(): Actor {
    const owner = everybody.find(({ id }) => id === this.inquiry.owner);
    if (owner === undefined) throw new Error(`Nobody owns it at ${this.step}.`);
    return owner;
  }

  /** "Mon 17:00 silent to owner" for all that went out after a moment, of one row or of all. */
  sentAfter(when: string, row?: RowId): readonly string[] {
    const from = momentOf(when);
    return inOrder(this.state.sent.filter((sent) => sent.at > from && (row ?? sent.row) === sent.row));
  }
  /** What is still to go out, in order; without the drawing of cards anew. */
  get ahead(): readonly string[] {
    const pendings = Object.values(this.inquiry.pending).filter(({ what }) => what !== 'refresh');
    return inOrder(pendings.map((pending) => ({ ...pending, at: pending.attemptAt })));
  }

  /** What an answer would do, or why it is refused. */
  tries(by: Actor, id: AnswerId, when: string, options: Options = {}): Decision | Refusal {
    const { inquiry, now } = this.until(when);
    return answer(inquiry, pressFor(inquiry, by, id, options), contextAt(now, inquiry, options.context));
  }

  does(by: Actor, id: AnswerId, when: string, options: Options = {}): Case {
    const result = this.tries(by, id, when, options);
    if (result.outcome !== 'decided') throw new Error(`${id} at ${this.step}: ${JSON.stringify(result)}`);
    return this.until(when).decided(result);
  }

  get now(): DateTime {
    return this.state.now;
  }

  /** Sends everything that falls due up to a moment, as the sweep does. */
  until(when: string): Case {
    const end = momentOf(when);
    if (end < this.now) throw new Error(`${when} is past: it is ${inShort(this.now)}.`);
    return this.swept(end);
  }

  swept(end: DateTime): Case {
    let at = this.with({});
    for (let sweeps = 0; ; sweeps++) {
      const due = Object.values(at.inquiry.pending).filter(({ attemptAt }) => attemptAt <= end);
      const [next] = due.sort((a, b) => a.attemptAt.toMillis() - b.attemptAt.toMillis() || a.id.localeCompare(b.id));
      if (next === undefined) return at.with({ now: end });
      if (sweeps > 2_000) throw new Error(`Without end: ${next.id} at ${inShort(next.attemptAt)}`);
      at = at.handled(next);
    }
  }

  private handled(pending: Pending): Case {
    const at = this.with({ now: pending.attemptAt > this.now ? pending.attemptAt : this.now });
    const settled = [pending.id];
    if (pending.then !== undefined) {
      const press = { button: pending.then, row: pending.row, by: system, filled: {} };
      const result = answer(this.inquiry, press, contextAt(at.now, this.inquiry));
      if (result.outcome !== 'decided') throw new Error(`${pending.then} by the system: ${result.outcome}`);
      return at.decided({ ...result, settled });
    }
    const told = pending.what !== 'refresh' && !isOvertaken(this.inquiry, pending, at.now);
    const { request } = this.inquiry;
    const proved = told && this.state.delivers && pending.what === 'mcoRequest' && request !== undefined;
    const inquiry = proved ? { ...this.inquiry, request: { ...request, deliveredAt: at.now } } : this.inquiry;
    const sent = told ? [{ ...pending, at: at.now }] : [];
    return at
      .with({ sent: [...this.state.sent, ...sent] })
      .decided({ outcome: 'decided', inquiry, lines: [], notices: [], settled });
  }

  private decided(planned: Planned): Case {
    return this.with({
      inquiry: withReminders(this.inquiry, planned, this.now, iowa),
      lines: [...this.state.lines, ...planned.lines],
      notices: planned.notices,
    });
  }

  private with(changes: Partial<State>): Case {
    return new Case({ ...this.state, ...changes });
  }

  // ---- in the words of the procedure

  /** The owner reaches the member or the originator (4b, 5b). */
  reached(when: string): Case {
    return this.does(this.owner, 'reached', when);
  }
  /** The owner asks the MCO, after whatever must come before it. */
  askedOfMco(when: string): Case {
    switch (this.step) {
      case '4b':
      case '5b':
        return this.reached(when).askedOfMco(when);
      case '5c':
        return this.does(this.owner, 'sendToMco', when).askedOfMco(when);
      case '4c':
      case '5c.2':
        return this.does(this.owner, 'sendRequest', when);
      default:
        return this.does(this.owner, 'askAgain', when);
    }
  }
  /** The MCO itself answers. */
  heardFromMco(id: AnswerId, when: string, filled: Filled = {}): Case {
    return this.does(mcoContact, id, when, { filled });
  }
  ownerSays(id: AnswerId, when: string, options: Options = {}): Case {
    const there = this.until(when);
    return there.does(there.owner, id, when, options);
  }
  /** Requests to the MCO reach nobody. */
  undeliverable(): Case {
    return this.with({ delivers: false });
  }
}

function inOrder(sent: readonly Sent[]): readonly string[] {
  return sent
    .map(({ at, what, to }) => ({ at, text: `${inShort(at)} ${what} to ${to}` }))
    .sort((a, b) => a.at.toMillis() - b.at.toMillis() || a.text.localeCompare(b.text))
    .map(({ text }) => text);
}

function isOvertaken(inquiry: Inquiry, pending: Pending, now: DateTime): boolean {
  return Object.values(inquiry.pending).some(
    ({ clock, to, dueAt }) =>
      clock !== '' && clock === pending.clock && to === pending.to && dueAt > pending.dueAt && dueAt <= now,
  );
}

/** A mail that has just come in. High Priority is not suggested, unless `signs` say so. */
export function aNewInquiry(when = 'Mon 09:00', signs: Partial<Receipt> = {}): Case {
  const now = momentOf(when);
  const opened = openInquiry(
    {
      ref: 'ME-260914-7K2QXM',
      receivedAt: now,
      receipt: 'mail',
      originatorType: 'CSR',
      suggestedTier: 'escalated',
      suggestedReason: 'no signs of harm',
      sensitive: { issue: 'The oxygen supplier has not come.' },
      by: 'system',
      ...signs,
    },
    now,
  );
  const inquiry = withReminders(undefined, { outcome: 'decided', ...opened }, now, iowa);
  return new Case({ inquiry, now, lines: opened.lines, notices: opened.notices, sent: [], delivers: true });
}

/** Taken and confirmed by the liaison, at Step 3. */
export function anInquiryAtStep3(received = 'Mon 09:00', when = received): Case {
  return aNewInquiry(received)
    .does(liaison, 'take', when)
    .does(liaison, 'confirmWho', when)
    .does(liaison, 'enrolled', when);
}

/** At 4b, with the Member Liaison. */
export function aHighInquiry(received = 'Mon 09:00', saved = received): Case {
  return anInquiryAtStep3(received, saved).does(liaison, 'saveHigh', saved);
}

/** At 5b.offer, offered to the ESR. */
export function anOfferedInquiry(received = 'Mon 09:00', saved = received): Case {
  return anInquiryAtStep3(received, saved).does(liaison, 'saveEscalated', saved);
}

/** At 5b, accepted by the ESR at once. */
export function anEscalatedInquiry(received = 'Mon 09:00', saved = received): Case {
  return anOfferedInquiry(received, saved).does(esr, 'accept', saved);
}
