import type { Inquiry } from '../inquiry/inquiry';
import { InquiryUnreadable } from '../log/inquiry-row';
import { isSameMember, memberOf, type MemberKeys } from '../log/member-index';
import type { LogDeskParts } from './parts';

/** What is asked when somebody looks for a member. */
export const memberQuestions = [
  'Medicaid ID (or empty): ',
  'Name (or empty): ',
  'Date of birth, such as 1961-04-30 (or empty): ',
];

/** The inquiries of a member; of one that cannot be read the reference, since it may be theirs. */
export async function* ofMember({ log, index }: LogDeskParts, member: MemberKeys): AsyncIterable<Inquiry | string> {
  for (const ref of await index.find(member)) {
    try {
      const inquiry = (await log.read(ref))?.inquiry;
      // The index also finds what was typed wrong at first, or read wrong in a mail.
      if (inquiry !== undefined && isSameMember(memberOf(inquiry.sensitive), member)) yield inquiry;
    } catch (fault) {
      if (!(fault instanceof InquiryUnreadable)) throw fault;
      yield ref;
    }
  }
}

/** The member in the answers; undefined when they name none. */
export function memberFrom([memberId = '', name = '', dateOfBirth = '']: readonly string[]): MemberKeys | undefined {
  if (memberId === '' && (name === '' || dateOfBirth === '')) return undefined;
  return {
    ...(memberId !== '' && { memberId }),
    ...(name !== '' && { name }),
    ...(dateOfBirth !== '' && { dateOfBirth }),
  };
}
