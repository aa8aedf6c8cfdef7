import type { DateTime } from 'luxon';
import type { Absences } from '../../src/people/automatic-replies';

/** Somebody's mailbox answers by itself between two instants. */
export type RepliesOn = { readonly person: string; readonly from: DateTime; readonly until: DateTime };

/** Automatic replies as the mailboxes have them; tells of each absence that is read from them. */
export function repliesEdge(parts: {
  readonly now: () => DateTime;
  readonly on: readonly RepliesOn[];
  readonly personOf: (mail: string) => string | undefined;
  readonly heard: (replies: RepliesOn) => void;
}): Absences {
  return {
    async repliesOf({ mail }) {
      await Promise.resolve();
      const person = parts.personOf(mail);
      const now = parts.now();
      const its = parts.on.find((one) => one.person === person && one.from <= now && now < one.until);
      if (its === undefined) return { status: 'off' };
      parts.heard(its);
      return { status: 'scheduled', from: its.from, to: its.until };
    },
  };
}
