import type { DateTime } from 'luxon';
import type { Person } from './people';

/** What somebody's mailbox answers by itself: never, until further notice, or within a time. */
export type AutomaticReplies =
  | { readonly status: 'off' }
  | { readonly status: 'always' }
  | { readonly status: 'scheduled'; readonly from: DateTime; readonly to: DateTime };

/** Where it is known whose mailbox answers by itself. */
export type Absences = {
  /**
   * Undefined where the person has no mailbox.
   * @throws MailboxUnreachable, MailboxRefused
   */
  repliesOf(person: Pick<Person, 'mail' | 'entraId'>): Promise<AutomaticReplies | undefined>;
};
