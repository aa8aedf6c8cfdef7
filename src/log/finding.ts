import type { ChainFault } from './verify';

/** Something that stands otherwise in the store than the service wrote it. No member data. */
export type Finding = {
  /** Its inquiry; absent for what belongs to none. */
  readonly ref?: string;
  /** Number of the line; absent for the inquiry's own row, and for what has no line. */
  readonly line?: number;
  /** An anchor's day, ISO. */
  readonly day?: string;
  readonly what:
    | ChainFault['what']
    /** The chain holds, and what is sealed there does not open. */
    | 'sealed'
    /** The inquiry's own row says otherwise than when it was written. */
    | 'row'
    /** The inquiry's own row has no mark. */
    | 'unmarked'
    /** An inquiry whose lines are all gone, or lines whose inquiry is. */
    | 'noLines'
    | 'noInquiry'
    /** It stands in a partition that is not its own. */
    | 'misplaced'
    /** The chain holds, and is another one than was anchored. */
    | 'rewritten'
    /** An anchored inquiry is not there at all. */
    | 'gone'
    /** A privacy record that a line names says otherwise, or is not there. */
    | 'record'
    | 'recordGone'
    /** A tombstone is not as the service wrote it. */
    | 'tombstone'
    /** A purge has begun, and rows are left. */
    | 'purgeUnfinished'
    /** It was purged, and rows of it are there. */
    | 'purgedYetThere'
    /** An anchor was changed itself, or removed: the last one, or one before it; or it is not the one that was mailed. */
    | 'anchor'
    | 'anchorGone'
    | 'anchorGap'
    | 'notAsMailed';
};

const words: Readonly<Record<Finding['what'], string>> = {
  changed: 'was changed after it was written',
  removed: 'was removed',
  inserted: 'was put in, and was never part of the log',
  moved: 'was moved away from here',
  head: 'is not the last line that its inquiry names',
  sealed: 'has a sealed part that does not open',
  row: 'the inquiry’s own row was changed after it was written',
  unmarked: 'the inquiry’s own row has no mark: it was taken out, or an earlier version wrote the row',
  noLines: 'all lines were removed; only the inquiry’s own row is there',
  noInquiry: 'the inquiry’s own row was removed; only lines are there',
  misplaced: 'stands in a part of the store that is not its own: it was put there',
  rewritten: 'was written anew: it is not the line that was anchored',
  gone: 'the whole inquiry was removed; it was anchored',
  record: 'names a privacy record that was changed after it was written',
  recordGone: 'names a privacy record that was removed',
  tombstone: 'its tombstone was changed, or the service never wrote it: nobody knows whether it was purged lawfully',
  purgeUnfinished: 'its purge has begun and is not finished: run purge again',
  purgedYetThere: 'rows of it are there although it was purged',
  anchor: 'was changed after it was written',
  anchorGone: 'was removed',
  anchorGap: 'follows one that is no longer there',
  notAsMailed: 'is not in the store as it was mailed',
};

/** One sentence for people: which inquiry, which line, what is wrong. */
export function findingInWords({ ref, line, day, what }: Finding): string {
  const subject = [
    ...(ref === undefined ? [] : [ref]),
    ...(line === undefined ? [] : [line === 0 ? 'a line without a number' : `line ${String(line)}`]),
    ...(ref === undefined && day !== undefined ? [`The anchor of ${day}`] : []),
  ].join(', ');
  const since = ref !== undefined && day !== undefined ? ` on ${day}` : '';
  const sentence = line === undefined && ref !== undefined ? `: ${words[what]}` : ` ${words[what]}`;
  return `${subject}${sentence}${since}.`;
}
