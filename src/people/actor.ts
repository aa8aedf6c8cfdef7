import type { DateTime } from 'luxon';
import { coverFor, isPresent } from './cover';
import type { Directory, Person } from './people';

/** A person as the rules see them: roles, plan, and for whom they stand in now. */
export function actorOf(person: Person, directory: Directory, now: DateTime) {
  const standsInFor = directory.all
    .filter((other) => !isPresent(other, now) && coverFor(directory, other, now).id === person.id)
    .map(({ id }) => id);
  return {
    id: person.id,
    roles: person.roles,
    ...(person.mco !== undefined && { mco: person.mco }),
    ...(standsInFor.length > 0 && { standsInFor }),
  };
}
