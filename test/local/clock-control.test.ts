import { DateTime } from 'luxon';
import { clockControl } from '../../local/clock-control';
import type { ClockEvent, ClockMove } from '../../local/page-server/parts';
import { buildCalendar } from '../../src/clock/calendar';
import { iowaCalendarRules } from '../../src/clock/iowa-calendar';
import { movableClock } from '../../src/clock/movable-clock';

const zone = 'America/Chicago';
const calendar = buildCalendar(iowaCalendarRules, { from: 2026, to: 2027 });
const central = (text: string): DateTime => DateTime.fromISO(text, { zone });
const told = (at: DateTime): string => at.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm");

/** A clock that stands, and a service with these due moments that notes when it was asked to work. */
const aControl = (start: string, due: readonly string[] = []) => {
  const clock = movableClock(() => 0, central(start));
  const worked: string[] = [];
  const moved: string[] = [];
  const events: ClockEvent[] = [];
  let working = Promise.resolve();
  const service = {
    async drain() {
      await working;
      worked.push(told(clock.now()));
    },
    app: { nextAttempt: (after: DateTime) => Promise.resolve(due.map(central).find((at) => at > after)) },
  };
  const control = clockControl({ clock, service }, calendar, (now) => moved.push(told(now)));
  control.onEvent((event) => events.push(event));
  return {
    control,
    clock,
    worked,
    moved,
    events,
    holdWork(until: Promise<void>) {
      working = until;
    },
  };
};

describe('The clock one can move', () => {
  test('reads as open with the time to closing, and closed with the next opening', async () => {
    expect(await aControl('2026-11-25T09:00').control.read()).toEqual({
      now: '2026-11-25T15:00:00.000Z',
      words: 'Wed Nov 25, 9:00 AM Central',
      open: true,
      closesInMinutes: 480,
    });
    expect(await aControl('2026-11-25T17:00').control.read()).toEqual({
      now: '2026-11-25T23:00:00.000Z',
      words: 'Wed Nov 25, 5:00 PM Central',
      open: false,
      nextOpening: '2026-11-30T14:00:00.000Z',
    });
  });

  test.each<[ClockMove['to'], string, string]>([
    ['plus1h', '2026-11-24T09:30', '2026-11-24T10:30'],
    ['plus1h', '2026-11-24T16:30', '2026-11-24T17:30'],
    ['endOfDay', '2026-11-24T09:30', '2026-11-24T17:00'],
    ['endOfDay', '2026-11-24T17:00', '2026-11-25T17:00'],
    ['nextMorning', '2026-11-24T09:30', '2026-11-25T08:00'],
    ['nextMorning', '2026-11-25T16:00', '2026-11-30T08:00'],
    ['nextMorning', '2026-11-25T07:00', '2026-11-25T08:00'],
  ])('%s from %s is %s', async (to, from, there) => {
    const { control, clock } = aControl(from);
    expect(await control.move({ to } as ClockMove)).toMatchObject({ steps: 0 });
    expect(told(clock.now())).toBe(there);
  });

  test('stops at every due moment on the way, and tells where it is', async () => {
    const due = ['2026-11-24T16:00', '2026-11-24T17:00', '2026-11-25T08:00'];
    const { control, worked, moved, events } = aControl('2026-11-24T09:00', due);
    expect(await control.move({ to: 'endOfDay' })).toEqual({
      now: '2026-11-24T23:00:00.000Z',
      words: 'Tue Nov 24, 5:00 PM Central',
      steps: 2,
    });
    expect(worked).toEqual(['2026-11-24T09:00', '2026-11-24T16:00', '2026-11-24T17:00', '2026-11-24T17:00']);
    expect(moved).toEqual(['2026-11-24T16:00', '2026-11-24T17:00', '2026-11-24T17:00']);
    expect(events).toEqual([
      { type: 'walk', at: '2026-11-24T22:00:00.000Z', done: 1 },
      { type: 'walk', at: '2026-11-24T23:00:00.000Z', done: 2 },
      { type: 'clock', now: '2026-11-24T23:00:00.000Z' },
    ]);
  });

  test('a jump passes over due moments, as if the service had been down', async () => {
    const { control, worked } = aControl('2026-11-24T09:00', ['2026-11-24T16:00']);
    await control.move({ to: 'jump', at: '2026-11-25T18:00:00.000Z' });
    expect(worked).toEqual(['2026-11-25T12:00']);
  });

  test.each([
    ['2026-11-24T15:00:00.000Z', 'The clock only goes forward. It is Tue Nov 24, 9:00 AM Central.'],
    ['2026-11-24T14:00:00.000Z', 'The clock only goes forward. It is Tue Nov 24, 9:00 AM Central.'],
    ['2027-06-01T14:00:00.000Z', 'Choose a day before 2027.'],
  ])('a jump to %s is refused', async (at, refused) => {
    const { control, clock } = aControl('2026-11-24T09:00');
    expect(await control.move({ to: 'jump', at })).toEqual({ refused });
    expect(told(clock.now())).toBe('2026-11-24T09:00');
  });

  test('moves once at a time; the end of the unit stops a walk at the due moment it is at', async () => {
    const unit = aControl('2026-11-24T09:00', ['2026-11-24T16:00', '2026-11-24T17:00']);
    let finishWork = (): void => undefined;
    unit.holdWork(
      new Promise((resolve) => {
        finishWork = resolve;
      }),
    );
    const walk = unit.control.move({ to: 'endOfDay' });
    expect(await unit.control.move({ to: 'plus1h' })).toEqual({
      refused: 'The clock is on its way. Wait until it is there.',
    });
    const end = unit.control.end();
    finishWork();
    await end;
    expect(await walk).toEqual({ refused: 'The unit is stopping.' });
    expect(told(unit.clock.now())).toBe('2026-11-24T16:00');
    expect(await unit.control.move({ to: 'plus1h' })).toEqual({ refused: 'The unit is stopping.' });
  });
});
