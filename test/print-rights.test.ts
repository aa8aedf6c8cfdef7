import { readFileSync } from 'node:fs';
import path from 'node:path';
import { printRights } from '../src/print-rights';
import { withPrintedTable } from '../src/procedure/printed-copy';

const page = readFileSync(path.join(__dirname, '../docs/rights.md'), 'utf8');
const row = (words: string): readonly string[] =>
  (
    printRights()
      .split('\n')
      .find((line) => line.startsWith(`| ${words}`)) ?? ''
  )
    .split('|')
    .slice(2, -1)
    .map((cell) => cell.trim());

describe('who may do what', () => {
  test('stands in docs/rights.md as it is now; else run: npm run rights -- --write', () => {
    expect(page).toBe(withPrintedTable(page, printRights()));
  });

  test('names every role, in the order of the matrix', () => {
    expect(row(' ')).toEqual([
      'Member Liaison',
      'ESR',
      'Unit Lead',
      'Account Manager',
      'IME Leadership',
      'Privacy officer',
      'MCO contact',
      'Originator',
    ]);
  });

  test.each([
    ['the owner', ['own', 'own', 'yes', 'yes', 'own', 'own', 'own', 'own']],
    ['the MCO', ['–', '–', '–', '–', '–', '–', 'own', '–']],
    ['open an inquiry', ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', '–', 'yes']],
    ['search for a member', ['yes', 'yes', 'yes', 'yes', '–', '–', '–', '–']],
    ['take member data out of the log', ['–', '–', 'yes', 'yes', '–', '–', '–', '–']],
    ['read what was reported as misdirected', ['–', '–', 'yes', 'yes', '–', 'yes', '–', '–']],
  ])('as the agency wants it: %s', (words, cells) => {
    expect(row(words)).toEqual(cells);
  });
});
