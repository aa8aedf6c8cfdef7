import fc from 'fast-check';
import { directoryOf, roles, type Directory, type Person, type Role } from '../../src/people/people';
import { momentOf } from '../procedure/moment';

/** The moment at which the people of `anyDirectory` are looked at. */
export const lookedAt = momentOf('Mon 10:00');

const ids = Array.from({ length: 9 }, (_, n) => `p-${String(n)}`);
const staffRole = fc.constantFrom<Role>('memberLiaison', 'esr', 'unitLead', 'accountManager');
const anyRole = fc.constantFrom(...(Object.keys(roles) as Role[]));

const anyPerson = (id: string): fc.Arbitrary<Person> =>
  fc
    .record({
      role: fc.oneof({ weight: 3, arbitrary: staffRole }, { weight: 1, arbitrary: anyRole }),
      also: fc.option(staffRole, { freq: 5 }),
      backup: fc.option(fc.constantFrom(...ids, 'p-left')),
      away: fc.boolean(),
      mco: fc.constantFrom('ITC', 'WLP'),
    })
    .map(({ role, also, backup, away, mco }) => ({
      id,
      name: `Person ${id}`,
      roles: role === 'mcoContact' || also === null ? [role] : [role, also],
      mail: `${id}@unit.example.org`,
      ...(role === 'mcoContact' && { mco }),
      ...(backup !== null && { backup }),
      // Somebody whose absence has just ended is here.
      awayUntil: away ? lookedAt.plus({ hours: 1 }) : lookedAt,
    }));

/** People of all roles, whose backups name anybody, themselves, each other in circles, or somebody who has left. */
export const anyDirectory: fc.Arbitrary<Directory> = fc
  .tuple(...ids.map(anyPerson))
  .map((people) => directoryOf(people))
  // A backup at another MCO is refused when the directory is read.
  .map((directory) => directoryOf(directory.all.map((person) => withinMco(person, directory))));

function withinMco(person: Person, directory: Directory): Person {
  const backup = person.backup === undefined ? undefined : directory.byId(person.backup);
  if (person.mco === undefined || backup === undefined || backup.mco === person.mco) return person;
  const { backup: _elsewhere, ...rest } = person;
  return rest;
}
