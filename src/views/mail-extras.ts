import type { Inquiry } from '../inquiry/inquiry';
import { lookButton } from './act-buttons';
import type { ButtonView } from './card-view';
import { membersToOpen } from './shared-mail-words';

/** What a card holds, counting More. */
export const mostButtons = 6;

/** So many others of a mail are offered at once; the next when these are open. */
const mostMembers = 4;

/**
 * Besides the answers of a step: what the mail brings with it. The other members of a mail are offered until each has an
 * inquiry, so that none is forgotten; what may be the same matter at the intake only.
 */
export function mailExtras(inquiry: Inquiry, nonce: string): readonly ButtonView[] {
  const others = membersToOpen(inquiry).slice(0, mostMembers);
  const near = inquiry.step === '1.intake' ? (inquiry.mayBelongTo ?? []) : [];
  const closed = near.filter((one) => one.closed);
  return [
    ...others.map((member) => memberButton(inquiry, member, nonce)),
    ...closed.map(({ ref }) => lookButton(`Reopen ${ref}`, 'reopenForm', inquiry.ref, nonce, { other: ref })),
    ...(near.length === 0 ? [] : [lookButton('Keep separate and link', 'keepSeparate', inquiry.ref, nonce)]),
  ];
}

function memberButton({ ref, sharedMail }: Inquiry, member: number, nonce: string): ButtonView {
  return {
    label: `Open member ${String(member)} of ${String(sharedMail?.members ?? member)}`,
    verb: 'openMember',
    data: { ref, nonce, member: String(member) },
    style: 'default',
    withoutInputs: true,
    confirm: {
      sentence:
        'The other member gets an inquiry of their own, with the time at which the mail came. Is the mail about them?',
      label: 'Yes, open it',
    },
  };
}

/** How many of them stand on the card beside so many answers and More; the others stand behind More. */
export function roomBeside(answers: number): number {
  return Math.max(0, mostButtons - answers - 1);
}
