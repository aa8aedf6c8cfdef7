import type { DateTime } from 'luxon';
import type { Recipient } from '../../src/inquiry/vocabulary';
import type { Person, Role } from '../../src/people/people';
import type { KnownAway } from '../people/known-away';
import type { State } from './state';

/** Whom a reminder may reach, and who of them each must hear of it. */
export type Hearers = { readonly may: (person: string) => boolean; readonly must: readonly string[] };

/** The directory as it was at any instant, known without asking the service. */
export type Roster = {
  readonly hearersOf: (to: Recipient, state: State, at: DateTime) => Hearers;
  readonly isAway: (person: string, at: DateTime) => boolean;
};

const groups: Readonly<Partial<Record<Recipient, Role>>> = {
  anyLiaison: 'memberLiaison',
  unitLead: 'unitLead',
  accountManager: 'accountManager',
  leadership: 'leadership',
  privacyOfficer: 'privacyOfficer',
};
const staff: readonly Role[] = ['memberLiaison', 'esr', 'unitLead', 'accountManager'];

export function roster(people: readonly Person[], known: readonly KnownAway[]): Roster {
  const byId = new Map(people.map((person) => [person.id, person]));
  const isAway = (id: string, at: DateTime): boolean =>
    known.some(({ person, from, until }) => person === id && from <= at && at < until);
  const having = (role: Role): readonly string[] =>
    people.filter(({ roles }) => roles.includes(role)).map(({ id }) => id);
  const isOneOf = (id: string, roles: readonly Role[]): boolean =>
    byId.get(id)?.roles.some((role) => roles.includes(role)) === true;

  return {
    isAway,
    hearersOf(to, { owner, request }, at) {
      const role = groups[to];
      if (role !== undefined) {
        const all = having(role);
        const here = all.filter((id) => !isAway(id, at));
        // When nobody of the group is here, all of them or whoever stands in.
        return here.length > 0
          ? { must: here, may: (id) => here.includes(id) }
          : { must: [], may: (id) => all.includes(id) || isOneOf(id, staff) };
      }
      switch (to) {
        case 'owner':
          return owner !== undefined && !isAway(owner, at)
            ? { must: [owner], may: (id) => id === owner }
            : { must: [], may: (id) => id !== owner && isOneOf(id, staff) && !isAway(id, at) };
        case 'mco':
        case 'formerMco': {
          const contact = request?.contact;
          const isHere = contact !== undefined && !isAway(contact, at);
          return { must: isHere ? [contact] : [], may: (id) => byId.get(id)?.mco === request?.mco };
        }
        case 'mcoBackup':
          return { must: [], may: (id) => byId.get(id)?.mco === request?.mco && id !== request?.contact };
        default:
          return { must: [], may: () => true };
      }
    },
  };
}
