import { answer, type Refusal } from '../../src/procedure/answer';
import { longestText } from '../../src/procedure/validate-form';
import { aHighInquiry, anEscalatedInquiry, anInquiryAtStep3, aNewInquiry, type Case, type Options } from './inquiries';
import { happened } from './moment';
import {
  accountManager,
  contextAt,
  esr,
  liaison,
  mcoContact,
  originator,
  otherEsr,
  otherLiaison,
  otherMcoContact,
  unitLead,
} from './people';
import { pressFor } from './press';

/** The fields that are wrong, or how the press was refused otherwise. */
function refusal(result: ReturnType<Case['tries']>): string {
  return result.outcome === 'fields' ? result.errors.map(({ field }) => field).join(', ') : result.outcome;
}
function messages(result: ReturnType<Case['tries']>): readonly string[] {
  return result.outcome === 'fields' ? result.errors.map(({ message }) => message) : [];
}

describe('who may answer', () => {
  const asked = aHighInquiry().askedOfMco('Mon 11:00');

  test.each([
    ['another liaison', otherLiaison],
    ['an ESR', esr],
    ['an originator', originator],
    ['the contact of another plan', otherMcoContact],
  ])('not %s, for the owner', (_who, by) => {
    expect(refusal(asked.tries(by, 'sendChase', 'Mon 12:00'))).toBe('notAllowed');
  });

  test.each([
    ['the owner', liaison],
    ['the Unit Lead', unitLead],
    ['the Account Manager', accountManager],
  ])('%s, for the owner', (_who, by) => {
    const done = asked.does(by, 'sendChase', 'Mon 12:00');
    expect(done.lastLine).toMatchObject({ actor: by.id, act: 'sendChase', step: '4e.1' });
  });

  test('the MCO answers for itself only: it reports, but does not close', () => {
    const heard = asked.heardFromMco('memberContacted', 'Mon 13:00');
    expect(refusal(heard.tries(mcoContact, 'resolved', 'Mon 13:05'))).toBe('notAllowed');
    expect(heard.heardFromMco('reportsResolved', 'Mon 13:05').step).toBe('4g');
  });

  test('a plan that is no longer the member’s has nothing to answer', () => {
    const moved = asked.ownerSays('mcoChanged', 'Mon 12:00');
    expect(moved.inquiry.mco).toBe('WLP');
    const press = { button: 'memberContacted', row: '4d', by: mcoContact, filled: {} } as const;
    expect(answer(moved.inquiry, press, contextAt(moved.now, moved.inquiry)).outcome).toBe('notHere');
    expect(refusal(moved.tries(mcoContact, 'sendRequest', 'Mon 12:10'))).toBe('notAllowed');
  });

  test('a call back taken by any staff counts as reached; a failed try is the owner’s to record', () => {
    const trying = aHighInquiry().ownerSays('notReached', 'Mon 10:00');
    expect(trying.does(otherEsr, 'reached', 'Mon 10:30', { row: 'tryAgain' }).inquiry.beside.tryAgain).toBeUndefined();
    const notReached: Options = {
      row: 'tryAgain',
      filled: { contacted: 'member', way: 'phone', result: 'NO_ANSWER', learned: '-' },
    };
    expect(refusal(trying.tries(otherEsr, 'reached', 'Mon 10:30', notReached))).toBe('notAllowed');
  });

  test('an answer that the row does not have', () => {
    expect(refusal(asked.tries(liaison, 'resolved', 'Mon 12:00'))).toBe('notHere');
    expect(refusal(asked.tries(liaison, 'reached', 'Mon 12:00', { row: 'tryAgain' }))).toBe('notHere');
  });
});

describe('an old card', () => {
  test('of an earlier turn is refused, whatever it says', () => {
    const before = aHighInquiry();
    const press = pressFor(before.inquiry, liaison, 'reached');
    const moved = before.reached('Mon 10:00');
    const refused: Refusal = { outcome: 'stale' };
    expect(answer(moved.inquiry, press, contextAt(moved.now, moved.inquiry))).toEqual(refused);
  });

  test('stays good while who may answer what is the same', () => {
    const before = aHighInquiry().askedOfMco('Mon 11:00');
    const press = pressFor(before.inquiry, mcoContact, 'memberContacted');
    const chased = before.ownerSays('sendChase', 'Mon 12:00');
    expect(answer(chased.inquiry, press, contextAt(chased.now, chased.inquiry)).outcome).toBe('decided');
  });
});

