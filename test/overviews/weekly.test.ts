import type { RecordedLine } from '../../src/inquiry/log-line';
import type { WholeInquiry } from '../../src/log/all-inquiries';
import { asksOf, outcomeOf } from '../../src/overviews/asks';
import { weekBefore, weekFigures } from '../../src/overviews/week-figures';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { central, iowa } from '../clock/calendars';
import { unitScene, type UnitScene } from '../desk/unit-scene';
import { anInquiry } from '../views/an-inquiry';

const at = (when: string) => central(`2026-09-${when}`);
/** A line of the log in the week from Monday, Sep 14: "14T11:05". */
const line = (
  act: string,
  when: string,
  facts: RecordedLine['facts'] = {},
  more: Partial<RecordedLine> = {},
): RecordedLine => ({
  ref: 'ME-260914-7K2QXM',
  seq: 1,
  hash: '',
  step: '4d',
  act,
  actor: 'd-reyes',
  happenedAt: at(when),
  recordedAt: at(when),
  facts,
  words: {},
  ...more,
});
const enrolled = line('enrolled', '14T09:00', { plan: 'ITC' });
const asked = (when: string, act = 'sendRequest'): readonly RecordedLine[] => [
  line(act, when, { to: '4d' }),
  line('sent', when, { what: 'mcoRequest' }, { sentAt: at(when) }),
];
const contacted = (when: string): RecordedLine => line('memberContacted', when, { to: '4e.2' });
const monday = at('21T08:00');

describe('4d, 5d: a request to a plan', () => {
  const became = (...lines: readonly RecordedLine[]) =>
    asksOf([enrolled, ...lines]).map((ask) => [ask.plan, outcomeOf(ask, iowa, monday)?.is ?? 'waiting'].join(' '));

  test.each<[string, readonly RecordedLine[], readonly string[]]>([
    ['contacted by end of day', [...asked('14T11:05'), contacted('14T17:00')], ['ITC inTime']],
    ['contacted a minute later', [...asked('14T11:05'), contacted('14T17:01')], ['ITC late']],
    ['contacted by mouth in time, written down later', [...asked('14T11:05'), contacted('14T16:40')], ['ITC inTime']],
    [
      'asked at 4:50 PM, contacted within 2 business hours',
      [...asked('14T16:50'), contacted('15T09:45')],
      ['ITC inTimeWithGrace'],
    ],
    ['never contacted', asked('14T11:05'), ['ITC late']],
    ['never arrived', [line('sendRequest', '14T11:05', { to: '4d' })], ['ITC notDelivered']],
    ['asked by phone: it arrived', [line('phonedThem', '14T11:05', { to: '4d' })], ['ITC late']],
    [
      'withdrawn the same day',
      [...asked('14T11:05'), line('resolvedWithoutMco', '14T15:00', { to: '4g' })],
      ['ITC takenBack'],
    ],
    [
      'withdrawn after it was late',
      [...asked('14T11:05'), line('resolvedWithoutMco', '15T15:00', { to: '4g' })],
      ['ITC late'],
    ],
    [
      'asked again the next day',
      [...asked('14T11:05'), ...asked('15T09:00', 'askAgain'), contacted('15T10:00')],
      ['ITC late', 'ITC inTime'],
    ],
    [
      'a contact that the member denies',
      [...asked('14T11:05'), contacted('14T12:00'), line('memberSaysNoContact', '15T09:00', { to: '4d' })],
      ['ITC late'],
    ],
    [
      'another plan',
      [
        ...asked('14T11:05'),
        line('mcoChanged', '14T12:00', { plan: 'MOL', to: '4c' }),
        ...asked('14T13:00'),
        contacted('14T14:00'),
      ],
      ['ITC takenBack', 'MOL inTime'],
    ],
    ['a promise is no contact', [...asked('14T11:05'), line('willContactBy', '14T12:00')], ['ITC late']],
    [
      'raised to High Priority meanwhile',
      [...asked('14T11:05'), line('makeHigh', '14T12:00', { to: '4d' }), contacted('14T13:00')],
      ['ITC inTime'],
    ],
    ['not due yet', asked('21T07:59'), ['ITC waiting']],
  ])('%s', (_name, lines, expected) => {
    expect(became(...lines)).toEqual(expected);
  });
});

