import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startAzurite } from '../../local/azurite';
import { azureRows } from '../../src/tables/azure-rows';

const CHILD = path.join(__dirname, '../../local/azurite-child.cjs');

describe('the local table store', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'azurite-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  const writeLine = async (connectionString: string): Promise<void> => {
    const rows = azureRows({ connectionString });
    await rows.createTables(['inquiries']);
    const line = { do: 'insert', key: 'h|1', columns: { kept: true } } as const;
    expect(await rows.transact('inquiries', 'S0', [line])).toEqual({ outcome: 'written' });
  };
  const expectLineKept = async (): Promise<void> => {
    const again = await startAzurite({ folder });
    try {
      const row = await azureRows({ connectionString: again.connectionString }).get('inquiries', 'S0', 'h|1');
      expect(row?.columns).toEqual({ kept: true });
    } finally {
      await again.stop();
    }
  };

  test('listens on 127.0.0.1 alone', async () => {
    const azurite = await startAzurite();
    expect(new URL(azurite.url).hostname).toBe('127.0.0.1');
    await azurite.stop();
  });

  test('keeps its rows over an orderly stop, and is gone after it', async () => {
    const azurite = await startAzurite({ folder });
    await writeLine(azurite.connectionString);
    await azurite.stop();
    expect(isThere(azurite.pid)).toBe(false);
    await azurite.stop();
    await expectLineKept();
  });

  test('in memory keeps nothing', async () => {
    const azurite = await startAzurite();
    await writeLine(azurite.connectionString);
    await azurite.stop();
    const again = await startAzurite();
    const rows = azureRows({ connectionString: again.connectionString });
    await rows.createTables(['inquiries']);
    expect(await rows.get('inquiries', 'S0', 'h|1')).toBeUndefined();
    await again.stop();
  });

  test('that cannot have its port says so', async () => {
    const azurite = await startAzurite();
    const port = Number(new URL(azurite.url).port);
    await expect(startAzurite({ port })).rejects.toThrow(/EADDRINUSE/);
    await azurite.stop();
  });

  describe('by itself', () => {
    // Tables belong to an account: the one that the next start has too.
    const account = 'escalations';
    const key = Buffer.alloc(64, 1).toString('base64');
    let child: ChildProcess;
    let connectionString: string;
    beforeEach(async () => {
      child = fork(CHILD, [folder, '0'], {
        detached: true,
        execArgv: [],
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
        env: { ...process.env, AZURITE_ACCOUNTS: `${account}:${key}` },
      });
      const [message] = (await once(child, 'message')) as [{ address: string }];
      connectionString = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};TableEndpoint=${message.address}/${account};`;
      await writeLine(connectionString);
    });
    // Whatever a test found, no child is left; a signal to one that is gone does nothing.
    afterEach(() => child.kill('SIGKILL'));

    test('saves and ends when its parent is gone', async () => {
      child.disconnect();
      expect(await once(child, 'exit')).toEqual([0, null]);
      await expectLineKept();
    });

    test('saves and ends on SIGTERM', async () => {
      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
      await expectLineKept();
    });

    test('does not mind Ctrl-C', async () => {
      child.kill('SIGINT');
      const row = await azureRows({ connectionString }).get('inquiries', 'S0', 'h|1');
      expect(row?.columns).toEqual({ kept: true });
      child.send('shutdown');
      expect(await once(child, 'exit')).toEqual([0, null]);
    });
  });
});
