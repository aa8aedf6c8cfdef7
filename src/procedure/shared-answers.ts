import type { StepId } from '../inquiry/vocabulary';
import type { Answers, Next } from './table';

/** A documented attempt stops the response clock; not reached opens "try again". */
export const reached = { end: ['tryAgain'], set: ['contacted', 'reached'], form: 'contact' } as const;
export const attempt = { open: ['tryAgain'], set: ['contacted'], form: 'contact' } as const;

/** The notice goes only if a request is open. */
export const close: Next = { to: 'done', form: 'close' };
export const imeResolves: Next = { ...close, logs: '5c.1' };
export const notInMco: Next = {
  to: '2b',
  form: 'notInMco',
  end: ['tryAgain', 'verify', 'inform', 'promise'],
  tell: ['callback', 'mailToEscalations'],
  logs: '2',
};
/** Begins anew with the intake; whoever owns it then is told, unless they have done it themselves. */
export const reopen: Next = { to: '1.intake', form: 'reason', set: ['clockStart', 'taken'], tell: ['assigned'] };
/** Nobody has it then; who takes it next asks about the enrolment anew. */
export const putBack: Next = { to: '1', end: ['verify'], tell: ['claim'] };
export const release: Next = { to: '1', end: ['verify'], tell: ['claim', 'released'] };

/** What the MCO says, by itself or recorded by the owner after a call. */
export const mcoSays = (by: 'mco' | 'owner', report: StepId, resolved: StepId, ask: StepId): Answers => {
  const form = by === 'mco' ? 'mcoHeard' : 'heard';
  const tell = by === 'mco' ? (['ownerAnswered'] as const) : [];
  return {
    memberContacted: { to: report, form, end: ['promise'], set: ['mcoContacted'], tell, logs: `${report.charAt(0)}e` },
    willContactBy: { to: 'here', form, open: ['promise'], set: ['promisedFor'] },
    couldNotReach: { to: 'here', form },
    needInformation: { to: 'here', form, open: ['inform'], tell },
    reportsResolved: { to: resolved, form, end: ['promise'], set: ['mcoContacted'], tell },
    notOurMember: { to: ask, form, open: ['verify'], end: ['promise', 'inform'], tell },
    wrongDepartment: { to: ask, form, end: ['promise', 'inform'], tell },
  };
};

export const sendRequest = (to: StepId): Answers => ({
  sendRequest: { to, form: 'ask', set: ['asked'], tell: ['mcoRequest'], unless: 'verify' },
  phonedThem: { to, form: 'ask', set: ['asked'], tell: ['mcoRequest'], unless: 'verify' },
});
export const askAgain = (to: StepId): Next => ({
  to,
  form: 'ask',
  end: ['promise'],
  set: ['asked'],
  tell: ['mcoRequest'],
  unless: 'verify',
  restart: true,
});

/** What the owner does at 4.e.1 or 5.e.1. */
export const chase = (logs: '4e.1' | '5e.1'): Answers => ({
  sendChase: { to: 'here', tell: ['mcoChase'], logs },
  calledNoAnswer: { to: 'here', form: 'noAnswer', logs },
  snooze: { to: 'here', form: 'snooze', logs },
});

export const mcoChanged = (ask: StepId): Next => ({ to: ask, form: 'plan', end: ['promise', 'inform'] });
export const mcoUnknown = (ask: StepId | 'here'): Next => ({
  to: ask,
  form: 'reason',
  open: ['verify'],
  end: ['promise', 'inform'],
});

/** Somebody knows better by when harm is feared, or that none is. */
export const deadlineChanged: Next = { to: 'here', form: 'deadline' };

/** Another priority, and maybe another deadline. Up: High clocks from the change; down: from receipt. Past breaches stay. */
export const makeHigh = (to: StepId): Next => ({ to, form: 'deadline', set: ['clockStart'], tell: ['assigned'] });
export const makeEscalated = (to: StepId): Next => ({
  to,
  form: 'deadline',
  set: ['clockStart', 'sentToEsr'],
  tell: ['assigned'],
});
/** While the MCO owes the contact (4d, 5d), it is told of another time. */
export const tellsMco = (next: Next): Next => ({ ...next, tell: ['mcoNewTime', ...(next.tell ?? [])] });
/** Another priority then gives it a new end of day. */
export const withNewEndOfDay = (next: Next): Next => tellsMco({ ...next, set: [...(next.set ?? []), 'asked'] });

export const memberSaysNoContact = (to: StepId): Next => ({ to, form: 'text', undo: 'contact' });

/** The owner judges that what the MCO reported was no contact: it reverses the report, and the chase reopens. */
export const doesNotCount = (to: StepId): Next => ({ to, form: 'text', undo: 'contact', logs: `${to.charAt(0)}e` });
