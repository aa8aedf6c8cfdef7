import type { DateTime } from 'luxon';
import { isOpen } from '../clock/business-time';
import { codeOf } from '../diagnostics';
import { isStaff } from '../inquiry/staff';
import { MailboxUnreachable } from '../intake/mailbox';
import { afterReplies } from '../people/after-replies';
import type { Absences } from '../people/automatic-replies';
import type { Person } from '../people/people';
import type { AbsenceParts } from './absence-parts';

export type ReplyParts = Pick<AbsenceParts, 'people' | 'clock' | 'calendar' | 'diagnostics' | 'wake'> & {
  /** Absent where absences are not read from mailboxes. */
  readonly absences?: Absences;
};

/** Business time between two looks into everybody's settings. */
const every = { minutes: 15 };

/** Reads the automatic replies of the unit's people, now and then in open hours. That it fails is told, and harmless. */
export function createReplies({ absences, ...parts }: ReplyParts) {
  let lookedAt: DateTime | undefined;
  let failing: string | undefined;

  async function hearOf(port: Absences, person: Person, now: DateTime): Promise<void> {
    const heard = await port.repliesOf(person);
    if (heard === undefined) return;
    const isNew = await parts.people.changeAway(person.id, (before) =>
      afterReplies(before, heard, now, parts.calendar),
    );
    if (isNew) parts.wake();
  }

  return {
    /** One look, unless the last was just now or it is not wanted; never rejects. */
    async hear(): Promise<void> {
      const now = parts.clock.now();
      const isSoon = lookedAt !== undefined && now >= lookedAt && now < lookedAt.plus(every);
      if (absences === undefined || isSoon || !isOpen(parts.calendar, now)) return;
      lookedAt = now;
      let fault: unknown;
      for (const person of (await parts.people.directory()).all.filter(isStaff)) {
        try {
          await hearOf(absences, person, now);
        } catch (caught) {
          fault = caught;
          // One refused mailbox says nothing of the next; without an answer the others would only wait too.
          if (caught instanceof MailboxUnreachable) break;
        }
      }
      failing = fault === undefined ? undefined : codeOf(fault);
      if (failing !== undefined) parts.diagnostics({ event: 'automatic replies not read', code: failing });
    },
    /** For the readiness page; undefined where they are not read. */
    health: () => (absences === undefined ? undefined : { ...(failing !== undefined && { failing }) }),
  };
}
