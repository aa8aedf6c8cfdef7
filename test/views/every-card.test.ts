import { mailFor } from '../../cards/mail-text';
import { problemsOf } from '../../cards/check-card';
import { renderCard } from '../../cards/render-card';
import { moments, type Inquiry, type Pending } from '../../src/inquiry/inquiry';
import { besideIds, stepIds, type RowId } from '../../src/inquiry/vocabulary';
import {
  addAsideView,
  asideListView,
  asideView,
  asideWaitsView,
  dismissAsideView,
  manyMailsAsideView,
  openedAsideView,
} from '../../src/intake/aside-views';
import { asideReasons, type AsideReason } from '../../src/intake/draft';
import type { KeptAside } from '../../src/log/set-aside';
import { plans } from '../../src/intake/plans';
import { actorOf } from '../../src/people/actor';
import { directoryOf, type Person } from '../../src/people/people';
import { buttonsOf } from '../../src/procedure/buttons';
import { actsAs, maySee } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import { answerWords } from '../../src/procedure/words';
import type { CardView } from '../../src/views/card-view';
import { awayContactView, awayForView, awayView, whoIsAwayView } from '../../src/views/away-view';
import { claimView } from '../../src/views/claim-view';
import { colleagueView } from '../../src/views/colleague-view';
import { dayKinds, dayView } from '../../src/views/day-view';
import { backView, coverListView, coverView, movedView, takenBackView } from '../../src/views/cover-view';
import { view } from '../../src/views/empty-view';
import { acknowledgementView, statusAnswerView } from '../../src/views/answer-views';
import {
  findView,
  handOverView,
  helpView,
  listView,
  newView,
  reopenView,
  statusView,
  wordFormView,
} from '../../src/views/desk-views';
import { inquiryView } from '../../src/views/inquiry-view';
import { togetherView } from '../../src/views/together-view';
import { pushedView } from '../../src/views/pushed-view';
import { manyAsideView, setAsideItem, setAsideView, unreadableView } from '../../src/views/set-aside-view';
import { formView, moreView, stepView } from '../../src/views/step-view';
import { weekView, type Week } from '../../src/views/week-view';
import type { ViewContext } from '../../src/views/view-context';
import { central, iowa } from '../clock/calendars';
import { theUnit } from '../people/the-unit';

/** Unmistakable member data and foreign words, as long and as odd as they come. */
const planted = [
  'Zebedee Quillfeather',
  '9876543Z',
  '1947-05-13',
  '515-555-0199',
  'zqx-issue',
  'zqx-need',
  'zqx-learned',
  'zqx-reason',
];
const long = (mark: string): string => `${mark} ${'**ü** [x](y) '.repeat(600)}`.slice(0, 7_900);
const at = central('2026-09-14T09:00');

