import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId } from '../../src/inquiry/vocabulary';
import { answer } from '../../src/procedure/answer';
import { asksOfMail, mailDoesNotCount, mcoWrote } from '../../src/procedure/mco-mail';
import { runningClocks } from '../../src/procedure/moments';
import type { Actor } from '../../src/procedure/rights';
import { iowa } from '../clock/calendars';
import { aHighInquiry, anEscalatedInquiry } from './inquiries';
import { momentOf } from './moment';
import { contextAt, liaison, mcoContact, otherLiaison, unitLead } from './people';
import { pressFor } from './press';

const asked = aHighInquiry().askedOfMco('Mon 11:05').inquiry;
const at = momentOf('Mon 13:00');
const wrote = (inquiry: Inquiry, when = at) =>
  mcoWrote(
    { ...inquiry, request: inquiry.request! },
    { actor: 'system', happenedAt: when, recordedAt: when, facts: { mco: 'ITC' }, words: { text: 'We called.' } },
  );

describe('the MCO writes by mail', () => {
  test('while it owes the contact: its update, no step moves, no clock stops, and the owner is asked', () => {
    const { inquiry, lines, notices } = wrote(asked);
    expect([inquiry.step, inquiry.turn, inquiry.anchors.mcoContacted]).toEqual(['4d', asked.turn, undefined]);
    expect(runningClocks(inquiry, iowa)).toEqual(runningClocks(asked, iowa));
    expect(lines).toMatchObject([{ step: '4d', act: 'mcoWrote', facts: { mco: 'ITC' } }]);
    expect(notices).toEqual(['mcoWrote']);
    expect(asksOfMail(inquiry)).toEqual(at);
  });

  test('after the contact: the owner is told, and nothing is asked', () => {
    const heard = aHighInquiry().askedOfMco('Mon 11:05').heardFromMco('memberContacted', 'Mon 12:00').inquiry;
    const { inquiry, notices } = wrote(heard);
    expect([asksOfMail(inquiry), notices]).toEqual([undefined, ['mcoWrote']]);
  });

  test('an older mail that is added later does not take a newer one back', () => {
    expect(asksOfMail(wrote(wrote(asked).inquiry, momentOf('Mon 12:00')).inquiry)).toEqual(at);
  });
});

describe('whether the MCO’s mail counts as contact', () => {
  const waits = wrote(asked).inquiry;
  const said = (inquiry: Inquiry, by = liaison, seen = at.toMillis()) =>
    mailDoesNotCount(inquiry, by, seen, momentOf('Mon 13:30'));

  test.each([['the owner', liaison] as const, ['the Unit Lead', unitLead] as const])('%s may say no', (_who, by) => {
    const decided = said(waits, by);
    expect(decided).toMatchObject({ outcome: 'decided', notices: [] });
    const { inquiry, lines } = decided as Extract<typeof decided, { outcome: 'decided' }>;
    expect(asksOfMail(inquiry)).toBeUndefined();
    expect(runningClocks(inquiry, iowa)).toEqual(runningClocks(asked, iowa));
    expect(lines).toMatchObject([{ step: '4d', act: 'mailNoContact', actor: by.id }]);
  });

  test.each([['another liaison', otherLiaison] as const, ['the MCO itself', mcoContact] as const])(
    '%s may not',
    (_who, by) => {
      expect(said(waits, by)).toEqual({ outcome: 'refused', why: 'notAllowed' });
    },
  );

  test('is said once, and a newer mail is asked about by itself', () => {
    const { inquiry } = said(waits) as { readonly inquiry: Inquiry };
    expect(said(inquiry)).toEqual({ outcome: 'refused', why: 'notAsked' });
    expect(said(wrote(waits, momentOf('Mon 13:10')).inquiry)).toEqual({ outcome: 'refused', why: 'notAsked' });
  });

  const answered = (by: Actor, id: AnswerId) => {
    const now = momentOf('Mon 14:00');
    const decided = answer(waits, pressFor(waits, by, id), contextAt(now, waits));
    if (decided.outcome !== 'decided') throw new Error(`${id}: ${JSON.stringify(decided)}`);
    return decided.inquiry;
  };

  test.each([
    ['what the owner records of the MCO', 'memberContacted'],
    ['a promise that the owner read there', 'willContactBy'],
    ['a new request', 'askAgain'],
  ] as const)('%s answers it too', (_what, id) => {
    expect(answered(liaison, id).request).not.toHaveProperty('wroteAt');
  });

  test('a promise of the MCO by its link leaves the question, its report does not', () => {
    expect(answered(mcoContact, 'willContactBy').request?.wroteAt).toEqual(at);
    expect(answered(mcoContact, 'memberContacted').request).not.toHaveProperty('wroteAt');
  });

  test('it is asked in Step 5 as in Step 4', () => {
    expect(asksOfMail(wrote(anEscalatedInquiry().askedOfMco('Mon 11:00').inquiry).inquiry)).toEqual(at);
  });
});
