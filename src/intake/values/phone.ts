import { z } from 'zod';
import phoneData from '../data/phone-words.json';
import type { Found } from '../draft';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { labelOf } from '../text/label';
import { fold, phraseSource, wordList } from '../word-pattern';
import { plans } from '../plans';
import { isSamePerson } from './name-runs';
import { peopleWords } from './name-words';

const words = readData(
  'phone-words.json',
  z.strictObject({
    about: z.string(),
    callBack: wordList,
    phone: wordList,
    fax: wordList,
    others: wordList,
    gone: wordList,
    goneAfter: wordList,
    othersAfter: wordList,
    preferred: wordList,
    second: wordList,
    staffSelf: wordList,
  }),
  phoneData,
);

/** No area code and no exchange begins with 0 or 1. */
const phone =
  /(?<![\w+/-])(?:\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?-?|([2-9]\d\d) ?[ .\-–/] ?|([2-9]\d\d)(?=\d{7}(?!\d)))([2-9]\d\d) ?[ .\-–]? ?(\d{4})(?:,? ?\(?(?:ext\.?|x|extension|opci[oó]n) ?#?(\d{1,6})\)?)?(?![\w-])/gi;
const tollFree = /^8(?:00|33|44|55|66|77|88)-/;

/** Few words may stand between the cue and the number: "call her cell phone at", "my daughter Ana's phone is". */
const near = String.raw`(?:[ ,:=(#*"'-]|\b(?:number|phone|cell|cellphone|mobile|home|at|on|is|at the|via|by phone|by|al|el|es|en|no|tel|back|directly|anytime|any time|today|tomorrow|please|first|again|instead|num|numero|telefono|celular|after \d{1,2}(?::\d\d)? ?(?:am|pm|p\.m\.|a\.m\.)?|before \d{1,2}(?::\d\d)? ?(?:am|pm)?|mornings|evenings|afternoons|in the (?:morning|afternoon|evening)s?|during the day|on (?:her|his|my|the) cell|is at)\b){0,9}`;
const callBack = cueOf(words.callBack, near);
const labelled = cueOf(words.phone, String.raw`[ ,:=(#*.-]{0,4}(?:(?:is|es|at|al|no|number|#)[ :.]{0,2}){0,2}`);
const labelBehind = cueOf(words.phone, String.raw`[ ,(–-]{1,3}`);
const fax = cueOf(words.fax, near);
/** "faxed everything to". */
const faxed = /(?<![a-z])fax(?:ed|es|ing)? [^.;,]{0,40}$/;
/** No comma: "Molina, 515-555-0142" lists two things about one member. */
const others = cueOf(
  words.others,
  String.raw`(?:[ :=(#*"'-]|'s|\b(?:number|phone|line|contact|cell|at|on|is|the|al|es|telefono|numero|tel|ph|no|direct|main|office|desk|staff|for)\b){0,8}`,
);
/** "his PT Gwen Barlow (515-555-0142)": somebody who is there for work, by name. */
const named = new RegExp(
  `(?<![a-z])(?:${peopleWords.professionals.map(phraseSource).join('|')}|pca|teacher|landlord|employer|lawyer)\\.? (?!call|at|is|phone|please|who|says|said|and|or|has|will)(?:[a-z'.-]+ ?){1,3}(?:,? (?:rn|md|do|lpn|pt|ot))?[ ,:(-]{1,3}(?:at |is )?$`,
);
/** "wants a new doctor 515-555-0142": there is no such doctor yet. */
const notYet = /(?<![a-z])(?:new|another|different|wants? an?|needs? an?|find an?|nuev[oa]|otr[oa]) [a-z ]{0,20}$/;
/** "call Milena at": a person by name. */
const callSomebody =
  /(?<![a-z])(?:call|phone|ring|reach|text|contact|ask for|llam[a-z]* a|hablar con) (?:[a-z.'-]+ ){1,4}(?:at|on|al|en el) $/;
/** "reach her through the front desk": said in so many words, whoever's number it is. */
const through =
  /(?:reach|call|contact|phone|text|get|find|called|reached|contacted)(?: (?:her|him|them|me|us|the member|the family))? (?:through|via|by way of|care of|c\/o|in care of|at) (?:(?:the|her|his|their|my) )?[a-z' -]{2,40}[ ,:(]{0,3}$/;
const askFor = /^,? ?(?:and )?(?:please )?ask for /;
const gone = cueOf(
  words.gone,
  String.raw`(?:[ ,:=(#*"'-]|\b(?:number|phone|cell|line|home|work|landline|mobile|at|on|is|was|her|his|the|it|we|you|have|had|file|num|numero|telefono|al|el)\b){0,8}`,
);
const goneAfter = cueOf(
  words.goneAfter,
  String.raw`[ ,;)(–-]{0,3}(?:(?:that|this|which|it|but|but that|number|one|the number|please|he|she|they|said|ese|pero)[ ,]{1,2}){0,4}`,
);
const othersAfter = cueOf(words.othersAfter, String.raw`[ ,)(–-]{0,3}(?:(?:that|this|which|it)[ ,]{1,2})?`);
const preferred = cueOf(words.preferred, near);
const second = cueOf(words.second, near);
const staffSelf = cueOf(words.staffSelf, near);

const planNames = plans.flatMap(({ aliases }) => aliases.map(({ name }) => phraseSource(fold(name)))).join('|');

type Candidate = {
  readonly rank: 1 | 2 | 3 | 4 | 5;
  readonly value: string;
  readonly words: string;
  readonly isPreferred: boolean;
  readonly isSecond: boolean;
};

/**
 * The number to call back, as `515-555-0142`: the one that the mail says is it; else the member's or the family's only one. A
 * number in a professional's signature counts only when it is said to be the call back; a fax, a plan's or provider's number, and
 * one that is said to be old, never. Two that are equally good: none.
 */
export function findPhone(
  reading: Reading,
  memberName?: string,
  isWithin: (place: number) => boolean = () => true,
): Found | undefined {
  const all = candidates(reading, memberName).filter(({ at }) => isWithin(at));
  for (const rank of [1, 2, 3, 4, 5] as const) {
    const best = all.filter((one) => one.rank === rank);
    const [first] = best;
    if (!first) continue;
    const chosen =
      onlyOne(best) ??
      onlyOne(best.filter(({ isPreferred }) => isPreferred)) ??
      onlyOne(best.filter(({ isSecond }) => !isSecond));
    if (!chosen) return undefined;
    return {
      value: chosen.value,
      words: chosen.words,
      check: rank > 2 || new Set(best.map(({ value }) => value)).size > 1,
    };
  }
  return undefined;
}

function onlyOne(found: readonly Candidate[]): Candidate | undefined {
  return new Set(found.map(({ value }) => value)).size === 1 ? found[0] : undefined;
}

function candidates(reading: Reading, memberName: string | undefined): (Candidate & { readonly at: number })[] {
  const { text } = reading;
  const matches = [...text.matchAll(phone)];
  return matches.flatMap((match, index) => {
    const place = placeOf(reading, matches, { match, index }, memberName);
    const rank = rankOf(reading, place);
    if (rank === undefined) return [];
    const { lead, behind, at } = place;
    const isSecond = second.atEnd(lead) !== undefined || second.atStart(behind) !== undefined;
    const isPreferred =
      preferred.atEnd(lead) !== undefined ||
      /^[ ,)(–-]{0,3}(?:(?:is|are|which is|texts are) )?(?:(?:the|her|his|my) )?(?:best|preferred|new|current|correct|cell|mejor)/.test(
        behind,
      );
    const evidence = shown(`${lastWords(text.slice(at - lead.length, at))}${match[0]}`);
    return [{ rank, value: valueOf(match), words: evidence, isPreferred, isSecond, at }];
  });
}

function valueOf(match: RegExpMatchArray): string {
  const extension = match[6] === undefined ? '' : ` ext. ${match[6]}`;
  return `${match[1] ?? match[2] ?? match[3] ?? ''}-${match[4] ?? ''}-${match[5] ?? ''}${extension}`;
}

type Place = {
  readonly at: number;
  /** Folded words before it in the sentence, not those about another number. */
  readonly lead: string;
  /** Folded words after it, up to the next number. */
  readonly behind: string;
  readonly value: string;
  readonly isBare: boolean;
  readonly field: Reading['fields'][number] | undefined;
  /** Whether a label that we do not know stands before it: somebody's name, or some office. */
  readonly stranger: 'none' | 'member' | 'family' | 'other';
};

function placeOf(
  reading: Reading,
  matches: readonly RegExpMatchArray[],
  { match, index }: { readonly match: RegExpMatchArray; readonly index: number },
  memberName: string | undefined,
): Place {
  const { text, fields } = reading;
  const at = match.index ?? 0;
  const end = at + match[0].length;
  const [previous, next] = [matches[index - 1], matches[index + 1]];
  const previousEnd = (previous?.index ?? 0) + (previous?.[0].length ?? 0);
  const sides = around(text, at, end);
  const nextAt = (next?.index ?? Infinity) - end;
  const isFollowed = nextAt < sides.after.length;
  // What stands between two numbers and reaches the second belongs to that one: "(cell), fax 515-555-0143".
  const between = fold(sides.after.slice(0, isFollowed ? nextAt : undefined));
  const behind = isFollowed ? withoutLeadIn(between) : between;
  const field = fields.find(({ start, end: fieldEnd }) => start <= at && at < fieldEnd);
  const isFirstInField =
    field !== undefined && !matches.some(({ index: other = 0 }) => field.start <= other && other < at);
  return {
    at,
    lead: fold(text.slice(Math.max(at - sides.before.length, previousEnd), at)),
    behind,
    value: valueOf(match),
    isBare: /^\d{10}$/.test(match[0]),
    // A label speaks for the first number behind it; somebody else's label for all of them.
    field: isFirstInField || field?.owner === 'other' || field?.owner === 'old' ? field : undefined,
    stranger: strangerBefore(text.slice(Math.max(0, at - 60), at), memberName),
  };
}

/** The words after a number without those that lead to the next one. */
function withoutLeadIn(between: string): string {
  const cut = Math.max(
    between.lastIndexOf(','),
    between.lastIndexOf(';'),
    between.lastIndexOf(' or '),
    between.lastIndexOf(' and '),
    between.lastIndexOf('('),
  );
  return cut < 0 ? '' : between.slice(0, cut);
}

const family = new RegExp(
  `^(?:(?:his|her|their|the|foster|step) ?)?(?:${peopleWords.relations.map(phraseSource).join('|')})(?![a-z])`,
);

/** "Nathaniel: 515-555-0142": the label is a name. */
function strangerBefore(lead: string, memberName: string | undefined): Place['stranger'] {
  const label = /(?:^|[\n\uE001|;]|[.!?] ) *([^:\n\uE001|;,]{2,40}): ?$/.exec(lead)?.[1];
  if (label === undefined || labelOf(label) !== undefined) return 'none';
  if (memberName !== undefined && isSamePerson(label, memberName)) return 'member';
  return family.test(fold(label)) ? 'family' : 'other';
}

function rankOf(reading: Reading, place: Place): Candidate['rank'] | undefined {
  const { lead, behind, value, field } = place;
  const { zone, passage } = reading.zoneAt(place.at);
  const writer = reading.passages[passage];
  const isAtWork = writer?.isProfessional !== false;
  const isNotToBeCalled =
    fax.atEnd(lead) !== undefined ||
    faxed.test(lead) ||
    gone.atEnd(lead) !== undefined ||
    isGoneBy(behind) ||
    othersAfter.atStart(behind) !== undefined ||
    (isOthers(lead) && !through.test(lead) && !isInList(reading, place));
  if (isNotToBeCalled) return undefined;
  if (
    field &&
    (field.noun === 'fax' || field.noun === 'otherNumber' || field.owner === 'other' || field.owner === 'old')
  )
    return undefined;
  const isCalled =
    callBack.atEnd(lead) !== undefined ||
    callSomebody.test(lead) ||
    through.test(lead) ||
    field?.noun === 'callback' ||
    askFor.test(behind);
  if (zone === 'signature' && isAtWork) return isCalled && /call ?-?back/.test(lead) ? 2 : undefined;
  if (isCalled) {
    if (isAtWork && staffSelf.atEnd(lead) !== undefined) return 4;
    return tollFree.test(value) && field?.noun !== 'callback' ? undefined : 1;
  }
  if (tollFree.test(value)) return undefined;
  if (place.stranger === 'member') return 1;
  if (field?.noun === 'phone') return field.owner === 'member' ? 1 : 2;
  if (field?.owner === 'contact' || place.stranger === 'family') return 2;
  if (place.stranger === 'other') return 4;
  if (isInRun(reading, place.at)) return 2;
  if (labelled.atEnd(lead) !== undefined || labelBehind.atStart(behind) !== undefined) return 2;
  if (place.isBare) return undefined;
  return zone === 'signature' ? 5 : 3;
}

/** "please do not call there", but "please don't call him" says nothing of the number. */
function isGoneBy(behind: string): boolean {
  const said = goneAfter.atStart(behind);
  if (said === undefined) return false;
  const rest = behind.slice(behind.indexOf(said) + said.length);
  return !(
    /(?:call|llam(?:e|ar|en))$/.test(said) && /^ ?(?:him|her|them|me|us|mom|dad|the|my|his|lo|la)(?![a-z])/.test(rest)
  );
}

/** "Jane Roe - 1234567A - Molina - 515-555-0142": one thing behind the other about one member, the plan is not whose phone it is. */
function isInList({ runs }: Reading, { at, lead }: Place): boolean {
  const isPiece = runs.some(({ pieces }) => pieces.some(({ kind, start }) => kind === 'phone' && start === at));
  return isPiece || dataThenPlan.test(lead);
}

const dataThenPlan = new RegExp(
  `(?:\\d{7}-?[a-z]|[a-z]-?\\d{7}|\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}),? (?:${planNames})[ ,:-]{1,3}$`,
);

function isOthers(lead: string): boolean {
  if (named.test(lead)) return true;
  const whose = others.atEnd(lead);
  return whose !== undefined && !notYet.test(lead.slice(0, lead.lastIndexOf(whose)));
}

function isInRun({ runs }: Reading, at: number): boolean {
  return runs.some(({ pieces }) => pieces.some(({ kind, start, end }) => kind === 'phone' && start <= at && at < end));
}

/** Whole words of about thirty characters. */
function lastWords(lead: string): string {
  return lead.length <= 30 ? lead : lead.slice(-30).replace(/^\S*\s/, '');
}
