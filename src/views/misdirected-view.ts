import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import type { PrivacyRecord } from '../log/privacy-record';
import { lookButton } from './act-buttons';
import type { ButtonView, CardView, FieldView } from './card-view';
import { view } from './empty-view';
import { mostButtons } from './mail-extras';
import { nameOf, type ViewContext } from './view-context';

/** Opens the form by which somebody says that something went to whom it was not for. */
export function misdirectedButton(ref: string, nonce: string): ButtonView {
  return lookButton('Report misdirected', 'misdirectedForm', ref, nonce);
}

/** Opens what was reported. For those who answer for it. */
export function recordsButton(ref: string, nonce: string): ButtonView {
  return lookButton('Show the report', 'misdirectedRecords', ref, nonce);
}

/** A plan that says that it is not their member has seen the details: card 18 offers the report by itself. */
export function sawWhatWasNotTheirs({ beside, request, lastWord }: Inquiry): boolean {
  return beside.verify !== undefined && request?.openedAt !== undefined && lastWord?.said === 'notOurMember';
}

/** Beside the card that it is offered on. No member data. */
export const misdirectedOffer = {
  opened: 'The plan has opened the details. If the member is not theirs, report it as misdirected.',
  corrected:
    'The member was corrected after a request had gone to an MCO. If it showed another person, report it as misdirected.',
} as const;

/** The card with the offer, while it has room for the button; it stands behind More in any case. */
export function withOffer(card: CardView, ref: string, why: keyof typeof misdirectedOffer, nonce: string): CardView {
  const isFull = card.buttons.length >= mostButtons;
  return {
    ...card,
    lines: [...card.lines, misdirectedOffer[why]],
    buttons: isFull ? card.buttons : [...card.buttons, misdirectedButton(ref, nonce)],
  };
}

/** What went to whom, and when it was noticed. What is typed is kept sealed. */
export function misdirectedForm(
  inquiry: Inquiry,
  nonce: string,
  typed: Readonly<Record<string, unknown>> = {},
  errors: readonly string[] = [],
): CardView {
  const { ref, request } = inquiry;
  const field = (id: string, label: string, kind: FieldView['kind'], error: string, isNeeded = true): FieldView => ({
    id,
    label,
    kind,
    required: isNeeded,
    error: `${label}: ${error}.`,
    value: typeof typed[id] === 'string' ? typed[id] : '',
    choices: [],
  });
  const noticed = 'enter a day and time that are not in the future nor before the inquiry';
  return view('step', `${ref}: report something misdirected.`, {
    lines: [
      'Member data went to somebody whom it was not for. The Unit Lead is told. Report it even if you are not sure.',
    ],
    errors,
    fields: [
      field('sent', 'What was sent or shown?', 'multiline', 'say what it was'),
      field('sentTo', 'Who received or saw it?', 'text', 'say who'),
      field('noticedDate', 'When did you notice, if not now? Day', 'date', noticed, false),
      field('noticedTime', 'Time (today if without a day)', 'time', noticed, false),
      ...(request?.open === true && request.linksEnded !== true
        ? [
            {
              ...field('endLink', 'Did the request to the MCO go wrong?', 'choice', 'choose yes or no'),
              choices: [
                { value: 'yes', title: 'Yes: end its links at once' },
                { value: 'no', title: 'No: the request is right' },
              ],
            },
          ]
        : []),
    ],
    buttons: [
      { label: 'Report it', verb: 'reportMisdirected', data: { ref, nonce }, style: 'positive', withoutInputs: false },
      lookButton('Back', 'open', ref, nonce),
    ],
  });
}

/** What was reported of an inquiry, for those who answer for it. */
export function misdirectedRecords(
  ref: string,
  records: readonly PrivacyRecord[],
  nonce: string,
  context: ViewContext,
): CardView {
  return view('inquiry', `${ref}: what was reported as misdirected.`, {
    lines: records.length === 0 ? ['Nothing was reported.'] : [],
    entries: records.map(({ noticedAt, reportedAt, by, endedRequest, sent, sentTo }) => ({
      when: inWords(noticedAt),
      step: '',
      what: endedRequest === undefined ? 'noticed' : `noticed; the links of request ${String(endedRequest)} ended`,
      who: `${nameOf(context, by)} · reported ${inWords(reportedAt)}`,
      words: [
        { label: 'What went', value: sent },
        { label: 'To whom', value: sentTo },
      ],
    })),
    buttons: [lookButton('Open inquiry', 'open', ref, nonce)],
  });
}