describe('a week', () => {
  const week = weekBefore(monday, 'America/Chicago');
  const whole = (inquiry: Inquiry, lines: readonly RecordedLine[] = []): WholeInquiry => ({
    stored: {
      inquiry,
      seq: 1,
      head: '',
      etag: '',
      calendarHash: '',
      sealed: { bytes: new Uint8Array(), seq: 1, text: '' },
    },
    lines,
  });
  const figuresOf = (...all: readonly (readonly [Partial<Inquiry>, ...RecordedLine[]])[]) => {
    const figures = weekFigures(week, iowa, monday);
    for (const [changes, ...lines] of all) figures.add(whole(anInquiry(changes), lines));
    return figures.done(undefined);
  };
  const anchors = (received: string, attempt?: string): Inquiry['anchors'] => ({
    received: at(received),
    clockStart: at(received),
    since: at(received),
    ...(attempt !== undefined && { contacted: at(attempt) }),
  });

  const closed = (when: string): Partial<Inquiry> => ({
    step: 'done',
    resolution: { code: 'SERVICE_PROVIDED', closedAt: at(when) },
  });

  test('is the calendar week before, from Monday to Monday in Central time', () => {
    expect([week.from.toISO(), week.until.toISO()]).toEqual([
      '2026-09-14T00:00:00.000-05:00',
      '2026-09-21T00:00:00.000-05:00',
    ]);
  });

  test.each<[string, Partial<Inquiry>, readonly number[]]>([
    ['an attempt within 2 business hours', { anchors: anchors('14T09:00', '14T11:00') }, [1, 1, 1]],
    ['within 4', { anchors: anchors('14T09:00', '14T13:00') }, [1, 0, 1]],
    ['after 4', { anchors: anchors('14T09:00', '14T13:01') }, [1, 0, 0]],
    ['none at all', { anchors: anchors('14T09:00') }, [1, 0, 0]],
    ['the limit passed in the week before', { anchors: anchors('11T09:00', '14T09:00') }, [0, 0, 0]],
    ['the limit lies in the next week', { anchors: anchors('18T16:00') }, [0, 0, 0]],
    ['received in the week before, answered in this', { anchors: anchors('11T16:00', '14T09:00') }, [1, 1, 1]],
    ['closed after the limit without any attempt', { ...closed('14T15:00'), anchors: anchors('14T09:00') }, [1, 0, 0]],
    ['closed before it', { ...closed('14T11:00'), anchors: anchors('14T09:00') }, [0, 0, 0]],
    ['2b, which has no response clock', { step: '2b', anchors: anchors('14T09:00') }, [0, 0, 0]],
  ])('the response of High Priority counts once: %s', (_name, changes, [of, inTarget, inLimit]) => {
    expect(figuresOf([changes]).response.high).toEqual({ of, inTarget, inLimit, enteredLate: 0 });
  });

  test('what cured a breach afterwards is in time, and told apart', () => {
    const late = line('reached', '14T12:59', {}, { recordedAt: at('14T15:00'), enteredLate: true });
    expect(figuresOf([{ anchors: anchors('14T09:00', '14T12:59') }, late]).response.high).toEqual({
      of: 1,
      inTarget: 0,
      inLimit: 1,
      enteredLate: 1,
    });
  });

  test('what nobody has decided about is told apart, once the limit of what is suggested has passed', () => {
    const { tier: _tier, ...fresh } = anInquiry({ step: '1', anchors: anchors('14T09:00') });
    const figures = weekFigures(week, iowa, monday);
    for (const inquiry of [fresh, { ...fresh, anchors: anchors('18T16:00') }]) figures.add(whole(inquiry));
    const { undecided, response, open } = figures.done(undefined);
    expect([undecided, response.high.of, open.high]).toEqual([1, 0, 2]);
  });

  test('the oldest ten of what is open come first, with those that are open for long', () => {
    const { oldest, open, aged } = figuresOf(
      ...Array.from({ length: 12 }, (_, n): [Partial<Inquiry>] => [
        {
          ref: `ME-2609${String(n + 4).padStart(2, '0')}-7K2QXM`,
          anchors: anchors(`${String(n + 4).padStart(2, '0')}T09:00`),
          beside: { ageing: at('04T09:00') },
        },
      ]),
    );
    expect([open.high, oldest.length, oldest[0]?.ref, oldest[0]?.isAged]).toEqual([12, 10, 'ME-260904-7K2QXM', true]);
    // 5 business days ended by Monday for those of Sep 14 and before.
    expect(aged.high).toBe(oldest.filter(({ isAged }) => isAged).length);
  });
});

describe('the weekly card', () => {
  let scene: UnitScene;
  beforeEach(async () => {
    scene = await unitScene();
  });
  const look = async () => {
    await scene.app.showOverviews();
    return scene.pushed().filter(({ view }) => view.headline.startsWith('The week from'));
  };

  test('goes to the Account Manager and leadership on Monday at the opening, once', async () => {
    await scene.owned('d-reyes', 'mail:1');
    scene.at('2026-09-18T16:00');
    expect(await look()).toEqual([]);
    scene.at('2026-09-21T07:59');
    expect(await look()).toEqual([]);
    scene.at('2026-09-21T08:00');
    const cards = await look();
    expect(cards.map(({ to, view }) => [to, view.headline])).toEqual([
      ['a-moss', 'The week from Mon Sep 14 to Sun Sep 20.'],
    ]);
    expect(cards[0]?.view.lines).toEqual([
      'High Priority: 0 of 1 (0 %) answered within 4 business hours, 0 of 1 (0 %) within 2 business hours.',
      'Escalated: no answer to a member or originator was due.',
      'No managed care organization (MCO) had to contact a member.',
      'Open now: 1 High Priority, 0 Escalated.',
      'Open longer than 5 business days (High Priority): 0. Longer than 10 (Escalated): 0.',
      'Members in no MCO: 0 called back, 0 still to be called.',
      'The mailbox has not been compared with the records yet.',
      'The oldest that are open:',
    ]);
    scene.at('2026-09-21T09:00');
    expect(await look()).toEqual([]);
    await scene.another('there').showOverviews();
    expect(scene.pushed()).toEqual([]);
  });

  test('after a holiday it comes at the next opening', async () => {
    scene.at('2026-09-04T10:00');
    await scene.owned('d-reyes', 'mail:1');
    // Labor Day.
    scene.at('2026-09-07T08:00');
    expect(await look()).toEqual([]);
    scene.at('2026-09-08T08:00');
    expect(await look()).toHaveLength(1);
  });

  test('with nothing to tell there is none', async () => {
    scene.at('2026-09-21T08:00');
    expect(await look()).toEqual([]);
  });

  test('“Open report” shows it anew, and is refused to others', async () => {
    await scene.owned('d-reyes', 'mail:1');
    scene.at('2026-09-21T08:00');
    const [card] = await look();
    if (card === undefined) throw new Error('No weekly card came.');
    expect((await scene.presses('a-moss', 'Open report', card.view)).headline).toBe(card.view.headline);
    expect((await scene.presses('d-reyes', 'Open report', card.view)).headline).toBe('This is not yours to do.');
  });
});
