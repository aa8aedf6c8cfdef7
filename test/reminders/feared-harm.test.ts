import { fearedHarm, nextDue } from '../../src/procedure/moments';
import { iowa, iowaWith } from '../clock/calendars';
import type { Filled } from '../procedure/filled';
import { anInquiryAtStep3, type Case } from '../procedure/inquiries';
import { inShort, momentOf } from '../procedure/moment';
import { esr, liaison, unitLead } from '../procedure/people';

/** "Thu 12:00", or a day alone: "Thu". */
function deadline(text: string): Filled {
  const [, named = '', time] = /^((?:next )?\w{3}|\d{4}-\d{2}-\d{2})(?: (\d{2}:\d{2}))?$/.exec(text) ?? [];
  const statedDate = momentOf(`${named} 12:00`).toISODate() ?? '';
  return { statedDate, ...(time !== undefined && { statedTime: time }) };
}
/** At 4b; received at 9:00, so that the target is 11:00 and the limit 13:00. */
const high = (harm: string, received = 'Mon 09:00', when = received): Case =>
  anInquiryAtStep3(received, when).does(liaison, 'saveHigh', when, { filled: deadline(harm) });
/** At 5b; the limits are the close of the next business day from the send, and of the third from receipt. */
const escalated = (harm: string, received = 'Mon 09:00'): Case =>
  anInquiryAtStep3(received)
    .does(liaison, 'saveEscalated', received, { filled: deadline(harm) })
    .does(esr, 'accept', received);
const ofHarm = (sent: readonly string[]): readonly string[] => sent.filter((one) => /harm(Soon)? to/.test(one));
const toBoth = (...moments: readonly string[]): readonly string[] =>
  moments.flatMap((one) => [`${one} to owner`, `${one} to unitLead`]);
const dueOf = (at: Case): string => inShort(nextDue(at.inquiry, iowa)?.dueAt ?? at.now);

describe('harm that is feared at 4b: the owner and the Unit Lead, 60 business minutes before and at it', () => {
  test.each<[string, Case, readonly string[]]>([
    ['before the target', high('Mon 10:30'), toBoth('Mon 09:30 harmSoon', 'Mon 10:30 harm')],
    ['between target and limit', high('Mon 12:15'), toBoth('Mon 11:15 harmSoon', 'Mon 12:15 harm')],
    ['after the limit, while nobody has acted', high('Mon 15:30'), toBoth('Mon 14:30 harmSoon', 'Mon 15:30 harm')],
    ['just after an opening', high('Tue 08:30'), toBoth('Mon 16:30 harmSoon', 'Tue 08:30 harm')],
    ['in closed hours: before the closing', high('Tue 03:00'), toBoth('Mon 16:00 harmSoon', 'Mon 17:00 harm')],
    ['on a Saturday', high('Sat 10:00', 'Thu 16:00'), toBoth('Fri 16:00 harmSoon', 'Fri 17:00 harm')],
    [
      'on a holiday',
      high('2026-11-26 12:00', '2026-11-24 16:00'),
      toBoth('2026-11-25 16:00 harmSoon', '2026-11-25 17:00 harm'),
    ],
    ['a day alone', high('Tue'), toBoth('Tue 16:00 harmSoon', 'Tue 17:00 harm')],
    ['a Sunday alone', high('Sun', 'Thu 16:00'), toBoth('Fri 16:00 harmSoon', 'Fri 17:00 harm')],
    ['nearer than 60 minutes: told at once', high('Mon 09:30'), toBoth('Mon 09:00 harmSoon', 'Mon 09:30 harm')],
    ['today, said after closing: at the next opening', high('Mon', 'Mon 16:00', 'Mon 18:00'), toBoth('Tue 08:00 harm')],
    ['in the night to come, said after closing', high('Tue 03:00', 'Mon 18:00'), toBoth('Tue 08:00 harm')],
    [
      'tomorrow morning, said after closing',
      high('Tue 08:30', 'Mon 18:00'),
      toBoth('Tue 08:00 harmSoon', 'Tue 08:30 harm'),
    ],
  ])('%s', (_what, at, expected) => {
    expect(
      ofHarm(
        at.swept(at.now.plus({ days: 10 })).sent.map(({ at: when, what, to }) => `${inShort(when)} ${what} to ${to}`),
      ),
    ).toEqual(expected);
  });

  test('the formal reminders come as ever, the limit with its `tell`', () => {
    const without = anInquiryAtStep3().does(liaison, 'saveHigh', 'Mon 09:00').until('Tue 09:00').sentAfter('Mon 09:00');
    const sent = high('Mon 10:30').until('Tue 09:00').sentAfter('Mon 09:00');
    expect(sent.filter((one) => !ofHarm([one]).includes(one))).toEqual(without);
    expect(without).toContain('Mon 13:00 limit to unitLead');
  });

  test('what is due on the cards stays', () => {
    expect(dueOf(high('Mon 10:30'))).toBe('Mon 13:00');
    expect(dueOf(high('Mon 10:30').askedOfMco('Mon 10:00'))).toBe('Mon 17:00');
  });

  test('a target or limit at the same instant is the owner’s card then, a mere warning is not', () => {
    const sent = high('Mon 13:00').until('Mon 13:00').sentAfter('Mon 11:30');
    expect(sent).toEqual([
      'Mon 12:00 harmSoon to owner',
      'Mon 12:00 harmSoon to unitLead',
      'Mon 12:30 warn to owner',
      'Mon 13:00 limit to owner',
      'Mon 13:00 limit to unitLead',
    ]);
    expect(high('Mon 13:30').until('Mon 12:30').sentAfter('Mon 12:00')).toEqual(toBoth('Mon 12:30 harmSoon'));
  });
});

