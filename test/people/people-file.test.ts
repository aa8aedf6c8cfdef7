import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parsePeopleFile, PeopleFileInvalid } from '../../src/people/people-file';

const liaison = { id: 'd-reyes', name: 'Dana Reyes', roles: ['memberLiaison'], mail: 'd.reyes@unit.example.org' };
const contact = { id: 'j-ortiz', name: 'Jo Ortiz', roles: ['mcoContact'], mail: 'j.ortiz@itc.example.org', mco: 'ITC' };

function faults(json: string): readonly string[] {
  try {
    parsePeopleFile(json);
  } catch (fault) {
    if (fault instanceof PeopleFileInvalid) return fault.faults;
    throw fault;
  }
  return [];
}
/** One entry a line, after a first line with the bracket. */
const file = (...entries: readonly unknown[]): string =>
  `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`;

describe('the people file', () => {
  test('gives the people as they stand in it', () => {
    expect(
      parsePeopleFile(
        file(
          { ...liaison, backup: 'j-novak' },
          { ...liaison, id: 'j-novak', mail: 'j.novak@unit.example.org' },
          contact,
        ),
      ),
    ).toHaveLength(3);
    expect(parsePeopleFile('[]')).toEqual([]);
  });

  test('of the local unit is a good one', () => {
    const local = readFileSync(path.join(__dirname, '../../local/people.json'), 'utf8');
    expect(parsePeopleFile(local).length).toBeGreaterThan(10);
  });

  test.each([
    ['an id with capitals', { ...liaison, id: 'D Reyes' }, 'id: use small letters, digits and hyphens'],
    ['no name', { ...liaison, name: '' }, /^name: /],
    ['an unknown role', { ...liaison, roles: ['boss'] }, /^roles\.0: /],
    ['no role', { ...liaison, roles: [] }, /^roles: /],
    ['a mail that is none', { ...liaison, mail: 'd.reyes' }, /^mail: /],
    ['an object id that is none', { ...liaison, entraId: '17' }, /^entraId: /],
    ['a field that is not known', { ...liaison, phone: '515-555-0100' }, /^entry: .*phone/],
    ['a department that is not known', { ...contact, departments: ['legal'] }, /^departments\.0: /],
    ['no person at all', 5, /^entry: /],
  ])('names the line of %s', (_name, entry, expected) => {
    const [fault = '', ...more] = faults(file(contact.id === (entry as { id?: string }).id ? liaison : contact, entry));
    expect(more).toEqual([]);
    expect(fault).toMatch(/^line 3 \(entry 2\): /);
    expect(fault.replace(/^line 3 \(entry 2\): /, '')).toEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  test('names the lines of all that is wrong, in files of many lines an entry', () => {
    const text = `[
  {
    "id": "d-reyes", "name": "Braces } and ] and \\" in a text",
    "roles": ["memberLiaison"], "mail": "d.reyes@unit.example.org", "backup": "x-nobody"
  }, 7,
  { "id": "d-reyes", "name": "Second", "roles": ["esr"],
    "mail": "D.Reyes@unit.example.org" }

  , { "id": "j-ortiz", "name": "J", "roles": ["mcoContact"], "mail": "j@itc.example.org" } ]`;
    expect(faults(text)).toEqual([
      expect.stringMatching(/^line 5 \(entry 2\): entry: /),
      'line 6 (entry 3): d-reyes: another entry has the same id',
      'line 6 (entry 3): d-reyes: another entry has the same mail',
      'line 2 (entry 1): d-reyes: its backup x-nobody is not in the file',
      'line 9 (entry 4): j-ortiz: an MCO contact needs "mco"',
    ]);
  });

  test('refuses a backup at another plan: what is sent to one MCO never reaches another', () => {
    const other = { ...contact, id: 's-quinn', mail: 's.quinn@wlp.example.org', mco: 'WLP' };
    expect(faults(file({ ...contact, backup: 's-quinn' }, other))).toEqual([
      'line 2 (entry 1): j-ortiz: the backup of an MCO contact must be of the same MCO',
    ]);
  });

  test('refuses a backup outside the unit for somebody of it: who stands in sees what concerns a member', () => {
    expect(faults(file({ ...liaison, backup: 'j-ortiz' }, contact))).toEqual([
      'line 2 (entry 1): d-reyes: the backup of somebody of the unit must be of the unit: a Member Liaison, ESR, Unit Lead or Account Manager',
    ]);
  });

  test.each([
    ['no JSON', '[{"id":', /^it is not JSON: /],
    ['no list', '{}', /^it must be a list/],
  ])('says that it is %s', (_name, text, expected) => {
    expect(faults(text)).toEqual([expect.stringMatching(expected)]);
  });

  test('says all of it in one message', () => {
    expect(() => parsePeopleFile(file({ ...liaison, name: '' }))).toThrow(
      /^The people file cannot be used:\n {2}line 2 \(entry 1\): name: /,
    );
  });
});
