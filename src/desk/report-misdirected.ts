import type { DateTime } from 'luxon';
import { localDate } from '../clock/local-time';
import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { reportMisdirected as decideReport } from '../procedure/misdirected';
import { instantOf, longestText } from '../procedure/validate-form';
import { commitDecision } from '../reminders/commit-decision';
import { lookButton } from '../views/act-buttons';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';
import { misdirectedForm, misdirectedRecords } from '../views/misdirected-view';
import { contextsFor } from './contexts';
import { notYours } from './current-view';
import { mayOpen } from './may-open';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere, isHidden } from './status';

/** The form behind "Report misdirected", with a mark of its own: the same card can report twice. Nothing of the inquiry stands in it. */
export async function misdirectedAsked(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const inquiry = (await parts.log.read(ref))?.inquiry;
  if (inquiry === undefined) return inquiryNotThere(ref);
  if (!(await mayOpen(parts, person, inquiry))) return notFor(parts, person, inquiry);
  return misdirectedForm(inquiry, parts.newId());
}

/**
 * Opens a privacy record: the record, the line of the inquiry and the word to the Unit Lead commit together, once, however
 * often it is pressed. What was typed stands sealed in the record and nowhere else.
 */
export async function reportMisdirected(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const nonce = text(p.data, 'nonce');
  const id = keyHash('misdirected', ref, person.id, nonce).slice(0, 12);
  const result = await commitDecision<readonly string[]>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      if (!(await mayOpen(parts, person, inquiry))) return { outcome: 'refused', why: [] };
      const filled = readForm(inquiry, p.data, now, parts.calendar.rules.zone);
      if ('errors' in filled) return { outcome: 'refused', why: filled.errors };
      const { endsLinks, ...said } = filled;
      const endedRequest = endsLinks ? inquiry.request?.n : undefined;
      const record = { ref, id, by: person.id, reportedAt: now, ...said };
      const sealed = await parts.log.sealRecord({ ...record, ...(endedRequest !== undefined && { endedRequest }) });
      const hasOfficer = (await parts.people.directory()).withRole('privacyOfficer').length > 0;
      const { noticedAt } = said;
      const report = { by: person.id, noticedAt, record: id, hash: sealed.hash, endsLinks, hasOfficer };
      return { ...decideReport(inquiry, report, now), records: [sealed], marks: [keyHash('misdirected', id)] };
    },
  );
  parts.wake();
  switch (result.outcome) {
    case 'unknown':
      return inquiryNotThere(ref);
    case 'refused':
      return result.why.length === 0
        ? notFor(parts, person, result.inquiry)
        : misdirectedForm(result.inquiry, nonce, p.data, result.why);
    case 'done':
    case 'committed':
      return noteView(
        `${ref}: reported as misdirected.`,
        [
          'The Unit Lead is told when the unit is open. What you wrote is kept sealed.',
          'If it can be had back or deleted there, ask for it now.',
        ],
        [lookButton('Open inquiry', 'open', ref, parts.newId())],
      );
  }
}

/** Shows what was reported, to those who answer for it. The look is written down first. */
export async function showMisdirected(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const now = parts.clock.now();
  const inquiry = (await parts.log.read(ref))?.inquiry;
  if (inquiry === undefined) return inquiryNotThere(ref);
  await parts.access.write({ at: now, person: person.id, action: 'privacy', ref });
  const { view } = await contextsFor(parts, inquiry, now);
  return misdirectedRecords(ref, await parts.log.recordsOf(ref), parts.newId(), view);
}

/** The contact of another plan is not even told that there is such an inquiry. */
async function notFor(parts: DeskParts, person: Person, inquiry: Inquiry): Promise<CardView> {
  const contexts = await contextsFor(parts, inquiry, parts.clock.now());
  return isHidden(inquiry, person, contexts) ? inquiryNotThere(inquiry.ref) : notYours(inquiry, person);
}

/** Who knows the day alone. */
const noon = '12:00';

type Filled = {
  readonly sent: string;
  readonly sentTo: string;
  readonly noticedAt: DateTime;
  readonly endsLinks: boolean;
};

function readForm(
  inquiry: Inquiry,
  data: Press['data'],
  now: DateTime,
  zone: string,
): Filled | { readonly errors: readonly string[] } {
  const field = (name: string): string => text(data, name).slice(0, longestText);
  const time = field('noticedTime');
  const date = field('noticedDate') || (time === '' ? '' : localDate(now, zone));
  const isNow = time === '' && (date === '' || date === localDate(now, zone));
  const noticedAt = isNow ? now : instantOf(date, time === '' ? noon : time, zone);
  const isPossible =
    noticedAt !== undefined && noticedAt <= now && noticedAt >= inquiry.anchors.received.startOf('minute');
  const asksLink = inquiry.request?.open === true && inquiry.request.linksEnded !== true;
  const errors = [
    ...(field('sent') === '' ? ['What was sent or shown?: say what it was.'] : []),
    ...(field('sentTo') === '' ? ['Who received or saw it?: say who.'] : []),
    ...(isPossible
      ? []
      : ['When did you notice?: enter a day and time that are not in the future nor before the inquiry.']),
    ...(asksLink && !['yes', 'no'].includes(field('endLink'))
      ? ['Did the request to the MCO go wrong?: choose yes or no.']
      : []),
  ];
  if (errors.length > 0 || noticedAt === undefined) return { errors };
  return {
    sent: field('sent'),
    sentTo: field('sentTo'),
    noticedAt,
    endsLinks: asksLink && field('endLink') === 'yes',
  };
}
