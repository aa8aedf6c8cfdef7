import { DateTime } from 'luxon';
import { knownFrom, type Known, type KnownPerson, type SerializableKnown } from '../../src/intake/known';
import type { InboxMessage } from '../../src/intake/mailbox';
import { openMail } from '../../src/intake/read-draft';
import type { Reading } from '../../src/intake/text/reading';

/** Thursday, 9:04 AM Central. */
export const thursdayMorning = DateTime.fromISO('2026-09-17T14:04:00.000Z', { zone: 'utc' });

export const people: readonly KnownPerson[] = [
  { id: 'd-reyes', name: 'Dana Reyes', roles: ['memberLiaison'], mail: 'dana.reyes@unit.example.org' },
  {
    id: 'c-stone',
    name: 'Cole Stone',
    roles: ['originator'],
    mail: 'cole.stone@calls.example.org',
    originatorType: 'CSR',
  },
  {
    id: 'o-field',
    name: 'Ola Field',
    roles: ['originator'],
    mail: 'ola.field@ombuds.example.org',
    originatorType: 'MC_OMBUDSMAN',
  },
  {
    id: 'l-hart',
    name: 'Lee Hart',
    roles: ['originator'],
    mail: 'lee.hart@house.example.org',
    originatorType: 'LEGISLATIVE_LIAISON',
  },
  { id: 'i-lane', name: 'Ida Lane', roles: ['leadership'], mail: 'ida.lane@unit.example.org' },
  {
    id: 'agency',
    name: 'Agency Desk',
    roles: ['originator'],
    mail: 'desk@agency.example.org',
    originatorType: 'OTHER_STATE_AGENCY',
    mayBeAutomatic: true,
  },
];

export const plainKnown: SerializableKnown = {
  mailboxAddress: 'escalations@unit.example.org',
  closedDays: ['2026-09-18'],
  people,
  references: ['ME-260901-7K2QXM'],
};

export const known: Known = knownFrom({ ...plainKnown, closedDays: [] });

/** With another directory. */
export const knownWith = (others: readonly KnownPerson[]): Known => knownFrom({ ...plainKnown, people: others });

export const fromCsr = { name: 'Cole Stone', address: 'cole.stone@calls.example.org' };

type Parts = Partial<Omit<InboxMessage, 'body'>> & { readonly text?: string; readonly html?: string };

/** A mail from a CSR of the directory, with what the test says about it. */
export function aMessage({ text, html, ...parts }: Parts = {}): InboxMessage {
  return {
    id: 'AAMk-1',
    receivedAt: thursdayMorning,
    subject: 'Help for a member',
    from: fromCsr,
    headers: {},
    body: html === undefined ? { type: 'text', content: text ?? 'Please help.' } : { type: 'html', content: html },
    attachments: [],
    attachedMails: [],
    kind: 'message',
    ...parts,
  };
}

/** A mail whose text is this, opened as the value readers see it; from a CSR unless the test says who. */
export function aReading(text: string, parts: Parts = {}): Reading {
  return openMail(aMessage({ subject: '', text, ...parts }), [], known).reading;
}

/** Somebody outside who writes from a private address. */
export const fromOutside = { name: 'Mia Park', address: 'mia.park@mail.example.org' };
