import type { DateTime } from 'luxon';

/** Asked at every step of a clock that goes from moment to moment: an answer holds until its instant has come. */
export function nextOf(next: (after: DateTime) => DateTime): (after: DateTime) => DateTime {
  let known: { readonly from: DateTime; readonly at: DateTime } | undefined;
  return (after) => {
    if (known === undefined || after < known.from || after >= known.at) known = { from: after, at: next(after) };
    return known.at;
  };
}
