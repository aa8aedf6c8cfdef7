import type { Inquiry, Pending } from '../../src/inquiry/inquiry';
import { actorOf } from '../../src/people/actor';
import { directoryOf } from '../../src/people/people';
import { claimView } from '../../src/views/claim-view';
import { whyThisTime } from '../../src/views/due-words';
import { fieldViews } from '../../src/views/field-views';
import { entry, inquiryView } from '../../src/views/inquiry-view';
import { staffFacts } from '../../src/views/member-facts';
import { pushedView } from '../../src/views/pushed-view';
import { stepView } from '../../src/views/step-view';
import type { ViewContext } from '../../src/views/view-context';
import { iowa } from '../clock/calendars';
import type { Filled } from '../procedure/filled';
import { anInquiryAtStep3, aNewInquiry, type Case } from '../procedure/inquiries';
import { momentOf } from '../procedure/moment';
import { liaison } from '../procedure/people';
import { theUnit } from '../people/the-unit';

const directory = directoryOf(theUnit);
const at = (when: string): ViewContext => ({
  now: momentOf(when),
  calendar: iowa,
  directory,
  plans: { ITC: 'Iowa Total Care' },
  choices: { plans: { ITC: 'Iowa Total Care' }, contacts: {}, people: {}, said: {} },
  emergencyText: 'Call 911.',
});
/** At 4b, received on Monday at 9:00: formally due at 1:00 PM. */
const high = (filled: Filled): Case => anInquiryAtStep3().does(liaison, 'saveHigh', 'Mon 09:00', { filled });
const morning = high({ statedDate: '2026-09-14', statedTime: '10:30' });
const night = high({ statedDate: '2026-09-15', statedTime: '03:00' });
const dayAlone = high({ statedDate: '2026-09-19' });

const person = (id: string) => {
  const found = directory.byId(id);
  if (found === undefined) throw new Error(`Nobody is called ${id}.`);
  return actorOf(found, directory, momentOf('Mon 09:00'));
};
const owner = person('d-reyes');
const shownTo = (inquiry: Inquiry, context: ViewContext) =>
  stepView(inquiry, owner, { nonce: 'n', reveal: false }, context);
const pushed = (
  inquiry: Inquiry,
  what: Pending['what'],
  reader: string,
  context: ViewContext,
  to: Pending['to'] = 'owner',
) => {
  const pending: Pending = {
    id: 'n',
    row: inquiry.step,
    what,
    clock: 'a clock',
    to,
    n: 0,
    dueAt: context.now,
    attemptAt: context.now,
    attempts: 0,
  };
  const { headline, lines } = pushedView(inquiry, pending, person(reader), context);
  return [headline, ...lines];
};

describe('a step’s card', () => {
  test('has the formal time in its first line and the feared harm below', () => {
    const { headline, lines } = shownTo(morning.inquiry, at('Mon 09:00'));
    expect(headline).toBe('ME-260914-7K2QXM: contact the member or the originator by Mon Sep 14, 1:00 PM Central.');
    expect(lines).toContain('Harm is feared by Mon Sep 14, 10:30 AM Central: act before then.');
  });

  test.each([
    [
      'in closed hours: before the closing',
      night,
      'Mon 10:00',
      'Harm is feared by Tue Sep 15, 3:00 AM Central, when the unit is closed: act by Mon Sep 14, 5:00 PM Central.',
    ],
    ['after that closing', night, 'Mon 18:00', 'Harm is feared by Tue Sep 15, 3:00 AM Central: act now.'],
    ['a day alone', dayAlone, 'Mon 10:00', 'Harm is feared by Fri Sep 18, 5:00 PM Central: act before then.'],
    ['once it has passed', morning, 'Mon 10:31', 'Harm was feared by Mon Sep 14, 10:30 AM Central: act now.'],
  ])('%s', (_what, { inquiry }, when, expected) => {
    expect(shownTo(inquiry, at(when)).lines.filter((line) => line.startsWith('Harm'))).toEqual([expected]);
  });

  test('says nothing of it when none is stated, nor after the contact by the MCO', () => {
    const heard = night.askedOfMco('Mon 10:00').heardFromMco('memberContacted', 'Mon 11:00');
    for (const { inquiry } of [high({}), heard])
      expect(shownTo(inquiry, at('Mon 11:00')).lines.join(' ')).not.toMatch(/harm/i);
  });

  test('so does the inquiry with its log', () => {
    expect(inquiryView(morning.inquiry, [], 'n', at('Mon 09:00')).lines).toEqual([
      'Now: contact the member or the originator by Mon Sep 14, 1:00 PM Central. Owner: Dana Reyes.',
      'Harm is feared by Mon Sep 14, 10:30 AM Central: act before then.',
    ]);
  });
});

