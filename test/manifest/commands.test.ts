import { DateTime } from 'luxon';
import { Readable } from 'node:stream';
import { buildCalendar } from '../../src/clock/calendar';
import { fixedClock } from '../../src/clock/fixed-clock';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import { commands } from '../../src/desk/commands';
import type { DeskParts } from '../../src/desk/parts';
import { say } from '../../src/desk/say';
import { directoryOf, type Person } from '../../src/people/people';

const lead: Person = {
  id: 'p-holm',
  name: 'Pat Holm',
  roles: ['memberLiaison', 'unitLead'],
  mail: 'p.holm@member-services.example.org',
};

// An empty unit: no inquiry, no mail.
const nothing = () => Readable.from([]);
const parts = {
  clock: fixedClock(DateTime.fromISO('2026-09-17T15:00:00Z')),
  calendar: buildCalendar(iowaCalendarRules, { from: 2026, to: 2027 }),
  people: {
    directory: () => Promise.resolve(directoryOf([lead])),
    leastRecentlyOffered: () => Promise.resolve(undefined),
  },
  log: {
    openInquiries: () => nothing(),
    allSetAside: () => Promise.resolve([]),
    read: () => Promise.resolve(undefined),
  },
  ledger: { aside: () => nothing() },
  access: { write: () => Promise.resolve() },
  newId: () => 'nonce',
  emergencyText: '',
} as unknown as DeskParts;

const answerTo = async (typed: string) => (await say(parts, lead, typed)).headline;

test.each(commands.filter(({ word }) => word !== 'help'))('the desk understands $word', async ({ word }) => {
  expect(await answerTo(word)).not.toBe(await answerTo('help'));
});

test('the desk answers every command differently', async () => {
  const answers = await Promise.all(commands.map(({ word }) => answerTo(word)));
  expect(new Set(answers).size).toBe(commands.length);
});

test.each(['', 'hello', 'close', 'constructor'])(
  'the desk answers help to a word that is no command: %j',
  async (word) => {
    expect(await answerTo(word)).toBe(await answerTo('help'));
  },
);
