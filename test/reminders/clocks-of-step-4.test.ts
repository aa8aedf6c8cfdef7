import { runningClocks } from '../../src/procedure/moments';
import { iowa } from '../clock/calendars';
import { aHighInquiry, type Case } from '../procedure/inquiries';
import { happened, inShort, momentOf } from '../procedure/moment';

const high = (received: string, saved = received): Case => aHighInquiry(received, saved);
/** What goes out to somebody from the save on, when nothing more is done. */
const toOwner = (at: Case, until: string): readonly string[] =>
  at
    .until(until)
    .sentAfter('2020-01-01 00:00')
    .filter((sent) => sent.endsWith(' to owner'));

describe('4b: the response clock of High Priority', () => {
  test('target at 2 hours, warning 30 minutes before the limit, limit at 4 hours, also to the Unit Lead; then at each opening', () => {
    expect(high('Mon 09:00').until('Wed 08:00').sentAfter('Mon 09:00')).toEqual([
      'Mon 11:00 target to owner',
      'Mon 12:30 warn to owner',
      'Mon 13:00 limit to owner',
      'Mon 13:00 limit to unitLead',
      'Mon 16:00 beforeClose to owner',
      'Tue 08:00 again to owner',
      'Wed 08:00 again to owner',
    ]);
  });

  test.each([
    ['over night', 'Mon 15:30', ['Mon 16:00 beforeClose', 'Tue 08:30 target', 'Tue 10:00 warn', 'Tue 10:30 limit']],
    ['over a weekend', 'Fri 16:00', ['next Mon 09:00 target', 'next Mon 10:30 warn', 'next Mon 11:00 limit']],
    [
      'out of hours',
      'Sat 11:00',
      ['next Mon 10:00 target', 'next Mon 11:30 warn', 'next Mon 12:00 limit', 'next Mon 16:00 beforeClose'],
    ],
    [
      'the limit at the closing',
      'Mon 13:00',
      ['Mon 15:00 target', 'Mon 16:00 beforeClose', 'Mon 16:30 warn', 'Mon 17:00 limit'],
    ],
    [
      'Thanksgiving and the Friday after',
      '2026-11-25 15:30',
      ['2026-11-25 16:00 beforeClose', '2026-11-30 08:30 target', '2026-11-30 10:00 warn', '2026-11-30 10:30 limit'],
    ],
    [
      'Memorial Day',
      '2026-05-22 16:50',
      ['2026-05-26 09:50 target', '2026-05-26 11:20 warn', '2026-05-26 11:50 limit'],
    ],
    [
      'clocks go forward',
      '2026-03-06 16:00',
      ['2026-03-09 09:00 target', '2026-03-09 10:30 warn', '2026-03-09 11:00 limit'],
    ],
    [
      'clocks go back',
      '2026-10-30 16:00',
      ['2026-11-02 09:00 target', '2026-11-02 10:30 warn', '2026-11-02 11:00 limit'],
    ],
    [
      'the year ends',
      '2026-12-31 15:00',
      ['2026-12-31 16:00 beforeClose', '2026-12-31 17:00 target', '2027-01-04 09:30 warn', '2027-01-04 10:00 limit'],
    ],
    [
      'leap day',
      '2028-02-29 15:00',
      ['2028-02-29 16:00 beforeClose', '2028-02-29 17:00 target', '2028-03-01 09:30 warn', '2028-03-01 10:00 limit'],
    ],
  ])('%s', (_name, received, expected) => {
    const at = high(received);
    const sent = at
      .swept(at.now.plus({ days: 6 }))
      .sentAfter('2020-01-01 00:00')
      .filter((one) => one.endsWith(' to owner'));
    expect(sent.filter((one) => !one.includes(' again ')).map((one) => one.replace(' to owner', ''))).toEqual(expected);
  });

  test('begins with Step 3: what is past by then is not made', () => {
    expect(toOwner(high('Mon 09:00', 'Mon 12:00'), 'Mon 15:00')).toEqual([
      'Mon 12:30 warn to owner',
      'Mon 13:00 limit to owner',
    ]);
  });

  test('if everything is past, one is due at once, to the owner and the Unit Lead', () => {
    expect(high('Mon 09:00', 'Mon 14:00').until('Mon 14:00').sentAfter('Mon 13:59')).toEqual([
      'Mon 14:00 limit to owner',
      'Mon 14:00 limit to unitLead',
    ]);
  });

  test('and out of hours at the next opening', () => {
    expect(high('Mon 09:00', 'Mon 18:00').until('Tue 08:00').sentAfter('Mon 17:00').slice(0, 2)).toEqual([
      'Tue 08:00 limit to owner',
      'Tue 08:00 limit to unitLead',
    ]);
  });

  test('ends with the first attempt; asking the MCO stays due', () => {
    expect(toOwner(high('Mon 09:00').ownerSays('notReachedLater', 'Mon 09:30'), 'Mon 13:00')).toEqual([
      'Mon 11:30 limit to owner',
      'Mon 13:00 limit to owner',
    ]);
  });
});

