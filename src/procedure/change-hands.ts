import type { DateTime } from 'luxon';
import type { Inquiry } from '../inquiry/inquiry';
import type { LogLine } from '../inquiry/log-line';
import { without } from '../inquiry/without';
import type { ActDecision } from './decision';

/** An inquiry goes from one owner to another, because the one is away or is back. */
export type Handing = {
  readonly from: string;
  readonly to: string;
  readonly why: 'away' | 'back';
  /** Who decided it, and when: it may be carried out later. */
  readonly by: string;
  readonly at: DateTime;
};

/** One of several that change hands at once: the new owner is told of all of them in one card. Refused when it has moved on. */
export function changeHands(
  inquiry: Inquiry,
  handing: Handing,
  now: DateTime,
): ActDecision | { readonly outcome: 'refused' } {
  const isTheirs = inquiry.step !== 'done' && inquiry.owner === handing.from && handing.from !== handing.to;
  const isWanted = handing.why === 'away' || inquiry.movedFrom === handing.to;
  if (!isTheirs || !isWanted) return { outcome: 'refused' };
  const line: LogLine = {
    step: inquiry.step,
    act: 'handedOver',
    actor: handing.by,
    happenedAt: handing.at,
    recordedAt: now,
    facts: { owner: handing.to, from: handing.from, why: handing.why },
    words: {},
  };
  return {
    outcome: 'decided',
    inquiry: ownedBy(inquiry, handing.to, handing.why === 'away'),
    lines: [line],
    notices: [],
  };
}

/**
 * The inquiry with another owner. A liaison who takes over owns it again when it comes back to Step 4.
 * @param isMoved its owner is away: whoever had it first is kept, and is offered it back.
 */
export function ownedBy(inquiry: Inquiry, owner: string, isMoved: boolean): Inquiry {
  const first = inquiry.movedFrom ?? inquiry.owner;
  return {
    ...without(inquiry, ['movedFrom']),
    turn: inquiry.turn + 1,
    owner,
    ...(inquiry.owner === inquiry.liaison && { liaison: owner }),
    ...(isMoved && first !== undefined && first !== owner && { movedFrom: first }),
  };
}
