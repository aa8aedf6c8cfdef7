import { MailboxUnreachable } from '../../src/intake/mailbox';
import { TeamsGone, TeamsUnreachable } from '../../src/reminders/teams';
import type { Chance } from '../chance';
import { randomTroubles, type Kind, type Troubles } from './trouble';

/** How Teams fails: too many requests, no answer before or after the card was posted, a dead conversation. */
const teamsKinds: readonly Kind[] = [
  { often: 0.012, make: (doing) => new TeamsUnreachable(doing, 'no', 20_000) },
  { often: 0.006, make: (doing) => new TeamsUnreachable(doing, 'unknown', undefined) },
  { often: 0.006, isAfter: true, make: (doing) => new TeamsUnreachable(doing, 'unknown', undefined) },
  { often: 0.004, make: (doing) => new TeamsGone(doing, 404) },
];
const teamsReads: readonly Kind[] = teamsKinds.slice(0, 1);

/** How the mailbox fails; what only reads never has an effect. */
const mailWrites: readonly Kind[] = [
  { often: 0.012, make: (doing) => new MailboxUnreachable(doing, 'no', 15_000) },
  { often: 0.006, make: (doing) => new MailboxUnreachable(doing, 'unknown', undefined) },
  { often: 0.006, isAfter: true, make: (doing) => new MailboxUnreachable(doing, 'unknown', undefined) },
];
const mailReads: readonly Kind[] = mailWrites.slice(0, 1);

/** Faults of Teams, drawn at random. */
export function teamsTroubles(dice: Chance): Troubles {
  return randomTroubles((doing) => (doing === 'opening a conversation' ? teamsReads : teamsKinds), dice);
}

/** Faults of the mailbox, drawn at random. */
export function mailboxTroubles(dice: Chance): Troubles {
  const writes = ['writing a draft', 'sending a mail'];
  return randomTroubles((doing) => (writes.includes(doing) ? mailWrites : mailReads), dice);
}