describe('4c: the MCO is to be asked', () => {
  test('by the 4-hour limit, and each opening after it', () => {
    expect(high('Mon 09:00').reached('Mon 10:00').until('Wed 08:00').sentAfter('Mon 10:00')).toEqual([
      'Mon 13:00 limit to owner',
      'Mon 16:00 beforeClose to owner',
      'Tue 08:00 again to owner',
      'Wed 08:00 again to owner',
    ]);
  });

  test('with a warning 60 minutes before closing, when the limit lies behind it', () => {
    expect(high('Mon 15:00').reached('Mon 15:10').until('Tue 10:00').sentAfter('Mon 15:10')).toEqual([
      'Mon 16:00 beforeClose to owner',
      'Tue 10:00 limit to owner',
    ]);
  });

  test('a contact recorded after the limit makes it due at once', () => {
    expect(high('Mon 09:00').reached('Mon 16:30').until('Tue 08:00').sentAfter('Mon 16:00')).toEqual([
      'Mon 16:30 again to owner',
      'Tue 08:00 again to owner',
    ]);
  });
});

describe('4d: the MCO contacts the member by end of day', () => {
  const asked = high('Mon 09:00').askedOfMco('Mon 11:05');

  test('contact and owner are warned 60 minutes before; silent at 17:00 the owner gets the ping, then each opening', () => {
    expect(
      asked
        .until('Wed 08:00')
        .sentAfter('Mon 11:05')
        .filter((sent) => !sent.includes('miss')),
    ).toEqual([
      'Mon 16:00 silentWarn to owner',
      'Mon 16:00 warn to mco',
      'Mon 17:00 silent to owner',
      'Tue 08:00 again to mco',
      'Tue 08:00 silentAgain to owner',
      'Wed 08:00 again to mco',
      'Wed 08:00 silentAgain to owner',
    ]);
  });

  test('the request goes at once, at any hour', () => {
    const atNight = high('Mon 16:00', 'Mon 16:10').reached('Mon 16:20').does(asked.owner, 'sendRequest', 'Mon 19:00');
    expect(atNight.until('Mon 19:00').sentAfter('Mon 18:59')).toEqual(['Mon 19:00 mcoRequest to mco']);
  });

  test.each([
    ['asked at 16:50: the ping stays literal', 'Mon 16:50', ['Mon 17:00 silent']],
    ['asked at the closing: the next business day’s', 'Mon 17:00', ['Tue 16:00 silentWarn', 'Tue 17:00 silent']],
    ['asked on a Friday evening', 'Fri 19:00', ['next Mon 16:00 silentWarn', 'next Mon 17:00 silent']],
  ])('%s', (_name, when, expected) => {
    const at = high('Mon 09:00').askedOfMco(when);
    const pings = at
      .swept(at.now.plus({ days: 4 }))
      .sentAfter(when)
      .filter((sent) => /silent(Warn)? to owner/.test(sent));
    expect(pings.map((sent) => sent.replace(' to owner', ''))).toEqual(expected);
  });

  test('the ladder: backup and Unit Lead after the first close, Account Manager after the second, Leadership after the third', () => {
    expect(
      asked
        .until('Fri 09:00')
        .sentAfter('Mon 11:05')
        .filter((sent) => sent.includes('miss')),
    ).toEqual([
      'Tue 08:00 miss to mcoBackup',
      'Tue 08:00 miss to unitLead',
      'Wed 08:00 miss to accountManager',
      'Thu 08:00 miss to leadership',
    ]);
  });

  test('promises, “could not reach” and chases do not reset it', () => {
    const busy = asked
      .heardFromMco('couldNotReach', 'Mon 12:00')
      .ownerSays('sendChase', 'Mon 17:05')
      .heardFromMco('couldNotReach', 'Tue 10:00');
    expect(
      busy
        .until('Wed 08:00')
        .sentAfter('Tue 10:00')
        .filter((sent) => sent.includes('miss')),
    ).toEqual(['Wed 08:00 miss to accountManager']);
  });

  test('counts against the MCO only once delivery was proved', () => {
    const lost = high('Mon 09:00').undeliverable().askedOfMco('Mon 11:05');
    const sent = lost.until('Fri 09:00').sentAfter('Mon 11:05');
    expect(sent.filter((one) => one.includes('miss'))).toEqual([]);
    expect(sent).toContain('Mon 17:00 silent to owner');
  });

  test('proved only on Tuesday: the first close that counts is Tuesday’s', () => {
    const { inquiry } = high('Mon 09:00').undeliverable().askedOfMco('Mon 11:05').until('Tue 09:00');
    if (inquiry.request === undefined) throw new Error('Nothing was asked.');
    const proved = { ...inquiry, request: { ...inquiry.request, deliveredAt: momentOf('Tue 09:00') } };
    const misses = runningClocks(proved, iowa).flatMap(({ moments }) => moments.filter(({ what }) => what === 'miss'));
    expect(misses.map(({ dueAt, n, to }) => `${inShort(dueAt)} ${String(n)} ${to}`)).toEqual([
      'Wed 08:00 1 mcoBackup',
      'Wed 08:00 1 unitLead',
      'Thu 08:00 2 accountManager',
      'Fri 08:00 3 leadership',
    ]);
  });

  test('asked by phone, with nobody listed: only the owner is reminded', () => {
    const phoned = high('Mon 09:00')
      .reached('Mon 09:10')
      .ownerSays('mcoChanged', 'Mon 09:20')
      .ownerSays('phonedThem', 'Mon 11:05');
    expect(phoned.until('Wed 08:00').sentAfter('Mon 11:05')).toEqual([
      'Mon 16:00 silentWarn to owner',
      'Mon 17:00 silent to owner',
      'Tue 08:00 miss to unitLead',
      'Tue 08:00 silentAgain to owner',
      'Wed 08:00 miss to accountManager',
      'Wed 08:00 silentAgain to owner',
    ]);
  });

  test('a promise has its own reminder, and the ping comes all the same', () => {
    const promised = asked.heardFromMco('willContactBy', 'Mon 14:15');
    expect(promised.until('Mon 17:00').sentAfter('Mon 14:15')).toEqual([
      'Mon 16:00 silentWarn to owner',
      'Mon 16:00 warn to mco',
      'Mon 16:30 limit to mco',
      'Mon 17:00 silent to owner',
    ]);
  });

  test('a promise for the evening is reminded at the opening: nothing goes out in closed hours', () => {
    const promised = asked.heardFromMco('willContactBy', 'Mon 14:15', { promisedTime: '19:00' });
    expect(
      promised
        .until('Tue 08:00')
        .sentAfter('Mon 17:00')
        .filter((sent) => sent.endsWith('mco')),
    ).toEqual(['Tue 08:00 again to mco', 'Tue 08:00 limit to mco']);
  });

  test('once the member was contacted, it is quiet', () => {
    expect(asked.heardFromMco('memberContacted', 'Mon 15:00').until('Mon 18:00').sentAfter('Mon 14:59')).toEqual([
      'Mon 15:00 ownerAnswered to owner',
    ]);
  });

  test('“ask again” has a new end of day', () => {
    const again = asked.ownerSays('askAgain', 'Tue 09:00');
    expect(again.until('Tue 18:00').sentAfter('Tue 09:00')).toEqual([
      'Tue 16:00 silentWarn to owner',
      'Tue 16:00 warn to mco',
      'Tue 17:00 silent to owner',
    ]);
    expect(
      again
        .until('Thu 08:00')
        .sentAfter('Tue 17:00')
        .filter((sent) => sent.includes('miss')),
    ).toEqual(['Wed 08:00 miss to mcoBackup', 'Wed 08:00 miss to unitLead', 'Thu 08:00 miss to accountManager']);
  });

  test('a disputed contact reopens the chase at once, and the ladder begins with the day of the dispute', () => {
    const disputed = asked.heardFromMco('memberContacted', 'Mon 15:20').ownerSays('memberSaysNoContact', 'Thu 10:00');
    expect(disputed.until('Fri 08:00').sentAfter('Thu 09:59')).toEqual([
      'Thu 10:00 again to mco',
      'Thu 10:00 silentAgain to owner',
      'Fri 08:00 again to mco',
      'Fri 08:00 miss to mcoBackup',
      'Fri 08:00 miss to unitLead',
      'Fri 08:00 silentAgain to owner',
    ]);
  });

  test('a call that was made in time and recorded later stops what was still to come', () => {
    const told = asked.until('Mon 17:05').ownerSays('memberContacted', 'Mon 17:10', { filled: happened('Mon 16:40') });
    expect(told.ahead.slice(0, 2)).toEqual(['Tue 16:40 nudge to owner', 'Tue 17:00 limit to owner']);
    expect(told.ahead.filter((one) => /silent|miss|mco/.test(one))).toEqual([]);
  });

  test('another contact, asked at 2:40 and recorded after the warning of 4:00, is warned too', () => {
    const again = asked.until('Mon 16:05').ownerSays('askAgain', 'Mon 16:05', { filled: happened('Mon 14:40') });
    expect(again.until('Mon 17:00').sentAfter('Mon 16:04')).toEqual([
      'Mon 16:05 mcoRequest to mco',
      'Mon 16:05 warn to mco',
      'Mon 17:00 silent to owner',
    ]);
  });

  test('snooze puts the ping off, once; the ladder goes on', () => {
    const put = asked
      .until('Mon 17:01')
      .ownerSays('snooze', 'Mon 17:01', { filled: { untilDate: '2026-09-15', untilTime: '09:30' } });
    expect(
      put
        .until('Wed 08:00')
        .sentAfter('Mon 17:01')
        .filter((sent) => !sent.endsWith('mco')),
    ).toEqual([
      'Tue 08:00 miss to mcoBackup',
      'Tue 08:00 miss to unitLead',
      'Tue 09:30 silentAgain to owner',
      'Wed 08:00 miss to accountManager',
      'Wed 08:00 silentAgain to owner',
    ]);
  });

  test('a chase that begins anew has not been put off: the owner is asked at once', () => {
    const put = asked
      .until('Tue 08:05')
      .ownerSays('snooze', 'Tue 08:05', { filled: { untilDate: '2026-09-15', untilTime: '14:30' } })
      .heardFromMco('memberContacted', 'Tue 09:00')
      .ownerSays('memberSaysNoContact', 'Tue 09:30');
    const pings = put
      .until('Wed 08:00')
      .sentAfter('Tue 09:00')
      .filter((sent) => sent.includes('silent'));
    expect(pings).toEqual(['Tue 09:30 silentAgain to owner', 'Wed 08:00 silentAgain to owner']);
  });

  test('snooze before the end of day puts the first ping off', () => {
    const put = asked.ownerSays('snooze', 'Mon 16:30', { filled: { untilDate: '2026-09-15', untilTime: '08:30' } });
    expect(
      put
        .until('Wed 08:00')
        .sentAfter('Mon 16:30')
        .filter((sent) => sent.includes('silent')),
    ).toEqual(['Tue 08:30 silent to owner', 'Wed 08:00 silentAgain to owner']);
  });
});

