import type { Pending } from '../inquiry/inquiry';
import type { CardCopy } from '../log/card-copy';
import type { Person } from '../people/people';

/** What became of a due reminder. */
export type Outcome =
  | { readonly act: 'superseded' }
  | Undeliverable
  | {
      readonly act: 'sent';
      readonly to: string;
      readonly via: 'teams' | 'mail';
      readonly copy?: CardCopy;
      /** Whose it was, when another got it. */
      readonly insteadOf?: string;
    }
  /** Handed to those of a group who are here now, or to those who stand in for it. */
  | { readonly members: readonly Person[]; readonly insteadOf?: string }
  /** Not now: it waits for another attempt. */
  | { readonly again: Pending };

/** `tooOften`: it failed eight times, so that somebody is to look at it. Else there was nobody, or nowhere to send it. */
type Undeliverable = { readonly act: 'undeliverable'; readonly to: string; readonly tooOften?: true };

/** Whether it was tried until it counted as undeliverable. */
export function failedTooOften(outcome: Outcome): outcome is Undeliverable {
  return 'act' in outcome && outcome.act === 'undeliverable' && outcome.tooOften === true;
}
