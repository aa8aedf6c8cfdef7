import { answerIds, besideIds, stepIds } from '../../src/inquiry/vocabulary';
import { buttonsOf } from '../../src/procedure/buttons';
import { forms } from '../../src/procedure/forms';
import { rowOf, rows } from '../../src/procedure/steps';
import type { Row, Who } from '../../src/procedure/table';
import { answerWords, buttonWords } from '../../src/procedure/words';
import { parseSpan } from '../../src/clock/span';
import { answersOf, deadEnds, lacks, stepsOf, strayTargets, unreachable } from './structure';

const all = answersOf(rows);
const steps = stepsOf(rows);
const waiting = steps.filter(({ id }) => id !== 'done');

describe('the table', () => {
  test('has one row for each step and each duty beside a step', () => {
    expect(rows.map(({ id }) => id).sort()).toEqual([...stepIds, ...besideIds].sort());
    expect(steps.map(({ id }) => id).sort()).toEqual([...stepIds].sort());
  });

  test('every step is reached from Step 1', () => {
    expect(unreachable(rows, '1')).toEqual([]);
  });

  test('every step leads to completion', () => {
    expect(deadEnds(rows)).toEqual([]);
  });

  test.each(waiting.map((row) => [row.id, row] as const))(
    '%s: somebody acts, a clock reminds, there is a way out',
    (_id, row) => {
      expect(lacks(row)).toEqual([]);
    },
  );

  test('every target is a row', () => {
    expect(strayTargets(rows)).toEqual([]);
  });

  test('every duty beside a step is opened by an answer; it ends by another, or with the inquiry', () => {
    const opened = new Set(all.flatMap(({ next }) => next.open ?? []));
    const ended = new Set(all.flatMap(({ next }) => next.end ?? []));
    expect([...opened].sort()).toEqual([...besideIds].sort());
    // An alert is no duty: it ends at completion.
    expect(besideIds.filter((id) => !ended.has(id))).toEqual(['ageing']);
    for (const id of besideIds) expect(rowOf(id).within.length).toBeGreaterThan(0);
  });

  test('a duty of the owner beside a step is repeated until it is done', () => {
    const duties = besideIds.map(rowOf).filter(({ who, on }) => who === 'owner' && Object.keys(on).length > 0);
    expect(duties.map(({ id }) => id)).toEqual(['tryAgain', 'inform', 'verify']);
    for (const { within } of duties) expect(within.every(({ again }) => again === 'each opening')).toBe(true);
  });

  test('every answer of the vocabulary is an answer of some row', () => {
    expect([...new Set(all.map(({ answer }) => answer))].sort()).toEqual([...answerIds].sort());
  });

  test('every form is used, and asks at most seven questions, a day and its time being one', () => {
    const used = new Set(all.map(({ next }) => next.form ?? 'none'));
    expect([...used].sort()).toEqual(Object.keys(forms).sort());
    for (const { fields, happened } of Object.values(forms)) {
      const questions = fields.filter(({ kind }) => kind !== 'time').length + (happened ? 1 : 0);
      expect(questions).toBeLessThanOrEqual(7);
    }
  });

  test('every answer has its words, and every button of every row', () => {
    expect(Object.keys(answerWords).sort()).toEqual([...answerIds].sort());
    for (const row of rows)
      for (const { id } of buttonsOf(row, Object.keys(row.on) as Who[])) expect(buttonWords(id, row.id)).not.toBe('');
  });

  test('every span can be read', () => {
    const clocks = rows.flatMap(({ within, ifSilent }) => [
      ...within,
      ...(ifSilent === undefined ? [] : [ifSilent.at]),
    ]);
    for (const { limit, target, warn, beforeClose, notAfter, byTier } of clocks)
      for (const span of [limit, target, warn, beforeClose, notAfter, byTier?.high, byTier?.escalated])
        if (span !== undefined && span !== 'opening after end of day') expect(() => parseSpan(span)).not.toThrow();
  });

  test('harm is reminded of wherever somebody has still to act up to the contact by the MCO, and nowhere else', () => {
    const reminding = rows.filter(({ within }) => within.some(({ from }) => from === 'harmBy'));
    expect(reminding.map(({ id }) => id)).toEqual(['2b', '4b', '4c', '4d', '5b.offer', '5b', '5c', '5c.2', '5d']);
    for (const { within } of reminding)
      expect(within.flatMap(({ remindsOf = [] }) => remindsOf)).toEqual(['harmSoon', 'harm']);
    const correcting = all.filter(({ answer }) => answer === 'deadlineChanged').map(({ row }) => row.id);
    expect(correcting).toEqual(['4b', '4c', '4d', '5b', '5c', '5c.2', '5d']);
  });

  test('nobody closes but the owner, the Unit Lead and the Account Manager', () => {
    const closing = all.filter(({ next }) => next.to === 'done');
    expect([...new Set(closing.map(({ who }) => who))].sort()).toEqual(['owner', 'unitLead']);
  });

  test('nothing goes to a plan while the enrolment is to be checked again', () => {
    const asking = all.filter(({ next }) => next.tell?.includes('mcoRequest'));
    expect(asking.map(({ next }) => next.unless)).toEqual(asking.map(() => 'verify'));
  });
});

describe('these tests can fail', () => {
  const without = (id: string, answers: readonly string[]): readonly Row[] =>
    rows.map((row) =>
      row.id === id
        ? {
            ...row,
            on: Object.fromEntries(
              Object.entries(row.on).map(([who, on]) => [
                who,
                Object.fromEntries(Object.entries(on).filter(([answer]) => !answers.includes(answer))),
              ]),
            ),
          }
        : row,
    );

  test('a step without a way to it', () => {
    expect(unreachable(without('3', ['saveEscalated']), '1')).toEqual(['5b.offer']);
  });

  test('a step that leads nowhere', () => {
    expect(deadEnds(without('2b', ['calledBack', 'isInMco']))).toEqual(['2b']);
    expect(lacks(rowOf('2b'))).toEqual([]);
    expect(
      without('2b', ['calledBack', 'isInMco'])
        .filter(({ id }) => id === '2b')
        .map(lacks),
    ).toEqual([['a way out']]);
  });

  test('a step without a clock, or with one that falls silent', () => {
    expect(lacks({ ...rowOf('4f'), within: [] })).toEqual(['a clock', 'a clock that goes on']);
    expect(lacks({ ...rowOf('4f'), within: [{ of: 'owner', from: 'since', limit: '1 business days' }] })).toEqual([
      'a clock that goes on',
    ]);
    expect(lacks({ ...rowOf('4f'), on: {} })).toEqual(['who', 'a way out']);
  });

  test('a target that is no row', () => {
    const row: Row = { ...rowOf('5c'), on: { owner: { sendToMco: { to: '5x' as '5c' } } } };
    expect(strayTargets([row])).toEqual(['5c sendToMco: 5x']);
  });
});
