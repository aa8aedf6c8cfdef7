import { isoDate } from '../clock/local-date';
import type { Calendar } from '../clock/calendar';
import type { InquiryLog } from '../log/inquiry-log';
import type { People } from '../people/people';
import { knownPerson, type SerializableKnown } from './known';
import type { InboxMessage, Mailbox } from './mailbox';
import { referencesIn } from './references';

export type KnownParts = {
  readonly mailbox: Pick<Mailbox, 'address'>;
  readonly people: People;
  readonly calendar: Calendar;
  readonly log: InquiryLog;
};

/** Everything that the reader may know for one message, as plain values. */
export async function knownFor(parts: KnownParts, message: InboxMessage): Promise<SerializableKnown> {
  const directory = await parts.people.directory();
  const references: string[] = [];
  for (const ref of referencesIn(message)) if ((await parts.log.read(ref)) !== undefined) references.push(ref);
  return {
    mailboxAddress: parts.mailbox.address,
    closedDays: [...parts.calendar.notes.keys()].map((day) => isoDate(day)),
    people: directory.all.map((person) => knownPerson(person)),
    references,
  };
}
