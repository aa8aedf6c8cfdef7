import type { DeskParts } from './parts';
import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import type { Decision, Refusal } from '../procedure/answer';
import { commitDecision } from '../reminders/commit-decision';

/** Why a new inquiry cannot be added to the one that was named; undefined when it can. */
export async function wrongTarget(parts: DeskParts, { appendedTo = '' }: Inquiry): Promise<Refusal | undefined> {
  const target = (await parts.log.read(appendedTo))?.inquiry;
  if (target !== undefined && target.step !== 'done') return undefined;
  const what =
    target === undefined
      ? `there is no inquiry ${appendedTo}.`
      : `${appendedTo} is complete. Reopen it, or name another.`;
  return {
    outcome: 'fields',
    errors: [{ field: 'reference', message: `Reference of the open inquiry: ${what}` }],
  };
}

/**
 * What the new inquiry says becomes a line of the one that it is added to, and its owner is told. Written before the new one
 * is closed, once: nothing is lost between the two.
 */
export async function addToTarget(parts: DeskParts, decided: Decision, by: string): Promise<void> {
  const { ref, appendedTo, sensitive } = decided.inquiry;
  if (decided.answer !== 'appended' || appendedTo === undefined) return;
  await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    appendedTo,
    ({ inquiry }, now) =>
      Promise.resolve({
        outcome: 'decided' as const,
        inquiry,
        lines: [
          {
            step: inquiry.step,
            act: 'inquiryAdded',
            actor: by,
            happenedAt: decided.inquiry.anchors.received,
            recordedAt: now,
            facts: { from: ref },
            words: { ...(sensitive.issue !== undefined && { text: sensitive.issue }) },
          },
        ],
        notices: inquiry.owner === by ? [] : ['mailAdded' as const],
        marks: [keyHash('added', ref)],
      }),
  );
}