describe('nothing goes to a plan while the enrolment is to be checked', () => {
  const unverified = anInquiryAtStep3()
    .does(liaison, 'back', 'Mon 09:00')
    .does(liaison, 'couldNotVerify', 'Mon 09:05')
    .does(liaison, 'saveHigh', 'Mon 09:10')
    .reached('Mon 09:20');

  test('sending and phoning are blocked, and the press says by what', () => {
    expect(unverified.tries(liaison, 'sendRequest', 'Mon 09:30')).toEqual({ outcome: 'blocked', by: 'verify' });
    expect(unverified.tries(liaison, 'phonedThem', 'Mon 09:30')).toEqual({ outcome: 'blocked', by: 'verify' });
  });

  test('until it is checked', () => {
    const checked = unverified.does(liaison, 'samePlan', 'Mon 09:40', { row: 'verify', filled: { plan: 'ITC' } });
    expect(checked.ownerSays('sendRequest', 'Mon 09:45').step).toBe('4d');
  });
});

describe('what is filled in', () => {
  const high = aHighInquiry();
  const asked = high.askedOfMco('Mon 11:00');

  test('an empty form names every required field, in words', () => {
    const empty = high.tries(liaison, 'reached', 'Mon 10:00', {
      filled: { contacted: '', way: ' ', result: '', learned: '' },
    });
    expect(refusal(empty)).toBe('contacted, way, result, learned');
    expect(messages(empty)[1]).toBe('How: choose how.');
  });

  test('choices that do not exist, days and times that are none', () => {
    expect(
      refusal(high.tries(liaison, 'reached', 'Mon 10:00', { filled: { way: 'pigeon', contacted: 'toString' } })),
    ).toBe('contacted, way');
    const silent = asked.until('Mon 17:30');
    expect(
      refusal(silent.tries(liaison, 'snooze', 'Mon 17:30', { filled: { untilDate: '2026-02-30', untilTime: '9:00' } })),
    ).toBe('untilDate, untilTime');
  });

  test('texts are cut at 8,000 characters, and say so', () => {
    const long = high.ownerSays('reached', 'Mon 10:00', { filled: { learned: 'x'.repeat(9_000) } });
    expect(long.inquiry.sensitive.learned).toHaveLength(longestText);
    expect(long.inquiry.sensitive.learned).toMatch(/x … \(cut at 8,000 characters: the rest is in the mailbox\)$/);
    expect(
      high.ownerSays('reached', 'Mon 10:00', { filled: { learned: 'x'.repeat(8_000) } }).inquiry.sensitive.learned,
    ).toBe('x'.repeat(8_000));
  });

  test('“reached” with “try again later” is refused at the result', () => {
    expect(refusal(high.tries(liaison, 'notReachedLater', 'Mon 10:00', { filled: { result: 'REACHED' } }))).toBe(
      'result',
    );
  });

  test('enrolled needs the plan; not enrolled needs the reason', () => {
    const step2 = anInquiryAtStep3().does(liaison, 'back', 'Mon 09:05');
    expect(refusal(step2.tries(liaison, 'enrolled', 'Mon 09:10', { filled: { plan: '' } }))).toBe('plan');
    expect(refusal(step2.tries(liaison, 'notInMco', 'Mon 09:10', { filled: { notInMcoReason: '' } }))).toBe(
      'notInMcoReason',
    );
  });

  test('a birth date in the future', () => {
    const intake = aNewInquiry().does(liaison, 'take', 'Mon 09:05');
    expect(refusal(intake.tries(liaison, 'confirmWho', 'Mon 09:10', { filled: { dateOfBirth: '2026-09-15' } }))).toBe(
      'dateOfBirth',
    );
    expect(intake.does(liaison, 'confirmWho', 'Mon 09:10', { filled: { dateOfBirth: '2026-09-14' } }).step).toBe('2');
  });

  test.each(['ME-260914-7K2QXM', 'the other one', 'ME-260901-7K2QXM and Alma Berg'])(
    '“%s” is no reference of another inquiry',
    (reference) => {
      const intake = aNewInquiry().does(liaison, 'take', 'Mon 09:05');
      expect(refusal(intake.tries(liaison, 'appended', 'Mon 09:10', { filled: { reference } }))).toBe('reference');
    },
  );

  test('a promise needs a day and a time after the call', () => {
    for (const filled of [
      { promisedDate: '', promisedTime: '' },
      { promisedTime: '' },
      { promisedTime: '12:00' },
      { promisedDate: '2026-09-13' },
    ])
      expect(refusal(asked.tries(mcoContact, 'willContactBy', 'Mon 12:00', { filled }))).toBe('promisedDate');
    expect(refusal(asked.tries(mcoContact, 'willContactBy', 'Mon 12:00', { filled: { promisedTime: '12:01' } }))).toBe(
      'decided',
    );
  });

  test('a reminder is put off at most to 10:00 AM of the next business day', () => {
    const friday = aHighInquiry('Fri 09:00').askedOfMco('Fri 11:00').until('Fri 17:05');
    const to = (untilDate: string, untilTime: string): string =>
      refusal(friday.tries(liaison, 'snooze', 'Fri 17:05', { filled: { untilDate, untilTime } }));
    expect(to('2026-09-18', '17:05')).toBe('untilDate');
    expect(to('2026-09-21', '10:00')).toBe('decided');
    expect(to('2026-09-21', '10:01')).toBe('untilDate');
  });

  test('no contact is listed: the request cannot be sent, only phoned; then nothing is sent, and nobody chased by card', () => {
    const contacted = aHighInquiry()
      .ownerSays('mcoUnknown', 'Mon 09:10')
      .ownerSays('otherPlan', 'Mon 09:15', { row: 'verify' })
      .reached('Mon 09:20');
    expect(messages(contacted.tries(liaison, 'sendRequest', 'Mon 09:30'))).toEqual([
      'Contact at the MCO: none is listed. Phone them, then press “I phoned them”.',
    ]);
    const phoned = contacted.ownerSays('phonedThem', 'Mon 09:30');
    expect([phoned.step, phoned.notices]).toEqual(['4d', []]);
    expect(refusal(phoned.tries(liaison, 'sendChase', 'Mon 09:40'))).toBe('contact');
    expect(phoned.ownerSays('resolvedWithoutMco', 'Mon 09:50').notices).toEqual([]);
  });
});

