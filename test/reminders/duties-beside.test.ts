import { aHighInquiry, anEscalatedInquiry, type Case } from '../procedure/inquiries';

describe('try again', () => {
  const tried = aHighInquiry('Mon 09:00').ownerSays('notReached', 'Mon 10:00');

  test('High Priority: after 2 business hours, then each opening', () => {
    const answered = tried.askedOfMco('Mon 10:30').heardFromMco('memberContacted', 'Mon 11:00');
    expect(answered.until('Wed 07:00').sentAfter('Mon 10:00', 'tryAgain')).toEqual([
      'Mon 12:00 limit to owner',
      'Tue 08:00 again to owner',
    ]);
  });

  test('Escalated: at 08:00 of the next business day', () => {
    const onFriday = anEscalatedInquiry('Fri 09:00').ownerSays('notReached', 'Fri 10:00');
    expect(onFriday.until('next Tue 07:00').sentAfter('Fri 10:00', 'tryAgain')).toEqual([
      'next Mon 08:00 limit to owner',
    ]);
  });

  test('each attempt counts anew; somebody reached ends it', () => {
    const again = tried.ownerSays('notReachedLater', 'Mon 11:10', { row: 'tryAgain' });
    expect(again.until('Mon 15:00').sentAfter('Mon 10:00', 'tryAgain')).toEqual(['Mon 13:10 limit to owner']);
    const reached = again.ownerSays('reached', 'Mon 12:00', { row: 'tryAgain' });
    expect(reached.until('Tue 08:00').sentAfter('Mon 10:00', 'tryAgain')).toEqual([]);
  });
});

describe('inform the MCO', () => {
  const needs = (at: Case): Case => at.askedOfMco('Mon 10:00').heardFromMco('needInformation', 'Mon 11:00');

  test('High Priority: 2 business hours', () => {
    const high = needs(aHighInquiry('Mon 09:00'));
    expect(high.until('Tue 07:00').sentAfter('Mon 11:00', 'inform')).toEqual(['Mon 13:00 limit to owner']);
    const informed = high.ownerSays('informed', 'Mon 12:00', { row: 'inform' });
    expect(informed.until('Tue 07:00').sentAfter('Mon 11:00', 'inform')).toEqual([]);
  });

  test('Escalated: 1 business day', () => {
    const escalated = needs(anEscalatedInquiry('Mon 09:00'));
    expect(escalated.until('Tue 12:00').sentAfter('Mon 11:00', 'inform')).toEqual(['Tue 11:00 nudge to owner']);
  });

  test('what falls due at the same instant by another duty has a reminder of its own: the ping takes nothing away', () => {
    const silent = needs(anEscalatedInquiry('Mon 09:00')).until('Wed 08:00').sentAfter('Tue 16:30');
    expect(silent.filter((sent) => sent.endsWith('owner'))).toEqual([
      'Tue 17:00 limit to owner',
      'Tue 17:00 silent to owner',
      'Wed 08:00 again to owner',
      'Wed 08:00 silentAgain to owner',
    ]);
  });
});

describe('check the enrolment again', () => {
  test.each([
    ['High Priority: 1 business hour', () => aHighInquiry('Mon 09:00'), 'Mon 10:30 limit to owner'],
    ['Escalated: by close', () => anEscalatedInquiry('Mon 09:00'), 'Mon 17:00 limit to owner'],
  ])('%s, then each opening', (_name, at: () => Case, expected) => {
    const unknown = at().ownerSays('mcoUnknown', 'Mon 09:30');
    expect(unknown.until('Mon 17:00').sentAfter('Mon 09:30', 'verify')).toEqual([expected]);
    expect(unknown.ahead.length).toBeGreaterThan(0);
  });

  test('made High Priority while it is open: one hour from the change is past, so it is due', () => {
    const high = anEscalatedInquiry('Mon 09:00')
      .ownerSays('mcoUnknown', 'Mon 09:30')
      .ownerSays('makeHigh', 'Mon 13:00');
    expect(high.until('Mon 13:00').sentAfter('Mon 12:59', 'verify')).toEqual(['Mon 13:00 limit to owner']);
  });
});

describe('open for a long time', () => {
  test.each([
    [
      'High Priority: 5 business days',
      () => aHighInquiry('Mon 09:00'),
      ['next Mon 09:00 nudge to owner', 'next Mon 17:00 limit to owner', 'next Mon 17:00 limit to unitLead'],
    ],
    [
      'Escalated: 10',
      () => anEscalatedInquiry('Mon 09:00'),
      ['2026-09-28 09:00 nudge to owner', '2026-09-28 17:00 limit to owner', '2026-09-28 17:00 limit to unitLead'],
    ],
  ])('%s', (_name, at: () => Case, expected) => {
    const open = at().askedOfMco('Mon 10:00');
    expect(open.swept(open.now.plus({ days: 15 })).sentAfter('Mon 10:00', 'ageing')).toEqual(expected);
  });

  test('made High Priority after more than 5 business days: alerted at once', () => {
    const high = anEscalatedInquiry('Mon 09:00').askedOfMco('Mon 10:00').ownerSays('makeHigh', 'next Wed 10:00');
    expect(high.until('next Wed 10:00').sentAfter('next Wed 09:59', 'ageing')).toEqual([
      'next Wed 10:00 limit to owner',
      'next Wed 10:00 limit to unitLead',
    ]);
  });
});
