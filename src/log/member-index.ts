import type { Sensitive } from '../inquiry/inquiry';
import type { Cipher } from './cipher';
import type { Rows } from './rows';

/**
 * Keyed look-ups from a member to references: tables `bymember` (Medicaid id) and `byname` (name and birth date).
 * Written first, then read: of two openings at least one sees the other. Ghosts are harmless: readers verify (`isSameMember`).
 */
export type MemberIndex = {
  note(ref: string, member: MemberKeys): Promise<void>;
  find(member: MemberKeys): Promise<readonly string[]>;
  /**
   * Deletes every look-up that leads to an inquiry: those that were noted with it, and those of the members given, for rows from
   * before this was noted.
   */
  forget(ref: string, members: readonly MemberKeys[]): Promise<void>;
};
export type MemberKeys = { readonly memberId?: string; readonly name?: string; readonly dateOfBirth?: string };

export function memberIndex(rows: Rows, cipher: Cipher): MemberIndex {
  const lookups = (member: MemberKeys): readonly (readonly ['bymember' | 'byname', string])[] => [
    ...(member.memberId === undefined ? [] : [['bymember', normalId(member.memberId)] as const]),
    ...(member.name === undefined || member.dateOfBirth === undefined
      ? []
      : [['byname', `${normalName(member.name)}|${member.dateOfBirth}`] as const]),
  ];
  return {
    async note(ref, member) {
      for (const [table, value] of lookups(member)) {
        const [newest] = await cipher.lookupHashes(value);
        if (newest === undefined) continue;
        // Which look-ups lead to it, so that they can be found again without the member; written first, so none is missed.
        await rows.transact(table, backOf(ref), [{ do: 'replace', key: newest, columns: { at: '' } }]);
        await rows.transact(table, newest, [{ do: 'replace', key: ref, columns: { at: '' } }]);
      }
    },
    async find(member) {
      const refs = new Set<string>();
      for (const [table, value] of lookups(member)) {
        for (const hash of await cipher.lookupHashes(value))
          for await (const row of rows.range(table, hash, '', '~')) refs.add(row.key);
      }
      return [...refs].sort();
    },
    async forget(ref, members) {
      for (const [table, value] of members.flatMap(lookups))
        for (const hash of await cipher.lookupHashes(value)) await drop(rows, table, hash, ref);
      for (const table of ['bymember', 'byname'] as const) {
        const noted: string[] = [];
        for await (const { key } of rows.range(table, backOf(ref), ' ', '~')) noted.push(key);
        for (const hash of noted) {
          await drop(rows, table, hash, ref);
          await drop(rows, table, backOf(ref), hash);
        }
      }
    },
  };
}

/** The partition of what leads to an inquiry: no look-up hash looks so. */
const backOf = (ref: string): string => `of|${ref}`;

/** Deletes a row; that it is not there is as good. */
async function drop(rows: Rows, table: 'bymember' | 'byname', partition: string, key: string): Promise<void> {
  if ((await rows.get(table, partition, key)) !== undefined)
    await rows.transact(table, partition, [{ do: 'delete', key }]);
}

/** Whether two people may be one: the same id, or the same name and birth date. */
export function isSameMember(a: MemberKeys, b: MemberKeys): boolean {
  const [id, otherId] = [normalId(a.memberId ?? ''), normalId(b.memberId ?? '')];
  if (id !== '' && id === otherId) return true;
  const [name, otherName] = [normalName(a.name ?? ''), normalName(b.name ?? '')];
  return name !== '' && name === otherName && a.dateOfBirth !== undefined && a.dateOfBirth === b.dateOfBirth;
}

/** Whether somebody else is named than before: another id, or another name. What was not known says nothing. */
export function isOtherMember(before: MemberKeys, after: MemberKeys): boolean {
  const differ = (a: string, b: string): boolean => a !== '' && b !== '' && a !== b;
  return (
    differ(normalId(before.memberId ?? ''), normalId(after.memberId ?? '')) ||
    differ(normalName(before.name ?? ''), normalName(after.name ?? ''))
  );
}

/** What an inquiry knows of its member. */
export function memberOf({ memberId, memberName, dateOfBirth }: Sensitive): MemberKeys {
  return {
    ...(memberId !== undefined && { memberId }),
    ...(memberName !== undefined && { name: memberName }),
    ...(dateOfBirth !== undefined && { dateOfBirth }),
  };
}

function normalId(id: string): string {
  return id.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

/** "Doe, Jane" and "jane doe" are the same name; accents and order do not matter. */
function normalName(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
