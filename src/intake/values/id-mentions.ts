import { z } from 'zod';
import idData from '../data/id-words.json';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import type { Field } from '../text/fields';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, phraseSource, wordList } from '../word-pattern';
import { saysNotMe } from '../who/not-me';
import { peopleWords } from './name-words';

/** A number that may be a Medicaid id. */
export type IdMention = {
  /** Upper-cased, without spaces and hyphens. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  /**
   * `right`: said to be the correct one of several. `labelled`: said to be the member's. `plain`: it only looks like an id.
   * `other`: somebody else's. `wrong`: old, mistyped, or another kind of number.
   */
  readonly kind: 'right' | 'labelled' | 'plain' | 'other' | 'wrong';
  readonly isUsual: boolean;
  /** "Member 2". */
  readonly n?: number;
};

const words = readData(
  'id-words.json',
  z.strictObject({
    about: z.string(),
    labels: wordList,
    notAnId: wordList,
    wrongBefore: wordList,
    wrongNear: wordList,
    wrongAfter: wordList,
    rightBefore: wordList,
    rightAfter: wordList,
  }),
  idData,
);

/** The usual forms, nowhere confirmed: seven digits and a letter, or a letter and seven digits. */
const usual = /(?<![\w@.-])(?:\d{7}-?[a-z]|[a-z]-?\d{7})(?![\w@/]|-\w|\.\w)/gi;
/** The same with blanks: "4 581 906 J", "2096613 V". A capital alone may be a word too. */
const usualApart = /(?<![\w@.-]|\d )(?:\d \d{3} \d{3} ?|\d{7} )(?:[B-HJ-Z]|[AI](?! [a-z]))(?![\w@/'’]|-\w|\.\w)/g;
const usualWhole = /^(?:\d{7}[A-Z]|[A-Z]\d{7})$/;
/** What may stand for an id behind a label: five digits or more, with letters, blanks and hyphens between them. */
const anyNumber =
  /^(?:[a-z]-?)?\d[\d-]{4,13}(?:-?[a-z](?![a-z0-9]))?(?![\w@])|^(?:[a-z] )?\d{1,6}(?:[ -]\d{2,7})+(?:[ -]?[a-z](?![a-z0-9]))?|^[a-z] \d{5,9}(?![a-z0-9])/i;

const labelGlue = String.raw`(?:[\s:=#,"'(*-]|number|num|no\.|is|es|el|la|the|of|for|says|reads|shows|on file|listed as|given as|:){0,6}`;
const label = cueOf(words.labels, labelGlue);
const behindLabel = cueOf(
  words.labels,
  String.raw`[\s,(–-]{1,3}(?:(?:is|=|as|es|por) )?(?:(?:her|his|their|the|my|the member's|su|mi|el|member's) )?`,
);
const notAnId = cueOf(words.notAnId, String.raw`[\s:=#,"'(*.-]{0,4}(?:(?:is|number|no\.?|num|id|#)[\s:#.]{0,3}){0,2}`);
/** A reservation may stand some words before the id: "her old Medicaid ID was". */
const far = String.raw`(?: (?:medicaid|state|member|member's|mco|iowa|id|ids|number|numbers|card|sid|title|19|xix|no|num|one|is|was|on|in|file|the|her|his|our|system|record|records|we|had|have|que|de|del|miembro|numero|identificacion|es|era|(?:from|of|in|until) \d{4}|from|last|year)){0,6}[\s:=#,"'(*-]{0,4}`;
const wrongBefore = cueOf(words.wrongBefore, far);
const wrongNear = cueOf(words.wrongNear);
const rightBefore = cueOf(words.rightBefore, far);
const wrongAfter = cueOf(
  words.wrongAfter,
  String.raw`[\s,)(–-]{0,4}(?:(?:that|this|the one|it|which|who|eso|ese|el cual|but|pero)[\s,]{1,2})?(?:(?:in|on|from) (?:the|my|our|your) [a-z ]{3,24} )?`,
);
const rightAfter = cueOf(words.rightAfter, String.raw`[\s,)(–-]{0,4}`);
const relation = `(?:${peopleWords.relations.map(phraseSource).join('|')})`;
/** Up to five words between whose number it is and the number. */
const reach = `(?:'s|')?(?:[ ,(:]+[a-z'-]+){0,5}[\\s:=#,"'(*-]{0,4}$`;
/** "his wife's ID", "another member", but not "about her son". */
const theirs = new RegExp(
  `(?:(?<!(?:about|for|regarding|behalf of|re|re:|sobre|por|para|(?:member|mbr|patient|client|resident)(?: is|:| -)?) )(?:his|her|their|the member's|member's|su|[a-z]+'s) (?:[a-z]+ )?${relation}|(?<![a-z])(?:provider|doctor|pharmacy|hospital|clinic|supplier|csr|case manager|caller|guardian)'s|another (?:member|patient|person|client)|different (?:member|patient|person|client)|other (?:member|patient|person|client)|otro miembro|otra persona)${reach}`,
);
/** "Mother's ID" beside a child's; in a relative's own mail "Dad's ID" is the member's. */
const relatives = new RegExp(`(?<!(?:my|our|mi) )(?<![a-z])${relation}'s${reach}`);
const own =
  /(?<![a-z])(?:his own|her own|their own|my own|(?!member|patient|mbr|client)[a-z]+'s own|mi propi[oa]|su propi[oa]|(?<!(?:than|from|to|unlike) )mine)(?: [a-z]+){0,4}[\s:=#,"'(*-]{0,4}$/;
/** Where the member writes, "her number" is another's. */
const third = new RegExp(
  `(?<![a-z])(?:his|her|their|[a-z]+'s)(?: [a-z]+){0,3} ?(?:id|number|card|medicaid)(?: [a-z]+)?[\\s:=#,"'(*-]{0,4}$`,
);
const first =
  /(?<![a-z])(?:my|mi)(?: [a-z]+){0,3} ?(?:id|number|card|medicaid|numero|tarjeta)(?: [a-z]+)?[\s:=#,"'(*-]{0,4}$/;
/** "The right one for Mr. Roe is". */
const rightOne =
  /(?<![a-z])(?:right|correct|actual|real|new|proper|current|corrected) (?:one|id|number|medicaid id|state id|medicaid number|sid)(?: [a-z.'-]+){0,6} (?:is|es|as)[\s:]*$/;
/** "Roe is listed under 1234567A. That number is wrong." */
const thenWrong =
  /^\.? ?(?:that|this|it|the number|the id|ese numero)(?: (?:number|id|one|card))? (?:is|was) (?:the )?(?:wrong|incorrect|not (?:right|hers|his|correct)|old|her old|his old|another|someone else)/;

/** Words that may stand before "ID" or "number" when it is the member's. */
const ofMember = new Set(
  'the her his their my our your this that member mbr patient client resident consumer recipient beneficiary medicaid state iowa card mco plan and is of on with for by a an new old current correct right wrong actual same insurance title xix el la su mi con de y es s name dob caller has had have says gave'.split(
    ' ',
  ),
);
/** "(he has Medicaid too, 1234567A, not him)". */
const thenNot =
  /^[^\d\n]{0,40}?(?<![a-z])(?:(?:this|that|it)(?: is|'s) |but )?not (?:about )?(?:him|her|them|me|the caller)(?![a-z])/;

/** "Do not confuse with Ann Roe 1234567A". */
const confusedWith =
  /(?<![a-z])(?:confus|mix|mistak|mistook)[a-z]*(?: up)?(?: (?:him|her|it|them|this one|this))? (?:with|for|con) (?:[a-z.'-]+[ ,(]{1,2}){1,5}$/;
const ofProvider =
  /(?<![a-z])(?:provider|clinic|group|facility|pharmacy)(?:'s)? (?:medicaid|state) (?:id|number|no\.?|#)[\s:#]*$/;

/** Every number in the mail that may be a Medicaid id, in the order of the text. Links and mail addresses hold none. */
export function idMentions(reading: Reading): readonly IdMention[] {
  const found = [...inFields(reading), ...inSentences(reading), ...alone(reading)].sort((a, b) => a.start - b.start);
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && other.start < one.end && one.start < other.end),
  );
}

function inFields(reading: Reading): IdMention[] {
  const { fields, text } = reading;
  return fields.flatMap((field) => {
    if (field.noun !== 'memberId') return [];
    const written = numberAt(field.value);
    if (written === undefined) return [];
    const at = field.start + field.value.indexOf(written);
    return [mention(written, at, text, kindOfField(field, reading, at, at + written.length), field.from, field.n)];
  });
}

function kindOfField(field: Field, reading: Reading, start: number, end: number): IdMention['kind'] {
  if (field.owner === 'old') return 'wrong';
  // "My son’s Medicaid ID": who writes so writes for the member.
  const isOurs = /(?<![a-z])(?:my|our|mi|nuestr[oa]) $/i.test(
    reading.text.slice(Math.max(0, field.from - 10), field.from),
  );
  const isLabelledOurs = /^(?:my|our|mi|nuestr[oa]) /i.test(reading.text.slice(field.from, field.start));
  if (field.owner === 'other' || (field.owner === 'contact' && !isOurs && !isLabelledOurs)) return 'other';
  const sides = sidesOf(reading, start, end);
  return kindOf({ ...sides, isMemberWriting: false, isWritingOfOther: false }, 'labelled');
}

/** Behind words such as "her Medicaid number is". */
function inSentences(reading: Reading): IdMention[] {
  const { text, fields } = reading;
  return [...text.matchAll(/(?<![\w@.-])(?=[a-z]?[ -]?\d)(?=[\da-z -]{0,3}\d)/gi)].flatMap(({ index }) => {
    const written = numberAt(text.slice(index, index + 24));
    if (
      written === undefined ||
      fields.some(
        ({ noun, start, end }) =>
          noun !== 'text' && noun !== 'memberId' && noun !== 'name' && start <= index && index < end,
      )
    )
      return [];
    const sides = sidesOf(reading, index, index + written.length);
    const said = label.atEnd(sides.lead) ?? behindLabel.atStart(sides.behind);
    if (said === undefined) return [];
    if (/^(?:id|number|no|card)/.test(said) && isAnotherKind(sides.lead, said)) return [];
    const isShort = /^(?:id|member|number|numero|su numero|mi numero|medicaid|mid|sid)/.test(said);
    if (isShort && !usualWhole.test(tidy(written))) {
      if (!/^(?:medicaid|sid|mid|id)/.test(said) || !/^[A-Z]?\d{7,9}[A-Z]?$/.test(tidy(written))) return [];
    }
    return [mention(written, index, text, kindOf(sides, 'labelled'), undefined)];
  });
}

/** "Conference ID", "Zoom number": the word before a short label says of what. Small words do not. */
function isAnotherKind(lead: string, said: string): boolean {
  const word = /([a-z]+)[ #]*$/.exec(lead.slice(0, lead.lastIndexOf(said)))?.[1];
  return word !== undefined && !ofMember.has(word);
}

/** By its look only. */
function alone(reading: Reading): IdMention[] {
  const { text } = reading;
  return [...text.matchAll(usual), ...text.matchAll(usualApart)].map(({ 0: written, index }) =>
    mention(written, index, text, kindOf(sidesOf(reading, index, index + written.length), 'plain'), undefined),
  );
}

type Sides = {
  readonly lead: string;
  readonly behind: string;
  readonly far: string;
  readonly isMemberWriting: boolean;
  readonly isWritingOfOther: boolean;
  readonly isWork: boolean;
};

function sidesOf(reading: Reading, start: number, end: number): Sides {
  const { before, after } = around(reading.text, start, end);
  const writer = reading.passages[reading.zoneAt(start).passage];
  const isOfOther = writer?.isProfessional === false && saysNotMe(writer.words.join(' '));
  return {
    lead: fold(before),
    behind: fold(after),
    far: fold(reading.text.slice(end, end + 80)),
    isMemberWriting: writer?.isMember === true && !isOfOther,
    isWritingOfOther: isOfOther,
    isWork: writer?.isProfessional !== false,
  };
}

function kindOf(
  { lead, behind, far: beyond, isMemberWriting, isWritingOfOther, isWork }: Sides,
  otherwise: 'labelled' | 'plain',
): IdMention['kind'] {
  const breaks = [...lead.matchAll(/;|, (?:and|but|not|y|pero)|\b(?:but|pero|and her|and his)\b/g)].map(
    ({ index }) => index,
  );
  const clause = lead.slice(Math.max(0, ...breaks));
  if (notAnId.atEnd(lead) !== undefined || ofProvider.test(lead)) return 'wrong';
  if (confusedWith.test(clause)) return 'other';
  if (rightBefore.atEnd(clause) !== undefined || rightOne.test(clause) || rightAfter.atStart(behind) !== undefined)
    return 'right';
  if (
    wrongBefore.atEnd(clause) !== undefined ||
    wrongNear.atEnd(clause) !== undefined ||
    wrongAfter.atStart(behind) !== undefined
  )
    return 'wrong';
  if (/^ ?\(?(?:old|wrong|incorrect|previous|typo)\b/.test(behind) || thenWrong.test(beyond)) return 'wrong';
  if (thenNot.test(behind)) return 'other';
  // "Both Carl (...) and his wife Doris (...)": she is one of the members.
  const isBoth = /(?<![a-z])(?:both|each of|ambos|las dos|los dos)(?![a-z])/.test(lead);
  if ((!isBoth && theirs.test(clause)) || own.test(clause) || (isWork && relatives.test(clause))) return 'other';
  if (isWritingOfOther && first.test(clause)) return 'other';
  if (isMemberWriting && third.test(clause)) return 'other';
  // Somebody who writes for a relative: "my number" is theirs.
  if (!isMemberWriting && !isWork && first.test(clause)) return 'other';
  if (isMemberWriting && first.test(clause)) return 'right';
  return otherwise;
}

/** The number that a value begins with, as it is written. */
function numberAt(value: string): string | undefined {
  const lead = /^(?:(?:is|no\.?|number|#|es)[\s:#]*)?#?/i.exec(value)?.[0] ?? '';
  return ownNumber(value.slice(lead.length));
}

function ownNumber(value: string): string | undefined {
  const written = anyNumber.exec(value)?.[0];
  if (written === undefined || written.replace(/\D/g, '').length < 5) return undefined;
  // "1234567 A" is one id, "1234567 a nurse" is not; dates and phones are none.
  if (/^\d{1,2}-\d{1,2}-\d{2,4}$|^\d{4}-\d{2}-\d{2}|^\d{3}[- ]\d{3}[- ]\d{4}$|^\d{3}-\d{2}-\d{4}$/.test(written))
    return undefined;
  const rest = value.slice(written.length);
  const letter = / ([a-z])$/i.exec(written)?.[1];
  if (letter !== undefined) return endsId(letter, rest) ? written : written.slice(0, -2);
  const behind = /^\d{7}$/.test(written) ? /^ ([a-z])(?![a-z0-9'’])/i.exec(rest)?.[1] : undefined;
  return behind !== undefined && endsId(behind, rest.slice(2)) ? `${written} ${behind}` : written;
}

/** Whether a letter apart from the digits is the id's: "1234567 V and", "1234567 v,", but not "1234567 A nurse", "1234567 y vive". */
function endsId(letter: string, rest: string): boolean {
  if (letter === letter.toLowerCase()) return /^ ?(?:[,;)\n\uE001|]|$)/.test(rest);
  return !/[AI]/.test(letter) || !/^ [a-z]/.test(rest);
}

function tidy(written: string): string {
  return written.replace(/[\s-]/g, '').toUpperCase();
}

function mention(
  written: string,
  start: number,
  text: string,
  kind: IdMention['kind'],
  from: number | undefined,
  n?: number,
): IdMention {
  const value = tidy(written);
  const end = start + written.length;
  const lead =
    from === undefined
      ? around(text, start, end)
          .before.slice(-30)
          .replace(/^\S*\s/, '')
      : text.slice(from, start);
  return {
    value,
    start,
    end,
    words: shown(lead + written),
    kind,
    isUsual: usualWhole.test(value),
    ...(n !== undefined && { n }),
  };
}
