import { contextsFor, type Contexts } from './contexts';
import { actorOf } from '../people/actor';
import type { DeskParts } from './parts';
import { currentView } from './current-view';
import { addToTarget, wrongTarget } from './add-to-inquiry';
import { rowIdOf, text, type Press } from './press-data';
import { inquiryNotThere, isHidden } from './status';
import { timeInWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { without } from '../inquiry/without';
import { sameMatter } from '../intake/same-matter';
import { keyHash } from '../log/keys';
import { isOtherMember, memberOf } from '../log/member-index';
import type { Person } from '../people/people';
import { answer, type Decision, type Refusal } from '../procedure/answer';
import { buttonsOf, formOnCard, type ButtonId } from '../procedure/buttons';
import { forms } from '../procedure/forms';
import { actsAs, maySee, type Actor } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import { answerWords } from '../procedure/words';
import { commitDecision, type Planned } from '../reminders/commit-decision';
import { askedBy, asksNow, asksWords, upperFirst } from '../views/asks-words';
import type { CardView } from '../views/card-view';
import { byWhen, dueAtOf } from '../views/due-words';
import { noteView } from '../views/desk-views';
import { withOffer } from '../views/misdirected-view';
import { formView } from '../views/step-view';
import { nameOf } from '../views/view-context';

/** An answer: decide, commit, and show what comes next. One effect, however often it arrives. */
export async function pressAnswer(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const row = rowIdOf(p.data['row']);
  const button = text(p.data, 'button') as ButtonId;
  const turn = Number(p.data['turn']);
  const nonce = text(p.data, 'nonce');
  if (row === undefined || !Number.isInteger(turn))
    return noteView('This card is too old to be answered.', ['Write mine to see your inquiries.']);
  const copies = await parts.log.copies(ref);
  const pressed = copies.find((copy) => copy.activityId === p.replyToId && copy.conversationId === p.conversationId);

  let before: Inquiry | undefined;
  const result = await commitDecision<Refusal>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      before = stored.inquiry;
      const contexts = await contextsFor(parts, stored.inquiry, now);
      const actor = actorOf(person, contexts.directory, now);
      const decided = answer(stored.inquiry, { button, row, turn, by: actor, filled: p.data }, contexts.procedure);
      if (decided.outcome === 'decided') {
        const wrong = decided.answer === 'appended' ? await wrongTarget(parts, decided.inquiry) : undefined;
        if (wrong !== undefined) return { outcome: 'refused', why: wrong };
        await addToTarget(parts, decided, person.id);
      }
      if (decided.outcome !== 'decided' && decided.outcome !== 'notAllowed')
        return { outcome: 'refused', why: decided };
      const planned: Planned =
        decided.outcome === 'decided'
          ? { ...decided, inquiry: await withNear(parts, decided, now) }
          : { ...refusedAct(stored.inquiry, actor, button, now) };
      return {
        ...planned,
        marks: [keyHash(p.conversationId, p.activityId), keyHash('nonce', nonce, String(stored.inquiry.turn))],
        ...(pressed !== undefined && { copies: [{ ...pressed, turn: planned.inquiry.turn }] }),
      };
    },
  );
  parts.wake();
  if (result.outcome === 'unknown') return inquiryNotThere(ref);

  const now = parts.clock.now();
  const contexts = await contextsFor(parts, result.inquiry, now);
  const isTaken = result.outcome === 'committed' && (result.planned as Partial<Decision>).answer !== undefined;
  // On a card that they were never sent the contact of another plan is not even told that there is such an inquiry.
  if (!isTaken && pressed === undefined && isHidden(result.inquiry, person, contexts)) return inquiryNotThere(ref);
  const fresh = keyHash(ref, p.activityId);
  switch (result.outcome) {
    case 'committed': {
      const done = result.planned as Planned & Partial<Decision>;
      if (done.answer === undefined) return refusedView(result.inquiry, person);
      await offeredTo(parts, result.inquiry, done, now);
      const next = nextView(result.inquiry, person, done.answer, fresh, contexts);
      return isCorrectedTooLate(before, result.inquiry) ? withOffer(next, ref, 'corrected', fresh) : next;
    }
    case 'done':
      return alreadyDone(parts, result.inquiry, person, p, fresh, contexts);
    case 'refused':
      return whyNot(parts, result.inquiry, result.why, person, p, { nonce, fresh, button, row }, contexts);
  }
}

