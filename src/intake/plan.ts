import type { DateTime } from 'luxon';
import type { Found } from './draft';
import { plans, plansOpenOn, type Plan } from './plans';

type Mention = { readonly plan: Plan; readonly start: number; readonly words: string; readonly isDoubtful: boolean };

const names = plans.flatMap((plan) =>
  plan.aliases.map(({ name, exactCase, doubtful }) => ({
    plan,
    isDoubtful: doubtful === true,
    pattern: new RegExp(`(?<![\\w@.-])${name.replace(/ /g, '[ \\n-]')}(?![\\w@-])`, exactCase === true ? 'g' : 'gi'),
  })),
);

const label =
  /(?:\bmco|managed care (?:organization|plan)|health plan|\bplan|insurance|plan de salud|seguro)(?: name| de salud)?\s?(?:[:=]|\bis\b|\bes\b)\s?$/i;
/** Words before a name that say that the member is not, or not yet, in this plan. */
const notNow =
  /(?:\bnot (?:with|on|in|enrolled (?:in|with))|no longer (?:with|on|in|enrolled (?:in|with))|\bwas (?:with|on|in)|previous(?:ly)?(?: plan)?(?: with| on| in)?|formerly|former plan|used to (?:have|be with|be on)|instead of|(?:switch|chang|mov|transferr?)[a-z]* (?:[a-z]+ ){0,3}from|(?:want|wish|like|ask|request)[a-z]* (?:[a-z]+ ){0,4}(?:to|into|for)|ya no (?:est[aá] con|tiene)|antes ten[ií]a|cambiar(?:se)? a)[ :]{1,2}$/i;

/**
 * The member's MCO by name, alias or former name, as its code. Only plans open on the day of the mail count. Two plans in
 * one mail: the one labelled "MCO:", to be checked, else none. Mail addresses are no mentions.
 */
export function findPlan(text: string, receivedAt: DateTime): Found | undefined {
  const open = new Set(plansOpenOn(receivedAt).map(({ code }) => code));
  const all = mentions(text);
  const current = all.filter(({ plan, start }) => open.has(plan.code) && !notNow.test(lead(text, start)));
  const labelled = current.filter(({ start }) => label.test(lead(text, start)));
  const only = onlyPlan(labelled) ?? onlyPlan(current);
  if (!only) return undefined;
  const isFormerName = ({ plan, start }: Mention) =>
    plan.code === only.plan.code && /formerly \W?$/i.test(lead(text, start));
  const isAlone = all.every((one) => (current.includes(one) && one.plan.code === only.plan.code) || isFormerName(one));
  return { value: only.plan.code, words: only.words, check: only.isDoubtful || !isAlone };
}

/** Every mention; of overlapping ones ("Total Care" in "Iowa Total Care") the longest. */
function mentions(text: string): Mention[] {
  const found = names.flatMap(({ plan, isDoubtful, pattern }) =>
    [...text.matchAll(pattern)].map((match) => ({
      plan,
      isDoubtful,
      start: match.index,
      words: match[0].replace('\n', ' '),
    })),
  );
  const covers = (one: Mention, other: Mention) =>
    one.words.length > other.words.length && one.start <= other.start && other.start < one.start + one.words.length;
  return found.filter((mention) => !found.some((other) => covers(other, mention)));
}

/** The clearest mention when all are of one plan. */
function onlyPlan(found: readonly Mention[]): Mention | undefined {
  if (new Set(found.map(({ plan }) => plan.code)).size !== 1) return undefined;
  return found.find(({ isDoubtful }) => !isDoubtful) ?? found[0];
}

function lead(text: string, start: number): string {
  return text.slice(Math.max(0, start - 60), start).replaceAll('\n', ' ');
}
