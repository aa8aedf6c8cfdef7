import { strFromU8, unzipSync } from 'fflate';
import { csvLine, csvStart, readCsv } from '../../src/log/sheet/csv';
import { inquiryColumns, inquiryRow } from '../../src/log/sheet/inquiry-columns';
import { lineColumns } from '../../src/log/sheet/line-columns';
import { columnsFor } from '../../src/log/sheet/sheet';
import { workbook } from '../../src/log/sheet/xlsx';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { central } from '../clock/calendars';
import { aLine, opened } from './a-log';

describe('a row of CSV', () => {
  test.each([
    ['=HYPERLINK("https://example.org")', `"'=HYPERLINK(""https://example.org"")"`],
    ['+1 515 555-0100', "'+1 515 555-0100"],
    ['-2', "'-2"],
    ['@sum', "'@sum"],
    ['\tx', `"'\tx"`],
    ['＝1+1', "'＝1+1"],
  ])('never begins a formula: %j', (cell, written) => {
    expect(csvLine([cell])).toBe(`${written}\r\n`);
    expect(readCsv(csvLine([cell]))[0]?.cells).toEqual([cell]);
  });

  test.each(['plain', 'a, b', 'she said "no"', 'two\nlines', 'two\r\nlines', ' spaces ', 'Muñoz', "'quoted'", 'a;b'])(
    'comes back as it was: %j',
    (cell) => {
      expect(readCsv(csvStart + csvLine(['first', cell, 'last']))[0]?.cells).toEqual(['first', cell, 'last']);
    },
  );

  test('is told with the line of the file on which it begins, and rows without text are left out', () => {
    const text = 'a,b\r\n"1\n2",x\r\n,\r\n\r\nlast,y';
    expect(readCsv(text).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [2, '1\n2'],
      [6, 'last'],
    ]);
  });

  test('may have semicolons, as some spreadsheets write', () => {
    expect(readCsv('a;b\n1,5;2\n').map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['1,5', '2'],
    ]);
  });

  test('with a quotation mark that is never closed is refused by its line', () => {
    expect(() => readCsv('a,b\nc,"d\n')).toThrow(/Line 2: a quotation mark/);
  });
});

test('a workbook is a sheet whose cells are all text, however they begin', () => {
  const book = workbook(['Reference', 'Issue']);
  const pieces = [...book.row(['ME-1', '=1+1']), ...book.row(['ME-2', 'a < b & "c"\u0001']), ...book.end()];
  const files = unzipSync(Buffer.concat(pieces));
  expect(Object.keys(files)).toContain('[Content_Types].xml');
  const sheet = strFromU8(files['xl/worksheets/sheet1.xml']!);
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<c t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c>');
  expect(sheet).toContain('a &lt; b &amp; "c" <');
  expect(sheet.match(/<row>/g)).toHaveLength(3);
  expect(sheet).toMatch(/<\/sheetData><\/worksheet>$/);
});

describe('the columns of the MCO Inquiry Log', () => {
  const lines: readonly RecordedLine[] = [
    aLine('opened'),
    aLine('reached', { step: '4b', happenedAt: central('2026-09-17T09:40') }),
    aLine('sendRequest', { step: '4c', happenedAt: central('2026-09-17T10:05') }),
    aLine('sent', { step: '4e.1', dueAt: central('2026-09-17T17:00'), facts: { what: 'silent' } }),
    aLine('memberContacted', {
      step: '4d',
      happenedAt: central('2026-09-17T15:20'),
      recordedAt: central('2026-09-18T08:10'),
      enteredLate: true,
    }),
    aLine('close', { step: '4g', actor: 'd-reyes', facts: { to: 'done' } }),
  ].map((line, i) => ({ ...line, ref: 'ME-260917-000001', seq: i + 1, hash: 'f' }));
  const inquiry = opened('ME-260917-000001');
  const row = inquiryRow(
    {
      ...inquiry,
      step: 'done',
      tier: 'high',
      mco: 'ITC',
      sensitive: { ...inquiry.sensitive, memberName: 'Jane Doe' },
      resolution: { code: 'INFO_GIVEN', closedAt: central('2026-09-18T09:00') },
    },
    lines,
  );
  const cells = Object.fromEntries(inquiryColumns.map(({ heading, value }) => [heading, value(row)]));

  test('say what the row and its lines say, Central', () => {
    expect(cells).toMatchObject({
      Reference: 'ME-260917-000001',
      Status: 'CLOSED',
      Priority: 'High Priority',
      Received: '2026-09-17 09:04',
      'First reached': '2026-09-17 09:40',
      'MCO asked': '2026-09-17 10:05',
      'MCO contacted member': '2026-09-17 15:20',
      'MCO reported': '2026-09-18 08:10',
      Reviews: '2026-09-17 15:20',
      Passed: '4e.1 silent 2026-09-17 17:00',
      'Entered late': 'yes',
      'Resolution code': 'INFO_GIVEN',
      Closed: '2026-09-18 09:00',
      'Closed by': 'd-reyes',
      'Member name': 'Jane Doe',
      Lines: '6',
    });
  });

  test('are headed differently, each', () => {
    for (const columns of [inquiryColumns, lineColumns])
      expect(new Set(columns.map(({ heading }) => heading)).size).toBe(columns.length);
  });

  test('without member data show none', () => {
    const shown = columnsFor(inquiryColumns, false).map(({ value }) => value(row));
    expect(shown.join('\n')).not.toMatch(/Doe|wheelchair/);
    expect(columnsFor(lineColumns, false).map(({ heading }) => heading)).not.toContain('Words');
  });
});
