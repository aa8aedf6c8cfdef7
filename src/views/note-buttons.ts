import type { Inquiry, Pending } from '../inquiry/inquiry';
import { isStaff, type Actor } from '../procedure/rights';
import { lookButton } from './act-buttons';
import type { ButtonView } from './card-view';

/** What tells a lead that something is late or feared: another may have to take over. */
const alarming: readonly Pending['what'][] = ['miss', 'limit', 'harmSoon', 'harm'];

/** What somebody can do with a reminder that only tells: open the inquiry, give it to another, or say that they have seen it. */
export function noteButtons({ ref, step }: Inquiry, { id, what }: Pending, to: Actor): readonly ButtonView[] {
  const leads = [...to.roles, ...(to.coversRoles ?? [])].some(
    (role) => role === 'unitLead' || role === 'accountManager',
  );
  return [
    ...(isStaff(to) ? [lookButton('Open inquiry', 'open', ref, id)] : []),
    ...(leads && alarming.includes(what) && step !== 'done' ? [lookButton('Reassign', 'handOver', ref, id)] : []),
    seenButton(ref, id, what),
  ];
}

/** "Noted": it is written into the log that this person has seen it. Nothing else changes. */
export function seenButton(ref: string, nonce: string, what: Pending['what'] | ''): ButtonView {
  return lookButton('Noted', 'seen', ref, nonce, { what });
}
