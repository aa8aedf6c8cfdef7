import type { Inquiry } from '../inquiry/inquiry';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { view } from '../views/empty-view';
import { pushedView } from '../views/pushed-view';
import { togetherView, type Shown } from '../views/together-view';
import type { DueParts } from './due-parts';
import type { Enclosed, Envelope } from '../log/envelope';
import { movedOnView } from './moved-on-view';
import { seer } from './send-reminder';

/** The card of an envelope as things stand: what has been dealt with since says so. */
export async function envelopeView(
  parts: Pick<DueParts, 'log' | 'clock' | 'contexts'>,
  envelope: Envelope,
  person: Person,
  isRepeated = false,
): Promise<CardView> {
  const isMco = person.roles.includes('mcoContact');
  const shown: Shown[] = [];
  for (const enclosed of envelope.enclosed) shown.push(await enclosedView(parts, enclosed, person));
  return togetherView(shown, { isMco, isRepeated, nonce: envelope.id });
}

/** One of them as things stand: the card that would have come alone, or what became of it. */
export async function enclosedView(
  parts: Pick<DueParts, 'log' | 'clock' | 'contexts'>,
  { ref, turn, pending }: Enclosed,
  person: Person,
): Promise<Shown> {
  const isMco = person.roles.includes('mcoContact');
  const inquiry = await readable(parts, ref);
  if (inquiry === undefined)
    return { ref, view: view('note', `${ref}: it cannot be read at the moment. Nothing of it is lost.`), isOver: true };
  const { view: context } = await parts.contexts(inquiry, parts.clock.now());
  const isOver = inquiry.turn !== turn;
  const card = isOver
    ? movedOnView(inquiry, { reminderId: pending.id, turn }, isMco, context)
    : pushedView(inquiry, pending, seer(person, context), context);
  return { ref, view: card, isOver };
}

async function readable({ log }: Pick<DueParts, 'log'>, ref: string): Promise<Inquiry | undefined> {
  try {
    return (await log.read(ref))?.inquiry;
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return undefined;
    throw fault;
  }
}
