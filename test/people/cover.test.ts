import { backupContact, contactFor, contactHere, coverFor, hereFor, isPresent } from '../../src/people/cover';
import { actorOf } from '../../src/people/actor';
import { directoryOf, type Directory, type Person } from '../../src/people/people';
import { momentOf } from '../procedure/moment';
import { theUnit } from './the-unit';

const now = momentOf('Mon 10:00');

/** The unit with some people away until Tuesday. */
function without(...away: readonly string[]): Directory {
  return directoryOf(
    theUnit.map((person) => (away.includes(person.id) ? { ...person, awayUntil: momentOf('Tue 08:00') } : person)),
  );
}
const person = (directory: Directory, id: string): Person => {
  const found = directory.byId(id);
  if (found === undefined) throw new Error(`${id} is not in the unit.`);
  return found;
};
const covers = (id: string, ...away: readonly string[]): string => {
  const directory = without(...away);
  return coverFor(directory, person(directory, id), now).id;
};
const ids = (people: readonly Person[]): readonly string[] => people.map(({ id }) => id);

describe('who is here', () => {
  test('somebody away is here again at the instant named', () => {
    const away = person(without('d-reyes'), 'd-reyes');
    expect([
      isPresent(away, now),
      isPresent(away, momentOf('Tue 07:59')),
      isPresent(away, momentOf('Tue 08:00')),
    ]).toEqual([false, false, true]);
  });

  test.each([
    ['those of a role who are here', ['d-reyes'], ['m-okafor']],
    ['who stands in for them, when none of them is', ['d-reyes', 'm-okafor'], ['u-lang']],
    ['all of them, when nobody of the unit is', theUnit.map(({ id }) => id), ['d-reyes', 'm-okafor']],
  ])('%s', (_name, away, expected) => {
    expect(ids(hereFor(without(...away), 'memberLiaison', now))).toEqual(expected);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['the Unit Lead, who is here', [], ['u-lang']],
    ['the Account Manager, when the only Unit Lead is away', ['u-lang'], ['a-moss']],
    ['the Unit Lead all the same, when nobody of the unit is here', theUnit.map(({ id }) => id), ['u-lang']],
  ])('for what is the Unit Lead’s: %s', (_name, away, expected) => {
    expect(ids(hereFor(without(...away), 'unitLead', now))).toEqual(expected);
  });

  test('for what is the Unit Lead’s, in a unit that has none: the Account Manager', () => {
    const others = directoryOf(theUnit.filter(({ roles }) => !roles.includes('unitLead')));
    expect(ids(hereFor(others, 'unitLead', now))).toEqual(['a-moss']);
    expect(actorOf(person(others, 'a-moss'), others, now).coversRoles).toEqual(['unitLead']);
  });

  test('of a role that nobody holds there is nobody', () => {
    expect(hereFor(directoryOf([]), 'memberLiaison', now)).toEqual([]);
  });
});

describe('who stands in', () => {
  test.each([
    ['the person, who is here', 'd-reyes', [], 'd-reyes'],
    ['the backup', 'd-reyes', ['d-reyes'], 'm-okafor'],
    [
      'the Unit Lead, when the backups stand in for each other and both are away',
      'd-reyes',
      ['d-reyes', 'm-okafor'],
      'u-lang',
    ],
    ['the Account Manager, when the Unit Lead is away too', 'd-reyes', ['d-reyes', 'm-okafor', 'u-lang'], 'a-moss'],
    [
      'whoever of the unit is here, when the leads are away too',
      'd-reyes',
      ['d-reyes', 'm-okafor', 'u-lang', 'a-moss', 'e-vance'],
      'n-park',
    ],
    ['for the Unit Lead, who has no backup: the Account Manager', 'u-lang', ['u-lang'], 'a-moss'],
  ])('%s', (_name, id, away, expected) => {
    expect(covers(id, ...away)).toBe(expected);
  });

  test('never nobody: with everybody away it is the Account Manager', () => {
    expect(covers('d-reyes', ...theUnit.map(({ id }) => id))).toBe('a-moss');
  });

  test('a backup of the Unit Lead before the Account Manager', () => {
    const backed = directoryOf(
      without('u-lang').all.map((one) => (one.id === 'u-lang' ? { ...one, backup: 'e-vance' } : one)),
    );
    expect(coverFor(backed, person(backed, 'u-lang'), now).id).toBe('e-vance');
  });

  test('nobody outside the unit, even where a file of before names them', () => {
    const named = directoryOf(
      without('d-reyes').all.map((one) => (one.id === 'd-reyes' ? { ...one, backup: 'c-stone' } : one)),
    );
    expect(coverFor(named, person(named, 'd-reyes'), now).id).toBe('u-lang');
  });

  test('a backup who has left the directory ends in the Unit Lead', () => {
    const left = directoryOf(without('d-reyes').all.filter(({ id }) => id !== 'm-okafor'));
    expect(coverFor(left, person(left, 'd-reyes'), now).id).toBe('u-lang');
  });
});

