import type { Op, Row } from '../../src/log/rows';
import { StoreRefused, StoreUnreachable } from '../../src/log/store-errors';
import { azureRows, type AzureRows } from '../../src/tables/azure-rows';
import { faultProxy, type Fault, type FaultProxy } from './fault-proxy';
import { withAzurite } from './with-azurite';

const ODATA = { 'content-type': 'application/json;odata=minimalmetadata' };
const MINIMAL = 'dataserviceversion=3.0';
const errorBody = (code: string, message: string): string =>
  JSON.stringify({ 'odata.error': { code, message: { lang: 'en-US', value: message } } });

describe('rows behind a bad line', () => {
  const azurite = withAzurite();
  let proxy: FaultProxy;
  let rows: AzureRows;
  let tests = 0;

  beforeAll(async () => {
    proxy = await faultProxy(azurite.account());
  });
  afterAll(() => proxy.stop());
  beforeEach(async () => {
    tests += 1;
    rows = through(10_000);
    proxy.plan();
    await rows.createTables(['inquiries']);
    proxy.plan();
  });

  const through = (timeoutMs: number): AzureRows =>
    azureRows({
      connectionString: proxy.connectionString,
      prefix: `fault${String(tests)}x`,
      timeoutMs,
      resendAfterMs: 1,
    });
  const insert = (key: string, opId: string): Op => ({ do: 'insert', key, columns: { opId } });
  const write = (...ops: Op[]) => rows.transact('inquiries', 'S0', ops);
  const opIdOf = async (key: string) => (await rows.get('inquiries', 'S0', key))?.columns['opId'];
  const etagOf = async (key: string) => (await rows.get('inquiries', 'S0', key))?.etag ?? '';
  const rangeAll = async (from: AzureRows): Promise<Row[]> => {
    const found: Row[] = [];
    for await (const row of from.range('inquiries', 'S0', 'a', 'z')) found.push(row);
    return found;
  };

  describe('when a reply is lost', () => {
    test('an insert says exists, and the row there carries my opId', async () => {
      proxy.plan('lose the reply');
      expect(await write(insert('h|1', 'mine'))).toEqual({ outcome: 'exists', at: 0 });
      expect(proxy.count()).toBe(2);
      expect(await opIdOf('h|1')).toBe('mine');
    });

    test('a transaction says exists at its insert, and the line there carries my opId', async () => {
      await write(insert('c|1', 'before'));
      const etag = await etagOf('c|1');
      proxy.plan('lose the reply');
      const again: Op = { do: 'replace', key: 'c|1', columns: { opId: 'mine' }, etag };
      expect(await write(insert('h|1', 'mine'), again)).toEqual({ outcome: 'exists', at: 0 });
      expect(await opIdOf('h|1')).toBe('mine');
      expect(await opIdOf('c|1')).toBe('mine');
    });

    test('a conditional replacement says changed, and the row there carries my opId', async () => {
      await write(insert('c|1', 'before'));
      const etag = await etagOf('c|1');
      proxy.plan('lose the reply');
      expect(await write({ do: 'replace', key: 'c|1', columns: { opId: 'mine' }, etag })).toEqual({
        outcome: 'changed',
        at: 0,
      });
      expect(await opIdOf('c|1')).toBe('mine');
    });

    test('a deletion says missing, and the row is gone', async () => {
      await write(insert('d|1', 'mine'));
      proxy.plan('lose the reply');
      expect(await write({ do: 'delete', key: 'd|1' })).toEqual({ outcome: 'missing', at: 0 });
      expect(await rangeAll(rows)).toEqual([]);
    });

    test('every time, it is unreachable, though the row is there', async () => {
      proxy.plan('lose the reply', 'lose the reply', 'lose the reply');
      await expect(write(insert('h|1', 'mine'))).rejects.toThrow(StoreUnreachable);
      expect(proxy.count()).toBe(3);
      expect(await opIdOf('h|1')).toBe('mine');
    });
  });

  describe('when requests get lost or refused for a while', () => {
    test.each<Fault>(['lose the request', { status: 500 }, { status: 503 }])(
      'two of them (%j) are resent',
      async (fault) => {
        proxy.plan(fault, fault);
        expect(await write(insert('h|1', 'mine'))).toEqual({ outcome: 'written' });
        proxy.plan(fault, fault);
        expect(await opIdOf('h|1')).toBe('mine');
        proxy.plan(fault, fault);
        expect(await rangeAll(rows)).toHaveLength(1);
        proxy.plan(fault, fault);
        expect(await write(insert('h|2', 'mine'), insert('h|3', 'mine'))).toEqual({ outcome: 'written' });
      },
    );

    test.each<Fault>([
      'lose the request',
      { status: 503, body: errorBody('ServerBusy', 'later') },
      { status: 500, body: errorBody('OperationTimedOut', 'later') },
      { status: 429 },
    ])('three (%j) make it unreachable', async (fault) => {
      const faults = [fault, fault, fault];
      proxy.plan(...faults);
      await expect(write(insert('h|1', 'mine'))).rejects.toThrow(StoreUnreachable);
      proxy.plan(...faults);
      await expect(write(insert('h|1', 'mine'), insert('h|2', 'mine'))).rejects.toThrow(StoreUnreachable);
      proxy.plan(...faults);
      await expect(opIdOf('h|1')).rejects.toThrow(StoreUnreachable);
      proxy.plan(...faults);
      await expect(rangeAll(rows)).rejects.toThrow(StoreUnreachable);
      proxy.plan(...faults);
      await expect(rows.createTables(['mail'])).rejects.toThrow(StoreUnreachable);
    });
  });

  test('a store that says nothing is unreachable once the time is over', async () => {
    const hasty = through(150);
    const hangs = ['hang', 'hang', 'hang'] as const;
    proxy.plan(...hangs);
    await expect(hasty.transact('inquiries', 'S0', [insert('h|1', 'mine')])).rejects.toThrow(StoreUnreachable);
    proxy.plan(...hangs);
    await expect(hasty.transact('inquiries', 'S0', [insert('h|1', 'mine'), insert('h|2', 'mine')])).rejects.toThrow(
      StoreUnreachable,
    );
    proxy.plan(...hangs);
    await expect(hasty.get('inquiries', 'S0', 'h|1')).rejects.toThrow(StoreUnreachable);
    proxy.plan(...hangs);
    await expect(rangeAll(hasty)).rejects.toThrow(StoreUnreachable);
    proxy.plan(...hangs);
    await expect(hasty.createTables(['mail'])).rejects.toThrow(StoreUnreachable);
  });

  test('nobody there is unreachable', async () => {
    const gone = await faultProxy(azurite.account());
    await gone.stop();
    const nobody = azureRows({ connectionString: gone.connectionString, resendAfterMs: 1 });
    await expect(nobody.get('inquiries', 'S0', 'h|1')).rejects.toThrow(StoreUnreachable);
  });

  test('an accepted transaction whose answer is cut is unreachable, never written', async () => {
    proxy.plan({ status: 202, headers: { 'content-type': 'multipart/mixed; boundary=b' }, body: '' });
    await expect(write(insert('h|1', 'mine'), insert('h|2', 'mine'))).rejects.toThrow(StoreUnreachable);
  });

  test('an empty page with a token is not the end', async () => {
    await write(insert('h|1', 'mine'), insert('h|2', 'mine'));
    // Azurite's own form of a token; it starts the next page at that key.
    const token = (key: string): string => Buffer.from(key).toString('base64');
    const next = { 'x-ms-continuation-NextPartitionKey': token('S0'), 'x-ms-continuation-NextRowKey': token('h|2') };
    const empty = { status: 200, headers: { ...ODATA, ...next }, body: '{"value":[]}' };
    proxy.plan(empty, empty);
    expect((await rangeAll(rows)).map(({ key }) => key)).toEqual(['h|2']);
    expect(proxy.count()).toBe(3);
  });

  test('a missing table is no missing row: it is refused', async () => {
    const bare = azureRows({ connectionString: proxy.connectionString, prefix: 'bare' });
    const doomed: Op = { do: 'delete', key: 'h|1' };
    await expect(bare.get('inquiries', 'S0', 'h|1')).rejects.toThrow(StoreRefused);
    await expect(bare.transact('inquiries', 'S0', [doomed])).rejects.toThrow(StoreRefused);
    await expect(bare.transact('inquiries', 'S0', [doomed, insert('h|2', 'x')])).rejects.toThrow(StoreRefused);
    await expect(rangeAll(bare)).rejects.toThrow(StoreRefused);
  });

  test('a conflict about the table is no existing row: it is refused', async () => {
    const body = errorBody('TableBeingDeleted', 'The specified table is being deleted.');
    proxy.plan({ status: 409, headers: { 'content-type': `application/json;${MINIMAL}` }, body });
    await expect(write(insert('h|1', 'mine'))).rejects.toThrow(StoreRefused);
  });

  test('a wrong key is refused', async () => {
    const { connectionString } = azurite.account();
    const wrong = connectionString.replace(/AccountKey=[^;]+/, `AccountKey=${Buffer.alloc(64).toString('base64')}`);
    await expect(azureRows({ connectionString: wrong }).get('inquiries', 'S0', 'h|1')).rejects.toThrow(StoreRefused);
  });

  test('no error holds what was to be written', async () => {
    for (const fault of [{ status: 503 }, { status: 400, body: errorBody('InvalidInput', 'Quill') }]) {
      proxy.plan(fault, fault, fault);
      const error: unknown = await write(insert('h|1', 'Quill')).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(Error);
      const { message, stack, cause } = error as Error;
      expect(cause).toBeInstanceOf(Error);
      expect(JSON.stringify([message, stack, String(cause), cause])).not.toContain('Quill');
      expect(Object.keys(cause as Error)).toEqual([]);
    }
  });

  test('tables that exist stay as they are', async () => {
    await write(insert('h|1', 'mine'));
    await rows.createTables(['inquiries', 'mail']);
    expect(await opIdOf('h|1')).toBe('mine');
  });
});
