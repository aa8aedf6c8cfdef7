import type { Inquiry } from '../inquiry/inquiry';

/** Numbers of the mail's other members who have no inquiry yet; offered by the inquiry of the first. */
export function membersToOpen({ sharedMail }: Inquiry): readonly number[] {
  if (sharedMail?.member !== 1) return [];
  const others = Array.from({ length: sharedMail.members - 1 }, (_none, index) => index + 2);
  return others.filter((member) => sharedMail.refs[member] === undefined);
}

/** That the mail is about several members, and which inquiries are about the others. By number and reference: no member data. */
export function sharedMailWords(inquiry: Inquiry): readonly string[] {
  const { sharedMail } = inquiry;
  if (sharedMail === undefined) return [];
  const { member, members, refs } = sharedMail;
  const known = Object.entries(refs).map(([n, ref]) => `member ${n} is ${ref}`);
  const waiting = membersToOpen(inquiry);
  return [
    `The mail seems to be about ${String(members)} members; this inquiry is about member ${String(member)}.`,
    ...(known.length > 0 ? [`Of the same mail, ${known.join(', ')}.`] : []),
    ...(waiting.length > 0
      ? [`Not opened yet: member ${waiting.join(', ')}. Whoever takes this one opens them if the mail is right.`]
      : []),
  ];
}