const worst: Inquiry = {
  ref: 'ME-260914-7K2QXM',
  turn: 7,
  step: '4d',
  anchors: {
    received: at,
    clockStart: at,
    since: at,
    taken: at,
    sentToEsr: at,
    contacted: at,
    asked: at,
    promisedFor: at,
    harmBy: at,
  },
  beside: Object.fromEntries(besideIds.map((id) => [id, at])),
  receipt: 'mail',
  originatorType: 'OTHER_STATE_AGENCY',
  suggestedTier: 'high',
  suggestedReason: 'a life-sustaining item may stop',
  safetyFlag: 'LIFE_SUPPORT_EQUIPMENT',
  tier: 'high',
  category: 'COMMUNICATION_LANGUAGE',
  owner: 'd-reyes',
  liaison: 'd-reyes',
  mco: 'ITC',
  leaveMessage: 'no',
  request: {
    open: true,
    n: 3,
    mco: 'ITC',
    department: 'memberServices',
    contact: 'j-ortiz',
    deliveredAt: at,
    wroteAt: at,
    openedAt: at,
    cameBackFrom: ['u-lang', 'a-moss'],
  },
  attempts: { count: 2, days: 1, lastDay: '2026-09-14' },
  chases: 4,
  lastWord: { said: 'willContactBy', at },
  disputed: true,
  mayBelongTo: [
    { ref: 'ME-260910-7K2QXM', closed: false },
    { ref: 'ME-260901-7K2QXM', closed: true },
    { ref: 'ME-260902-7K2QXM', closed: true },
  ],
  mailSays: 'notEnrolled',
  sharedMail: { key: 'mail-key', member: 1, members: 9, refs: { 2: 'ME-260910-7K2QXN', 3: 'ME-260910-7K2QXP' } },
  sensitive: {
    originatorName: 'Zebedee Quillfeather',
    originatorContact: '515-555-0199',
    memberName: 'Zebedee Quillfeather',
    memberId: '9876543Z',
    dateOfBirth: '1947-05-13',
    phone: '515-555-0199',
    language: 'Spanish, interpreter zqx-issue',
    issue: long('zqx-issue'),
    statedDeadline: '2026-09-14T09:00',
    need: long('zqx-need'),
    learned: long('zqx-learned'),
    tierReason: long('zqx-reason'),
    evidence: { memberName: { words: 'Member: Zebedee Quillfeather', check: true } },
  },
  pending: {},
};

const directory = directoryOf(theUnit);
const context: ViewContext = {
  now: central('2026-09-15T16:30'),
  calendar: iowa,
  directory,
  plans: Object.fromEntries(plans.map(({ code, name }) => [code, name])),
  choices: {
    plans: Object.fromEntries(plans.map(({ code, name }) => [code, name])),
    contacts: { 'j-ortiz': 'Jo Ortiz' },
    people: Object.fromEntries(theUnit.map(({ id, name }) => [id, name])),
    said: { memberContacted: answerWords.memberContacted.button },
  },
  emergencyText: 'If someone may be in danger now: call 911.',
};
const viewers = ['d-reyes', 'e-vance', 'u-lang', 'a-moss', 'j-ortiz'].map((id) => directory.byId(id)!);
const actor = (person: Person) => actorOf(person, directory, context.now);
const rows: readonly RowId[] = [...stepIds.filter((step) => step !== 'done'), ...besideIds];
const aPending: Pending = {
  id: '7',
  row: '4d',
  what: 'silent',
  clock: '',
  to: 'owner',
  n: 1,
  dueAt: at,
  attemptAt: at,
  attempts: 0,
  repeated: true,
};

const standing = (row: RowId): Inquiry => ({ ...worst, step: stepIds.find((step) => step === row) ?? '4d' });

/** What is wrong with a view's card; a card may be over the size only by what its inputs already hold. */
const wrongWith = (view: CardView): readonly string[] => problemsOf(renderCard(view, 'personal'), planted);
const holdsMemberData = (view: CardView): boolean => {
  const shown = JSON.stringify(renderCard(view, 'personal')) + JSON.stringify(mailFor(view));
  return planted.some((mark) => shown.includes(mark));
};

/** Sentences that stand in a card's lines more than once. */
const toldTwice = ({ lines }: CardView): readonly string[] => {
  const sentences = lines.flatMap((line) => line.split(/(?<=[.?!])\s/));
  return sentences.filter((sentence, i) => sentences.indexOf(sentence) !== i);
};

