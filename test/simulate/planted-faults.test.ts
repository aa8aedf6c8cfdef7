import { figuresOf, mustBeZero, type MustBeZero } from '../../simulate/figures/figures';
import type { History } from '../../simulate/simulate';
import { factsOf, first, isLine, planted, withColumns, type Planting } from './planted';
import { lived } from './a-few-days';

describe('a fault that is planted in what was done is found', () => {
  const history = lived();
  /** What is not zero, with how much of it there is. */
  const found = async (change: (history: History) => History): Promise<Partial<Record<MustBeZero, number>>> => {
    const { figures } = await figuresOf(change(await history));
    return Object.fromEntries(mustBeZero.flatMap((name) => (figures[name] === 0 ? [] : [[name, figures[name]]])));
  };
  const inLog =
    (planting: Planting): ((its: History) => History) =>
    (its) =>
      planted(its, planting);
  const gone = (): undefined => undefined;

  test('nothing is found where nothing is planted', async () => {
    expect(await found((its) => its)).toEqual({});
  });

  test.each(['target', 'limit', 'again'])('a reminder (%s) that never went out is a missed duty', async (what) => {
    const result = await found(inLog(first(isLine('sent', what), gone)));
    expect(result.missedDuties).toBe(1);
  });

  test('a duty is missed when its reminder went to somebody else', async () => {
    const result = await found(
      inLog(
        first(isLine('sent', 'limit'), (row) =>
          withColumns(row, { facts: JSON.stringify({ ...factsOf(row.columns), to: 'w-strand' }) }),
        ),
      ),
    );
    expect(result).toMatchObject({ missedDuties: 1, untracked: 2 });
  });

  test('a reminder that went out a minute late is a missed duty', async () => {
    const late = (iso: unknown): string => new Date(Date.parse(String(iso)) + 60_000).toISOString();
    const result = await found(
      inLog(
        first(isLine('sent', 'limit'), (row) =>
          withColumns(row, { recordedAt: late(row.columns['recordedAt']), sentAt: late(row.columns['sentAt']) }),
        ),
      ),
    );
    expect(result.missedDuties).toBe(1);
  });

  test.each([
    ['before opening', '2026-10-13T12:59:00.000Z'],
    ['six minutes after closing', '2026-10-13T22:06:00.000Z'],
    ['on a Sunday', '2026-10-18T15:00:00.000Z'],
  ])('a reminder sent %s is one outside hours', async (_when, sentAt) => {
    const result = await found(inLog(first(isLine('sent', 'limit'), (row) => withColumns(row, { sentAt }))));
    expect(result.sentOutsideHours).toBe(1);
  });

  test('a claim card that never went out is a lost notice', async () => {
    const result = await found(inLog(first(isLine('sent', 'claim'), gone)));
    expect(result).toMatchObject({ lostNotices: 1, untracked: 1 });
  });

  test('a message that arrived twice, and does not say so, is one sent twice', async () => {
    const result = await found((its) => {
      const one = its.arrived.find(({ reminder, about }) => reminder !== '' && about.length === 1);
      return { ...its, arrived: [...its.arrived, ...(one === undefined ? [] : [one])] };
    });
    expect(result).toEqual({ doubleSends: 1, untracked: 1 });
  });

  test('a message that is proved and reached nobody is untracked', async () => {
    const result = await found((its) => {
      const one = its.arrived.findLast(({ about }) => about.length === 1);
      return { ...its, arrived: its.arrived.filter((other) => other !== one) };
    });
    expect(result).toEqual({ untracked: 1 });
  });

  test('an answer that the table does not have is unexplained', async () => {
    const result = await found(inLog(first(isLine('take'), (row) => withColumns(row, { act: 'close' }))));
    expect(result.unexplainedLines).toBeGreaterThan(0);
  });

  test('a changed line breaks its chain', async () => {
    let ref: string | undefined;
    const result = await found(
      inLog((row, its) => {
        ref ??= its;
        return its === ref && row.key.endsWith('|000001') ? withColumns(row, { actor: 'nobody' }) : row;
      }),
    );
    expect(result.brokenChains).toBeGreaterThan(0);
  });

  test('an inquiry that came and was not opened is lost', async () => {
    expect(await found((its) => ({ ...its, refs: its.refs.slice(1) }))).toMatchObject({ lostInquiries: 1 });
  });
});
