import { inWords } from '../clock/words';
import { endOfDay } from '../clock/business-time';
import type { Inquiry, Pending } from '../inquiry/inquiry';
import { lateFrom } from '../procedure/silence';
import { asksOfMail } from '../procedure/mco-mail';
import { rowOf } from '../procedure/steps';
import { mayBeTold, type Actor } from '../procedure/rights';
import { answerWords } from '../procedure/words';
import { asksNow, asksWords, asSentence, ended } from './asks-words';
import { answerButton, lookButton } from './act-buttons';
import { acknowledgementView, statusAnswerView } from './answer-views';
import type { ButtonView, CardView } from './card-view';
import { dueAtOf } from './due-words';
import { claimView } from './claim-view';
import { view } from './empty-view';
import { harmFeared, harmLines, harmLinesForMco } from './harm-words';
import { mcoMailView } from './mco-mail-view';
import { noteButtons } from './note-buttons';
import { recordsButton } from './misdirected-view';
import { stepView, tellsLastWord } from './step-view';
import { nameOf, planName, type ViewContext } from './view-context';
import { whyYou } from './why-you';

/**
 * The card of one reminder or notice, as it is pushed to one person. Never any member data.
 * @param insteadOf whose it is, when that is another: the card says why it came to this person.
 */
export function pushedView(
  inquiry: Inquiry,
  pending: Pending,
  to: Actor,
  context: ViewContext,
  insteadOf?: string,
): CardView {
  const shown = drawn(inquiry, pending, to, context);
  const first = [
    ...(pending.repeated === true ? ['This message is repeated: the first may have reached you.'] : []),
    ...(insteadOf === undefined ? [] : [whyYou(insteadOf, context)]),
  ];
  return first.length === 0 ? shown : { ...shown, lines: [...first, ...shown.lines] };
}

