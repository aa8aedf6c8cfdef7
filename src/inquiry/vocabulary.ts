/** Where an inquiry stands: exactly one step. The ids are the document's ("4.d" is written 4d). */
export const stepIds = [
  '1',
  '1.intake',
  '2',
  '3',
  '2b',
  '4b',
  '4c',
  '4d',
  '4e.2',
  '4f',
  '4g',
  '5b.offer',
  '5b',
  '5c',
  '5c.2',
  '5d',
  '5e.2',
  '5f',
  '5g',
  'done',
] as const;
export type StepId = (typeof stepIds)[number];

/** Duties that run beside the step, opened and ended by answers. */
export const besideIds = ['tryAgain', 'inform', 'promise', 'verify', 'ageing'] as const;
export type BesideId = (typeof besideIds)[number];
export type RowId = StepId | BesideId;

/** Who is told or reminded. */
export type Recipient =
  | 'anyLiaison'
  | 'owner'
  | 'unitLead'
  | 'mco'
  | 'mcoBackup'
  | 'accountManager'
  | 'leadership'
  | 'mailbox'
  /** Who sent the mail or made the call, when the directory knows them. */
  | 'originator'
  /** Who wrote the mail that is answered; nobody of the directory. */
  | 'writer'
  /** The contact of a request that has just been withdrawn. */
  | 'formerMco'
  | 'privacyOfficer'
  | 'system';

/**
 * Instants kept on the inquiry: when the thing happened.
 * clockStart = receipt; on makeHigh the change; on makeEscalated receipt again. since = when the row was entered.
 * promisedFor, snoozedUntil and harmBy name a time to come: promised, put off to, and by when harm is feared.
 */
export const anchorIds = [
  'received',
  'clockStart',
  'since',
  'taken',
  'sentToEsr',
  'contacted',
  'reached',
  'asked',
  'mcoContacted',
  'promisedFor',
  'snoozedUntil',
  'harmBy',
] as const;
export type Anchor = (typeof anchorIds)[number];

export const answerIds = [
  'take',
  'assign',
  'confirmWho',
  'enrolled',
  'couldNotVerify',
  'notInMco',
  'back',
  'putBack',
  'release',
  'notAnInquiry',
  'appended',
  'saveHigh',
  'saveEscalated',
  'calledBack',
  'noAnswer',
  'isInMco',
  'reached',
  'notReached',
  'notReachedLater',
  'resolvedWithoutMco',
  'makeHigh',
  'makeEscalated',
  'mcoUnknown',
  'mcoChanged',
  'deadlineChanged',
  'sendRequest',
  'phonedThem',
  'askAgain',
  'askMco',
  'memberContacted',
  'willContactBy',
  'couldNotReach',
  'needInformation',
  'reportsResolved',
  'notOurMember',
  'wrongDepartment',
  'sendChase',
  'calledNoAnswer',
  'snooze',
  'resolved',
  'notResolved',
  'memberSaysNoContact',
  'doesNotCount',
  'update',
  'close',
  'accept',
  'notMine',
  'offerNext',
  'imeResolves',
  'sendToMco',
  'informed',
  'samePlan',
  'otherPlan',
  'reopen',
] as const;
export type AnswerId = (typeof answerIds)[number];

/** Messages that an answer sends, apart from reminders. */
export type Notice =
  | 'claim'
  /** To the originator: it has arrived, and by when somebody answers. */
  | 'acknowledged'
  /** To somebody who asked by mail where it stands. */
  | 'statusAnswer'
  | 'assigned'
  | 'released'
  | 'callback'
  | 'mailToEscalations'
  | 'mcoRequest'
  /** The request, to another contact of the MCO: the mail to the first came back. */
  | 'mcoRedirected'
  | 'mcoChase'
  | 'mcoWithdrawn'
  | 'mcoNewTime'
  | 'mcoInformed'
  | 'offer'
  | 'notAccepted'
  | 'ownerAnswered'
  /** A message reached nobody: the Unit Lead must know. */
  | 'undelivered'
  /** Mail added to the inquiry. */
  | 'mailAdded'
  /** The MCO that was asked has written by mail, past its link. */
  | 'mcoWrote'
  /** Mail added to an inquiry that was complete. */
  | 'mailAfterClose'
  /** A mail of ours could not be delivered. */
  | 'mailBounced'
  /** Somebody asked where it stands; no update. */
  | 'statusAsked'
  /** Somebody in Teams added what they know, or says that the member called again. */
  | 'wordAdded'
  /** Something went to somebody whom it was not for: to the Unit Lead, and to the privacy officer where there is one. */
  | 'misdirected'
  | 'misdirectedToOfficer'
  /** Somebody opened it in an emergency, past their usual rights. */
  | 'glassBroken';

/** Languages in which the mailbox answers by itself. */
export const answerLanguages = ['en', 'es'] as const;
export type AnswerLanguage = (typeof answerLanguages)[number];
