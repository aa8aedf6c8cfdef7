import { isoDate } from '../clock/local-date';
import type { Calendar } from '../clock/calendar';
import type { InquiryLog } from '../log/inquiry-log';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { People } from '../people/people';
import { knownPerson, type SerializableKnown } from './known';
import type { InboxMessage, Mailbox } from './mailbox';
import { mentionedReferences } from './references';

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
  for (const ref of mentionedReferences(message)) if (await isInLog(parts.log, ref)) references.push(ref);
  return {
    mailboxAddress: parts.mailbox.address,
    closedDays: [...parts.calendar.notes.keys()].map((day) => isoDate(day)),
    people: directory.all.map((person) => knownPerson(person)),
    references,
  };
}

/** An inquiry that cannot be read is there all the same. */
export async function isInLog(log: InquiryLog, ref: string): Promise<boolean> {
  try {
    return (await log.read(ref)) !== undefined;
  } catch (fault) {
    if (fault instanceof InquiryUnreadable) return true;
    throw fault;
  }
}
