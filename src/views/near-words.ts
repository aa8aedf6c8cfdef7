import type { Inquiry } from '../inquiry/inquiry';

/** "May be the same matter as ME-... or ME-... (closed)." By reference alone: no member data. */
export function nearWords({ mayBelongTo = [] }: Inquiry): readonly string[] {
  if (mayBelongTo.length === 0) return [];
  const refs = mayBelongTo.map(({ ref, closed }) => (closed ? `${ref} (closed)` : ref));
  const last = refs.at(-1) ?? '';
  return [`May belong to ${refs.length > 1 ? `${refs.slice(0, -1).join(', ')} or ${last}` : last}. Please look.`];
}

/** What the mail says of the enrollment: nobody has checked it. */
export function mailSaysWords({ mailSays }: Inquiry): readonly string[] {
  return mailSays === undefined ? [] : ['The mail says the member is in no MCO: please check.'];
}
