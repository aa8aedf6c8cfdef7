import type { DraftRecipient } from './draft-fields';
import type { Fault } from './faults';
import type { PostOffice } from './post-office';
import type { PeopleSettings } from './people-settings';
import type { Preference } from './query';
import type { MailStore } from './store';

/** A request in its surroundings. `here` is its own address without the query, for links. */
export type GraphScene = {
  readonly store: MailStore;
  readonly office: PostOffice;
  readonly owner: DraftRecipient;
  readonly people: PeopleSettings;
  readonly method: string;
  readonly pathname: string;
  readonly query: URLSearchParams;
  readonly prefer: Preference;
  readonly body: unknown;
  readonly here: string;
  readonly fault: Fault | undefined;
};
