import type { DateTime } from 'luxon';

/** A time for which it is known that somebody is away, as people and mailboxes have said it. */
export type KnownAway = {
  readonly person: string;
  readonly from: DateTime;
  /** As it was said, or when they said that they are back. */
  readonly until: DateTime;
  readonly how: 'said' | 'replies' | 'noticed';
  /** Who said it; of automatic replies `system`. */
  readonly by: string;
};

/** What has been said of absences so far; for whoever judges, so that it need not ask the service. */
export type AwayNotes = {
  readonly all: readonly KnownAway[];
  now(person: string, at: DateTime): KnownAway | undefined;
  /** Somebody goes away, or stays away until another time: that is the same absence. */
  leave(absence: KnownAway): void;
  back(person: string, at: DateTime): void;
};

export function awayNotes(): AwayNotes {
  const all: KnownAway[] = [];
  const find = (person: string, at: DateTime): number =>
    all.findLastIndex((one) => one.person === person && one.from <= at && at < one.until);
  return {
    all,
    now: (person, at) => all[find(person, at)],
    leave(absence) {
      const before = find(absence.person, absence.from);
      const its = all[before];
      if (its === undefined) all.push(absence);
      else all[before] = { ...absence, from: its.from };
    },
    back(person, at) {
      const before = find(person, at);
      const its = all[before];
      if (its !== undefined) all[before] = { ...its, until: at };
    },
  };
}
