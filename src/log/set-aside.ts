import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { InquiryUnreadable } from './inquiry-row';
import { keyHash, keys, utc } from './keys';
import type { Columns, Row } from './rows';
import { storedInstant } from './stored-instant';

export const setAsideReasons = ['UNREADABLE_INQUIRY', 'FAILED_EIGHT_TIMES'] as const;

/** What cannot go on by itself and waits for a person: row `z|<hash>` in the shard of its inquiry. No member data. */
export type SetAside = {
  readonly ref: string;
  readonly reason: (typeof setAsideReasons)[number];
  /** Which row cannot be read, `inquiry` or `line`; else the kind of the reminder. */
  readonly what: string;
  /** Whom the reminder was for: a person's id, or `mailbox`. Empty for what cannot be read. */
  readonly to: string;
  readonly since: DateTime;
};

/** As it is kept, with whether the Unit Lead has been told of it. */
export type KeptAside = SetAside & { readonly told: boolean };

/** An inquiry that cannot be read, as it is set aside. */
export function asideFor({ ref, what }: InquiryUnreadable, since: DateTime): SetAside {
  return { ref, reason: 'UNREADABLE_INQUIRY', what, to: '', since };
}

/** One row for an inquiry that cannot be read, and one for each person whom its reminders do not reach. */
export function asideKey({ ref, reason, to }: Pick<SetAside, 'ref' | 'reason' | 'to'>): string {
  return keys.setAside(keyHash(reason, ref, to));
}

export function asideColumns({ ref, reason, what, to, since }: SetAside): Columns {
  return { ref, reason, what, to, since: utc(since), told: false };
}

const columnsShape = z.object({
  ref: z.string(),
  reason: z.enum(setAsideReasons),
  what: z.string(),
  to: z.string(),
  since: storedInstant,
  told: z.boolean(),
});

/** Reads `z|<hash>`; undefined for one of a later version, which is that version's to attend to. */
export function readAside(row: Row): KeptAside | undefined {
  return columnsShape.safeParse(row.columns).data;
}
