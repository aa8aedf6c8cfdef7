import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { Inquiry } from '../inquiry/inquiry';
import type { InquiryLog } from '../log/inquiry-log';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { commitDecision } from '../reminders/commit-decision';

export type OpenedParts = { readonly log: InquiryLog; readonly calendar: Calendar; readonly clock: Clock };

/** A line for the owner, and on the request: the plan has seen the details. Once for each request and person; it is no update. */
export async function noteOpened(parts: OpenedParts, inquiry: Inquiry, person: Person): Promise<void> {
  await commitDecision<'moved'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    inquiry.ref,
    (stored, now) => {
      const { request } = stored.inquiry;
      if (request?.open !== true || request.n !== inquiry.request?.n)
        return Promise.resolve({ outcome: 'refused' as const, why: 'moved' as const });
      return Promise.resolve({
        outcome: 'decided' as const,
        inquiry: { ...stored.inquiry, request: { ...request, openedAt: request.openedAt ?? now } },
        lines: [
          {
            step: stored.inquiry.step,
            act: 'requestOpened',
            actor: person.id,
            happenedAt: now,
            recordedAt: now,
            facts: { request: request.n },
            words: {},
          },
        ],
        notices: [],
        marks: [keyHash('requestOpened', inquiry.ref, String(request.n), person.id)],
      });
    },
  );
}
