import type { Pending } from '../inquiry/inquiry';
import { answer } from '../procedure/answer';
import { system } from '../procedure/rights';
import { commitDecision, type Planned } from './commit-decision';
import type { DueParts } from './due-parts';

/** A clock that ran out answers by itself: an unfinished intake is released, an offer goes to the next. */
export async function systemAnswer(parts: DueParts, ref: string, pending: Pending): Promise<void> {
  const button = pending.then;
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      const { inquiry } = stored;
      const nothing: Planned = { outcome: 'decided', inquiry, lines: [], notices: [], settled: [pending.id] };
      if (button === undefined || inquiry.pending[pending.id] === undefined) return nothing;
      const { procedure } = await parts.contexts(inquiry, now);
      const decided = answer(inquiry, { button, row: pending.row, by: system, filled: {} }, procedure);
      return decided.outcome === 'decided' ? { ...decided, settled: [pending.id] } : nothing;
    },
  );
}
