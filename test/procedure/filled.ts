import type { AnswerId } from '../../src/inquiry/vocabulary';
import type { FormId } from '../../src/procedure/table';

export type Filled = Readonly<Record<string, string>>;

const results: Readonly<Partial<Record<AnswerId, string>>> = {
  reached: 'REACHED',
  notReached: 'LEFT_MESSAGE',
  notReachedLater: 'NO_ANSWER',
  calledBack: 'REACHED',
  noAnswer: 'NO_ANSWER',
};
const enrolment: Readonly<Partial<Record<AnswerId, Filled>>> = {
  enrolled: { enrolled: 'yes', plan: 'ITC' },
  samePlan: { enrolled: 'yes', plan: 'ITC' },
  otherPlan: { enrolled: 'yes', plan: 'WLP' },
  couldNotVerify: { enrolled: 'unverified' },
  notInMco: { enrolled: 'no', notInMcoReason: 'PACE' },
};
const forms: Readonly<Record<FormId, (answer: AnswerId) => Filled>> = {
  none: () => ({}),
  who: () => ({
    originatorType: 'CSR',
    originatorContact: 'Call center, 515-555-0101',
    memberName: 'Alma Berg',
    memberId: '1234567a',
    dateOfBirth: '1951-03-04',
    issue: 'The oxygen supplier has not come.',
    category: 'DME',
  }),
  enrolment: (answer) => ({ ...enrolment[answer], source: 'elvsWeb' }),
  plan: () => ({ plan: 'WLP', source: 'elvsPhone', reason: 'The member moved to another plan.' }),
  notInMco: () => ({ source: 'elvsWeb', notInMcoReason: 'PACE' }),
  urgency: () => ({
    tierReason: 'Oxygen ends today.',
    phone: '515-555-0102',
    safetyFlag: 'LIFE_SUPPORT_EQUIPMENT',
    leaveMessage: 'yes',
  }),
  deadline: () => ({ reason: 'New facts.' }),
  contact: (answer) => ({
    contacted: 'member',
    way: 'phone',
    result: results[answer] ?? 'REACHED',
    learned: 'Oxygen lasts until tonight.',
  }),
  ask: (answer) => ({
    department: 'careManagement',
    need: 'Arrange a delivery today.',
    ...(answer === 'phonedThem' && { reporter: 'Jordan Ortiz' }),
  }),
  heard: (answer) => ({ said: answer, reporter: 'Jordan Ortiz', way: 'phone', ...promise(answer) }),
  mcoHeard: (answer) => ({ reporter: 'Jordan Ortiz', ...promise(answer) }),
  noAnswer: () => ({}),
  snooze: () => ({ reason: 'They call back at nine.', untilDate: '2026-09-15', untilTime: '09:00' }),
  update: () => ({ reporter: 'Jordan Ortiz', learned: 'The supplier delivers tomorrow.' }),
  close: () => ({
    code: 'SERVICE_PROVIDED',
    resolutionText: 'Oxygen was delivered.',
    finalContact: 'member',
    way: 'phone',
    memberConfirmed: 'yes',
    appeal: 'neither',
  }),
  reason: () => ({ reason: 'New facts.' }),
  callback: (answer) => ({ result: results[answer] ?? 'REACHED', learned: 'Explained the fee-for-service program.' }),
  text: () => ({ learned: 'What the member told us.' }),
  person: () => ({ person: 'a-novak' }),
  reference: () => ({ reference: 'me-260901-7k2qxm', reason: 'Same matter.' }),
};

function promise(answer: AnswerId): Filled {
  return answer === 'willContactBy' ? { promisedDate: '2026-09-14', promisedTime: '16:30' } : {};
}

/** A form filled in so that it means the answer; on Monday, September 14, 2026. */
export function filledFor(answer: AnswerId, form: FormId = 'none'): Filled {
  return forms[form](answer);
}
