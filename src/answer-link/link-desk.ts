import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import { endOfDay } from '../clock/business-time';
import type { Clock, SystemTime } from '../clock/clock';
import { contextsFor, type ContextParts, type Contexts } from '../desk/contexts';
import type { Diagnostics } from '../diagnostics';
import type { Inquiry } from '../inquiry/inquiry';
import type { AccessLog } from '../log/access-log';
import type { Cipher } from '../log/cipher';
import type { InquiryLog } from '../log/inquiry-log';
import type { People, Person } from '../people/people';
import type { OneTimeCodes } from './one-time-codes';
import { linkState, type LinkState } from './link-state';
import { openLink, type AnswerLink } from './link-token';

/** What those without an account are served with. */
export type LinkDeskParts = ContextParts & {
  readonly log: InquiryLog;
  readonly access: AccessLog;
  readonly people: People;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly systemTime: SystemTime;
  readonly cipher: Cipher;
  readonly codes: OneTimeCodes;
  readonly newId: () => string;
  readonly diagnostics: Diagnostics;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

/** A link with all that it leads to, and whether it still holds. */
export type Followed =
  | { readonly state: Extract<LinkState, { readonly is: 'unknown' }> }
  | {
      readonly state: Exclude<LinkState, { readonly is: 'unknown' }>;
      readonly link: AnswerLink;
      readonly person: Person;
      readonly inquiry: Inquiry;
      readonly contexts: Contexts;
      readonly now: DateTime;
    };

/** Follows a link as it stands in an address. Changes nothing. @throws InquiryUnreadable, StoreUnreachable */
export async function followLink(parts: LinkDeskParts, token: string): Promise<Followed> {
  const link = await openLink(parts.cipher, token);
  if (link === undefined) return { state: { is: 'unknown' } };
  const directory = await parts.people.directory();
  const person = directory.byId(link.person);
  const inquiry = (await parts.log.read(link.ref))?.inquiry;
  const now = parts.clock.now();
  const lines = inquiry === undefined ? [] : await parts.log.lines(link.ref);
  const state = linkState(link, person, inquiry, lines, now);
  if (state.is === 'unknown' || person === undefined || inquiry === undefined) return { state: { is: 'unknown' } };
  return { state, link, person, inquiry, contexts: await contextsFor(parts, inquiry, now), now };
}

/** When the plan owes its answer: the end of the day on which it was asked (4.d, 5.d). */
export function dueOfRequest(inquiry: Inquiry, calendar: Calendar, now: DateTime): DateTime {
  return endOfDay(calendar, inquiry.anchors.asked ?? now);
}
