import { azureRows } from '../../src/tables/azure-rows';
import { aLine, aLog, open, opened as anInquiry, received, stored } from '../log/a-log';
import { inquiryLogContract } from '../log/inquiry-log-contract';
import { faultProxy, type FaultProxy } from './fault-proxy';
import { withAzurite } from './with-azurite';

const azurite = withAzurite();

describe('the log on Azurite', () => {
  inquiryLogContract(() => azurite.rows(['inquiries', 'meta']));
});

describe('the log on a bad line', () => {
  let proxy: FaultProxy;
  beforeAll(async () => {
    proxy = await faultProxy(azurite.account());
  });
  afterAll(() => proxy.stop());

  let tests = 0;
  const lineDown = async () => {
    tests += 1;
    proxy.plan();
    const rows = azureRows({
      connectionString: proxy.connectionString,
      prefix: `bad${String(tests)}x`,
      resendAfterMs: 1,
    });
    await rows.createTables(['inquiries', 'meta']);
    return aLog(rows);
  };

  test('an opening whose reply is lost is ours', async () => {
    const log = await lineDown();
    // The month's data key is made before the line goes bad.
    await open(log, 'mail:0');
    proxy.plan('lose the reply');
    const { ref } = (await open(log, 'mail:1')).inquiry;
    expect(await log.lines(ref)).toHaveLength(1);
  });

  test('a decision whose reply is lost is committed once', async () => {
    const log = await lineDown();
    const before = await open(log, 'mail:1');
    proxy.plan('lose the reply');
    const change = { inquiry: { ...before.inquiry, chases: 1 }, lines: [aLine('chased')] };
    expect(await log.commit(before, change)).toEqual({ outcome: 'committed' });
    expect((await stored(log, before.inquiry.ref)).inquiry.chases).toBe(1);
    expect(await log.lines(before.inquiry.ref)).toHaveLength(2);
  });

  test('an opening of which nothing is known is one inquiry when it is tried again', async () => {
    const log = await lineDown();
    await open(log, 'mail:0');
    proxy.plan('lose the reply', 'lose the reply', 'lose the reply');
    await expect(open(log, 'mail:1')).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    const opened = await log.open('mail:1', received, (ref) => ({ inquiry: anInquiry(ref), lines: [aLine('opened')] }));
    expect(opened.outcome).toBe('alreadyOpen');
    expect(await log.lines(opened.ref)).toHaveLength(1);
  });

  test('an outage while an inquiry is read is an outage, not an unreadable inquiry', async () => {
    const log = await lineDown();
    const { ref } = (await open(log, 'mail:1')).inquiry;
    const fresh = aLog(
      azureRows({ connectionString: proxy.connectionString, prefix: `bad${String(tests)}x`, resendAfterMs: 1 }),
    );
    // The row comes; the key that opens it does not.
    proxy.plan('pass', { status: 503 }, { status: 503 }, { status: 503 });
    await expect(fresh.read(ref)).rejects.toMatchObject({ code: 'STORE_UNREACHABLE' });
    expect((await stored(fresh, ref)).inquiry.ref).toBe(ref);
  });
});
