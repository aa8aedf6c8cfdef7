import { anEscalatedInquiry, anOfferedInquiry } from '../procedure/inquiries';

describe('5b.offer: the ESR accepts within 4 business hours', () => {
  test('a warning, then the next ESR is asked and the Unit Lead told; and so on until one accepts', () => {
    expect(anOfferedInquiry('Mon 09:00').until('Tue 08:00').sentAfter('Mon 09:00')).toEqual([
      'Mon 12:00 warn to owner',
      'Mon 13:00 notAccepted to unitLead',
      'Mon 13:00 offer to owner',
      'Mon 16:00 warn to owner',
      'Mon 17:00 notAccepted to unitLead',
      'Mon 17:00 offer to owner',
    ]);
  });

  test('offered out of hours: the card waits for the opening, and the hours count from it', () => {
    expect(
      anOfferedInquiry('Mon 18:00')
        .until('Tue 12:00')
        .sentAfter('Mon 18:00')
        .filter((sent) => !sent.includes('claim')),
    ).toEqual([
      'Tue 08:00 offer to owner',
      'Tue 11:00 warn to owner',
      'Tue 12:00 notAccepted to unitLead',
      'Tue 12:00 offer to owner',
    ]);
  });

  test('the response clock runs meanwhile', () => {
    const offered = anOfferedInquiry('Mon 09:00').until('Thu 17:00').sentAfter('Tue 08:59', '5b.offer');
    expect(offered).toEqual(expect.arrayContaining(['Tue 17:00 target to owner', 'Thu 17:00 limit to unitLead']));
  });
});

describe('5b: contact within 1 business day of the send; the 1-3 days run beside it from receipt', () => {
  test('both, when nothing is done', () => {
    expect(anEscalatedInquiry('Mon 09:00', 'Mon 10:00').until('next Mon 08:00').sentAfter('Mon 10:00', '5b')).toEqual([
      'Tue 09:00 nudge to owner',
      'Tue 10:00 nudge to owner',
      'Tue 17:00 limit to owner',
      'Wed 08:00 again to owner',
      'Thu 08:00 again to owner',
      'Thu 09:00 nudge to owner',
      'Thu 17:00 limit to owner',
      'Thu 17:00 limit to unitLead',
      'Fri 08:00 again to owner',
      'next Mon 08:00 again to owner',
    ]);
  });

  test.each([
    ['over a weekend', 'Thu 15:00', ['Fri 17:00 limit', 'next Tue 17:00 limit']],
    ['over Thanksgiving', '2026-11-24 09:00', ['2026-11-25 17:00 limit', '2026-12-01 17:00 limit']],
    ['out of hours', 'Sat 10:00', ['next Tue 17:00 limit', 'next Thu 17:00 limit']],
    ['over the year’s end', '2026-12-30 16:00', ['2026-12-31 17:00 limit', '2027-01-05 17:00 limit']],
    ['over leap day', '2028-02-28 09:00', ['2028-02-29 17:00 limit', '2028-03-02 17:00 limit']],
  ])('%s', (_name, when, expected) => {
    const at = anEscalatedInquiry(when);
    const sent = at
      .swept(at.now.plus({ days: 9 }))
      .sentAfter(when, '5b')
      .filter((one) => one.endsWith('limit to owner'));
    expect(sent.map((one) => one.replace(' to owner', ''))).toEqual(expected);
  });

  test('accepted after the limit: due at once', () => {
    const late = anOfferedInquiry('Mon 09:00').until('Fri 10:00');
    expect(late.ownerSays('accept', 'Fri 10:00').until('next Mon 08:00').sentAfter('Fri 09:59', '5b')).toEqual([
      'Fri 10:00 limit to owner',
      'Fri 10:00 limit to unitLead',
      'next Mon 08:00 again to owner',
    ]);
  });

  test('after a first attempt without success the decision is due, and nothing is silent', () => {
    const tried = anEscalatedInquiry('Mon 09:00').ownerSays('notReachedLater', 'Mon 10:00');
    expect(tried.until('Thu 08:00').sentAfter('Mon 10:00', '5b')).toEqual([
      'Tue 10:00 nudge to owner',
      'Tue 17:00 limit to owner',
      'Wed 08:00 again to owner',
      'Thu 08:00 again to owner',
    ]);
  });
});

