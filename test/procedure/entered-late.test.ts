import { aHighInquiry, anEscalatedInquiry, type Case } from './inquiries';
import { happened, inShort } from './moment';

const late = (at: Case): boolean => at.lastLine?.enteredLate === true;

describe('things told late', () => {
  const silent = aHighInquiry().askedOfMco('Mon 11:05').until('Mon 17:05');

  test('a 4:40 PM call typed at 5:10 PM counts as 4:40 PM and is marked “entered late”; the alarm stays', () => {
    const told = silent.ownerSays('memberContacted', 'Mon 17:10', { filled: happened('Mon 16:40') });
    expect([late(told), told.inquiry.anchors.mcoContacted && inShort(told.inquiry.anchors.mcoContacted)]).toEqual([
      true,
      'Mon 16:40',
    ]);
    expect(told.lastLine).toMatchObject({ happenedAt: told.inquiry.anchors.mcoContacted, recordedAt: told.now });
    expect(told.sentAfter('Mon 16:59')).toContain('Mon 17:00 silent to owner');
  });

  test.each([
    ['told in time', 'Mon 16:30', 'Mon 16:20', false],
    ['told late, but before the limit', 'Mon 16:59', 'Mon 12:00', false],
    ['happened at the limit itself', 'Mon 17:10', 'Mon 17:00', true],
    ['happened after it', 'Mon 17:10', 'Mon 17:05', false],
  ])('%s', (_name, typed, at, expected) => {
    const asked = aHighInquiry().askedOfMco('Mon 11:05');
    expect(late(asked.ownerSays('memberContacted', typed, { filled: happened(at) }))).toBe(expected);
  });

  test('a contact within the limit, recorded after it, stops the response clock where it happened', () => {
    const told = aHighInquiry('Mon 09:00').ownerSays('reached', 'Mon 13:30', { filled: happened('Mon 12:30') });
    expect([late(told), told.inquiry.anchors.contacted && inShort(told.inquiry.anchors.contacted)]).toEqual([
      true,
      'Mon 12:30',
    ]);
  });

  test('the next step counts from when it happened', () => {
    const told = silent.ownerSays('memberContacted', 'Mon 17:10', { filled: happened('Mon 16:40') });
    expect(told.until('Tue 17:00').sentAfter('Mon 17:10')).toEqual([
      'Tue 16:40 nudge to owner',
      'Tue 17:00 limit to owner',
    ]);
  });

  test('a promise told late cures nothing: the MCO’s duty goes on', () => {
    expect(late(silent.ownerSays('willContactBy', 'Mon 17:10', { filled: happened('Mon 16:10') }))).toBe(false);
  });

  test('an older promise does not take a newer one back: its time and its words stay', () => {
    const promised = silent.ownerSays('willContactBy', 'Mon 17:10', {
      filled: { ...happened('Mon 16:45'), promisedDate: '2026-09-15', promisedTime: '09:30' },
    });
    const both = promised.ownerSays('willContactBy', 'Mon 17:20', {
      filled: { ...happened('Mon 13:00'), promisedDate: '2026-09-14', promisedTime: '16:00' },
    });
    expect([both.inquiry.anchors.promisedFor, both.inquiry.lastWord]).toEqual([
      promised.inquiry.anchors.promisedFor,
      promised.inquiry.lastWord,
    ]);
    expect(both.until('Tue 10:00').sentAfter('Mon 17:00', 'promise')).toEqual(['Tue 09:30 limit to mco']);
  });

  test('a promise that is entered anew for the same minute corrects its time', () => {
    const promised = silent.ownerSays('willContactBy', 'Mon 17:10', { filled: happened('Mon 16:10') });
    const corrected = promised.ownerSays('willContactBy', 'Mon 17:12', {
      filled: { ...happened('Mon 16:10'), promisedDate: '2026-09-15', promisedTime: '11:00' },
    });
    expect(corrected.inquiry.anchors.promisedFor && inShort(corrected.inquiry.anchors.promisedFor)).toBe('Tue 11:00');
  });

  test('that the MCO contacted the member ends its duty, though a newer promise was entered before', () => {
    const promised = silent.ownerSays('willContactBy', 'Mon 17:10', {
      filled: { ...happened('Mon 16:45'), promisedDate: '2026-09-15', promisedTime: '09:30' },
    });
    const told = promised.ownerSays('memberContacted', 'Mon 17:20', { filled: happened('Mon 16:40') });
    expect(told.inquiry).toMatchObject({ step: '4e.2', lastWord: { said: 'memberContacted' } });
  });

  test('an attempt before the call in which somebody was reached opens no “try again”', () => {
    const reached = aHighInquiry('Mon 09:00')
      .ownerSays('notReachedLater', 'Mon 09:30')
      .ownerSays('reached', 'Mon 10:30', { row: 'tryAgain' });
    const told = reached.ownerSays('notReachedLater', 'Mon 11:00', { filled: happened('Mon 10:15') });
    expect([told.inquiry.attempts.count, told.inquiry.beside.tryAgain]).toEqual([3, undefined]);
    const after = reached.ownerSays('notReachedLater', 'Mon 11:00', { filled: happened('Mon 10:45') });
    expect(after.inquiry.beside.tryAgain && inShort(after.inquiry.beside.tryAgain)).toBe('Mon 10:45');
  });

  test('an older update does not take a newer one back', () => {
    const following = anEscalatedInquiry()
      .askedOfMco('Mon 11:00')
      .heardFromMco('memberContacted', 'Mon 12:00')
      .ownerSays('notResolved', 'Mon 12:30');
    const newer = following.ownerSays('update', 'Tue 10:00');
    expect(newer.ownerSays('update', 'Tue 11:00', { filled: happened('Mon 15:00') }).inquiry.anchors.since).toEqual(
      newer.inquiry.anchors.since,
    );
  });
});