describe('4e.2, 4f, 4g: the owner within 1 business day, then each opening', () => {
  const asked = high('Mon 09:00').askedOfMco('Mon 11:05');

  test('4e.2: a nudge at the same clock time, the limit at the close', () => {
    expect(asked.heardFromMco('memberContacted', 'Mon 15:20').until('Thu 08:00').sentAfter('Mon 15:21')).toEqual([
      'Tue 15:20 nudge to owner',
      'Tue 17:00 limit to owner',
      'Wed 08:00 again to owner',
      'Thu 08:00 again to owner',
    ]);
  });

  test('4f: an update every business day; each begins it anew', () => {
    const updated = asked
      .heardFromMco('memberContacted', 'Mon 15:20')
      .ownerSays('notResolved', 'Mon 16:00')
      .ownerSays('update', 'Tue 10:00');
    expect(updated.until('Thu 08:00').sentAfter('Mon 16:00')).toEqual([
      'Wed 10:00 nudge to owner',
      'Wed 17:00 limit to owner',
      'Thu 08:00 again to owner',
    ]);
  });

  test('4f: an update of the MCO counts, and the owner is told', () => {
    const updated = asked
      .heardFromMco('memberContacted', 'Mon 15:20')
      .ownerSays('notResolved', 'Mon 16:00')
      .heardFromMco('update', 'Tue 10:00');
    expect(updated.until('Wed 10:00').sentAfter('Mon 16:00')).toEqual([
      'Tue 10:00 ownerAnswered to owner',
      'Wed 10:00 nudge to owner',
    ]);
  });

  test('4g', () => {
    expect(
      asked.heardFromMco('reportsResolved', 'Fri 12:00').until('next Tue 08:00').sentAfter('Fri 12:01', '4g'),
    ).toEqual(['next Mon 12:00 nudge to owner', 'next Mon 17:00 limit to owner', 'next Tue 08:00 again to owner']);
  });

  test('complete: nothing more, but the withdrawal of an open request', () => {
    const closed = asked.ownerSays('resolvedWithoutMco', 'Mon 15:00');
    expect(closed.swept(momentOf('2026-12-01 12:00')).sentAfter('Mon 14:59')).toEqual([
      'Mon 15:00 mcoWithdrawn to formerMco',
    ]);
  });
});