/** The member is another one than when an MCO was asked: what it was shown was not its member's. */
function isCorrectedTooLate(before: Inquiry | undefined, after: Inquiry): boolean {
  if (before?.request === undefined) return false;
  return isOtherMember(memberOf(before.sensitive), memberOf(after.sensitive));
}

/** "ME-...: recorded. Next: ask the MCO by Thu Sep 17, 12:40 PM Central." */
function nextView(
  inquiry: Inquiry,
  person: Person,
  done: Decision['answer'],
  nonce: string,
  contexts: Contexts,
): CardView {
  const { ref } = inquiry;
  const context = contexts.view;
  if (inquiry.step === 'done')
    return currentView(inquiry, person, nonce, contexts, {
      headline: `${ref}: recorded. ${upperFirst(answerWords[done].done)}.`,
    });
  const row = rowOf(inquiry.step);
  const due = byWhen(dueAtOf(inquiry, context), context.now);
  const next = askedBy(asksNow(inquiry), due);
  const actor = actorOf(person, contexts.directory, contexts.view.now);
  const mine = inquiry.owner === person.id || (inquiry.step !== '1' && inquiry.owner === undefined);
  if (person.roles.includes('mcoContact')) {
    return maySee(actor, inquiry) && actsAs(actor, inquiry).includes('mco') && row.on.mco !== undefined
      ? currentView(inquiry, person, nonce, contexts, { headline: `${ref}: recorded. Thank you.` })
      : noteView(`${ref}: recorded. Thank you.`, ['Member Services has your answer.']);
  }
  if (!mine) {
    const owner = inquiry.owner === undefined ? 'Nobody has it now' : `It is with ${nameOf(context, inquiry.owner)}`;
    return noteView(`${ref}: recorded. ${upperFirst(answerWords[done].done)}.`, [`${owner}. Next: ${next}.`]);
  }
  return currentView(inquiry, person, nonce, contexts, { headline: `${ref}: recorded. Next: ${next}.` });
}

/** Card 31: a late press sees who did what, and the card as it is now with what was typed. */
async function alreadyDone(
  parts: DeskParts,
  inquiry: Inquiry,
  person: Person,
  p: Press,
  nonce: string,
  contexts: Contexts,
): Promise<CardView> {
  const acts = (await parts.log.lines(inquiry.ref)).filter((line) => line.act in answerWords);
  const last = acts.at(-1);
  const who = last === undefined ? '' : ` by ${nameOf(contexts.view, last.actor)}, ${timeInWords(last.recordedAt)}`;
  const what = last === undefined ? '' : `: ${answerWords[last.act as Decision['answer']].done}`;
  const typed = typedTexts(p.data);
  const shown = currentView(inquiry, person, nonce, contexts, {
    headline: `${inquiry.ref}: already done${who}${what}.`,
    typed: p.data,
  });
  // What was typed and has no field on the current card stands below it.
  const lost = typed.filter(({ id }) => !shown.fields.some((field) => field.id === id));
  return {
    ...shown,
    facts: [
      ...shown.facts,
      ...lost.map(({ label, value }) => ({ label: `You typed: ${label}`, value, sensitive: true })),
    ],
  };
}

/** What somebody typed into free fields of a card, with the fields' labels. */
export function typedTexts(
  data: Readonly<Record<string, unknown>>,
): readonly { readonly id: string; readonly label: string; readonly value: string }[] {
  const free = Object.values(forms).flatMap((form) =>
    form.fields.filter(({ kind }) => kind === 'text' || kind === 'multiline'),
  );
  const labels = new Map(free.map((field) => [field.id, field.label]));
  return Object.entries(data).flatMap(([id, value]) => {
    const label = labels.get(id);
    return typeof value === 'string' && value.trim() !== '' && label !== undefined ? [{ id, label, value }] : [];
  });
}

