import { DateTime } from 'luxon';
import { z } from 'zod';
import type { SystemTime } from '../clock/clock';
import { departments, type Department } from '../inquiry/codes';
import { originatorTypes, type OriginatorType } from '../inquiry/originators';
import { utc } from '../log/keys';
import type { Row, Rows } from '../log/rows';
import { directoryOf, roles, type Directory, type People, type Person, type Role } from '../people/people';

const partition = 'people';

/** The directory, and who was offered an inquiry when (ISO; empty: never). */
type Known = { readonly directory: Directory; readonly offeredAt: ReadonlyMap<string, string> };

/** How long a read of the directory is good for. */
const freshMs = 5_000;

/** The people directory in table `people`: what the file says in `entry`, what people set themselves in columns of their own. */
export function peopleTable(rows: Rows, time: SystemTime): People & { load(people: readonly Person[]): Promise<void> } {
  let cached: { readonly at: number; readonly known: Promise<Known> } | undefined;

  const readAll = async (): Promise<Known> => {
    const people: Person[] = [];
    const offeredAt = new Map<string, string>();
    for await (const row of rows.range('people', partition, '', '~')) {
      const person = personOf(row);
      if (person !== undefined) people.push(person);
      offeredAt.set(row.key, textOf(row, 'offeredAt'));
    }
    return { directory: directoryOf(people), offeredAt };
  };
  /** Every reminder and every answer asks: what was read is good for some seconds, unless we changed it ourselves. */
  const known = (): Promise<Known> => {
    if (cached === undefined || time.now() - cached.at > freshMs) {
      const read = readAll();
      cached = { at: time.now(), known: read };
      read.catch(() => (cached = undefined));
    }
    return cached.known;
  };

  const change = async (id: string, columns: Readonly<Record<string, string>>): Promise<void> => {
    for (let tries = 0; tries < 5; tries++) {
      const row = await rows.get('people', partition, id);
      if (row === undefined) return;
      const result = await rows.transact('people', partition, [
        { do: 'replace', key: id, columns: { ...row.columns, ...columns }, etag: row.etag },
      ]);
      if (result.outcome === 'written') break;
    }
    cached = undefined;
  };

  return {
    directory: async () => (await known()).directory,
    setAway: (id, until) => change(id, { awayUntil: until === undefined ? '' : utc(until) }),
    async leastRecentlyOffered(ids) {
      const { offeredAt } = await known();
      let first: { id: string; at: string } | undefined;
      for (const id of ids) {
        const at = offeredAt.get(id) ?? '';
        if (first === undefined || at < first.at) first = { id, at };
      }
      return first?.id;
    },
    offered: (id, at) => change(id, { offeredAt: utc(at) }),
    /** Loads the file: adds and changes entries, removes those that are gone, never what people set themselves. */
    async load(people) {
      const wanted = new Map(people.map((person) => [person.id, person]));
      for await (const row of rows.range('people', partition, '', '~')) {
        if (!wanted.has(row.key)) await rows.transact('people', partition, [{ do: 'delete', key: row.key }]);
      }
      for (const person of people) {
        const { awayUntil: _own, ...entry } = person;
        const text = JSON.stringify(entry);
        const row = await rows.get('people', partition, person.id);
        if (row === undefined)
          await rows.transact('people', partition, [{ do: 'insert', key: person.id, columns: { entry: text } }]);
        else if (row.columns['entry'] !== text) await change(person.id, { entry: text });
      }
      cached = undefined;
    },
  };
}

const entryShape = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(Object.keys(roles) as [Role, ...Role[]])),
  mail: z.string(),
  entraId: z.string().exactOptional(),
  originatorType: z.enum(originatorTypes as [OriginatorType, ...OriginatorType[]]).exactOptional(),
  mco: z.string().exactOptional(),
  departments: z.array(z.enum(Object.keys(departments) as [Department, ...Department[]])).exactOptional(),
  backup: z.string().exactOptional(),
  mayBeAutomatic: z.boolean().exactOptional(),
});

function personOf(row: Row): Person | undefined {
  const entry = entryShape.safeParse(JSON.parse(textOf(row, 'entry') || '{}'));
  if (!entry.success) return undefined;
  const away = textOf(row, 'awayUntil');
  return { ...entry.data, ...(away !== '' && { awayUntil: DateTime.fromISO(away, { zone: 'utc' }) }) };
}

function textOf(row: Row | undefined, name: string): string {
  const value = row?.columns[name];
  return typeof value === 'string' ? value : '';
}
