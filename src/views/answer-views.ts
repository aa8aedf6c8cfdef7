import { openMinutesLeftToday, openingAfter } from '../clock/business-time';
import { moment, type Span } from '../clock/span';
import type { Inquiry } from '../inquiry/inquiry';
import { tiers } from '../inquiry/tiers';
import type { AnswerLanguage } from '../inquiry/vocabulary';
import { asksNow, ended } from './asks-words';
import { answerSentence, type AnswerSentence } from './answer-words';
import { timeFor } from './answer-time';
import type { CardView } from './card-view';
import { dueAtOf } from './due-words';
import { view } from './empty-view';
import { nameOf, type ViewContext } from './view-context';

/** To who wrote: it has arrived, what happens next and by when. Nothing of the mail and nobody's name. */
export function acknowledgementView(inquiry: Inquiry, language: AnswerLanguage, context: ViewContext): CardView {
  const say = sayIn(language);
  const standard = tiers[inquiry.tier ?? inquiry.suggestedTier];
  const at = (limit: Span): string => timeFor(language, moment(context.calendar, inquiry.anchors.clockStart, limit));
  return view('note', say('received', { ref: inquiry.ref }), {
    lines: [
      say('whatNext'),
      say('respondBy', { target: at(standard.target), limit: at(standard.limit) }),
      ...opening(language, context),
      say('howToAsk'),
      say('whatIsRead'),
    ],
    ...(inquiry.safetyFlag !== undefined && { warning: emergencyText(language, context) }),
  });
}

/** To who asked by mail where it stands: all of it, or only whether it is open. */
export function statusAnswerView(
  inquiry: Inquiry,
  told: 'all' | 'whetherOpen',
  language: AnswerLanguage,
  context: ViewContext,
): CardView {
  return view('note', statusHeadline(inquiry, language), {
    lines: [...statusLines(inquiry, told, language, context), answerSentence(language, 'whatIsRead')],
  });
}

/** "ME-...: in progress." */
export function statusHeadline(inquiry: Inquiry, language: AnswerLanguage): string {
  return answerSentence(language, inquiry.step === 'done' ? 'isClosed' : 'inProgress', { ref: inquiry.ref });
}

/** Priority, step in words, next due, owner; nothing for those who are only told whether it is open. */
export function statusLines(
  inquiry: Inquiry,
  told: 'all' | 'whetherOpen',
  language: AnswerLanguage,
  context: ViewContext,
): readonly string[] {
  if (told === 'whetherOpen' || inquiry.step === 'done') return [];
  const say = sayIn(language);
  const { tier, owner, step } = inquiry;
  const dueAt = dueAtOf(inquiry, context);
  const due = dueAt === undefined ? '' : timeFor(language, dueAt);
  const when = dueAt === undefined ? 'nothingDue' : dueAt < context.now ? 'overdue' : 'nextDue';
  return [
    tier === undefined ? say('priorityOpen') : say('priority', { tier: tiers[tier].name }),
    say('step', { step: stepNumber(step), asks: ended(spelledOut(asksNow(inquiry))) }),
    say(when, { due }),
    owner === undefined ? say('noOwner') : say('owner', { owner: nameOf(context, owner) }),
  ];
}

/** Who is not of the unit may not know the letters. */
function spelledOut(asks: string): string {
  return asks.replace(/\ban MCO\b/, 'a MCO').replace(/\bMCO\b/, 'managed care organization (MCO)');
}

/** As the document writes it: "4.e.2" of `4e.2`; a part of a step that is ours alone has no number of its own. */
function stepNumber(step: Inquiry['step']): string {
  return step.replace(/\.[a-z]+$/, '').replace(/^(\d)([a-z])/, '$1.$2');
}

function opening(language: AnswerLanguage, context: ViewContext): readonly string[] {
  const left = Math.floor(openMinutesLeftToday(context.calendar, context.now));
  if (left >= 60) return [];
  const opens = timeFor(language, openingAfter(context.calendar, context.now));
  const say = sayIn(language);
  return [left > 0 ? say('closing', { minutes: String(left), opens }) : say('closed', { opens })];
}

function emergencyText(language: AnswerLanguage, context: ViewContext): string {
  return language === 'es' ? (context.emergencyTextEs ?? context.emergencyText) : context.emergencyText;
}

function sayIn(language: AnswerLanguage) {
  return (name: AnswerSentence, values?: Readonly<Record<string, string>>): string =>
    answerSentence(language, name, values);
}
