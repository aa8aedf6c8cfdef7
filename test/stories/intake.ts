import type { Filled, Shown } from './card-client';
import type { Person } from './a-person';

/** Steps 1 to 3 as most stories need them: the liaison takes it, keeps what was read from the mail, and saves. */
export async function takesIn(
  liaison: Person,
  save: 'Save as High Priority' | 'Save as Escalated',
  more: { readonly plan?: string; readonly who?: Filled; readonly urgency?: Filled } = {},
): Promise<Shown> {
  await liaison.presses('Take it');
  await liaison.presses('Next', more.who ?? {});
  await liaison.presses('Next', {
    enrolled: 'yes',
    source: 'elvsWeb',
    ...(more.plan !== undefined && { plan: more.plan }),
  });
  return liaison.presses(save, { leaveMessage: 'yes', ...more.urgency });
}

/** 4b or 5b: somebody was reached. */
export const reachedByPhone: Filled = {
  contacted: 'member',
  way: 'phone',
  result: 'REACHED',
  learned: 'It is as the mail says.',
};

/** 4c or 5c.2: what is asked of the plan. */
export const theRequest: Filled = { department: 'memberServices', need: 'Please call the member today.' };

/** 4e or 5e, told by phone: the plan has called the member. */
export const theyCalledTheMember: Filled = { said: 'memberContacted', reporter: 'Jordan Ortiz', way: 'phone' };

/** 4g or 5g. */
export const theResolution: Filled = {
  code: 'SERVICE_PROVIDED',
  resolutionText: 'The plan has put it right, and the member knows.',
  finalContact: 'member',
  way: 'phone',
  memberConfirmed: 'yes',
  appeal: 'neither',
};
