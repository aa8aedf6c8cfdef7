import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { clockWords } from '../../src/procedure/print-clock';
import { printTable } from '../../src/procedure/print-table';
import { withPrintedTable } from '../../src/procedure/printed-copy';
import { rows } from '../../src/procedure/steps';

const readme = readFileSync(path.join(__dirname, '../../src/procedure/README.md'), 'utf8');
const section = (title: string): string =>
  printTable()
    .split('\n### ')
    .find((part) => part.startsWith(title)) ?? '';

describe('the printed table', () => {
  test('stands in the README as it is now; else run: npm run procedure -- --write', () => {
    expect(readme).toBe(withPrintedTable(readme, printTable()));
  });

  test('has the README’s own words before it, in under 30 lines', () => {
    expect(readme.split('<!-- The table')[0]?.trim().split('\n').length).toBeLessThan(30);
  });

  test('has a section for each row, with every sentence that it cites and its note', () => {
    for (const row of rows) {
      const part = printTable()
        .split('\n### ')
        .find((one) => one.includes(`: ${row.asks}\n`) && row.cite.every((cite) => one.includes(cite)));
      expect(part).toBeDefined();
      expect(part).toContain(row.note ?? '');
    }
    expect(printTable().match(/^### /gm)).toHaveLength(rows.length);
  });

  test('says of a step who, by when, which answers lead where, and who is told', () => {
    expect(section('Step 4b').split('\n')).toEqual(
      expect.arrayContaining([
        'Who: the owner (Member Liaison).',
        '- The owner: within 4 business hours of the start of the response clock; ends with the first attempt; reminder at the target of 2 business hours; warning 30 business minutes before; at the limit the Unit Lead too.',
        '- **Save, try again later** (contact tried, to be tried again): stay here; opens “try again”; sets the time of the first attempt.',
        '- **Not in an MCO** (not in an MCO: Unit Lead callback): go to 2b; ends “try again”, “check the enrollment”, “inform the MCO”, “promise of the MCO”; tells the Unit Lead, the Member Escalations mailbox; written down under 2.',
      ]),
    );
  });

  test('says how the silence of the MCO is met', () => {
    expect(section('Step 4d').split('\n')).toEqual(
      expect.arrayContaining([
        '- When the MCO is silent, 4e.1, "Contact the MCO for an update". The owner: by the end of the day of the request; warning 60 business minutes before; then at each opening.',
        '- Told at the opening after a close without word, once the request is proved delivered: the backup of the MCO contact and the Unit Lead after the first; the Account Manager after the second; Leadership after the third.',
      ]),
    );
  });

  test.each([
    [{ of: 'mco', from: 'promisedFor', limit: 'that instant' }, 'The MCO contact: at the promised time.'],
    [
      { of: 'owner', from: 'asked', limit: 'opening after end of day' },
      'The owner: at the opening after the end of the day of the request.',
    ],
    [
      { of: 'owner', from: 'contacted', limit: '1 business days', notAfter: '3 business days' },
      'The owner: within 1 business day of the first attempt; at latest 3 business days after the start of the response clock.',
    ],
    [
      {
        of: 'owner',
        from: 'since',
        limit: '2 business hours',
        byTier: { high: '2 business hours', escalated: 'next opening' },
      },
      'The owner: High Priority within 2 business hours of its beginning, Escalated at the next opening after its beginning.',
    ],
    [
      { of: 'owner', from: 'harmBy', limit: '-60 business minutes', remindsOf: 'harmSoon', tell: ['unitLead'] },
      'The owner: 60 business minutes before the feared harm; the Unit Lead too; a reminder only: no limit moves.',
    ],
    [
      { of: 'unitLead', from: 'harmBy', limit: 'last open moment', remindsOf: 'harm' },
      'The Unit Lead: at the last open moment up to the feared harm; a reminder only: no limit moves.',
    ],
  ] as const)('clock %#', (clock, words) => {
    expect(clockWords(clock)).toBe(words);
  });

  test('a README without its marks is refused', () => {
    expect(() => withPrintedTable('# procedure', 'table')).toThrow('no place for the table');
  });

  test('npm run procedure prints it', async () => {
    const built = path.join(__dirname, '../../dist/src/procedure/procedure-command.js');
    const { stdout } = await promisify(execFile)(process.execPath, [built]);
    expect(stdout).toBe(printTable());
  });
});
