import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { DraftLine } from '../src/intake/draft-line';

/** The test mails with their keys; this file may run from the built output. */
export const mailsFolder =
  ['../test/intake/mails', '../../test/intake/mails']
    .map((folder) => path.join(__dirname, folder))
    .find((folder) => existsSync(folder)) ?? '';

/** A value, or a list of values that are all right; null: the mail does not say. */
type Accepted = string | boolean | null | readonly (string | boolean | null)[];

/** What a careful person would read from a mail. */
export type MailKey = {
  readonly name: string;
  readonly eml: Uint8Array;
  /** ISO instant of receipt. */
  readonly received: string;
  /** Whether a careful newcomer would be sure of every field. */
  readonly clear: boolean;
  readonly route: Accepted;
  readonly originatorType: Accepted;
  readonly forwardedBy: Accepted;
  readonly sourceParty: Accepted;
  readonly cases: readonly Readonly<Partial<Record<CaseField, Accepted>>>[];
};

const mailFields = ['route', 'originatorType', 'forwardedBy', 'sourceParty'] as const;
const caseFields = [
  'memberName',
  'memberId',
  'mco',
  'callbackPhone',
  'dateOfBirth',
  'county',
  'issueCategory',
  'suggestedPriority',
  'isFollowUp',
  'priorCaseRef',
  'preferredLanguage',
  'statedDeadline',
] as const;
type CaseField = (typeof caseFields)[number];
export type ScoredField = (typeof mailFields)[number] | 'cases' | CaseField;
export const scoredFields: readonly ScoredField[] = [...mailFields, 'cases', ...caseFields];

/** `empty`: left out although the mail says it. */
export type Score = 'right' | 'wrong' | 'empty';
export type ScoredValue = {
  readonly field: ScoredField;
  readonly score: Score;
  readonly expected: unknown;
  readonly read: unknown;
};

/** Reads the mails and keys of a folder; the people file is not among them. */
export function mailKeys(folder = mailsFolder): MailKey[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.eml'))
    .map((file) => {
      const name = file.slice(0, -'.eml'.length);
      const key = JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as Omit<MailKey, 'name' | 'eml'>;
      return { ...key, name, eml: new Uint8Array(readFileSync(path.join(folder, file))) };
    });
}

/** Every field of a mail's key against what was read. */
export function scoreMail(key: MailKey, line: Pick<DraftLine, (typeof mailFields)[number] | 'cases'>): ScoredValue[] {
  const ofMail = mailFields.map((field) => scored(field, key[field], line[field]));
  const count = {
    field: 'cases' as const,
    score:
      line.cases.length === key.cases.length
        ? ('right' as const)
        : line.cases.length < key.cases.length
          ? ('empty' as const)
          : ('wrong' as const),
    expected: key.cases.length,
    read: line.cases.length,
  };
  const ofCases = key.cases.flatMap((wanted, index) =>
    caseFields.map((field) => scored(field, wanted[field] ?? null, line.cases[index]?.[field] ?? null)),
  );
  return [...ofMail, count, ...ofCases];
}

function scored(field: ScoredField, expected: Accepted, read: string | boolean | null): ScoredValue {
  const accepted: readonly unknown[] = Array.isArray(expected) ? expected : [expected];
  const isRight = accepted.some((one) => comparable(field, one) === comparable(field, read));
  return { field, score: isRight ? 'right' : read === null ? 'empty' : 'wrong', expected, read };
}

/** Names in any case of letters; mail addresses too. */
function comparable(field: ScoredField, value: unknown): unknown {
  return typeof value === 'string' && ['memberName', 'forwardedBy', 'sourceParty'].includes(field)
    ? value.toLowerCase()
    : value;
}
