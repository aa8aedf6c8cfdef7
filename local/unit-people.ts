import people from './people.json';
import { parsePeopleFile } from '../src/people/people-file';
import { roles, type Person } from '../src/people/people';
import { planByCode } from '../src/intake/plans';
import type { Persona } from './teams/persona';

/** The invented people of the unit on one machine. */
export const unitPeople: readonly Person[] = parsePeopleFile(JSON.stringify(people));

/** Those of them who have Teams, as the page shows them. */
export const personas: readonly Persona[] = unitPeople.flatMap((person) =>
  person.entraId === undefined
    ? []
    : [{ id: person.id, entraId: person.entraId, name: person.name, title: titleOf(person) }],
);

function titleOf(person: Person): string {
  const plan = person.mco === undefined ? undefined : planByCode(person.mco)?.name;
  if (plan !== undefined) return `${roles.mcoContact}, ${plan}`;
  if (person.originatorType === 'CSR') return 'Call Center CSR';
  return person.roles.map((role) => roles[role]).join(', ');
}