describe.each(viewers.map((person) => [person.roles[0] ?? '', person] as const))(
  'every card for the %s',
  (_role, person) => {
    test.each(rows)('row %s, opened: keeps the rules of cards', (row) => {
      const inquiry = standing(row);
      if (!maySee(actor(person), inquiry)) return;
      expect(wrongWith(stepView(inquiry, actor(person), { nonce: 'n', reveal: true, row }, context))).toEqual([]);
      expect(wrongWith(moreView(inquiry, actor(person), 'n', row, context))).toEqual([]);
    });

    test.each(rows)('row %s, pushed: shows no member data at all', (row) => {
      const view = stepView(standing(row), actor(person), { nonce: 'n', reveal: false, row }, context);
      expect(wrongWith(view)).toEqual([]);
      expect(holdsMemberData(view)).toBe(false);
    });

    test.each(rows)('row %s: each form keeps the rules, with what was typed', (row) => {
      const inquiry = standing(row);
      const withForm = buttonsOf(rowOf(row), actsAs(actor(person), inquiry)).filter(({ form }) => form !== 'none');
      for (const button of withForm) {
        const typed = { reason: 'zqx-reason', learned: 'zqx-learned' };
        const errors = ['Reason: say why in a few words.'];
        expect(wrongWith(formView(inquiry, button, { nonce: 'n', typed, errors }, context))).toEqual([]);
      }
    });

    const notices = [
      ...[
        'claim',
        'acknowledged',
        'assigned',
        'released',
        'callback',
        'mailToEscalations',
        'mcoRequest',
        'mcoChase',
        'mcoRedirected',
      ],
      ...[
        'mcoWithdrawn',
        'mcoNewTime',
        'mcoInformed',
        'offer',
        'notAccepted',
        'ownerAnswered',
        'undelivered',
        'mailAdded',
        'mcoWrote',
        'mailBounced',
        'mailAfterClose',
        'statusAnswer',
        'statusAsked',
        'wordAdded',
        'misdirected',
        'misdirectedToOfficer',
        'glassBroken',
      ],
    ] as Pending['what'][];
    test.each([...moments, ...notices])('%s, at every row: neutral from the first word to the last', (what) => {
      for (const row of rows) {
        const pending: Pending = { ...aPending, id: `7.${row}.${what}`, row, what };
        const view = pushedView(standing(row), pending, actor(person), context);
        expect(wrongWith(view)).toEqual([]);
        expect(holdsMemberData(view)).toBe(false);
        expect(toldTwice(view)).toEqual([]);
      }
      const pending = { ...aPending, row: worst.step, what };
      // With the reason why it came to somebody who stands in: the longest.
      const card = pushedView(worst, pending, actor(person), context, 'd-reyes');
      const shown = { ref: worst.ref, view: card, isOver: false, isAnothers: true };
      const list = togetherView(
        Array.from({ length: 20 }, (_, n) => ({ ...shown, isOver: n % 2 === 0 })),
        { isMco: person.roles.includes('mcoContact'), isRepeated: true, nonce: 'n' },
      );
      expect(wrongWith(list)).toEqual([]);
      expect(holdsMemberData(list)).toBe(false);
      // None of the twenty is left out.
      expect(JSON.stringify(renderCard(list, 'personal'))).not.toContain('… and ');
    });
  },
);

/** Card 7 with everything that a mail can bring, as long and as odd as it comes. */
function asideCards(): readonly (readonly [string, CardView])[] {
  const all = Object.keys(asideReasons) as AsideReason[];
  const entries = all.map((reason, n) => ({
    key: String(n).padStart(32, '0'),
    receivedAt: at,
    reason,
    flagged: true,
    ...(n > 0 && { domain: `${'x'.repeat(60)}.example.org` }),
  }));
  const attachments = [{ name: 'Zebedee Quillfeather **.pdf', contentType: 'application/pdf', size: 4_096 }];
  const message = {
    from: { name: 'Zebedee Quillfeather', address: 'zqx-issue@example.org' },
    subject: 'zqx-issue {{DATE(2026-01-01T00:00:00Z)}}',
    attachments,
  };
  const typed = { note: long('zqx-reason') };
  const ofEach = entries.flatMap((entry): readonly (readonly [string, CardView])[] => [
    [`a mail set aside, ${entry.reason}`, asideView(entry)],
    ['the same, opened', openedAsideView(entry, { message, text: long('zqx-issue') })],
    ['the same, without its text', openedAsideView(entry, { message })],
    ['the same, gone', openedAsideView(entry, {})],
    ['the same, added', addAsideView(entry, 'zqx-issue', ['Reference of the inquiry: enter one.'])],
    ['the same, dismissed', dismissAsideView(entry, typed, ['In your words: say which reason.'])],
  ]);
  return [
    ...ofEach,
    ['all that is set aside', asideListView(entries, [])],
    ['nothing set aside', asideListView([], [])],
    ['many at once', manyMailsAsideView(1_200)],
    ['what still waits', asideWaitsView(entries, 'unitLead')],
    ['what waits too long', asideWaitsView(entries.slice(0, 1), 'accountManager')],
  ];
}