describe('5c and 5c.2: decided and sent within 1 business day of the contact, at latest at the 3-day limit', () => {
  test('within one day', () => {
    const reached = anEscalatedInquiry('Mon 09:00').reached('Mon 14:00');
    expect(reached.until('Wed 08:00').sentAfter('Mon 14:00')).toEqual([
      'Tue 14:00 nudge to owner',
      'Tue 17:00 limit to owner',
      'Wed 08:00 again to owner',
    ]);
  });

  test('at latest at the limit from receipt', () => {
    const reached = anEscalatedInquiry('Mon 09:00').reached('Thu 10:00');
    expect(reached.until('Fri 08:00').sentAfter('Thu 10:00')).toEqual([
      'Thu 17:00 limit to owner',
      'Fri 08:00 again to owner',
    ]);
  });

  test('and the sending, by the same time', () => {
    const toSend = anEscalatedInquiry('Mon 09:00').reached('Mon 14:00').ownerSays('sendToMco', 'Mon 15:00');
    expect(toSend.until('Tue 17:00').sentAfter('Mon 15:00', '5c.2')).toEqual([
      'Tue 14:00 nudge to owner',
      'Tue 17:00 limit to owner',
    ]);
  });
});

describe('5d and 5e.1: two clocks', () => {
  const asked = anEscalatedInquiry('Mon 09:00').askedOfMco('Tue 10:00');

  test('end of day: the MCO is reminded; 08:00: a line for the ESR; close of the next business day: the ping, then each opening', () => {
    expect(
      asked
        .until('Fri 08:00')
        .sentAfter('Tue 10:00')
        .filter((sent) => !sent.includes('miss')),
    ).toEqual([
      'Tue 16:00 warn to mco',
      'Tue 17:00 limit to mco',
      'Wed 08:00 again to mco',
      'Wed 08:00 limit to owner',
      'Wed 16:00 silentWarn to owner',
      'Wed 17:00 silent to owner',
      'Thu 08:00 again to mco',
      'Thu 08:00 silentAgain to owner',
      'Fri 08:00 again to mco',
      'Fri 08:00 silentAgain to owner',
    ]);
  });

  test('the ladder: the Account Manager after the second close, Leadership after the fourth', () => {
    expect(
      asked
        .until('next Wed 08:00')
        .sentAfter('Tue 10:00')
        .filter((sent) => sent.includes('miss')),
    ).toEqual(['Fri 08:00 miss to accountManager', 'next Tue 08:00 miss to leadership']);
  });

  test.each([
    ['a Friday: the close of Monday', 'Fri 11:00', 'next Mon 17:00 silent to owner'],
    ['after closing: a day more', 'Tue 17:30', 'Thu 17:00 silent to owner'],
  ])('%s', (_name, when, expected) => {
    const at = anEscalatedInquiry('Mon 09:00').reached('Mon 10:00').askedOfMco(when);
    expect(
      at
        .swept(at.now.plus({ days: 5 }))
        .sentAfter(when)
        .find((sent) => sent.includes('silent to')),
    ).toBe(expected);
  });

  test('heard between the two clocks: no ping', () => {
    expect(asked.heardFromMco('memberContacted', 'Wed 11:00').until('Thu 09:00').sentAfter('Wed 11:00', '5d')).toEqual(
      [],
    );
  });
});

describe('5f: an update every 3 business days', () => {
  test('then each opening', () => {
    const following = anEscalatedInquiry('Mon 09:00')
      .askedOfMco('Mon 11:00')
      .heardFromMco('memberContacted', 'Mon 12:00')
      .ownerSays('notResolved', 'Mon 13:00');
    expect(following.until('next Mon 08:00').sentAfter('Mon 13:00', '5f')).toEqual([
      'Thu 13:00 nudge to owner',
      'Thu 17:00 limit to owner',
      'Fri 08:00 again to owner',
      'next Mon 08:00 again to owner',
    ]);
  });
});
