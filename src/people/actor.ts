import type { DateTime } from 'luxon';
import { isStaff, staffRoles } from '../inquiry/staff';
import { coverFor, hereFor, isPresent } from './cover';
import type { Directory, Person } from './people';

/** A person as the rules see them: roles, plan, and for whom and for which roles they stand in now. */
export function actorOf(person: Person, directory: Directory, now: DateTime) {
  const away = directory.all.filter((other) => isStaff(other) && !isPresent(other, now));
  const standsInFor = away.filter((other) => coverFor(directory, other, now).id === person.id).map(({ id }) => id);
  const coversRoles = staffRoles.filter(
    (role) => !person.roles.includes(role) && hereFor(directory, role, now).some(({ id }) => id === person.id),
  );
  return {
    id: person.id,
    roles: person.roles,
    ...(person.mco !== undefined && { mco: person.mco }),
    ...(standsInFor.length > 0 && { standsInFor }),
    ...(coversRoles.length > 0 && { coversRoles }),
  };
}