function drawn(inquiry: Inquiry, pending: Pending, to: Actor, context: ViewContext): CardView {
  const { ref } = inquiry;
  const nonce = pending.id;
  const open = lookButton('Open inquiry', 'open', ref, nonce);
  const note = (headline: string, lines: readonly string[]): CardView =>
    view('note', `${ref}: ${headline}`, { lines, buttons: noteButtons(inquiry, pending, to) });
  const step = (headline: string, lines: readonly string[] = []): CardView =>
    stepView(
      inquiry,
      to,
      {
        nonce,
        reveal: false,
        headline: `${ref}: ${headline}`,
        lines,
        row: pending.row in inquiry.beside ? pending.row : inquiry.step,
      },
      context,
    );
  // Whoever stands in for all Unit Leads sees what they would.
  const lead = to.roles.includes('unitLead') || pending.to === 'unitLead' || pending.insteadOf === 'unitLead';
  const mine = inquiry.owner === to.id || pending.to === 'owner' || !lead;
  const due = inWords(pending.dueAt);
  const plan = planName(context, inquiry.request?.mco ?? inquiry.mco);
  const language = pending.answers?.language ?? 'en';

  switch (pending.what) {
    case 'claim':
      return claimView(inquiry, nonce, 'anyLiaison', context);
    case 'acknowledged':
      return acknowledgementView(inquiry, language, context);
    case 'statusAnswer': {
      const told = mayBeTold(to, inquiry) === 'all' ? 'all' : 'whetherOpen';
      return statusAnswerView(inquiry, told, language, context);
    }
    case 'released':
      return note('intake was not finished in 60 business minutes. It is open to all liaisons again.', [
        `Taken by ${nameOf(context, inquiry.liaison)} before.`,
      ]);
    case 'assigned':
      return note(ended(`is yours now: ${asksNow(inquiry)}`), []);
    case 'offer':
      return step('new inquiry for you. Please accept it.');
    case 'notAccepted':
      return note('was not accepted in 4 business hours.', [`It is offered to ${nameOf(context, inquiry.owner)} now.`]);
    case 'callback':
      return step('not enrolled in an MCO: Unit Lead callback.');
    case 'ownerAnswered':
      return step('the MCO has answered.', heard(inquiry, context));
    case 'mailAdded':
      return note('a mail was added.', ['Somebody wrote about this inquiry.']);
    case 'mcoWrote':
      return asksOfMail(inquiry) === undefined
        ? step('the MCO has written by mail.', ['Its words stand in the log. If they are an update, record it.'])
        : mcoMailView(inquiry, nonce, plan);
    case 'mailAfterClose':
      return afterClose(inquiry, nonce, open);
    case 'mailBounced':
      return note('a mail of ours came back.', cameBack(inquiry, plan, context));
    case 'statusAsked':
      return note('somebody asked where it stands.', ['It counts as no update, and no clock has changed.']);
    case 'wordAdded':
      return note('somebody added what they know.', ['Their words stand in the log. No clock has changed.']);
    case 'misdirected':
    case 'misdirectedToOfficer':
      return view('note', `${ref}: something was reported as misdirected.`, {
        lines: [
          'Member data may have gone to somebody whom it was not for. The report opens here, and the look is logged.',
        ],
        buttons: [recordsButton(ref, nonce)],
      });
    case 'glassBroken':
      return view('note', `${ref}: opened in an emergency, past the usual rights.`, {
        lines: [
          'Who it was, and why, stands in the log. It can be seen for 60 minutes. Ask them if you do not know of it.',
        ],
        buttons: [lookButton('Show the log', 'log', ref, nonce)],
      });
    case 'undelivered':
      return note('a message reached nobody.', ['Neither Teams nor mail took it. See the log; call if it is urgent.']);
    case 'mcoRequest':
    case 'mcoRedirected':
      return mcoCard(inquiry, nonce, `Member inquiry ${ref} - please act today.`, context);
    case 'mcoChase':
      return mcoCard(inquiry, nonce, `Member inquiry ${ref} - we have not heard from you.`, context);
    case 'mcoNewTime':
      return mcoCard(inquiry, nonce, `Member inquiry ${ref} - please act by the new time.`, context);
    case 'mcoInformed':
      return mcoCard(inquiry, nonce, `Member inquiry ${ref} - the information you asked for is there.`, context);
    case 'mcoWithdrawn':
      return view('note', `Member inquiry ${ref} - no more action needed.`, {
        lines: ['The request was withdrawn. Thank you.'],
      });
    case 'silent':
    case 'silentAgain':
      return step(
        `the MCO has not responded. It was due ${inWords(dueOfMco(inquiry, context))}.`,
        silence(inquiry, pending, plan, context),
      );
    case 'silentWarn':
      return step(`the MCO has until ${inWords(dueOfMco(inquiry, context))}. Nothing has reached us yet.`);
    case 'harmSoon':
    case 'harm': {
      const { harmBy = pending.dueAt } = inquiry.anchors;
      const headline = `${harmFeared(harmBy, context)}. ${harmAsks(inquiry)}`;
      if (!mine) return note(headline, [`Owner: ${nameOf(context, inquiry.owner)}.`, ...formallyDue(inquiry, context)]);
      return step(headline, formallyDue(inquiry, context));
    }
    case 'miss':
      return note(`the MCO is silent: business-day close ${String(pending.n)} without word.`, [
        `${plan}, step ${rowOf(inquiry.step).ifSilent?.logs ?? ''}. Owner: ${nameOf(context, inquiry.owner)}.`,
        ...howLate(inquiry, context),
      ]);
    case 'mailToEscalations':
      return note('Unit Lead callback requested (Step 2.b).', ['The member is not enrolled in an MCO.']);
    case 'refresh':
      return note('refreshed.', []);
    case 'atOnce':
    case 'warn':
    case 'beforeClose':
    case 'nudge':
    case 'target':
    case 'limit':
    case 'again':
      break;
  }
  if (pending.row === '1')
    return claimView(inquiry, nonce, lead ? 'unitLead' : 'anyLiaison', context, pending.what !== 'atOnce');
  if (to.roles.includes('mcoContact')) {
    const late = mcoDue(inquiry, pending, context) <= context.now ? 'was due' : 'is due';
    return mcoCard(
      inquiry,
      nonce,
      `Member inquiry ${ref} - your answer ${late} ${inWords(mcoDue(inquiry, pending, context))}.`,
      context,
    );
  }
  if (pending.row === 'ageing')
    return note(`has been open for a long time.`, [`Owner: ${nameOf(context, inquiry.owner)}.`]);
  if (!mine)
    return note(`past its limit: ${ended(asksWords(pending.row))} Was due ${due}.`, [
      `Owner: ${nameOf(context, inquiry.owner)}.`,
      ...harmLines(inquiry, context),
    ]);
  if (rowOf(pending.row).who === 'mco')
    return step(`the MCO has not confirmed contact. It was due ${inWords(dueOfMco(inquiry, context))}.`);
  return step(ended(`${headlines[pending.what]}${asksWords(pending.row)}`));
}

/** What is still to be done before harm comes. */
function harmAsks({ step }: Inquiry): string {
  return rowOf(step).who === 'mco' ? 'The MCO has not contacted the member.' : asSentence(asksWords(step));
}

function formallyDue(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const dueAt = dueAtOf(inquiry, context);
  return dueAt === undefined ? [] : [`Formally due ${inWords(dueAt)}.`];
}

