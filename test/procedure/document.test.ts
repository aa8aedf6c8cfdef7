import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bindsNobody, namedValues } from '../../src/procedure/covered';
import { rows } from '../../src/procedure/steps';
import { misplacedCites, procedureLines, uncoveredLines } from './coverage';

const document = readFileSync(path.join(__dirname, '../../src/procedure/document.txt'), 'utf8');
const named = namedValues.map(({ sentence }) => sentence);
const nobody = bindsNobody.map(({ sentence }) => sentence);
const uncovered = (text: string, table = rows): readonly string[] => uncoveredLines(text, table, named, nobody);

describe('the table and the document', () => {
  test('every sentence that a row cites stands word for word under the Step of the row', () => {
    expect(misplacedCites(document, rows)).toEqual([]);
  });

  test('every line from the purpose to the end of Step 5 is cited by a row, stands behind a named value, or binds nobody', () => {
    expect(uncovered(document)).toEqual([]);
    expect(procedureLines(document)).toHaveLength(60);
  });

  test('no line of Steps 1 to 5 is said to bind nobody, and each that does has its reason', () => {
    const steps = procedureLines(document).filter(({ step }) => step !== '');
    expect(steps.filter(({ text }) => nobody.includes(text))).toEqual([]);
    const before = procedureLines(document).filter(({ step }) => step === '');
    expect(nobody.filter((sentence) => !before.some(({ text }) => text === sentence))).toEqual([]);
    for (const { reason } of bindsNobody) expect(reason).not.toBe('');
  });

  test('the eight roles and the two performance standards stand behind named values', () => {
    const before = procedureLines(document).map(({ text }) => text);
    const roles = before.slice(
      before.indexOf('Identification of Roles:') + 1,
      before.indexOf('Performance Standards:'),
    );
    expect(roles).toHaveLength(8);
    expect(roles.filter((role) => !named.includes(role))).toEqual([]);
    expect(namedValues.filter(({ value }) => value.startsWith('tiers.'))).toHaveLength(2);
  });

  test('rows without a sentence of the document say why', () => {
    const silent = rows.filter(({ cite, note }) => cite.length === 0 && note === undefined);
    expect(silent.map(({ id }) => id)).toEqual([]);
  });
});

describe('these tests can fail', () => {
  test('a sentence that the document does not have', () => {
    const changed = document.replace('in an MCO, go to Step 3', 'in any MCO, go to Step 3');
    expect(misplacedCites(changed, rows)).toEqual(['2: - a. If member is enrolled in an MCO, go to Step 3']);
    expect(uncovered(changed)).toEqual(['Step 2: - a. If member is enrolled in any MCO, go to Step 3']);
  });

  test('a new sentence, also within a line', () => {
    const added = document.replace("Continue to 'd.'", "Continue to 'd.' ESR will call the Unit Lead.");
    expect(uncovered(added)).toEqual([expect.stringMatching(/^Step 5: 2\. If issue cannot .* the Unit Lead\.$/)]);
    expect(
      uncovered(document.replace('Performance Standards:', 'Performance Standards:\nAll calls are recorded.')),
    ).toEqual(['before Step 1: All calls are recorded.']);
  });

  test('a sentence that stands in Steps 4 and 5 but is cited in one of them only', () => {
    const twice = '- d. MCO will contact the member or originator of the initial inquiry for assistance by end of day.';
    const once = rows.map((row) =>
      row.id === '5d' ? { ...row, cite: row.cite.filter((cite) => cite !== twice) } : row,
    );
    expect(uncovered(document, once)).toEqual([`Step 5: ${twice}`]);
    const swapped = rows.map((row) =>
      row.id === '5d' ? { ...row, cite: ['- f. MCO will work with Member Liaison for issue resolution.'] } : row,
    );
    expect(misplacedCites(document, swapped)).toEqual([
      '5d: - f. MCO will work with Member Liaison for issue resolution.',
    ]);
  });
});
