import type { DateTime } from 'luxon';
import { z } from 'zod';
import planWordData from '../data/plan-words.json';
import type { Found } from '../draft';
import { plansOpenOn } from '../plans';
import { readData } from '../read-data';
import { cueOf } from '../text/cue';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold, wordList } from '../word-pattern';
import { dateIn } from './day-in-words';
import { isSamePerson } from './name-runs';
import { someoneElse } from './someone-else';
import type { NameMention } from './name-mentions';
import { planMentions, type PlanMention } from './plan-mentions';

const words = readData(
  'plan-words.json',
  z.strictObject({
    about: z.string(),
    now: wordList,
    past: wordList,
    pastAfter: wordList,
    future: wordList,
    wish: wordList,
  }),
  planWordData,
);
const glue = String.raw`[\s,:("'-]{0,4}(?:(?:the|a|an|el|la|with|to|her|his|their|my|mco|plan|health plan|insurance|called|named|por|con) ){0,3}`;
const now = cueOf(words.now, glue);
const past = cueOf(words.past, glue);
const pastAfter = cueOf(words.pastAfter, String.raw`[\s,(–-]{0,4}(?:(?:that|which|who|it|plan|and) ){0,2}`);
const future = cueOf(words.future, glue);
const wish = cueOf(words.wish, glue);
/** "from X to Y": how X is known; and Y when something before says that the move is done. */
const movedFrom =
  /(?:switch|chang|mov|transfer|transition|went|came|go|cambi|pas)[a-zó]* (?:(?!to |a )[a-z']+ ){0,4}(?:from|over from|de)[\s,]{1,2}(?:the )?$/;
const toBehindFrom = /(?:from|de) [^.;\n]{3,60}? (?:to|a|into)[\s,]{1,2}(?:the )?$/;
const isNotYet =
  /(?:\bwill\b|going to|plans? to|is (?:switch|chang|mov|transfer)ing|wants?|would like|asks?|asked|request|trying|wishes|can (?:she|he|they|i|we)|could (?:she|he)|how (?:to|can|do)|quier|desea|va a)/;

/** What is known of the mail already: its names, the member's among them, and whether the matter is about teeth. */
type About = {
  readonly names?: readonly NameMention[];
  readonly member?: string | undefined;
  readonly isDental?: boolean;
};

type Standing = 'field' | 'now' | 'plain' | 'gone';

/**
 * The member's MCO on the day of the mail, by name, alias, former name or misspelling, as its code. Only plans open on that day
 * count. Words say which of two plans is the present one; when nothing does: none. A dental plan stands back behind a medical
 * one, unless `isDental` says that the matter is about teeth.
 */
export function findPlan(
  reading: Reading,
  { names = [], member, isDental = false }: About = {},
  isWithin: (place: number) => boolean = () => true,
): Found | undefined {
  const open = new Set(plansOpenOn(reading.receivedAt).map(({ code }) => code));
  const all = planMentions(reading).filter(
    (one) => isWithin(one.start) && !isPersonsName(one, names, reading.text) && !isAnotherThing(one, reading.text),
  );
  const standing = all
    .filter(({ plan }) => open.has(plan.code))
    .map((one) => ({
      ...one,
      standing: isSomebodyElses(one, reading, names, member) ? ('gone' as const) : standingOf(one, reading),
    }));
  const present = standing.filter((one) => one.standing !== 'gone');
  const kinds = new Set(present.map(({ plan }) => plan.kind));
  const counted =
    kinds.size < 2 ? present : present.filter(({ plan }) => plan.kind === (isDental ? 'dental' : 'medical'));
  for (const clearest of ['field', 'now', 'plain'] as const) {
    const best = counted.filter((one) => one.standing === clearest);
    const [first] = best;
    if (!first) continue;
    if (new Set(best.map(({ plan }) => plan.code)).size > 1) return undefined;
    const clear = best.find(({ isDoubtful }) => !isDoubtful) ?? first;
    const others = standing.some(
      (one) => one.plan.kind === clear.plan.kind && (one.plan.code !== clear.plan.code || one.standing === 'gone'),
    );
    return { value: clear.plan.code, words: shown(clear.words), check: clear.isDoubtful || others };
  }
  return undefined;
}

function standingOf(mention: PlanMention, reading: Reading): Standing {
  const { text, fields, receivedAt } = reading;
  const field = fields.find(({ start, end }) => start <= mention.start && mention.start < end);
  const sides = around(text, mention.start, mention.end);
  const lead = fold(sides.before);
  const behind = fold(sides.after);
  if (field?.noun === 'plan') {
    if (field.owner === 'old') return 'gone';
    return (
      moved(lead, behind, receivedAt) ??
      (field.owner === 'other' || pastAfter.atStart(behind) !== undefined ? 'gone' : 'field')
    );
  }
  const move = moved(lead, behind, receivedAt);
  if (move) return move;
  // "formerly Amerigroup" is the former name of the plan, which is named beside it.
  if (/(?:formerly|f\/k\/a|fka|previously known as|antes)\W{0,3}$/.test(lead)) return 'plain';
  // "left the Molina network": it is the plan of the network.
  if (/^(?:'s)? (?:network|directory|list|provider list|roster)/.test(behind)) return 'plain';
  if (wish.atEnd(lead) !== undefined) return 'gone';
  const isFuture = future.atEnd(lead) !== undefined;
  if (isFuture || now.atEnd(lead) !== undefined) {
    const from = startIn(behind, receivedAt);
    if (from === undefined) return isFuture ? 'gone' : isPastEnd(behind, receivedAt) ? 'gone' : 'now';
    return from <= receivedAt ? 'now' : 'gone';
  }
  if (past.atEnd(lead) !== undefined || pastAfter.atStart(behind) !== undefined || isPastEnd(behind, receivedAt))
    return 'gone';
  return 'plain';
}

/** "His brother is on Molina": a relative, or another person's name, stands before it in the sentence. */
function isSomebodyElses(
  mention: PlanMention,
  reading: Reading,
  names: readonly NameMention[],
  member: string | undefined,
): boolean {
  const { before } = around(reading.text, mention.start, mention.end);
  const { passage } = reading.zoneAt(mention.start);
  if (someoneElse(fold(before), reading, passage, member)) return true;
  const from = mention.start - before.length;
  const last = names.findLast(({ start, end, value }) => from <= start && end <= mention.start && value.includes(' '));
  return (
    last !== undefined &&
    member !== undefined &&
    !isSamePerson(last.value, member) &&
    isAbout(fold(reading.text.slice(last.end, mention.start)))
  );
}

/** ", who is on", " has": the plan is this person's. */
function isAbout(between: string): boolean {
  return (
    /^,? ?(?:who |he |she )?(?:is|was|has|had|are) (?:(?:on|with|in|enrolled in|enrolled with|a member of|now|the) ){0,3}$/.test(
      between,
    ) || /^'s (?:plan |mco )?(?:is )?$/.test(between)
  );
}

/** "switched from X to Y as of September 1". */
function moved(lead: string, behind: string, receivedAt: DateTime): Standing | undefined {
  const day = startIn(behind, receivedAt);
  const isAhead = day === undefined ? isNotYet.test(lead) : day > receivedAt;
  if (toBehindFrom.test(lead) && /(?:switch|chang|mov|transfer|transition|went|cambi|pas)/.test(lead))
    return isAhead ? 'gone' : 'now';
  if (movedFrom.test(lead)) return isAhead ? 'now' : 'gone';
  return undefined;
}

/** The day from which something holds: "effective 9/1", "as of October 1, 2026". */
function startIn(behind: string, receivedAt: DateTime): DateTime | undefined {
  const found =
    /^[^.;\n]{0,40}?(?:effective|eff\.?|as of|starting|beginning|from|since|on|a partir del?|desde el?)[\s:]{1,2}(?:on )?(.{3,30})/.exec(
      behind,
    )?.[1];
  return found === undefined ? undefined : dateIn(found, receivedAt);
}

/** "until August 31". */
function isPastEnd(behind: string, receivedAt: DateTime): boolean {
  const found = /^[^.;,\n]{0,20}?(?:until|till|through|hasta el?)[\s:]{1,2}(.{3,30})/.exec(behind)?.[1];
  if (found === undefined) return false;
  const day = dateIn(found, receivedAt);
  return day !== undefined && day < receivedAt;
}

/** "Carlos Molina" is a person. */
function isPersonsName({ start, end }: PlanMention, names: readonly NameMention[], text: string): boolean {
  if (/^ (?:health|healthcare|iowa|of iowa)/i.test(text.slice(end, end + 12))) return false;
  return names.some((name) => name.rank > 1 && name.start <= start && end <= name.end && name.start < start);
}

/** "Total care" of a patient, "the anthem"; but "she is with total care". */
function isAnotherThing({ words: written, isDoubtful, start, end }: PlanMention, text: string): boolean {
  const isSmall = isDoubtful && written === written.toLowerCase() && /total|anthem/.test(written);
  return isSmall && !/(?<![a-z])(?:with|plan is|mco is|plan:|mco:) $/i.test(around(text, start, end).before);
}
