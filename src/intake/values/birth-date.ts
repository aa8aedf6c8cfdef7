import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, phraseSource } from '../word-pattern';
import { dateSource, readDate } from './calendar-date';
import { peopleWords } from './name-words';

/** A date of birth in the mail. */
export type BirthMention = {
  /** ISO date. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly check: boolean;
  /** Labelled, or only standing beside a name and an id. */
  readonly isLabelled: boolean;
  /** Whose it is said to be, when not the member's. */
  readonly isOthers: boolean;
  /** "Member 2". */
  readonly n?: number;
};

const spanish =
  '(?:fecha[ \\n]de[ \\n](?:su[ \\n])?nacimiento|f\\.?d\\.?n\\.?|nacimiento|naci(?:o)?(?: el)?|nacid[oa](?: el)?)';
const english = '(?:date[ \\n]of[ \\n]birth|birth ?date|birth ?day|d\\.? ?o\\.? ?b\\.?|born(?: on)?|b\\.|b-?day)';
const labelled = new RegExp(
  `(?<![a-z])(?:(${spanish})|${english})(?: (?:is|was|es|era|on|of|the|dia|listed as)){0,2}[ :=#(,–-]{0,4}\\n?(${dateSource})(?!\\d)`,
  'g',
);
const labelBehind = new RegExp(
  `(?<![\\d/])(${dateSource}) ?[,(–-]{0,2} ?(?:is (?:her|his|my|the) )?(?:\\(?dob\\b|date of birth|birth ?date|fecha de nacimiento)`,
  'g',
);
const bare = new RegExp(`(?<![\\d/-])(${dateSource})(?![\\d/-])`, 'g');
const nearId = /(?:\d{7}-?[a-z]|[a-z]-?\d{7})(?:[\s,;:/()|\uE001–-]{1,4}| and | y )$/;
const beforeId =
  /^(?:[\s,;:/()|\uE001–-]{1,4}| and | y )(?:(?:id|sid|medicaid|medicaid id|state id)[ :#]{1,3})?(?:\d{7}-?[a-z]|[a-z]-?\d{7})(?![a-z0-9])/;
const relation = `(?:${peopleWords.relations.map(phraseSource).join('|')})`;
const theirs = new RegExp(
  `(?:(?<!(?:about|for|regarding|behalf of|re|re:|sobre|por|para) )(?:his|her|their|the member's|member's|su|[a-z]+'s|my own|mi propia) (?:[a-z]+ )?(?:${relation}(?:'s)?|own)|(?<!(?:my|our|mi) )(?<![a-z])(?:${relation}|provider|guardian|caller)'s|(?:caller|parent|guardian|mother|father):)(?:[ ,(:]+[a-z'-]+){0,4}[\\s,:(]*$`,
);
const wrong =
  /(?<![a-z])(?:not|wrong|incorrect|old|listed as|has it as|has|equivocad[oa]|incorrect[oa]) (?:dob |date of birth |birth ?date )?(?:of |as )?[\s,:(]*$/;
const wrongBehind = /^[\s,)(–-]{0,3}(?:(?:which|that) )?(?:is|was) (?:wrong|incorrect|not (?:right|correct)|a typo)/;
/** "12.03.1952 (that is 12 March)". */
const explained =
  /^ ?\(?(?:that is|that's|i\.e\.|meaning|=|is)? ?,? ?(\d{1,2}(?:st|nd|rd|th)? (?:of )?[a-z]{3,9}|[a-z]{3,9} \d{1,2}(?:st|nd|rd|th)?)\)/;

/** Every date of birth, in the order of the text; dates that cannot be one are left out. */
export function birthMentions(reading: Reading): readonly BirthMention[] {
  const text = fold(reading.text);
  const found = [...inFields(reading), ...inSentences(reading, text), ...besideData(reading, text)].sort(
    (a, b) => a.start - b.start,
  );
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && other.start < one.end && one.start < other.end),
  );
}

type Written = { readonly written: string; readonly start: number; readonly from: number; readonly isSpanish: boolean };

function inFields(reading: Reading): BirthMention[] {
  return reading.fields.flatMap((field) => {
    if (field.noun !== 'birthDate') return [];
    const written =
      new RegExp(`^(?:el |on |the )?(${dateSource})(?!\\d)`).exec(fold(field.value))?.[1] ??
      /^\d{8}(?!\d)/.exec(field.value)?.[0];
    if (written === undefined || field.owner === 'old') return [];
    const start = field.start + fold(field.value).indexOf(written);
    const isSpanish = new RegExp(spanish).test(fold(reading.text.slice(field.from, field.start)));
    const isOthers = field.owner === 'contact' || field.owner === 'other';
    return mention({ written, start, from: field.from, isSpanish }, reading).map((one) => ({
      ...one,
      isOthers,
      ...(field.n !== undefined && { n: field.n }),
    }));
  });
}

function inSentences(reading: Reading, text: string): BirthMention[] {
  const before = [...text.matchAll(labelled)].map(({ index, 0: all, 1: label, 2: written = '' }) => ({
    written,
    start: index + all.length - written.length,
    from: index,
    isSpanish: label !== undefined,
  }));
  const behind = [...text.matchAll(labelBehind)].map(({ index, 0: all, 1: written = '' }) => ({
    written,
    start: index,
    from: index,
    isSpanish: all.includes('fecha'),
  }));
  return [...before, ...behind].flatMap((found) => {
    const lead = around(text, found.from, found.start).before;
    return wrong.test(lead)
      ? []
      : mention(found, reading).map((one) => ({
          ...one,
          isOthers: theirs.test(lead) && !/(?<![a-z])(?:both|each of|ambos|los dos|las dos)(?![a-z])/.test(lead),
        }));
  });
}

/** "Jane Roe, 1234567A, 3/9/1961": a date among a member's data is a birth date. */
function besideData(reading: Reading, text: string): BirthMention[] {
  const inRuns = reading.runs.flatMap(({ pieces }) => pieces.filter(({ kind }) => kind === 'date'));
  return [...text.matchAll(bare)].flatMap(({ 0: written, index }) => {
    const isBeside =
      inRuns.some(({ start, end }) => start <= index && index < end && end - start <= written.length + 1) ||
      nearId.test(text.slice(Math.max(0, index - 14), index)) ||
      beforeId.test(text.slice(index + written.length, index + written.length + 30));
    if (!isBeside) return [];
    // A day of these weeks is when something happened.
    const recent = reading.receivedAt.minus({ days: 45 }).toISODate() ?? '';
    return mention({ written, start: index, from: index, isSpanish: false }, reading)
      .filter(({ value }) => value < recent)
      .map((one) => ({ ...one, check: true, isLabelled: false }));
  });
}

function mention({ written, start, from, isSpanish }: Written, { text, receivedAt }: Reading): BirthMention[] {
  const end = start + written.length;
  const behind = fold(text.slice(end, end + 60));
  if (wrongBehind.test(behind)) return [];
  const read =
    explainedDate(written, behind, receivedAt.year) ?? readDate(withSlashes(written), receivedAt.year, isSpanish);
  const value = read?.date.toISODate() ?? '';
  if (!read || read.date.year < 1900 || value > (receivedAt.toISODate() ?? '')) return [];
  return [
    {
      value,
      start,
      end,
      words: shown(text.slice(from, end)),
      check: read.isDoubtful,
      isLabelled: true,
      isOthers: false,
    },
  ];
}

/** "03091961", as forms take it. */
function withSlashes(written: string): string {
  return written.replace(/^(\d\d)(\d\d)(\d{4})$/, '$1/$2/$3');
}

/** The same date with day and month as the writer explains them. */
function explainedDate(written: string, behind: string, year: number): ReturnType<typeof readDate> {
  const words = explained.exec(behind)?.[1];
  const [, first = '', second = '', full = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? [];
  const clear = words === undefined ? undefined : readDate(`${words.replace(/ of /, ' ')} ${full}`, year);
  const isSame =
    clear !== undefined &&
    [Number(first), Number(second)].sort((a, b) => a - b).join() ===
      [clear.date.day, clear.date.month].sort((a, b) => a - b).join();
  return isSame ? clear : undefined;
}