describe('when it happened', () => {
  const asked = aHighInquiry().askedOfMco('Mon 11:05');
  const contacted = (filled: Readonly<Record<string, string>>, when = 'Mon 17:10'): ReturnType<Case['tries']> =>
    asked.tries(liaison, 'memberContacted', when, { filled });

  test.each([
    ['later than now', happened('Mon 17:11')],
    ['before the request', happened('Mon 11:04')],
    ['a day that is none', { happenedDate: '2026-09-31', happenedTime: '10:00' }],
    ['a day alone', { happenedDate: '2026-09-14' }],
  ])('not %s', (_name, filled) => {
    expect(refusal(contacted(filled))).toBe('happenedDate');
  });

  test.each([
    ['now', happened('Mon 17:10'), '22:10'],
    ['the minute of the request', happened('Mon 11:05'), '16:05'],
    ['in between', happened('Mon 16:40'), '21:40'],
    ['nothing said: now', {}, '22:10'],
  ])('%s', (_name, filled, utc) => {
    const result = contacted(filled);
    expect(result.outcome === 'decided' ? result.lines[0]?.happenedAt.toFormat('HH:mm') : refusal(result)).toBe(utc);
  });

  test('not before the receipt, where nothing was asked yet', () => {
    expect(refusal(aHighInquiry().tries(liaison, 'reached', 'Mon 10:00', { filled: happened('Mon 08:59') }))).toBe(
      'happenedDate',
    );
  });

  test('a newer request is not older than the one that it replaces', () => {
    expect(refusal(asked.tries(liaison, 'askAgain', 'Mon 15:00', { filled: happened('Mon 11:00') }))).toBe(
      'happenedDate',
    );
  });

  test('the form of a choice that leads on has no such question: it is now', () => {
    const made = anEscalatedInquiry().does(esr, 'makeHigh', 'Mon 10:00', { filled: happened('Mon 09:30') });
    expect(made.inquiry.anchors.clockStart).toEqual(made.now);
  });
});
