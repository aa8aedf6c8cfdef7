import type { Inquiry } from '../inquiry/inquiry';
import { lookButton } from './act-buttons';
import type { ButtonView } from './card-view';

/** What a card holds, counting More. */
const mostButtons = 6;

/** Besides the answers of the intake: what the mail brings with it. */
export function intakeExtras(inquiry: Inquiry, nonce: string): readonly ButtonView[] {
  if (inquiry.step !== '1.intake') return [];
  const closed = (inquiry.mayBelongTo ?? []).filter((near) => near.closed);
  return closed.map(({ ref }) => lookButton(`Reopen ${ref}`, 'reopenForm', inquiry.ref, nonce, { other: ref }));
}

/** How many of them stand on the card beside so many answers and More; the others stand behind More. */
export function roomBeside(answers: number): number {
  return Math.max(0, mostButtons - answers - 1);
}