async function whyNot(
  parts: DeskParts,
  inquiry: Inquiry,
  why: Refusal,
  person: Person,
  p: Press,
  card: {
    readonly nonce: string;
    readonly fresh: string;
    readonly button: ButtonId;
    readonly row: ReturnType<typeof rowIdOf>;
  },
  contexts: Contexts,
): Promise<CardView> {
  switch (why.outcome) {
    case 'stale':
    case 'notHere':
      return alreadyDone(parts, inquiry, person, p, card.fresh, contexts);
    case 'notAllowed':
      return refusedView(inquiry, person);
    case 'blocked':
      return currentView(inquiry, person, card.nonce, contexts, {
        typed: p.data,
        errors: [`First: ${asksWords(why.by)}. It stands under More. Nothing was sent.`],
      });
    case 'fields': {
      const errors = why.errors.map((error) => error.message);
      const actor = actorOf(person, contexts.directory, contexts.view.now);
      const found =
        card.row === undefined
          ? undefined
          : buttonsOf(rowOf(card.row), actsAs(actor, inquiry)).find(({ id }) => id === card.button);
      const main = card.row === undefined ? 'none' : formOnCard(buttonsOf(rowOf(card.row), actsAs(actor, inquiry)));
      // The form was on a card of its own, unless it is the one on the step's card.
      return found !== undefined && (found.form !== main || card.row !== inquiry.step)
        ? formView(inquiry, found, { nonce: card.nonce, errors, typed: p.data }, contexts.view)
        : currentView(inquiry, person, card.nonce, contexts, { errors, typed: p.data });
    }
  }
}

/** A try without the right to it: written down, and nothing else. */
export function refusedAct(inquiry: Inquiry, actor: Actor, button: string, now: LogLine['recordedAt']): Planned {
  const line: LogLine = {
    step: inquiry.step,
    act: 'refused',
    actor: actor.id,
    happenedAt: now,
    recordedAt: now,
    facts: { button },
    words: {},
  };
  return { outcome: 'decided', inquiry, lines: [line], notices: [] };
}

export function refusedView(inquiry: Inquiry, person: Person): CardView {
  return noteView(`${inquiry.ref}: this is not yours to answer, ${person.name}.`, [
    'Only the owner, the Unit Lead or the Account Manager can do this. Nothing was changed. The try was written down.',
  ]);
}

/** A confirmed member: the look-ups are written before the inquiry says so, and others of the same member are looked for anew. */
async function withNear(parts: DeskParts, decided: Decision, now: LogLine['recordedAt']): Promise<Inquiry> {
  const { inquiry } = decided;
  if (decided.answer !== 'confirmWho') return inquiry;
  // What somebody has kept apart is not suggested again.
  const apart = (await parts.log.lines(inquiry.ref)).flatMap(({ act, facts }) =>
    act === 'linked' ? [facts['as']] : [],
  );
  const found = await sameMatter(parts, inquiry.ref, memberOf(inquiry.sensitive), now);
  const near = found.filter(({ ref }) => !apart.includes(ref));
  return { ...without(inquiry, ['mayBelongTo']), ...(near.length > 0 && { mayBelongTo: near }) };
}

/** The rota moves on when an ESR was offered an inquiry; losing this only offers the same one twice. */
async function offeredTo(
  parts: DeskParts,
  inquiry: Inquiry,
  planned: Planned,
  now: LogLine['recordedAt'],
): Promise<void> {
  const offered = planned.notices.includes('offer') || planned.notices.includes('assigned');
  if (offered && inquiry.step.startsWith('5') && inquiry.owner !== undefined)
    await parts.people.offered(inquiry.owner, now);
}