describe('the contact of an MCO', () => {
  const jo = theUnit.filter(({ id }) => id === 'j-ortiz');
  const itc: readonly Person[] = [
    ...jo,
    {
      id: 'k-lund',
      name: 'Kari Lund',
      roles: ['mcoContact'],
      mail: 'k.lund@mco.example.org',
      mco: 'ITC',
      departments: ['careManagement'],
    },
  ];
  const other: Person = {
    id: 's-quinn',
    name: 'Sky Quinn',
    roles: ['mcoContact'],
    mail: 's.quinn@wlp.example.org',
    mco: 'WLP',
  };
  const away = (id: string): Directory =>
    directoryOf([...itc, other].map((one) => (one.id === id ? { ...one, awayUntil: momentOf('Tue 08:00') } : one)));

  test('of the department; else any; who is here before who is away', () => {
    const all = away('nobody');
    expect(contactFor(all, 'ITC', 'careManagement', now)?.id).toBe('k-lund');
    expect(contactFor(all, 'ITC', 'pharmacy', now)?.id).toBe('j-ortiz');
    expect(contactFor(away('k-lund'), 'ITC', 'careManagement', now)?.id).toBe('j-ortiz');
    expect(contactFor(all, 'MOL', 'pharmacy', now)).toBeUndefined();
  });

  test('with all away, the one of the department still', () => {
    const both = directoryOf(itc.map((one) => ({ ...one, awayUntil: momentOf('Tue 08:00') })));
    expect(contactFor(both, 'ITC', 'careManagement', now)?.id).toBe('k-lund');
  });

  test('while it is away: its backup, else who of the same MCO is here; nobody of another', () => {
    const all = away('j-ortiz');
    expect(contactHere(all, person(all, 'j-ortiz'), now).id).toBe('k-lund');
    expect(contactHere(all, person(all, 'k-lund'), now).id).toBe('k-lund');
    const alone = directoryOf([...away('j-ortiz').all.filter(({ id }) => id !== 'k-lund')]);
    expect(contactHere(alone, person(alone, 'j-ortiz'), now).id).toBe('j-ortiz');
  });

  test('its stand-in: the backup named, else another of the same MCO, never of another', () => {
    const all = away('nobody');
    expect(backupContact(all, person(all, 'j-ortiz'), now)?.id).toBe('k-lund');
    expect(backupContact(directoryOf([...jo, other]), person(all, 'j-ortiz'), now)).toBeUndefined();
    const standsIn = person(all, 'k-lund');
    expect(backupContact(all, person(all, 'j-ortiz'), now, standsIn)).toBeUndefined();
    const three = directoryOf([...itc, { ...other, mco: 'ITC' }]);
    expect(backupContact(three, person(three, 'j-ortiz'), now, standsIn)?.id).toBe('s-quinn');
    const named = directoryOf([
      ...itc.map((one) => (one.id === 'k-lund' ? { ...one, backup: 'j-ortiz' } : one)),
      { ...other, mco: 'ITC' },
    ]);
    expect(backupContact(named, person(named, 'k-lund'), now)?.id).toBe('j-ortiz');
  });
});

describe('the directory', () => {
  const directory = directoryOf(theUnit);

  test('finds by id, object id and mail, the mail without case', () => {
    const dana = person(directory, 'd-reyes');
    expect(directory.byMail(dana.mail.toUpperCase())).toBe(dana);
    expect(directory.byEntraId(dana.entraId ?? '')).toBe(dana);
    expect([directory.byId('x'), directory.byEntraId('x'), directory.byMail('x@example.org')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('finds who holds a role, and the contacts of a plan', () => {
    expect(ids(directory.withRole('esr'))).toEqual(['e-vance', 'n-park']);
    expect(ids(directory.contactsOf('ITC'))).toEqual(['j-ortiz']);
  });
});
