import { aNewInquiry, anInquiryAtStep3 } from '../procedure/inquiries';
import { liaison, unitLead } from '../procedure/people';

const urgent = { suggestedTier: 'high', safetyFlag: 'MEDICATION_GAP' } as const;

describe('Step 1: nobody has taken it', () => {
  test('the claim at receipt; after 30 business minutes again; after 60 the Unit Lead, then at each opening', () => {
    expect(aNewInquiry('Mon 09:00').until('Wed 08:00').sentAfter('Mon 08:59')).toEqual([
      'Mon 09:00 claim to anyLiaison',
      'Mon 09:30 limit to anyLiaison',
      'Mon 10:00 limit to unitLead',
      'Tue 08:00 again to unitLead',
      'Wed 08:00 again to unitLead',
    ]);
  });

  test.each([
    ['in the night', 'Mon 22:00', ['Tue 08:00 claim', 'Tue 08:30 limit', 'Tue 09:00 limit']],
    ['shortly before the weekend', 'Fri 16:45', ['Fri 16:45 claim', 'next Mon 08:15 limit', 'next Mon 08:45 limit']],
    [
      'on Thanksgiving',
      '2026-11-26 10:00',
      ['2026-11-30 08:00 claim', '2026-11-30 08:30 limit', '2026-11-30 09:00 limit'],
    ],
  ])('%s', (_name, when, expected) => {
    const at = aNewInquiry(when);
    const sent = at.swept(at.now.plus({ days: 4 })).sentAfter('2020-01-01 00:00');
    expect(sent.slice(0, 3).map((one) => one.replace(/ to \w+$/, ''))).toEqual(expected);
  });

  test('urgent with under 60 business minutes left today: the Unit Lead at once too', () => {
    expect(aNewInquiry('Mon 16:01', urgent).until('Mon 16:01').sentAfter('Mon 16:00')).toEqual([
      'Mon 16:01 atOnce to unitLead',
      'Mon 16:01 claim to anyLiaison',
    ]);
    expect(aNewInquiry('Mon 16:30', { suggestedTier: 'high' }).until('Mon 16:30').sentAfter('Mon 16:00')).toContain(
      'Mon 16:30 atOnce to unitLead',
    );
  });

  test.each([
    ['60 minutes are left', 'Mon 16:00', urgent],
    ['it is closed', 'Mon 17:00', urgent],
    ['it is not urgent', 'Mon 16:30', {}],
  ])('not when %s', (_name, when, signs) => {
    expect(aNewInquiry(when, signs).ahead.filter((sent) => sent.includes('atOnce'))).toEqual([]);
  });

  test('and again when it is put back shortly before closing', () => {
    const back = aNewInquiry('Mon 15:00', urgent)
      .does(liaison, 'take', 'Mon 16:05')
      .does(liaison, 'putBack', 'Mon 16:20');
    expect(back.until('Mon 16:50').sentAfter('Mon 16:19')).toEqual([
      'Mon 16:20 atOnce to unitLead',
      'Mon 16:20 claim to anyLiaison',
      'Mon 16:50 limit to anyLiaison',
    ]);
  });
});

describe('Steps 1 to 3: taken, not finished', () => {
  test('the taker after 30 business minutes, whatever screen; released after 60 to all, and the Unit Lead is told', () => {
    const taken = aNewInquiry('Mon 09:00').does(liaison, 'take', 'Mon 09:10').does(liaison, 'confirmWho', 'Mon 09:20');
    expect(taken.until('Mon 10:40').sentAfter('Mon 09:00')).toEqual([
      'Mon 09:40 limit to owner',
      'Mon 10:10 claim to anyLiaison',
      'Mon 10:10 released to unitLead',
      'Mon 10:40 limit to anyLiaison',
    ]);
  });

  test('going from screen to screen neither doubles the reminder nor moves the release', () => {
    const onward = aNewInquiry('Mon 09:00')
      .does(liaison, 'take', 'Mon 09:10')
      .does(liaison, 'confirmWho', 'Mon 09:45')
      .does(liaison, 'enrolled', 'Mon 09:50')
      .does(liaison, 'back', 'Mon 09:55');
    expect(onward.until('Mon 10:10').sentAfter('Mon 09:00')).toEqual([
      'Mon 09:40 limit to owner',
      'Mon 10:10 claim to anyLiaison',
      'Mon 10:10 released to unitLead',
    ]);
  });

  test('over night the minutes rest', () => {
    const taken = aNewInquiry('Mon 16:30').does(liaison, 'take', 'Mon 16:40');
    expect(taken.until('Tue 08:40').sentAfter('Mon 16:31')).toEqual([
      'Tue 08:10 limit to owner',
      'Tue 08:40 claim to anyLiaison',
      'Tue 08:40 released to unitLead',
    ]);
  });

  test('saved in time: nothing of it is left', () => {
    expect(
      anInquiryAtStep3('Mon 09:00')
        .does(liaison, 'saveHigh', 'Mon 09:20')
        .ahead.filter((sent) => /^Mon (09|10)/.test(sent)),
    ).toEqual([]);
  });
});

describe('2.b: the Unit Lead calls back', () => {
  const notIn = (received: string, signs = {}, flag = ''): ReturnType<typeof aNewInquiry> =>
    aNewInquiry(received, signs)
      .does(liaison, 'take', received)
      .does(liaison, 'confirmWho', received)
      .does(liaison, 'notInMco', received, { filled: flag === '' ? {} : { safetyFlag: flag } });

  test('within 1 business day, then at each opening; the mailbox is told at once', () => {
    expect(
      notIn('Mon 09:00')
        .until('Thu 08:00')
        .sentAfter('Mon 08:59')
        .filter((sent) => !sent.includes('claim')),
    ).toEqual([
      'Mon 09:00 callback to unitLead',
      'Mon 09:00 mailToEscalations to mailbox',
      'Tue 09:00 nudge to unitLead',
      'Tue 17:00 limit to unitLead',
      'Wed 08:00 again to unitLead',
      'Thu 08:00 again to unitLead',
    ]);
  });

  test.each([
    ['with High Priority suggested', { suggestedTier: 'high' }],
    ['with a safety flag', { safetyFlag: 'ABUSE_NEGLECT' }],
  ])('%s: 4 business hours', (_name, signs) => {
    expect(notIn('Mon 09:00', signs).until('Tue 08:00').sentAfter('Mon 09:00')).toEqual([
      'Mon 13:00 limit to unitLead',
      'Tue 08:00 again to unitLead',
    ]);
  });

  test('a try without answer does not move it', () => {
    const tried = notIn('Mon 09:00').does(unitLead, 'noAnswer', 'Mon 14:00');
    expect(tried.until('Tue 17:00').sentAfter('Mon 14:00')).toEqual([
      'Tue 09:00 nudge to unitLead',
      'Tue 17:00 limit to unitLead',
    ]);
  });
});
