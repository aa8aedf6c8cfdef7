import { inWords } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import { nameOf, type ViewContext } from './view-context';

/** What became of the request that is open: delivered, opened, answered, come back. For staff; no member data. */
export function requestState(inquiry: Inquiry, context: ViewContext): readonly string[] {
  const { request, lastWord } = inquiry;
  if (request?.open !== true) return [];
  const { asked } = inquiry.anchors;
  const isAnswered = lastWord !== undefined && (asked === undefined || lastWord.at >= asked);
  const states = [
    request.deliveredAt === undefined ? 'not delivered yet' : `delivered ${inWords(request.deliveredAt)}`,
    ...(request.contact === undefined
      ? []
      : [request.openedAt === undefined ? 'not opened yet' : `opened ${inWords(request.openedAt)}`]),
    isAnswered ? `answered ${inWords(lastWord.at)}` : 'no answer yet',
  ];
  return [
    `Request to ${request.contact === undefined ? 'the MCO by phone' : nameOf(context, request.contact)}: ${states.join(', ')}.`,
    ...(request.linksEnded === true
      ? ['It was reported as misdirected: its links have ended, and its reminders. Please ask again.']
      : []),
    ...cameBack(request.cameBackFrom ?? [], request.contact, context),
  ];
}

function cameBack(from: readonly string[], contact: string | undefined, context: ViewContext): readonly string[] {
  if (from.length === 0) return [];
  const names = from.map((id) => nameOf(context, id)).join(', ');
  const isWithAnother = contact !== undefined && !from.includes(contact);
  return [`Mail came back from ${names}.${isWithAnother ? '' : ' Nobody else is listed: please phone.'}`];
}
