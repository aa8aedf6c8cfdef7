import { DateTime } from 'luxon';
import { contextsFor } from './contexts';
import type { DeskParts } from './parts';
import { currentView } from './current-view';
import { text, type Press } from './press-data';
import { pressAnswer } from './press-answer';
import { receiptMethods, type ReceiptMethod } from '../inquiry/codes';
import { originators, type OriginatorType } from '../inquiry/originators';
import { referenceFor } from '../inquiry/reference';
import { sameMatter } from '../intake/same-matter';
import { keyHash, utc } from '../log/keys';
import { memberOf } from '../log/member-index';
import type { Person } from '../people/people';
import { openInquiry, type Receipt } from '../procedure/open-inquiry';
import { instantOf, longestText, type FieldError } from '../procedure/validate-form';
import { withReminders } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { newView, noteView } from '../views/desk-views';

/** Card 3: opens an inquiry that came by phone, in person or by chat. The form's GUID makes a double press one inquiry. */
export async function openNew(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const now = parts.clock.now();
  const guid = text(p.data, 'nonce');
  // The reference follows from the form, not from what is typed into it: a changed time makes no second inquiry.
  const baked = DateTime.fromISO(text(p.data, 'shownAt'), { zone: 'utc' });
  const shownAt = baked.isValid ? baked : now;
  const contexts = await contextsFor(parts, undefined, now);
  const zone = parts.calendar.rules.zone;
  const field = (id: string): string => text(p.data, id).slice(0, longestText);
  const errors: FieldError[] = [];
  const need = (id: string, message: string): void => {
    if (field(id) === '') errors.push({ field: id, message });
  };
  if (!Object.hasOwn(receiptMethods, field('receipt')))
    errors.push({ field: 'receipt', message: 'How did it come?: choose how.' });
  if (!Object.hasOwn(originators, field('originatorType')))
    errors.push({ field: 'originatorType', message: 'Who asks?: choose the originator.' });
  need('originatorContact', 'Who called: enter a name and how to reach them.');
  need('memberName', 'Member name: enter the name.');
  need('memberId', 'Medicaid ID: enter the ID, or write “not known”.');
  need('issue', 'What is wrong?: describe the issue.');
  const came = instantOf(field('happenedDate'), field('happenedTime'), zone);
  if (came === undefined) errors.push({ field: 'happenedDate', message: 'When did it come?: enter a day and a time.' });
  else if (came > now)
    errors.push({ field: 'happenedDate', message: 'When did it come?: enter a time that is not in the future.' });
  else if (came < now.minus({ days: 31 }))
    errors.push({ field: 'happenedDate', message: 'When did it come?: enter a time within the last 31 days.' });
  if (guid === '' || errors.length > 0 || came === undefined)
    return newView(p.data, errors, guid || parts.newId(), utc(shownAt), contexts.view);

  const id = field('memberId');
  const receivedAt = came;
  const known = /^(not known|unknown|none)$/i.test(id) ? undefined : id.toUpperCase().replace(/[\s-]+/g, '');
  const key = `form:${guid}`;
  const sensitive = {
    originatorContact: field('originatorContact'),
    memberName: field('memberName'),
    ...(known !== undefined && { memberId: known }),
    issue: field('issue'),
  };
  // The reference that it gets, unless another inquiry has it: then its look-ups come with the confirmed member.
  const near = await sameMatter(parts, referenceFor(key, shownAt, zone, 0), memberOf(sensitive), now);
  const opened = await parts.log.open(key, shownAt, (ref) => {
    const receipt: Receipt = {
      ref,
      receivedAt,
      receipt: field('receipt') as ReceiptMethod,
      originatorType: field('originatorType') as OriginatorType,
      originator: person.id,
      suggestedTier: 'escalated',
      suggestedReason: 'it came without a mail, so no rule has read it: please decide',
      ...(near.length > 0 && { mayBelongTo: near }),
      sensitive,
      by: person.id,
    };
    const decided = openInquiry(receipt, now);
    const planned = { outcome: 'decided' as const, ...decided };
    return { inquiry: withReminders(undefined, planned, now, parts.calendar), lines: decided.lines };
  });
  if (!person.roles.includes('memberLiaison')) {
    parts.wake();
    return noteView(`${opened.ref}: opened. A Member Liaison will take it.`, [
      `Write status ${opened.ref} to see where it stands.`,
    ]);
  }
  // Nothing is woken before it is taken: the other liaisons need not be asked.
  return takeAtOnce(parts, person, p, opened.ref);
}

/** A liaison who takes the call has taken the inquiry. */
async function takeAtOnce(parts: DeskParts, person: Person, p: Press, ref: string): Promise<CardView> {
  const stored = await parts.log.read(ref);
  if (stored === undefined) return noteView(`${ref}: opened.`, []);
  if (stored.inquiry.step !== '1') {
    const contexts = await contextsFor(parts, stored.inquiry, parts.clock.now());
    return currentView(stored.inquiry, person, keyHash(ref, p.activityId), contexts, {
      headline: `${ref}: already opened.`,
    });
  }
  const data = { ref, row: '1', button: 'take', turn: stored.inquiry.turn, nonce: `take:${text(p.data, 'nonce')}` };
  return pressAnswer(parts, person, { ...p, activityId: `${p.activityId}/take`, data });
}
