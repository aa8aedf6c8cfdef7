import { z } from 'zod';
import { departments, type Department } from '../inquiry/codes';
import { originatorTypes, type OriginatorType } from '../inquiry/originators';
import { isStaff } from '../inquiry/staff';
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
 * @throws PeopleFileInvalid naming each bad entry with its line: wrong fields, doubled ids, mails or object ids, unknown
 * backups, MCO contacts without their plan or with a backup at another.
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
  const read: Entry[] = [];
  entries.forEach((entry, i) => {
    const at = `line ${String(lines[i] ?? '?')} (entry ${String(i + 1)})`;
    const parsed = entryShape.safeParse(entry);
    if (parsed.success) read.push({ at, person: parsed.data });
    else
      for (const issue of parsed.error.issues)
        faults.push(`${at}: ${issue.path.join('.') || 'entry'}: ${issue.message}`);
  });
  faults.push(...doubled(read, 'id'), ...doubled(read, 'mail'), ...doubled(read, 'entraId'), ...wrongTogether(read));
  if (faults.length > 0) throw new PeopleFileInvalid(faults);
  return read.map(({ person }) => person);
}

type Entry = { readonly at: string; readonly person: Person };

function doubled(entries: readonly Entry[], field: 'id' | 'mail' | 'entraId'): readonly string[] {
  const seen = new Set<string>();
  return entries.flatMap(({ at, person }) => {
    const value = person[field]?.toLowerCase();
    if (value === undefined) return [];
    const again = seen.has(value);
    seen.add(value);
    return again ? [`${at}: ${person.id}: another entry has the same ${field}`] : [];
  });
}

/** Checks that need more than one field, or another entry. */
function wrongTogether(entries: readonly Entry[]): readonly string[] {
  const byId = new Map(entries.map(({ person }) => [person.id, person]));
  return entries.flatMap(({ at, person }) => {
    const isContact = person.roles.includes('mcoContact');
    const backup = person.backup === undefined ? undefined : byId.get(person.backup);
    const faults = [
      ...(person.backup !== undefined && backup === undefined
        ? [`its backup ${person.backup} is not in the file`]
        : []),
      ...(isContact && person.mco === undefined ? ['an MCO contact needs "mco"'] : []),
      // What is sent to an MCO never reaches another.
      ...(isContact && backup !== undefined && backup.mco !== person.mco
        ? ['the backup of an MCO contact must be of the same MCO']
        : []),
      // Whoever stands in for the unit sees what concerns a member.
      ...(isStaff(person) && backup !== undefined && !isStaff(backup)
        ? [
            'the backup of somebody of the unit must be of the unit: a Member Liaison, ESR, Unit Lead or Account Manager',
          ]
        : []),
    ];
    return faults.map((fault) => `${at}: ${person.id}: ${fault}`);
  });
}

/** The line on which each entry of the outer list begins. */
function linesOfEntries(json: string): readonly number[] {
  const lines: number[] = [];
  let depth = 0;
  let line = 1;
  let inText = false;
  let isAwaited = false;
  for (let i = 0; i < json.length; i++) {
    const sign = json.charAt(i);
    if (isAwaited && /\S/.test(sign) && sign !== ']') {
      lines.push(line);
      isAwaited = false;
    }
    if (sign === '\n') line += 1;
    else if (inText) {
      if (sign === '\\') i += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      isAwaited = depth === 1;
    } else if (sign === '}' || sign === ']') depth -= 1;
    else if (sign === ',' && depth === 1) isAwaited = true;
  }
  return lines;
}
