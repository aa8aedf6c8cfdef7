import { isPresent, hereFor } from '../people/cover';
import type { Person } from '../people/people';
import { isStaff } from '../inquiry/staff';
import { utc } from '../log/keys';
import { coverView } from '../views/cover-view';
import type { ViewContext } from '../views/view-context';
import type { AbsenceParts } from './absence-parts';
import { coverCase } from './cover-case';
import { openWhere } from '../occasions/open-inquiries';
import type { Settled } from '../occasions/settled';
import { tellOnce } from '../occasions/tell-once';

/** Card 26: tells the Unit Lead once of each absence whose person owns something open. */
export async function tellCover(parts: AbsenceParts, settled: Settled, context: ViewContext): Promise<void> {
  const { directory, now } = context;
  for (const person of directory.all) {
    const { absence } = person;
    if (absence === undefined || isPresent(person, now) || !isStaff(person)) continue;
    await settled.once(`away|${person.id}|${utc(absence.since)}`, async (key) => {
      // Who confirmed it from a card has seen this card.
      if (absence.source === 'noPress') return true;
      const readers = leadsFor(person, context).filter(({ id }) => id !== absence.by);
      const owned = await openWhere(parts.log, ({ owner }) => owner === person.id);
      if (readers.length === 0 || owned.length === 0) return true;
      const view = coverView(coverCase(person, owned, 'away', context), parts.newId(), {}, context);
      return tellOnce(parts, key, readers, view);
    });
  }
}

/** Who decides about somebody's work: the Unit Lead, or the Account Manager about the Unit Lead's. */
export function leadsFor(person: Person, { directory, now }: ViewContext): readonly Person[] {
  const leads = hereFor(directory, 'unitLead', now).filter(({ id }) => id !== person.id);
  return leads.length > 0 ? leads : hereFor(directory, 'accountManager', now).filter(({ id }) => id !== person.id);
}
