import type { Pending } from '../inquiry/inquiry';

/** What a reminder or notice is called in the log and in lists. */
const words: Readonly<Record<Pending['what'], string>> = {
  atOnce: 'urgent: the day is nearly over',
  warn: 'warning before the limit',
  beforeClose: 'warning before closing',
  nudge: 'nudge',
  target: 'reminder at the target',
  limit: 'reminder at the limit',
  again: 'reminder, again',
  silentWarn: 'heads-up before end of day',
  harmSoon: 'heads-up before the feared harm',
  harm: 'reminder of the feared harm',
  silent: 'MCO has not responded',
  silentAgain: 'MCO has not responded, again',
  miss: 'MCO past the limit',
  refresh: 'refresh of cards',
  claim: 'new inquiry',
  acknowledged: 'acknowledgement',
  assigned: 'assignment',
  released: 'released intake',
  callback: 'Unit Lead callback',
  mailToEscalations: 'notice to Member Escalations',
  mcoRequest: 'request to the MCO',
  mcoRedirected: 'request to another contact of the MCO',
  mcoChase: 'chase',
  mcoWithdrawn: 'withdrawal of the request',
  mcoNewTime: 'new time for the request',
  mcoInformed: 'information for the MCO',
  offer: 'offer',
  notAccepted: 'not accepted in time',
  ownerAnswered: 'the MCO has answered',
  undelivered: 'a message that reached nobody',
  mailAdded: 'mail added',
  mcoWrote: 'the MCO has written by mail',
  mailAfterClose: 'mail that came after the end',
  mailBounced: 'a mail that came back',
  statusAnswer: 'answer to a question about the status',
  statusAsked: 'somebody asked where it stands',
  wordAdded: 'somebody added what they know',
  misdirected: 'something was misdirected',
  misdirectedToOfficer: 'something was misdirected',
  glassBroken: 'opened in an emergency',
};

export function noticeWords(what: string): string {
  return what in words ? words[what as Pending['what']] : what;
}
