import { createHash } from 'node:crypto';
import { DateTime } from 'luxon';
import { categories, receiptMethods, resolutions } from '../inquiry/codes';
import type { Inquiry, Sensitive } from '../inquiry/inquiry';
import { originators, originatorTypes, type OriginatorType } from '../inquiry/originators';
import { tiers } from '../inquiry/tiers';
import type { CsvRow } from '../log/sheet/csv';
import { codeFor } from './code-for';

/** One closed inquiry of an older log. */
export type OldInquiry = {
  /** The line of the file on which its row begins. */
  readonly line: number;
  /** The same at every import: its number in that log, or a hash of all that it says. */
  readonly key: string;
  /** Its number in that log, when it has one. */
  readonly number?: string;
  readonly receivedAt: DateTime;
  readonly closedAt: DateTime;
  readonly plain: Pick<Inquiry, 'receipt' | 'originatorType'> & Partial<Pick<Inquiry, 'tier' | 'mco' | 'category'>>;
  readonly code: NonNullable<Inquiry['resolution']>['code'];
  readonly sensitive: Sensitive;
  /** What stands in columns that we do not have, by their headings. */
  readonly others: Readonly<Record<string, string>>;
};

/** Codes with the words by which a sheet may name them. */
export type Known = Readonly<Record<string, readonly string[]>>;

type Context = { readonly zone: string; readonly now: DateTime; readonly plans: Known };
type Result = { readonly read: OldInquiry } | { readonly line: number; readonly problems: readonly string[] };

/** Texts that are taken as they stand. */
const texts = {
  'originator name': 'originatorName',
  'originator contact': 'originatorContact',
  'member name': 'memberName',
  'medicaid id': 'memberId',
  'date of birth': 'dateOfBirth',
  phone: 'phone',
  language: 'language',
  issue: 'issue',
  learned: 'learned',
  resolution: 'resolutionText',
} as const satisfies Readonly<Record<string, keyof Sensitive>>;

const coded = [
  'reference',
  'received',
  'closed',
  'priority',
  'how received',
  'originator type',
  'mco',
  'category',
  'resolution code',
];
const needed = ['received', 'closed', 'member name', 'issue', 'resolution'];
const formats = ['yyyy-MM-dd HH:mm', 'yyyy-MM-dd', 'M/d/yyyy h:mm a', 'M/d/yyyy H:mm', 'M/d/yyyy'];
/** The hour that stands for a day without one: when the office opens. */
const openingHour = 8;

/** The headings that must be there, and are not. */
export function missingHeadings(headings: readonly string[]): readonly string[] {
  const there = new Set(headings.map((heading) => heading.trim().toLowerCase()));
  return needed
    .filter((heading) => !there.has(heading))
    .map((heading) => heading.charAt(0).toUpperCase() + heading.slice(1));
}

/**
 * Reads one row under these headings, the same as those of `inquiry-columns.ts`. A problem names the heading and what to write,
 * never what stands there.
 */
export function readOldInquiry(headings: readonly string[], { line, cells }: CsvRow, context: Context): Result {
  const by = new Map(headings.map((heading, i) => [heading.trim().toLowerCase(), (cells[i] ?? '').trim()]));
  const cell = (heading: string): string => by.get(heading) ?? '';
  const problems = needed
    .filter((heading) => cell(heading) === '')
    .map((heading) => `${heading}: is empty. Fill it in.`);
  const instant = (heading: string): DateTime | undefined => {
    const found = instantIn(cell(heading), context.zone);
    if (found === undefined && cell(heading) !== '')
      problems.push(`${heading}: is no date. Write it like 2026-09-17 or 9/17/2026, with a time if there is one.`);
    return found;
  };
  const code = <C extends Readonly<Record<string, readonly string[]>>>(heading: string, known: C) => {
    const found = codeFor(cell(heading), known);
    if (found === undefined && cell(heading) !== '')
      problems.push(`${heading}: is none of ${Object.keys(known).join(', ')}.`);
    return found as (keyof C & string) | undefined;
  };
  const receivedAt = instant('received');
  const closedAt = instant('closed');
  if (receivedAt !== undefined && closedAt !== undefined && closedAt < receivedAt)
    problems.push('closed: is before received. One of the two is wrong.');
  if (closedAt !== undefined && closedAt > context.now) problems.push('closed: is still to come. Correct it.');
  const tier = code('priority', {
    high: ['high priority'],
    escalated: [tiers.escalated.name],
  });
  const mco = code('mco', context.plans);
  const category = code('category', worded(categories));
  const receipt = code('how received', worded(receiptMethods)) ?? 'mail';
  const originatorType = code('originator type', originatorWords) ?? 'OTHER';
  const resolution = code('resolution code', {
    ...worded(resolutions),
    NOT_MCO: [],
    IMPORTED: [],
  });
  if (problems.length > 0 || receivedAt === undefined || closedAt === undefined) return { line, problems };
  const number = cell('reference');
  const read: OldInquiry = {
    line,
    key: number === '' ? `row:${hashOf([...by])}` : `number:${number}`,
    ...(number !== '' && { number }),
    receivedAt,
    closedAt,
    plain: {
      receipt,
      originatorType,
      ...(tier !== undefined && { tier }),
      ...(mco !== undefined && { mco }),
      ...(category !== undefined && { category }),
    },
    code: resolution ?? 'IMPORTED',
    sensitive: Object.fromEntries(
      Object.entries(texts).flatMap(([heading, field]) => (cell(heading) === '' ? [] : [[field, cell(heading)]])),
    ),
    others: othersIn(headings, cells),
  };
  return { read };
}

type Words<K extends string> = Readonly<Record<K, readonly string[]>>;

const originatorWords = Object.fromEntries(
  originatorTypes.map((type) => [type, [originators[type].name, originators[type].short]]),
) as unknown as Words<OriginatorType>;

/** Each code with its words. */
function worded<K extends string>(codes: Readonly<Record<K, string>>): Words<K> {
  return Object.fromEntries(
    Object.entries<string>(codes).map(([code, words]) => [code, [words]]),
  ) as unknown as Words<K>;
}

function othersIn(headings: readonly string[], cells: readonly string[]): OldInquiry['others'] {
  return Object.fromEntries(
    headings.flatMap((heading, i) => {
      const name = heading.trim();
      const value = (cells[i] ?? '').trim();
      const isOurs = Object.hasOwn(texts, name.toLowerCase()) || coded.includes(name.toLowerCase());
      return isOurs || name === '' || value === '' ? [] : [[name, value]];
    }),
  );
}

function instantIn(text: string, zone: string): DateTime | undefined {
  for (const format of formats) {
    const read = DateTime.fromFormat(text, format, { zone, locale: 'en-US' });
    if (read.isValid) return (format.includes('m') ? read : read.set({ hour: openingHour })).toUTC();
  }
  return undefined;
}

function hashOf(cells: readonly (readonly [string, string])[]): string {
  const text = JSON.stringify([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
