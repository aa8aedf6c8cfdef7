import type { AnswerId, RowId } from '../inquiry/vocabulary';
import type { ButtonId } from './buttons';

/** Words of an answer: `button` on the card, `done` in the log and in "already done by ...". */
export const answerWords: Readonly<Record<AnswerId, { readonly button: string; readonly done: string }>> = {
  take: { button: 'Take it', done: 'taken' },
  assign: { button: 'Assign', done: 'assigned' },
  confirmWho: { button: 'Next', done: 'intake confirmed' },
  enrolled: { button: 'Next', done: 'enrolled in an MCO' },
  couldNotVerify: { button: 'Next', done: 'enrollment could not be verified' },
  notInMco: { button: 'Not in an MCO', done: 'not in an MCO: Unit Lead callback' },
  back: { button: 'Back', done: 'back to the question before' },
  putBack: { button: 'Put back', done: 'put back' },
  release: { button: 'Release', done: 'released: not finished in 60 business minutes' },
  notAnInquiry: { button: 'Not a member inquiry', done: 'not a member inquiry' },
  appended: { button: 'Add to an open inquiry', done: 'added to another inquiry' },
  saveHigh: { button: 'Save as High Priority', done: 'High Priority: member and issue complete' },
  saveEscalated: { button: 'Save as Escalated', done: 'Escalated: member and issue complete, sent to the ESR' },
  calledBack: { button: 'Record callback', done: 'called back: complete' },
  noAnswer: { button: 'No answer', done: 'callback tried' },
  isInMco: { button: 'Member is in an MCO', done: 'is in an MCO: back to Step 3' },
  reached: { button: 'Save: reached', done: 'member or originator reached' },
  notReached: { button: 'Save: not reached', done: 'contact tried, not reached' },
  notReachedLater: { button: 'Save, try again later', done: 'contact tried, to be tried again' },
  resolvedWithoutMco: { button: 'Resolved without the MCO', done: 'resolved without the MCO: complete' },
  makeHigh: { button: 'Make High Priority', done: 'made High Priority' },
  makeEscalated: { button: 'Make Escalated', done: 'made Escalated' },
  mcoUnknown: { button: 'MCO not known', done: 'MCO not known: enrollment to be checked again' },
  deadlineChanged: { button: 'Deadline changed', done: 'stated deadline changed' },
  mcoChanged: { button: 'MCO changed', done: 'MCO changed' },
  sendRequest: { button: 'Send request', done: 'MCO asked' },
  phonedThem: { button: 'I phoned them', done: 'MCO asked by phone' },
  askAgain: { button: 'Ask again', done: 'MCO asked again' },
  askMco: { button: 'Ask the MCO', done: 'MCO asked again' },
  memberContacted: { button: 'Member contacted', done: 'member contacted' },
  willContactBy: { button: 'Will contact by ...', done: 'will contact by a promised time' },
  couldNotReach: { button: 'Could not reach', done: 'could not reach the member' },
  needInformation: { button: 'Need more information', done: 'needs more information' },
  reportsResolved: { button: 'Resolved, please confirm', done: 'reports resolved' },
  notOurMember: { button: 'Not our member', done: 'not our member' },
  wrongDepartment: { button: 'Wrong department', done: 'wrong department' },
  sendChase: { button: 'Send chase', done: 'chase sent' },
  calledNoAnswer: { button: 'I called - no answer', done: 'called the MCO, no answer' },
  snooze: { button: 'Snooze', done: 'reminder put off' },
  resolved: { button: 'Resolved', done: 'resolved: complete' },
  notResolved: { button: 'Not resolved, go on', done: 'not resolved' },
  memberSaysNoContact: { button: 'Member says no contact', done: 'the member says the MCO has not called: disputed' },
  doesNotCount: { button: 'Does not count as contact', done: 'the report does not count as contact' },
  update: { button: 'Save update', done: 'update recorded' },
  close: { button: 'Close inquiry', done: 'closed: complete' },
  accept: { button: 'Accept', done: 'accepted' },
  notMine: { button: 'Not mine', done: 'not accepted' },
  offerNext: { button: 'Offer to the next', done: 'not accepted in 4 business hours: offered to the next' },
  imeResolves: { button: 'IME can resolve', done: 'resolved by the IME: complete' },
  sendToMco: { button: 'Send to the MCO', done: 'to be sent to the MCO' },
  informed: { button: 'Send to the MCO', done: 'information given to the MCO' },
  samePlan: { button: 'Same plan', done: 'enrollment checked: same plan' },
  otherPlan: { button: 'Other plan', done: 'enrollment checked: other plan' },
  reopen: { button: 'Reopen', done: 'reopened' },
};

const groupWords: Readonly<Record<Exclude<ButtonId, AnswerId>, string>> = {
  next: 'Next',
  saveAndAsk: 'Save and ask the MCO',
  saveLater: 'Save, try again later',
  mcoResponded: 'MCO has responded',
};

/** Words of a button on the card of a row. */
export function buttonWords(button: ButtonId, row: RowId): string {
  if (button === 'saveAndAsk' && row === '5b') return 'Save and decide';
  if (button === 'saveAndAsk' && row === 'tryAgain') return 'Save: reached';
  if (button === 'next' && row === 'verify') return 'Save the check';
  if (button === 'imeResolves' && row !== '5c' && row !== '5c.2') return 'IME resolved it';
  if (button in groupWords) return groupWords[button as keyof typeof groupWords];
  return answerWords[button as AnswerId].button;
}
