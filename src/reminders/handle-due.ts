import type { ClaimedRow } from '../log/due-row';
import type { DueParts } from './due-parts';
import { judgeDue, type Verdict } from './judge-due';
import { redrawCopies } from './redraw-copies';
import { sendReminder } from './send-reminder';
import { settle } from './settle';
import { systemAnswer } from './system-answer';

/**
 * Handles one claimed due row: still wanted? then decide, hand to a group, or send and prove.
 * @param tookOver another sweep had the row before and may have sent.
 */
export async function handleDue(parts: DueParts, row: ClaimedRow, tookOver: boolean): Promise<void> {
  return carryOut(parts, row, await judgeDue(parts, row), tookOver);
}

/** Does what was judged of a claimed row. */
export async function carryOut(parts: DueParts, row: ClaimedRow, verdict: Verdict, tookOver: boolean): Promise<void> {
  const { ref } = row;
  switch (verdict.is) {
    case 'gone':
      return parts.log.dropDue(row);
    case 'redraw':
      return redrawCopies(parts, verdict.inquiry, verdict.pending);
    case 'answered':
      return systemAnswer(parts, ref, verdict.pending);
    case 'settled':
      return settle(parts, ref, verdict.pending, verdict.outcome);
    case 'sent': {
      const { inquiry, pending, to, view } = verdict;
      return sendReminder(parts, { row, inquiry, pending, to, tookOver }, view);
    }
  }
}
