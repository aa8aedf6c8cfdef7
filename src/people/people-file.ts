import { z } from 'zod';
import { departments, type Department } from '../inquiry/codes';
import { originatorTypes, type OriginatorType } from '../inquiry/originators';
import { roles, type Person, type Role } from './people';

const entryShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{2,40}$/, 'use small letters, digits and hyphens'),
  name: z.string().min(1),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])).min(1),
  mail: z.email(),
  entraId: z.guid().exactOptional(),
  originatorType: z.enum(originatorTypes as [OriginatorType, ...OriginatorType[]]).exactOptional(),
  mco: z.string().exactOptional(),
  departments: z.array(z.enum(Object.keys(departments) as [Department, ...Department[]])).exactOptional(),
  backup: z.string().exactOptional(),
  mayBeAutomatic: z.boolean().exactOptional(),
});

/** The people file cannot be used; every fault is named with its line. */
export class PeopleFileInvalid extends Error {
  readonly code = 'PEOPLE_FILE_INVALID';
  constructor(readonly faults: readonly string[]) {
    super(`The people file cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'PeopleFileInvalid';
  }
}

/**
 * Reads the people directory: a JSON array of entries.
 * @throws PeopleFileInvalid naming each bad entry with its line: wrong fields, doubled ids, mails or object ids, unknown backups.
 */
export function parsePeopleFile(json: string): readonly Person[] {
  let entries: unknown;
  try {
    entries = JSON.parse(json);
  } catch (cause) {
    throw new PeopleFileInvalid([`it is not JSON: ${cause instanceof Error ? cause.message : ''}`]);
  }
  if (!Array.isArray(entries)) throw new PeopleFileInvalid(['it must be a list: [ { "id": ... }, ... ]']);
  const lines = linesOfEntries(json);
  const faults: string[] = [];
  const people: Person[] = [];
  entries.forEach((entry, i) => {
    const at = `line ${String(lines[i] ?? '?')} (entry ${String(i + 1)})`;
    const parsed = entryShape.safeParse(entry);
    if (parsed.success) people.push(parsed.data);
    else
      for (const issue of parsed.error.issues)
        faults.push(`${at}: ${issue.path.join('.') || 'entry'}: ${issue.message}`);
  });
  faults.push(...doubled(people, 'id'), ...doubled(people, 'mail'), ...doubled(people, 'entraId'));
  const ids = new Set(people.map(({ id }) => id));
  for (const person of people) {
    if (person.backup !== undefined && !ids.has(person.backup))
      faults.push(`${person.id}: its backup ${person.backup} is not in the file`);
    if (person.roles.includes('mcoContact') && person.mco === undefined)
      faults.push(`${person.id}: an MCO contact needs "mco"`);
  }
  if (faults.length > 0) throw new PeopleFileInvalid(faults);
  return people;
}

function doubled(people: readonly Person[], field: 'id' | 'mail' | 'entraId'): readonly string[] {
  const seen = new Set<string>();
  return people.flatMap((person) => {
    const value = person[field]?.toLowerCase();
    if (value === undefined) return [];
    const again = seen.has(value);
    seen.add(value);
    return again ? [`${person.id}: another entry has the same ${field}`] : [];
  });
}

/** The line on which each entry of the outer list begins. */
function linesOfEntries(json: string): readonly number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let inText = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json[i];
    if (sign === '\n') line += 1;
    else if (inText) {
      if (sign === '\\') i += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') {
      if (depth === 1) lines.push(line);
      depth += 1;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return lines;
}