const headlines = {
  atOnce: 'at once: ',
  warn: 'due soon: ',
  beforeClose: 'the unit closes in 60 minutes: ',
  nudge: 'due today: ',
  target: 'target reached: ',
  limit: 'OVERDUE: ',
  again: 'OVERDUE: ',
} as const;

/** Card 15: neutral until the contact opens it. */
function mcoCard(inquiry: Inquiry, nonce: string, headline: string, context: ViewContext): CardView {
  const due = dueOfMco(inquiry, context);
  return view('note', headline, {
    lines: [
      'Iowa Medicaid Member Services asks your managed care organization (MCO) to contact a member ' +
        `by ${inWords(due)}, and to tell us when you have.`,
      ...harmLinesForMco(inquiry, due, context),
    ],
    buttons: [{ ...lookButton('See details and answer', 'open', inquiry.ref, nonce), style: 'positive' }],
  });
}

function mcoDue(inquiry: Inquiry, pending: Pending, context: ViewContext): Pending['dueAt'] {
  return pending.row === 'promise' ? pending.dueAt : dueOfMco(inquiry, context);
}

/** End of day of the request: what the MCO owes (4d, 5d). */
function dueOfMco(inquiry: Inquiry, context: ViewContext): Pending['dueAt'] {
  return endOfDay(context.calendar, inquiry.anchors.asked ?? context.now);
}

/** Since when the MCO is late, and what was done and heard since. */
function howLate(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const { anchors, chases, lastWord } = inquiry;
  const since =
    anchors.asked === undefined ? [] : [`Late since ${inWords(lateFrom(anchors.asked, context.calendar))}.`];
  const word = lastWord === undefined ? 'none' : `${answerWords[lastWord.said].done}, ${inWords(lastWord.at)}`;
  return [...since, `Chases so far: ${String(chases)}. Last word from them: ${word}.`];
}

function silence(inquiry: Inquiry, pending: Pending, plan: string, context: ViewContext): readonly string[] {
  const { asked } = inquiry.anchors;
  const late = asked === undefined ? undefined : lateFrom(asked, context.calendar);
  const logs = rowOf(inquiry.step).ifSilent?.logs ?? '';
  const written = logs.replace(/^(\d)([a-z])/, '$1.$2');
  const arrived = inquiry.request?.deliveredAt !== undefined;
  const wrote = asksOfMail(inquiry);
  return [
    arrived
      ? `${wrote === undefined ? 'Nothing has reached us' : 'No contact is recorded'}. Step ${written}: please contact the MCO for an update.`
      : `Our request has not reached ${plan}: delivery was not proved. Step ${written}: please phone the MCO.`,
    'If they told you by phone, record it: the time of the call counts.',
    ...(late !== undefined && late > dueOfMco(inquiry, context) ? [`It counts as late from ${inWords(late)}.`] : []),
    ...(pending.what === 'silentAgain' ? [`Chases so far: ${String(inquiry.chases)}.`] : []),
  ];
}

/** Whoever closed it decides whether it goes on. */
function afterClose(inquiry: Inquiry, nonce: string, open: ButtonView): CardView {
  const { ref } = inquiry;
  const reopen = answerButton({ inquiry, nonce }, { id: 'reopen', row: 'done', form: 'reason' }, 'none');
  return view('note', `${ref}: a mail came after it was complete.`, {
    lines: ['Its words stand in the log. If the matter goes on, reopen the inquiry.'],
    buttons: inquiry.step === 'done' ? [open, reopen] : [open],
  });
}

/** A request that came back is to be made another way. */
function cameBack(inquiry: Inquiry, plan: string, context: ViewContext): readonly string[] {
  const { request } = inquiry;
  const { contact = '', cameBackFrom = [] } = request ?? {};
  const isRedirected = cameBackFrom.length > 0 && !cameBackFrom.includes(contact);
  const isPhoned = request?.deliveredAt === undefined || cameBackFrom.includes(contact);
  return [
    ...(request?.open !== true
      ? []
      : isRedirected
        ? [`The request goes to ${nameOf(context, contact)} of ${plan} instead.`]
        : isPhoned
          ? [`Our request has not reached ${plan}: please phone the MCO.`]
          : []),
    'It could not be delivered. The log says which mail it was and to whom.',
  ];
}

function heard(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const word = inquiry.lastWord;
  if (word === undefined) return [];
  const plan = planName(context, inquiry.request?.mco ?? inquiry.mco);
  return [
    ...(tellsLastWord(inquiry.step) ? [] : [`${plan} reports: ${answerWords[word.said].done}, ${inWords(word.at)}.`]),
    ...(inquiry.step === 'done' ? [] : ['Only you can close it. Has the member confirmed?']),
  ];
}
