import { plainShape, sensitiveShape } from '../../src/log/inquiry-shape';
import { runningClocks } from '../../src/procedure/moments';
import { iowa } from '../clock/calendars';
import { aHighInquiry, anInquiryAtStep3 } from '../procedure/inquiries';
import { liaison } from '../procedure/people';

describe('a row of before the stated deadline was an instant', () => {
  const { sensitive, ...plain } = aHighInquiry().inquiry;
  const words = { ...sensitive, statedDeadline: 'by Friday noon, she says' };

  test('is read as it is, with its free words, and no reminder of harm runs for it', () => {
    const read = { ...plainShape.parse(JSON.parse(JSON.stringify(plain))), sensitive: sensitiveShape.parse(words) };
    expect(read.anchors).not.toHaveProperty('harmBy');
    expect(read.sensitive.statedDeadline).toBe('by Friday noon, she says');
    expect(runningClocks(read, iowa).filter(({ remindsOf }) => remindsOf !== undefined)).toEqual([]);
  });
});

test('a row with the instant is read with it', () => {
  const filled = { statedDate: '2026-09-17', statedTime: '12:00' };
  const { sensitive: _sealed, ...plain } = anInquiryAtStep3().does(liaison, 'saveHigh', 'Mon 09:00', {
    filled,
  }).inquiry;
  const read = plainShape.parse(JSON.parse(JSON.stringify(plain)));
  expect(read.anchors.harmBy?.toISO()).toBe('2026-09-17T17:00:00.000Z');
});