describe('the reminder of it', () => {
  test('tells the owner both times, and what is to be done', () => {
    expect(pushed(morning.inquiry, 'harmSoon', 'd-reyes', at('Mon 09:30'))).toEqual([
      'ME-260914-7K2QXM: harm is feared by Mon Sep 14, 10:30 AM Central. Contact the member or the originator.',
      'Respond by Mon Sep 14, 11:00 AM Central, at latest Mon Sep 14, 1:00 PM Central.',
      'Harm is feared by Mon Sep 14, 10:30 AM Central: act before then.',
      'Formally due Mon Sep 14, 1:00 PM Central.',
    ]);
  });

  test('tells the Unit Lead who owns it', () => {
    expect(pushed(morning.inquiry, 'harm', 'u-lang', at('Mon 10:30'), 'unitLead')).toEqual([
      'ME-260914-7K2QXM: harm is feared by Mon Sep 14, 10:30 AM Central. Contact the member or the originator.',
      'Owner: Dana Reyes.',
      'Formally due Mon Sep 14, 1:00 PM Central.',
    ]);
  });

  test('while the MCO is waited for, it says what has not happened', () => {
    const { inquiry } = morning.askedOfMco('Mon 09:10');
    expect(pushed(inquiry, 'harmSoon', 'd-reyes', at('Mon 09:30'))[0]).toBe(
      'ME-260914-7K2QXM: harm is feared by Mon Sep 14, 10:30 AM Central. The MCO has not contacted the member.',
    );
  });

  test('a limit at the same instant tells the Unit Lead of both', () => {
    expect(pushed(morning.inquiry, 'limit', 'u-lang', at('Mon 13:00'))).toContain(
      'Harm was feared by Mon Sep 14, 10:30 AM Central: act now.',
    );
  });
});

describe('the MCO', () => {
  const { inquiry } = morning.askedOfMco('Mon 09:10');

  test.each(['mcoRequest', 'mcoChase', 'mcoNewTime', 'warn'] as const)('%s has both times', (what) => {
    expect(pushed(inquiry, what, 'j-ortiz', at('Mon 09:10'))).toContain(
      'The member may be harmed by Mon Sep 14, 10:30 AM Central: please act before then. Formally due Mon Sep 14, 5:00 PM Central.',
    );
  });

  test('a chase after the feared time asks to act now', () => {
    expect(pushed(inquiry, 'mcoChase', 'j-ortiz', at('Mon 12:00'))).toContain(
      'The member may be harmed: it was feared by Mon Sep 14, 10:30 AM Central. Please act now.',
    );
  });

  test('hears nothing of harm when none is stated', () => {
    const asked = high({}).askedOfMco('Mon 09:10').inquiry;
    expect(pushed(asked, 'mcoRequest', 'j-ortiz', at('Mon 09:10')).join(' ')).not.toMatch(/harm/);
  });
});

describe('“Why this time?”', () => {
  test('explains the formal time first, then the reminders of harm', () => {
    expect(whyThisTime(night.inquiry, at('Mon 10:00'))).toEqual([
      '4 business hours from Mon Sep 14, 9:00 AM Central.',
      '240 minutes on Mon Sep 14 (9:00 AM to 1:00 PM).',
      'Due Mon Sep 14, 1:00 PM Central.',
      'Harm is feared by Tue Sep 15, 3:00 AM Central. What is formally due does not move.',
      'The last moment up to Tue Sep 15, 3:00 AM Central at which the office is open.',
      'It is closed then, so it is the closing before.',
      'Reminders of it: Mon Sep 14, 4:00 PM Central, and Mon Sep 14, 5:00 PM Central.',
    ]);
  });

  test('is as ever without it', () => {
    expect(whyThisTime(high({}).inquiry, at('Mon 10:00'))).toHaveLength(3);
  });
});

