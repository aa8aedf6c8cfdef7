import type { DateTime } from 'luxon';
import { directoryOf, type People, type Person } from '../../src/people/people';

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const person = (
  n: number,
  id: string,
  name: string,
  role: Person['roles'][number],
  more: Partial<Person> = {},
): Person => ({
  id,
  name,
  roles: [role],
  mail: `${id}@unit.example.org`,
  entraId: guid(n),
  ...more,
});

/** An invented unit: two liaisons who stand in for each other, two ESRs, a lead, and the contacts of one MCO. */
export const theUnit: readonly Person[] = [
  person(1, 'd-reyes', 'Dana Reyes', 'memberLiaison', { backup: 'm-okafor' }),
  person(2, 'm-okafor', 'Mina Okafor', 'memberLiaison', { backup: 'd-reyes' }),
  person(3, 'e-vance', 'Eli Vance', 'esr', { backup: 'n-park' }),
  person(4, 'n-park', 'Noa Park', 'esr', { backup: 'e-vance' }),
  person(5, 'u-lang', 'Una Lang', 'unitLead'),
  person(6, 'a-moss', 'Ada Moss', 'accountManager'),
  person(7, 'j-ortiz', 'Jo Ortiz', 'mcoContact', {
    mco: 'ITC',
    departments: ['memberServices'],
    mail: 'jo.ortiz@mco.example.org',
  }),
  {
    id: 'c-stone',
    name: 'Cole Stone',
    roles: ['originator'],
    mail: 'cole.stone@calls.example.org',
    originatorType: 'CSR',
  },
];

export type FakePeople = People & {
  /** Somebody joins, changes, or (undefined) leaves the directory. */
  set(id: string, person: Person | undefined): void;
};

/** A people directory in memory that implements the port. */
export function fakePeople(all: readonly Person[] = theUnit): FakePeople {
  const people = new Map(all.map((one) => [one.id, one]));
  const offered = new Map<string, DateTime>();
  const pressed = new Map<string, string>();
  const replies = new Map<string, string | undefined>();
  return {
    directory: () => Promise.resolve(directoryOf([...people.values()])),
    set(id, one) {
      if (one === undefined) people.delete(id);
      else people.set(id, one);
    },
    setAway(id, until) {
      const one = people.get(id);
      if (one !== undefined) {
        const { awayUntil: _before, ...rest } = one;
        people.set(id, until === undefined ? rest : { ...rest, awayUntil: until });
      }
      return Promise.resolve();
    },
    changeAway(id, decide) {
      const one = people.get(id);
      if (one === undefined) return Promise.resolve(false);
      const { awayUntil: until, absence, ...rest } = one;
      const said = replies.get(id);
      const after = decide({
        ...(until !== undefined && { until }),
        ...(absence !== undefined && { absence }),
        ...(said !== undefined && { replies: said }),
      });
      if (after === undefined) return Promise.resolve(false);
      replies.set(id, after.replies);
      people.set(id, {
        ...rest,
        ...(after.until !== undefined && { awayUntil: after.until }),
        ...(after.absence !== undefined && { absence: after.absence }),
      });
      return Promise.resolve(true);
    },
    pressed(id, day) {
      pressed.set(id, day);
      return Promise.resolve();
    },
    pressedOn: (id) => Promise.resolve(pressed.get(id)),
    leastRecentlyOffered(ids) {
      const at = (id: string): number => offered.get(id)?.toMillis() ?? 0;
      return Promise.resolve([...ids].sort((a, b) => at(a) - at(b))[0]);
    },
    offered(id, at) {
      offered.set(id, at);
      return Promise.resolve();
    },
  };
}