describe('until the MCO has contacted the member', () => {
  test('it goes on from step to step, each reminder once', () => {
    const at = high('Mon 12:00').until('Mon 11:30').reached('Mon 11:30').askedOfMco('Mon 11:40');
    expect(ofHarm(at.until('Tue 09:00').sentAfter('Mon 09:00'))).toEqual([
      // The target is due then.
      'Mon 11:00 harmSoon to unitLead',
      'Mon 12:00 harm to owner',
      'Mon 12:00 harm to unitLead',
    ]);
  });

  test('waiting for the MCO (4d) it is the owner who is reminded, never the MCO', () => {
    const sent = high('Mon 15:00').askedOfMco('Mon 10:00').until('Mon 16:00').sentAfter('Mon 10:01');
    expect(sent).toEqual([
      ...toBoth('Mon 14:00 harmSoon', 'Mon 15:00 harm'),
      'Mon 16:00 silentWarn to owner',
      'Mon 16:00 warn to mco',
    ]);
  });

  test('a day alone at 4d: at closing the owner has the ping of 4.e.1, the Unit Lead the harm', () => {
    expect(high('Mon').askedOfMco('Mon 10:00').until('Mon 17:00').sentAfter('Mon 10:01')).toEqual([
      'Mon 16:00 harmSoon to owner',
      'Mon 16:00 harmSoon to unitLead',
      'Mon 16:00 warn to mco',
      'Mon 17:00 harm to unitLead',
      'Mon 17:00 silent to owner',
    ]);
  });

  test.each<[string, Case]>([
    [
      'the MCO has contacted the member (4e)',
      high('Mon 15:00').askedOfMco('Mon 10:00').heardFromMco('memberContacted', 'Mon 11:00'),
    ],
    [
      'the MCO reports it resolved',
      high('Mon 15:00').askedOfMco('Mon 10:00').heardFromMco('reportsResolved', 'Mon 11:00'),
    ],
    ['it is resolved without the MCO', high('Mon 15:00').ownerSays('resolvedWithoutMco', 'Mon 10:00')],
    ['the ESR resolves it', escalated('Mon 15:00').reached('Mon 10:00').ownerSays('imeResolves', 'Mon 10:10')],
    ['none is feared any more', high('Mon 15:00').ownerSays('deadlineChanged', 'Mon 10:00')],
    [
      'the inquiry is put into Step 3 again',
      high('Mon 15:00').ownerSays('notInMco', 'Mon 09:30').does(unitLead, 'isInMco', 'Mon 10:00'),
    ],
  ])('nothing more once %s', (_what, at) => {
    expect(ofHarm(at.until('Thu 09:00').sentAfter('Mon 09:00'))).toEqual([]);
    expect(fearedHarm(at.inquiry, iowa)).toBeUndefined();
  });

  test('a disputed contact: at once when the time has passed, and the chase with it', () => {
    const disputed = high('Mon 12:00')
      .askedOfMco('Mon 10:00')
      .heardFromMco('memberContacted', 'Mon 10:30')
      .ownerSays('memberSaysNoContact', 'Mon 14:00');
    expect(disputed.until('Mon 14:00').sentAfter('Mon 13:00')).toEqual([
      'Mon 14:00 harm to owner',
      'Mon 14:00 harm to unitLead',
    ]);
  });

  test('a disputed contact while it lies ahead: it runs again', () => {
    const disputed = high('Mon 15:00')
      .askedOfMco('Mon 10:00')
      .heardFromMco('memberContacted', 'Mon 10:30')
      .ownerSays('memberSaysNoContact', 'Mon 11:00');
    expect(ofHarm(disputed.until('Tue 09:00').sentAfter('Mon 11:00'))).toEqual(
      toBoth('Mon 14:00 harmSoon', 'Mon 15:00 harm'),
    );
  });

  test('asked again after the contact, when the time has passed: no alarm', () => {
    const again = high('Mon 12:00')
      .askedOfMco('Mon 10:00')
      .heardFromMco('memberContacted', 'Mon 11:00')
      .ownerSays('askAgain', 'Tue 09:00');
    expect(ofHarm(again.until('Wed 09:00').sentAfter('Mon 11:00'))).toEqual([]);
  });

  test('another deadline takes the place of the first', () => {
    const changed = high('Mon 15:00').ownerSays('deadlineChanged', 'Mon 14:10', { filled: deadline('Tue 10:00') });
    expect(ofHarm(changed.until('Wed 09:00').sentAfter('Mon 09:00'))).toEqual(
      toBoth('Mon 14:00 harmSoon', 'Tue 09:00 harmSoon', 'Tue 10:00 harm'),
    );
    const nearer = high('Tue 15:00').ownerSays('deadlineChanged', 'Mon 14:10', { filled: deadline('Mon 14:40') });
    expect(ofHarm(nearer.until('Wed 09:00').sentAfter('Mon 09:00'))).toEqual(
      toBoth('Mon 14:10 harmSoon', 'Mon 14:40 harm'),
    );
  });
});

