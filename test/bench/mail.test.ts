import { readMail } from '../../bench/mail';
import { mailKeys, type ScoredValue } from '../../bench/mail-score';

/** The mails are invented, and so are their keys: what a careful person would read. */
const keys = mailKeys();
let scored: { readonly name: string; readonly clear: boolean; readonly values: readonly ScoredValue[] }[] = [];
beforeAll(async () => {
  scored = [];
  for (const key of keys) scored.push({ name: key.name, clear: key.clear, values: await readMail(key) });
}, 120_000);

const share = (values: readonly ScoredValue[]) =>
  values.filter(({ score }) => score === 'right').length / Math.max(1, values.length);
const wrong = (field: ScoredValue['field']) =>
  scored.flatMap(({ name, values }) =>
    values.some((value) => value.field === field && value.score === 'wrong') ? [name] : [],
  );

describe('what is read from the test mails', () => {
  test('there are many of them, in many shapes', () => {
    expect(keys.length).toBeGreaterThanOrEqual(140);
  });

  test.each(['memberId', 'callbackPhone'] as const)('no %s is wrong: better none', (field) => {
    expect(wrong(field)).toEqual([]);
  });

  test('nothing is reopened that does not ask for it', () => {
    const reopened = scored.flatMap(({ name, values }) =>
      values.flatMap(({ field, read, score }) =>
        field === 'route' && read === 'REOPEN_CASE' && score === 'wrong' ? [name] : [],
      ),
    );
    expect(reopened).toEqual([]);
  });

  test('95 % of the fields of clear mails are right, and of all mails', () => {
    expect(share(scored.filter(({ clear }) => clear).flatMap(({ values }) => values))).toBeGreaterThan(0.95);
    expect(share(scored.flatMap(({ values }) => values))).toBeGreaterThan(0.95);
  });
});
