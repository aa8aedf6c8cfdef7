import { isOwedBy } from '../../src/procedure/owed';
import { iowa } from '../clock/calendars';
import {
  aHighInquiry,
  anEscalatedInquiry,
  aNewInquiry,
  anInquiryAtStep3,
  anOfferedInquiry,
  type Case,
} from './inquiries';
import { momentOf } from './moment';
import { liaison, unitLead } from './people';

const owed = (at: Case, until: string): boolean => isOwedBy(at.inquiry, momentOf(until), iowa);

describe('what the owner owes by an instant', () => {
  test('the contact of 4.b, from its limit on', () => {
    const at = aHighInquiry('Mon 10:00');
    expect([owed(at, 'Mon 13:59'), owed(at, 'Mon 14:00'), owed(at, 'Tue 17:00')]).toEqual([false, true, true]);
  });

  test('only of what they have had for a while, where that is asked', () => {
    const { inquiry } = aHighInquiry('Mon 10:00');
    const since = (when: string): boolean => isOwedBy(inquiry, momentOf('Mon 17:00'), iowa, momentOf(when));
    expect([since('Mon 09:59'), since('Mon 10:00')]).toEqual([false, true]);
  });

  test('an offer that is to be accepted', () => {
    expect([
      owed(anOfferedInquiry('Mon 09:00'), 'Mon 12:00'),
      owed(anOfferedInquiry('Mon 09:00'), 'Mon 13:00'),
    ]).toEqual([false, true]);
  });

  test('the chase, from the moment at which the MCO is late; not what the MCO owes before', () => {
    const asked = anEscalatedInquiry('Mon 09:00').askedOfMco('Mon 10:00');
    expect([owed(asked, 'Tue 16:59'), owed(asked, 'Tue 17:00')]).toEqual([false, true]);
  });

  test('what the MCO owes all the same, where harm is feared before', () => {
    const filled = { statedDate: '2026-09-14', statedTime: '14:00' };
    const asked = anInquiryAtStep3().does(liaison, 'saveHigh', 'Mon 09:00', { filled }).askedOfMco('Mon 10:00');
    expect([owed(asked, 'Mon 12:59'), owed(asked, 'Mon 13:00')]).toEqual([false, true]);
    expect(owed(aHighInquiry('Mon 09:00').askedOfMco('Mon 10:00'), 'Mon 13:00')).toBe(false);
  });

  test('the callback of 2.b, which the Unit Lead owns', () => {
    const callback = aHighInquiry('Mon 09:00').ownerSays('notInMco', 'Mon 10:00');
    expect([callback.owner, owed(callback, 'Mon 13:59'), owed(callback, 'Mon 14:00')]).toEqual([unitLead, false, true]);
  });

  test('nothing for having been open long', () => {
    const updated = anEscalatedInquiry('Mon 09:00')
      .askedOfMco('Mon 10:00')
      .heardFromMco('memberContacted', 'Mon 11:00')
      .ownerSays('notResolved', 'Mon 12:00')
      .ownerSays('update', '2026-10-05 09:00');
    expect(owed(updated, '2026-10-05 17:00')).toBe(false);
  });

  test('nothing before somebody has taken it', () => {
    expect(owed(aNewInquiry('Mon 09:00'), 'Tue 17:00')).toBe(false);
  });
});