describe('the form', () => {
  const fields = (inquiry: Inquiry, form: 'urgency' | 'deadline') =>
    fieldViews(form, inquiry, {}, at('Mon 09:00')).filter(({ id }) => id.startsWith('stated'));

  test('has the day that was read from the mail, with its words, to be checked', () => {
    const { inquiry } = anInquiryAtStep3();
    const evidence = { statedDate: { words: 'runs out Thursday', check: true } };
    const read = { ...inquiry, sensitive: { ...inquiry.sensitive, statedDeadline: '2026-09-17', evidence } };
    expect(fields(read, 'urgency')).toMatchObject([
      { kind: 'date', required: false, value: '2026-09-17', words: 'runs out Thursday', check: true },
      { kind: 'time', required: false, value: '' },
    ]);
  });

  test('has what was saved before, with another priority too', () => {
    expect(fields(morning.inquiry, 'deadline').map(({ value }) => value)).toEqual(['2026-09-14', '10:30']);
  });

  test('does not ask again for one that is over', () => {
    const over = morning.askedOfMco('Mon 09:10').heardFromMco('memberContacted', 'Mon 09:30');
    const later = over.ownerSays('notResolved', 'Mon 15:00');
    expect(fields(later.inquiry, 'deadline').map(({ value }) => value)).toEqual(['', '']);
  });
});

describe('elsewhere', () => {
  const fact = ({ inquiry }: Case): string | undefined =>
    staffFacts(inquiry, at('Mon 09:00')).find(({ label }) => label === 'Stated deadline')?.value;

  test('the facts have it as it was stated, and a day alone as it counts', () => {
    expect(fact(morning)).toBe('Mon Sep 14, 10:30 AM Central');
    expect(fact(dayAlone)).toBe('Sat Sep 19 (no time stated: end of business, Fri Sep 18, 5:00 PM Central)');
    expect(fact(high({}))).toBeUndefined();
  });

  test('free words of an older row stay to be read', () => {
    const { inquiry } = high({});
    const old = { ...inquiry, sensitive: { ...inquiry.sensitive, statedDeadline: 'by Friday, she says' } };
    expect(staffFacts(old, at('Mon 09:00'))).toContainEqual({
      label: 'Stated deadline',
      value: 'by Friday, she says',
      sensitive: true,
    });
    expect(fieldViews('urgency', old, {}, at('Mon 09:00')).find(({ id }) => id === 'statedDate')?.value).toBe('');
  });

  test('the claim card has the day that was read, and no word of why', () => {
    const { inquiry } = aNewInquiry('Mon 09:00', { sensitive: { issue: 'Insulin.', statedDeadline: '2026-09-17' } });
    expect(claimView(inquiry, 'n', 'anyLiaison', at('Mon 09:00')).lines).toContain(
      'A deadline seems to be stated: Thu Sep 17.',
    );
    expect(claimView(aNewInquiry().inquiry, 'n', 'anyLiaison', at('Mon 09:00')).lines.join(' ')).not.toMatch(
      /deadline/,
    );
  });

  test('the timeline has the instant that was set, and that there is none any more', () => {
    const told = (at9: Case): string | undefined => {
      const { lastLine } = at9;
      if (lastLine === undefined) return undefined;
      return entry({ ...lastLine, ref: at9.inquiry.ref, seq: 1, hash: '' }, at('Mon 10:00')).what;
    };
    expect(told(dayAlone)).toBe(
      'High Priority: member and issue complete; harm is feared by Fri Sep 18, 5:00 PM Central',
    );
    expect(told(dayAlone.ownerSays('deadlineChanged', 'Mon 10:00'))).toBe(
      'stated deadline changed; no reminder of harm any more',
    );
    expect(told(high({}))).toBe('High Priority: member and issue complete');
  });
});