describe('cards of the desk', () => {
  const summary = {
    ref: worst.ref,
    step: worst.step,
    tier: 'high' as const,
    tierIsSuggested: true,
    receivedAt: at,
    owner: 'd-reyes',
    mco: 'ITC',
    nextDueAt: at,
  };
  const line = {
    step: '4b',
    act: 'reached',
    actor: 'd-reyes',
    happenedAt: at,
    recordedAt: at,
    enteredLate: true as const,
    facts: { way: 'phone' },
    words: { learned: long('zqx-learned') },
    ref: worst.ref,
    hash: '',
  };
  const fifty = Array.from({ length: 50 }, (_, n) => ({ ...summary, ref: `ME-260914-7K2Q${String(10 + n)}` }));
  const aWeek: Week = {
    from: central('2026-09-07T00:00'),
    until: central('2026-09-14T00:00'),
    response: {
      high: { of: 44, inTarget: 27, inLimit: 40, enteredLate: 1 },
      escalated: { of: 0, inTarget: 0, inLimit: 0, enteredLate: 0 },
    },
    plans: {
      ITC: { inTime: 20, inTimeWithGrace: 4, late: 7, takenBack: 2, notDelivered: 1 },
      OLD: { inTime: 0, inTimeWithGrace: 0, late: 0, takenBack: 1, notDelivered: 0 },
    },
    open: { high: 12, escalated: 30 },
    aged: { high: 3, escalated: 2 },
    undecided: 2,
    callbacks: { done: 4, open: 1 },
    oldest: fifty.slice(0, 10).map((one) => ({ ...one, isAged: true })),
    mail: { left: 1, at },
  };
  const absent: Person = {
    ...viewers[0]!,
    awayUntil: context.now.plus({ days: 3 }),
    absence: { since: at, source: 'unitLead', by: 'u-lang', reason: 'leave' },
  };
  const aside = (reason: KeptAside['reason'], what: string, to = ''): KeptAside => ({
    ref: worst.ref,
    reason,
    what,
    to,
    since: at,
    told: false,
  });
  const kept = [
    aside('UNREADABLE_INQUIRY', 'inquiry'),
    aside('UNREADABLE_INQUIRY', 'line'),
    aside('FAILED_EIGHT_TIMES', 'mcoRequest', 'j-ortiz'),
    aside('FAILED_EIGHT_TIMES', 'mailToEscalations', 'mailbox'),
  ];
  const views: readonly (readonly [string, CardView])[] = [
    [
      'the inquiry with a long log',
      inquiryView(
        worst,
        Array.from({ length: 120 }, (_, seq) => ({ ...line, seq })),
        'n',
        context,
      ),
    ],
    ['a list of fifty', listView('All open inquiries: 50.', fifty, 'n', context, 'None.')],
    ['an empty list', listView('Yours: 0 open.', [], 'n', context, 'Nothing waits for you.')],
    ['a new inquiry', claimView(worst, 'n', 'anyLiaison', context)],
    ['nobody has taken it', claimView(worst, 'n', 'unitLead', context, true)],
    ...[...viewers, directory.byId('c-stone')!].map(
      (person) => [`the status for ${person.id}`, statusView(worst, 'n', actor(person), context)] as const,
    ),
    ...(['informationAdded', 'calledAgain'] as const).map((act) => {
      const filled = { typed: { learned: 'zqx-learned' }, errors: ['In your words: write a few words.'] };
      return [act, wordFormView(worst, act, filled, 'n', context)] as const;
    }),
    ['the acknowledgement in Spanish', acknowledgementView(worst, 'es', context)],
    ['the answer about the status in Spanish', statusAnswerView(worst, 'all', 'es', context)],
    ['reopen', reopenView(worst, 'ME-260901-7K2QXM', 'n', long('zqx-reason'), ['Why does it go on?: say why.'])],
    ['find', findView({ memberName: 'Zebedee Quillfeather' }, ['Why do you look?: say why in a few words.'], 'n')],
    [
      'new',
      newView(
        { issue: 'zqx-issue' },
        [{ field: 'issue', message: 'What is wrong?: describe the issue.' }],
        'guid',
        '2026-09-14T14:00:00.000Z',
        context,
      ),
    ],
    ...asideCards(),
    ...kept.map((thing) => [`set aside: ${thing.what}`, setAsideView(thing, 'n', context)] as const),
    ['many set aside', manyAsideView(1_200)],
    [
      'a list of all that is set aside',
      view('list', 'Set aside.', { items: kept.map((one) => setAsideItem(one, context)) }),
    ],
    [
      'an inquiry that cannot be read, with what was typed',
      unreadableView(
        { ref: worst.ref, what: 'inquiry' },
        true,
        [{ label: 'What you learned', value: long('zqx-learned') }],
        'n',
      ),
    ],
    [
      'away',
      awayView(absent, { typed: { untilDate: 'soon' }, errors: ['Until when?: give a day.'], isLead: true }, context),
    ],
    ['somebody else is away', awayForView(theUnit, { person: 'd-reyes' }, ['Who is away?: choose a person.'], context)],
    ['who is away', whoIsAwayView([absent], context)],
    ['a contact is away', awayContactView({ ...absent, roles: ['mcoContact'], mco: 'ITC' }, context)],
    [
      'cover, with an error',
      coverView(
        { person: absent, why: 'away', open: 40, high: 3, proposed: viewers[1]!, choices: viewers },
        'n',
        { typed: { to: 'u-lang' }, errors: ['Move all to: choose a person who is here.'] },
        context,
      ),
    ],
    [
      'cover after a morning without a press',
      coverView({ person: viewers[0]!, why: 'noPress', open: 4, high: 0, due: 2, choices: viewers }, 'n', {}, context),
    ],
    [
      'cover with nothing open',
      coverView({ person: absent, why: 'away', open: 0, high: 0, choices: [] }, 'n', {}, context),
    ],
    ['what is open with somebody', coverListView(absent, fifty, 'n', context)],
    [
      'the day',
      dayView(
        { entries: fifty.map((summary, n) => ({ summary, kind: dayKinds[n % 4]! })), queue: { untaken: 3, aside: 2 } },
        viewers[0]!,
        'n',
        context,
      ),
    ],
    ['a day without anything', dayView({ entries: [] }, viewers[0]!, 'n', context)],
    ['to a colleague', colleagueView(worst, 'n', ['To whom?: choose a colleague.'], context)],
    ['the week', weekView(aWeek, viewers[0]!, 'n', context)],
    ['yours now', movedView(fifty, ['d-reyes', 'left'], 'n', context)],
    ['no longer yours', takenBackView(fifty, 'd-reyes', 'n', context)],
    ['take back?', backView(fifty, 'n', context)],
    ['nothing to take back', backView([], 'n', context)],
    ['hand over', handOverView(worst, 'n', ['To whom?: choose a person.'], context)],
    ...viewers.map((person) => [`help for ${person.roles.join(', ')}`, helpView(person)] as const),
  ];
  test.each(kept)('what is set aside ($what) is told without any member data, by mail too', (thing) => {
    expect(holdsMemberData(setAsideView(thing, 'n', context))).toBe(false);
  });
  test.each(views)('%s keeps the rules of cards', (_name, view) => {
    expect(wrongWith(view)).toEqual([]);
  });
});
