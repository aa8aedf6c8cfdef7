import type { Person } from '../../src/people/people';

const guid = (n: number): string => `00000000-0000-4000-9000-${String(n).padStart(12, '0')}`;

let count = 0;
/** Somebody who can use Teams here; `Ida Berg` gets the id `i-berg`. */
function someone(name: string, more: Omit<Person, 'id' | 'name' | 'mail' | 'entraId'>, at = 'unit'): Person {
  const [first = '', last = ''] = name.toLowerCase().split(' ');
  count += 1;
  return {
    id: `${first.charAt(0)}-${last}`,
    name,
    mail: `${first.charAt(0)}.${last}@${at}.example.org`,
    entraId: guid(count),
    ...more,
  };
}

function withoutTeams({ entraId: _none, ...person }: Person): Person {
  return person;
}

const liaison = (name: string, backup: string): Person => someone(name, { roles: ['memberLiaison'], backup });
const esr = (name: string, backup: string): Person => someone(name, { roles: ['esr'], originatorType: 'ESR', backup });
const contact = (name: string, mco: string, departments: NonNullable<Person['departments']>, backup: string): Person =>
  someone(name, { roles: ['mcoContact'], mco, departments, backup }, mco.toLowerCase());
const asks = (name: string, originatorType: NonNullable<Person['originatorType']>, at: string): Person =>
  someone(name, { roles: ['originator'], originatorType }, at);

/**
 * The invented people of the simulation: three Member Liaisons, three ESRs, their lead and those above, three contacts of each
 * of three plans, of whom one has no account here, and those who ask.
 */
export const theUnit: readonly Person[] = [
  liaison('Ida Berg', 'o-mason'),
  liaison('Otis Mason', 'l-whitcomb'),
  liaison('Lena Whitcomb', 'i-berg'),
  esr('Nora Petty', 'g-salas'),
  esr('Gus Salas', 't-brandt'),
  esr('Tess Brandt', 'n-petty'),
  someone('Carla Voss', { roles: ['unitLead'] }),
  someone('Dmitri Hale', { roles: ['accountManager'], originatorType: 'ACCOUNT_MANAGER' }, 'accounts'),
  someone('Wilma Strand', { roles: ['leadership'], originatorType: 'IME_LEADERSHIP' }, 'leadership'),
  someone('Jonas Keller', { roles: ['leadership'], originatorType: 'IME_LEADERSHIP' }, 'leadership'),
  contact('Mira Solano', 'ITC', ['memberServices', 'pharmacy', 'claims'], 'e-farrow'),
  contact('Earl Farrow', 'ITC', ['careManagement', 'utilization', 'appeals'], 'm-solano'),
  withoutTeams(contact('Pia Nygaard', 'ITC', ['transport'], 'e-farrow')),
  contact('Cy Hollis', 'MOL', ['memberServices', 'transport', 'appeals'], 'u-benes'),
  withoutTeams(contact('Ulla Benes', 'MOL', ['careManagement', 'pharmacy'], 'c-hollis')),
  contact('Dev Rao', 'MOL', ['utilization', 'claims'], 'c-hollis'),
  contact('Shea Quincy', 'WLP', ['memberServices', 'careManagement'], 'k-ferro'),
  contact('Kim Ferro', 'WLP', ['pharmacy', 'utilization', 'transport'], 's-quincy'),
  withoutTeams(contact('Ben Amsel', 'WLP', ['claims', 'appeals'], 's-quincy')),
  asks('Tia Novak', 'CSR', 'calls'),
  asks('Sol Jimenez', 'CSR', 'calls'),
  asks('Amy Trask', 'CSR', 'calls'),
  withoutTeams(asks('Rex Olin', 'CSR', 'calls')),
  withoutTeams(asks('Jude Marsh', 'MC_OMBUDSMAN', 'ombudsman')),
  withoutTeams(asks('Zoe Haddad', 'OTHER_STATE_AGENCY', 'agency')),
  withoutTeams(asks('Max Corbin', 'LEGISLATIVE_LIAISON', 'legislature')),
  asks('Ann Feller', 'POLICY_STAFF', 'policy'),
  { ...withoutTeams(asks('Agency System', 'OTHER_STATE_AGENCY', 'agency')), mayBeAutomatic: true },
];
