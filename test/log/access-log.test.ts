import { accessLog } from '../../src/log/access-log';
import { memoryRows } from '../../src/log/memory-rows';
import type { Row, Rows } from '../../src/log/rows';
import { central } from '../clock/calendars';
import { aCipher } from './a-cipher';

describe('the access log', () => {
  const logOf = (rows: Rows, newId: () => string) => accessLog(rows, aCipher(rows), newId);
  const of = async (rows: Rows, month: string): Promise<Row[]> => {
    const found: Row[] = [];
    for await (const row of rows.range('access', month, '!', '~')) found.push(row);
    return found;
  };
  const at = central('2026-09-17T09:04:00.250');

  test('keeps who looked at which inquiry or mail, in the order of time, by month', async () => {
    const rows = memoryRows();
    let ids = 0;
    const log = logOf(rows, () => String((ids += 1)));
    await log.write({ at: at.plus({ seconds: 1 }), person: 'e-vance', action: 'search', why: 'the member called' });
    await log.write({ at, person: 'd-reyes', action: 'view', ref: 'ME-260917-AAAAAA' });
    await log.write({ at: at.plus({ seconds: 2 }), person: 'u-lang', action: 'view', mail: 'a1b2' });
    // Late in the evening Central it is the next month in UTC.
    await log.write({ at: central('2026-09-30T20:00'), person: 'd-reyes', action: 'refused' });
    const september = await of(rows, '2026-09');
    expect(september.map(({ columns }) => columns)).toEqual([
      { person: 'd-reyes', action: 'view', ref: 'ME-260917-AAAAAA', why: '' },
      { person: 'e-vance', action: 'search', ref: '', why: expect.any(Uint8Array) as unknown },
      { person: 'u-lang', action: 'view', ref: '', mail: 'a1b2', why: '' },
    ]);
    expect(september[0]?.key).toMatch(/^2026-09-17T14:04:00\.250Z\|[0-9a-f]{12}$/);
    expect(await of(rows, '2026-10')).toHaveLength(1);
  });

  test('seals why somebody looked: a name may stand in it', async () => {
    const rows = memoryRows();
    const log = logOf(rows, () => 'one');
    await log.write({ at, person: 'e-vance', action: 'search', why: 'Jane Roe called' });
    const [row] = await of(rows, '2026-09');
    const why = row?.columns['why'] as Uint8Array;
    expect(Buffer.from(why).toString('latin1')).not.toContain('Jane');
    expect(await aCipher(rows).open(why, `access|${row?.key ?? ''}|why`)).toBe('Jane Roe called');
  });

  test('keeps two looks of one instant apart', async () => {
    const rows = memoryRows();
    let ids = 0;
    const log = logOf(rows, () => String((ids += 1)));
    for (let i = 0; i < 3; i++) await log.write({ at, person: 'd-reyes', action: 'view', ref: 'ME-260917-AAAAAA' });
    expect(await of(rows, '2026-09')).toHaveLength(3);
  });

  test('a look that cannot be written down is a fault', async () => {
    const rows = memoryRows();
    const log = logOf(rows, () => 'the same');
    await log.write({ at, person: 'd-reyes', action: 'view', ref: 'ME-260917-AAAAAA' });
    await expect(log.write({ at, person: 'e-vance', action: 'view', ref: 'ME-260917-BBBBBB' })).rejects.toThrow();
  });
});