describe('at the other steps', () => {
  test('Escalated: 5b, 5c and 5c.2, long before the limits', () => {
    const at = escalated('Mon 15:00');
    for (const there of [at, at.reached('Mon 10:00'), at.reached('Mon 10:00').ownerSays('sendToMco', 'Mon 10:05')]) {
      expect(ofHarm(there.until('Tue 09:00').sentAfter('Mon 09:00'))).toEqual(
        toBoth('Mon 14:00 harmSoon', 'Mon 15:00 harm'),
      );
      expect(dueOf(there)).not.toBe('Mon 15:00');
    }
  });

  test('nobody has accepted it yet (5b.offer): whom it is offered to, whoever that is then', () => {
    const offered = anInquiryAtStep3().does(liaison, 'saveEscalated', 'Mon 09:00', { filled: deadline('Mon 15:00') });
    expect(ofHarm(offered.until('Mon 16:00').sentAfter('Mon 09:00'))).toEqual(
      toBoth('Mon 14:00 harmSoon', 'Mon 15:00 harm'),
    );
  });

  test('5d: the owner, before the chase of 5.e.1 is due', () => {
    const asked = escalated('Tue 12:00').askedOfMco('Mon 10:00');
    expect(ofHarm(asked.until('Wed 09:00').sentAfter('Mon 10:00'))).toEqual(
      toBoth('Tue 11:00 harmSoon', 'Tue 12:00 harm'),
    );
  });

  test('the Unit Lead’s callback (2b): the Unit Lead alone', () => {
    const callback = high('Mon 13:00').ownerSays('notInMco', 'Mon 10:00');
    expect(ofHarm(callback.until('Tue 09:00').sentAfter('Mon 10:00'))).toEqual([
      'Mon 12:00 harmSoon to unitLead',
      'Mon 13:00 harm to unitLead',
    ]);
  });

  test('with another priority it goes on', () => {
    const made = escalated('Mon 15:00').ownerSays('makeHigh', 'Mon 14:30', { filled: deadline('Mon 15:00') });
    expect(ofHarm(made.until('Tue 09:00').sentAfter('Mon 09:00'))).toEqual(
      toBoth('Mon 14:00 harmSoon', 'Mon 15:00 harm'),
    );
  });
});

test('after a new closure the reminders are before it, and the stated time stays', () => {
  const { inquiry } = high('Tue 12:00');
  const storm = iowaWith({ extraClosures: [{ date: '2026-09-15', name: 'storm' }] });
  const harm = fearedHarm(inquiry, storm);
  expect([harm?.at, harm?.soonAt, harm?.lastAt].map((at) => at && inShort(at))).toEqual([
    'Tue 12:00',
    'Mon 16:00',
    'Mon 17:00',
  ]);
});
