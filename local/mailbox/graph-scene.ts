import type { DraftRecipient } from './draft-fields';
import type { Fault } from './faults';
import type { PostOffice } from './post-office';
import type { PeopleSettings } from './people-settings';
import type { Preference } from './query';
import type { MailStore } from './store';
import type { SubscriptionBook } from './subscription-book';

/** A request in its surroundings. `here` is its own address without the query, for links. */
export type GraphScene = {
  readonly store: MailStore;
  readonly office: PostOffice;
  readonly owner: DraftRecipient;
  readonly people: PeopleSettings;
  readonly subscriptions: SubscriptionBook;
  /** Machine time, in ms since 1970: what subscriptions go by. */
  readonly machineNow: () => number;
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly prefer: Preference;
  readonly body: unknown;
  readonly here: string;
  readonly origin: string;
  readonly fault: Fault | undefined;
};
