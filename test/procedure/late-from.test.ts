import { lateFrom } from '../../src/procedure/silence';
import { asCentral, central, iowa } from '../clock/calendars';

describe('from when an MCO counts as late: end of day, but at least 2 business hours after the request', () => {
  test.each([
    ['asked in the morning: at end of day', '2026-09-14T09:00', '2026-09-14T17:00'],
    ['asked two hours before closing: at end of day', '2026-09-14T15:00', '2026-09-14T17:00'],
    ['asked at 16:50: the next morning', '2026-09-14T16:50', '2026-09-15T09:50'],
    ['asked on Friday at 16:50 before a holiday Monday: on Tuesday', '2026-05-22T16:50', '2026-05-26T09:50'],
    ['asked after closing: at the next end of day', '2026-09-14T18:00', '2026-09-15T17:00'],
  ])('%s', (_words, asked, late) => {
    expect(asCentral(lateFrom(central(asked), iowa))).toBe(asCentral(central(late)));
  });
});
