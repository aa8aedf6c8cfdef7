import type { Anchor, BesideId, Notice, Recipient } from '../inquiry/vocabulary';
import type { Row, Who } from './table';

/** Words of the printed table: who answers a row. The owner is the Member Liaison up to Step 4, the ESR in Step 5. */
export function whoWords(who: Who, { id }: Row): string {
  if (who !== 'owner') return others[who];
  if (id.startsWith('5')) return 'the owner (ESR)';
  return /^[1-4]/.test(id) ? 'the owner (Member Liaison)' : 'the owner';
}

const others: Readonly<Record<Exclude<Who, 'owner'>, string>> = {
  anyLiaison: 'any Member Liaison',
  unitLead: 'the Unit Lead',
  mco: 'the MCO',
  staff: 'any staff of the unit',
  system: 'the system',
};

/** Duties that run beside a step. */
export const besideWords: Readonly<Record<BesideId, string>> = {
  tryAgain: '“try again”',
  inform: '“inform the MCO”',
  promise: '“promise of the MCO”',
  verify: '“check the enrollment”',
  ageing: '“open for a long time”',
};

/** Who is reminded or told. */
export const recipientWords: Readonly<Record<Recipient, string>> = {
  anyLiaison: 'all Member Liaisons who are here',
  owner: 'the owner',
  unitLead: 'the Unit Lead',
  mco: 'the MCO contact',
  mcoBackup: 'the backup of the MCO contact',
  formerMco: 'the MCO contact of the withdrawn request',
  accountManager: 'the Account Manager',
  leadership: 'Leadership',
  mailbox: 'the Member Escalations mailbox',
  originator: 'the originator',
  writer: 'who wrote the mail',
  privacyOfficer: 'the privacy officer',
  system: 'the system',
};

/** Instants from which clocks count. */
export const anchorWords: Readonly<Record<Anchor, string>> = {
  received: 'the receipt',
  clockStart: 'the start of the response clock',
  since: 'its beginning',
  taken: 'the taking',
  sentToEsr: 'the send to the ESR',
  contacted: 'the first attempt',
  reached: 'the first contact',
  asked: 'the request',
  mcoContacted: 'the contact by the MCO',
  promisedFor: 'the promised time',
  snoozedUntil: 'the time put off to',
  harmBy: 'the feared harm',
};

/** Whom an answer tells, and of what. */
export const noticeWords: Readonly<Record<Notice, string>> = {
  claim: 'all Member Liaisons that it is there to be taken',
  acknowledged: 'the originator that it has arrived',
  assigned: 'the new owner',
  released: 'the Unit Lead that the intake was not finished',
  callback: 'the Unit Lead',
  mailToEscalations: 'the Member Escalations mailbox',
  mcoRequest: 'the MCO contact what is asked',
  mcoRedirected: 'another MCO contact what is asked, since the mail came back',
  mcoChase: 'the MCO contact that nothing was heard',
  mcoWithdrawn: 'the MCO contact that no more action is needed',
  mcoNewTime: 'the MCO contact of the new time',
  mcoInformed: 'the MCO contact that the information is there',
  offer: 'the ESR to whom it is offered',
  notAccepted: 'the Unit Lead that it was not accepted',
  ownerAnswered: 'the owner that the MCO has answered',
  undelivered: 'the Unit Lead that a message reached nobody',
  mailAdded: 'the owner that a mail was added',
  mcoWrote: 'the owner that the MCO has written by mail',
  mailAfterClose: 'the last owner that a mail came after the end',
  mailBounced: 'the owner that a mail of ours came back',
  statusAnswer: 'who asked by mail where it stands',
  statusAsked: 'the owner that somebody asked where it stands',
  wordAdded: 'the owner that somebody added what they know',
  misdirected: 'the Unit Lead that something was misdirected',
  misdirectedToOfficer: 'the privacy officer that something was misdirected',
  glassBroken: 'the Unit Lead that somebody opened it in an emergency',
};
