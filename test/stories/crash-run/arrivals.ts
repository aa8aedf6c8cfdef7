import { mailboxAddress } from '../../../local/unit';
import { unitPeople } from '../../../local/unit-people';
import { isListOfReminders, type Arrived } from '../../../simulate/edges/arrived';
import { referenceIn } from '../../../src/inquiry/reference';
import { markHeader } from '../../../src/intake/mailbox';
import { read } from '../card-client';
import { toldBy } from '../told-by';
import type { UnitInProcesses } from '../unit-in-processes';

/** Everything that reached people, as the stand-ins have it. */
export function arrivals({ teams, mailbox }: UnitInProcesses): readonly Arrived[] {
  const cards = teams.sends().map(({ personaId, at, summary = '', card }): Arrived => ({
    at: Date.parse(at),
    to: personaId,
    via: 'teams',
    headline: summary,
    about: refsIn(isListOfReminders(summary) ? toldBy(summary, card) : [summary]),
    names: [],
    reminder: /"nonce":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '',
    isRepeated: read(card).text.includes('This message is repeated'),
    isBrought: false,
  }));
  const mails = mailbox.sent().map(({ id, to: [to = ''], at, subject, text }): Arrived => ({
    at: Date.parse(at),
    to: personOf(to),
    via: 'mail',
    headline: subject,
    about: refsIn(isListOfReminders(subject) ? text.split('\n').filter((line) => line.startsWith('- ')) : [subject]),
    names: [],
    reminder: new RegExp(`^${markHeader}: *(\\S+)`, 'im').exec(mailbox.eml(id)?.toString() ?? '')?.[1] ?? '',
    isRepeated: false,
    isBrought: false,
  }));
  return [...cards, ...mails].sort((a, b) => a.at - b.at);
}

function refsIn(texts: readonly string[]): Arrived['about'] {
  return texts.flatMap((text) => {
    const ref = referenceIn(text);
    return ref === undefined ? [] : [{ ref }];
  });
}

function personOf(address: string): string {
  if (address.toLowerCase() === mailboxAddress) return 'mailbox';
  return unitPeople.find(({ mail }) => mail.toLowerCase() === address.toLowerCase())?.id ?? 'writer';
}
