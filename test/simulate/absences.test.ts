import type { DateTime } from 'luxon';
import { chance } from '../../simulate/chance';
import { untoldOfAbsences } from '../../simulate/check/absences';
import type { Line } from '../../simulate/check/line';
import type { Moved } from '../../simulate/check/replay';
import { roster } from '../../simulate/check/who-hears';
import type { Arrived } from '../../simulate/edges/arrived';
import { leavesOf, repliesOf } from '../../simulate/people/go-away';
import { awayNotes, type KnownAway } from '../../simulate/people/known-away';
import { offDays } from '../../simulate/people/off-days';
import { theUnit } from '../../simulate/people/the-unit';
import { central, iowa } from '../clock/calendars';

const ref = 'ME-261012-AAAAAA';
const end = central('2026-10-30T20:00');

function moved(at: DateTime, owner: string, line: Partial<Line> = {}): Moved {
  return {
    line: {
      seq: 1,
      step: '4c',
      act: 'take',
      actor: owner,
      happenedAt: at,
      recordedAt: at,
      enteredLate: false,
      facts: {},
      ...line,
    },
    state: {
      step: '4c',
      suggestedTier: 'escalated',
      isFlagged: false,
      owner,
      anchors: {},
      beside: {},
      attempts: { count: 0, days: [] },
    },
    isUnexplained: false,
  };
}

function card(at: DateTime, to: string, headline: string, names: readonly string[] = []): Arrived {
  return {
    at: at.toMillis(),
    to,
    via: 'teams',
    headline,
    names,
    about: [],
    reminder: '',
    isRepeated: false,
    isBrought: false,
  };
}

function untold(known: readonly KnownAway[], moves: readonly Moved[], arrived: readonly Arrived[]): readonly string[] {
  const parts = { known, arrived, people: theUnit, roster: roster(theUnit, known), calendar: iowa, end };
  return untoldOfAbsences([{ ref, moves }], parts);
}

describe('a card about an absence that never came is found', () => {
  const away: KnownAway = {
    person: 'i-berg',
    from: central('2026-10-13T07:50'),
    until: central('2026-10-15T08:00'),
    how: 'said',
    by: 'i-berg',
  };
  const taken = moved(central('2026-10-12T10:00'), 'i-berg');
  const given = moved(central('2026-10-13T09:00'), 'o-mason', {
    act: 'handedOver',
    actor: 'c-voss',
    facts: { owner: 'o-mason', from: 'i-berg', why: 'away' },
  });
  const cover = card(central('2026-10-13T08:00'), 'c-voss', 'Ida Berg is away until Thu Oct 15: 1 open inquiry.');
  const yours = card(central('2026-10-13T09:00'), 'o-mason', 'Yours now: 1 open inquiry.', [ref]);
  const back = card(central('2026-10-15T08:00'), 'i-berg', 'Welcome back. Moved while you were away: 1.', [ref]);

  test('nothing where all of them came', () => {
    expect(untold([away], [taken, given], [cover, yours, back])).toEqual([]);
  });

  test.each([
    ['to the Unit Lead', [yours, back], 'that i-berg is away'],
    ['to whoever owns them now', [cover, back], 'Yours now, to o-mason'],
    ['to whoever is back', [cover, yours], 'to i-berg, what was moved meanwhile'],
  ])('%s', (_whom, came, words) => {
    expect(untold([away], [taken, given], came)).toEqual([expect.stringContaining(words)]);
  });

  test('to somebody else, an hour late, or about another inquiry is as if it had not come', () => {
    for (const wrong of [
      { ...yours, to: 'l-whitcomb' },
      { ...yours, at: central('2026-10-13T10:00').toMillis() },
      { ...yours, names: ['ME-261012-BBBBBB'] },
    ])
      expect(untold([away], [taken, given], [cover, wrong, back])).toHaveLength(1);
  });

  test('nobody is told of one who owns nothing, and the Unit Lead not of what they said themselves', () => {
    expect(untold([away], [moved(central('2026-10-12T10:00'), 'o-mason')], [])).toEqual([]);
    expect(untold([{ ...away, by: 'c-voss' }], [taken], [])).toEqual([]);
  });
});

test('an absence goes on when it is said anew, and ends when they are back', () => {
  const notes = awayNotes();
  const at = (text: string): DateTime => central(`2026-10-${text}`);
  const said = { person: 'i-berg', how: 'said', by: 'i-berg' } as const;
  notes.leave({ ...said, from: at('13T08:00'), until: at('14T08:00') });
  notes.leave({ ...said, from: at('13T12:00'), until: at('15T08:00') });
  expect(notes.all).toEqual([{ ...said, from: at('13T08:00'), until: at('15T08:00') }]);
  notes.back('i-berg', at('14T10:00'));
  expect(notes.now('i-berg', at('14T09:59'))).toBeDefined();
  expect(notes.now('i-berg', at('14T10:00'))).toBeUndefined();
});

test('absences are said in every way that people have, and nobody says one for whoever only asks', () => {
  const off = offDays(theUnit, iowa, central('2026-10-12T07:00'), central('2027-06-01T20:00'), chance('7'));
  const leaves = leavesOf(off, theUnit, { calendar: iowa, dice: chance('8') });
  expect(new Set(leaves.map(({ way }) => way))).toEqual(new Set(['form', 'words', 'lead', 'replies']));
  expect(leaves.some(({ saidUntil, until }) => saidUntil > until)).toBe(true);
  expect(repliesOf(leaves).length).toBeGreaterThan(0);
  const asks = theUnit.filter(({ roles }) => roles.every((role) => role === 'originator')).map(({ id }) => id);
  expect(leaves.filter(({ person, isTold }) => !isTold || asks.includes(person))).toEqual([]);
});
