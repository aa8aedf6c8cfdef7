import { z } from 'zod';
import { safetyFlags, type SafetyFlag } from '../../inquiry/codes';
import { originatorTypes, type OriginatorType } from '../../inquiry/originators';
import type { Tier } from '../../inquiry/tiers';
import ruleData from '../data/priority-rules.json';
import { readData } from '../read-data';
import { wordList, wordPattern, type Hit, type WordPattern } from '../word-pattern';

const reason = z
  .string()
  .min(5)
  .regex(/^[^.]*$/, 'words without a full stop');
const flags = z.enum(Object.keys(safetyFlags) as [SafetyFlag, ...SafetyFlag[]]);
const rule = z.strictObject({
  id: z.string().min(2),
  kind: z.enum(['item', 'person']),
  safetyFlag: flags,
  reason,
  words: wordList,
  together: z.array(wordList).optional(),
  near: z.boolean().optional(),
  except: wordList.optional(),
});
const ruleFile = z.strictObject({
  about: z.string(),
  rules: z.array(rule).min(1),
  negations: z.strictObject({ about: z.string(), item: wordList, person: wordList, urgentAnyway: wordList }),
  originators: z.array(
    z.strictObject({ type: z.enum(originatorTypes as [OriginatorType, ...OriginatorType[]]), reason }),
  ),
  calm: z.strictObject({ about: z.string(), words: wordList }),
  hurry: z.strictObject({ about: z.string(), words: wordList }),
  fine: z.strictObject({ about: z.string(), words: wordList }),
  deadline: z.strictObject({ reason }),
  none: z.strictObject({ reason }),
});
const data = readData('priority-rules.json', ruleFile, ruleData);

const rules = data.rules.map((one) => ({
  ...one,
  pattern: wordPattern(one.words),
  all: (one.together ?? []).map((words) => wordPattern(words)),
  exceptions: one.except && wordPattern(one.except),
}));
const negated = { item: wordPattern(data.negations.item), person: wordPattern(data.negations.person) };
const calm = wordPattern(data.calm.words);
const hurry = wordPattern(data.hurry.words);
const fine = wordPattern(data.fine.words);
const urgentAnyway = wordPattern(data.negations.urgentAnyway);

/** The suggested tier of Step 3, its reasons in plain words without member data, and the safety flag. A person decides. */
export type TierSuggestion = { readonly tier: Tier; readonly reason: string; readonly safetyFlag?: SafetyFlag };

/** Suggests High Priority by the rules of `data/priority-rules.json`, else Escalated. */
export function suggestTier(text: string, originatorType: OriginatorType, isDeadlineNear: boolean): TierSuggestion {
  const sentences = sentencesOf(text);
  const isCalm = saysNoHurry(sentences);
  const signs = rules.filter((one) => sentences.some((_sentence, index) => fits(one, sentences, index, isCalm)));
  const reasons = [
    ...signs.map((sign) => sign.reason),
    ...data.originators.filter(({ type }) => type === originatorType).map((originator) => originator.reason),
    ...(isDeadlineNear ? [data.deadline.reason] : []),
  ];
  if (reasons.length === 0) return { tier: 'escalated', reason: data.none.reason };
  const safetyFlag = signs[0]?.safetyFlag;
  return {
    tier: 'high',
    reason: [...new Set(reasons)].slice(0, 3).join('; '),
    ...(safetyFlag && { safetyFlag }),
  };
}

/** Whether the mail says that there is no hurry, and not also that there is. "She also asked for X, but that can wait" is about X. */
function saysNoHurry(sentences: readonly string[]): boolean {
  const calmed = sentences.filter(
    (sentence) => calm.find(sentence) !== undefined && !/\b(?:also|too|tambi[eé]n)\b/i.test(sentence),
  );
  const isHurried = sentences.some((sentence) => {
    const spared = calm.findAll(sentence);
    return hurry
      .findAll(sentence)
      .some(({ start, end }) => !spared.some((one) => one.start <= start && end <= one.end));
  });
  return calmed.length > 0 && !isHurried;
}

function fits(one: (typeof rules)[number], sentences: readonly string[], index: number, isCalm: boolean): boolean {
  const sentence = sentences[index] ?? '';
  const hits = one.pattern.findAll(sentence);
  if (hits.length === 0) return false;
  if (one.kind === 'item' && (isCalm || fine.find(sentence) !== undefined) && urgentAnyway.find(sentence) === undefined)
    return false;
  const exceptions = one.exceptions?.findAll(sentence) ?? [];
  const counts = (hit: Hit) =>
    !exceptions.some(({ start, end }) => start <= hit.start && hit.end <= end) && !isTakenBack(one.kind, sentence, hit);
  const around = one.near === true ? sentences.slice(Math.max(0, index - 1), index + 2).join('. ') : sentence;
  return hits.some(counts) && one.all.every((pattern) => pattern.find(around));
}

/**
 * Whether a negation stands at most three words before the sign: "no longer needs the home oxygen". A negation that is
 * itself negated ("does not have enough insulin") takes nothing back.
 */
function isTakenBack(kind: 'item' | 'person', sentence: string, sign: Hit): boolean {
  if (kind === 'item' && urgentAnyway.find(sentence)) return false;
  const before = sentence.slice(Math.max(0, sign.start - 80), sign.start);
  return isDirectlyBefore(negated[kind], before);
}

function isDirectlyBefore(pattern: WordPattern, before: string): boolean {
  return pattern.findAll(before).some(({ start, end }) => {
    const between = before.slice(end);
    const isNear =
      /^[^,;:]*$/.test(between) && between.trim().split(/\s+/).length <= 3 && !/\b(?:but|pero)\b/i.test(between);
    return isNear && !/(?:\bnot|n[’']t|\bno|\bnever)\s$/i.test(before.slice(0, start));
  });
}

/** Sentences and list items; a single line break is only a wrapped line. */
function sentencesOf(text: string): string[] {
  return text.split(/[.!?;](?=\s|$)|\n\s*\n|\n(?=[-*•]|\d{1,2}[.)] )/).filter((sentence) => sentence.trim() !== '');
}
