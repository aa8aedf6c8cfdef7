import { randomBytes } from 'node:crypto';
import { DateTime } from 'luxon';
import { MasterKeyUnavailable, type Cipher, type MasterKey } from '../../src/log/cipher';
import { createCipher } from '../../src/log/create-cipher';
import { DataKeyLocked, openAllKeys } from '../../src/log/data-keys';
import { createKeysAhead, monthOf } from '../../src/log/keys-ahead';
import { presentAndBefore, unwrappedOnce } from '../../src/log/master-keys';
import { memoryRows } from '../../src/log/memory-rows';
import type { Row, Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { vaultKey } from '../../src/vault/vault-key';
import { readVaultKeyName } from '../../src/vault/vault-key-name';
import { startVaultStandIn, vaultScope, vaultToken, type VaultStandIn } from './stand-in';

const NAME = 'member-log';
const PLACE = 'ME-261124-0000A1|000003|note';
const november = DateTime.fromISO('2026-11-24T15:00:00Z', { zone: 'utc' });

describe('a master key in a vault', () => {
  let vault: VaultStandIn;
  let rows: Rows;
  let scopes: (string | string[])[];
  beforeEach(async () => {
    vault = await startVaultStandIn(NAME);
    rows = memoryRows();
    scopes = [];
  });
  afterEach(() => vault.stop());

  const key = (more: { timeoutMs?: number; version?: string; name?: string } = {}): Promise<MasterKey> =>
    vaultKey({
      key: {
        vaultUrl: vault.url,
        name: more.name ?? NAME,
        ...(more.version !== undefined && { version: more.version }),
      },
      credential: {
        getToken: (scope) => {
          scopes.push(scope);
          return Promise.resolve({ token: vaultToken, expiresOnTimestamp: november.plus({ years: 100 }).toMillis() });
        },
      },
      // The stand-in speaks plain http, and is not below the host of which tokens are asked.
      client: { allowInsecureConnection: true, disableChallengeResourceVerification: true },
      timeoutMs: more.timeoutMs ?? 10_000,
    });
  const cipherWith = (masterKey: MasterKey, at = november): Cipher =>
    createCipher({ rows, masterKey, month: () => monthOf(at) });
  const keyRows = async (): Promise<Row[]> => {
    const found: Row[] = [];
    for await (const row of rows.range('meta', 'keys', ' ', '~')) found.push(row);
    return found;
  };
  const unwraps = (): number => vault.asked.filter((one) => one.startsWith('unwrapkey')).length;

  test('wraps and unwraps there, in its newest version, with a token for vaults', async () => {
    const masterKey = await key();
    const dataKey = new Uint8Array(randomBytes(32));
    const wrapped = await masterKey.wrap(dataKey);
    expect(masterKey.id).toBe(`${vault.url}/keys/${NAME}/version1`);
    expect(wrapped).toHaveLength(256);
    expect(await masterKey.unwrap(wrapped, masterKey.id)).toEqual(dataKey);
    expect(vault.asked.filter((one) => one !== 'get')).toEqual(['wrapkey version1', 'unwrapkey version1']);
    expect(new Set(scopes.flat())).toEqual(new Set([vaultScope]));
  });

  test('is asked once for each data key, however many instances of the cipher need it', async () => {
    const sealed = await cipherWith(await key()).seal('told by phone', PLACE);
    const once = unwrappedOnce(await key());
    const [a, b] = [cipherWith(once), cipherWith(once)];
    const opened = await Promise.all([a.open(sealed, PLACE), b.open(sealed, PLACE), a.open(sealed, PLACE)]);
    expect(opened).toEqual(Array(3).fill('told by phone'));
    expect(unwraps()).toBe(2);
  });

  test('that is rotated wraps every key anew, and not one sealed value', async () => {
    const sealed = await cipherWith(await key()).seal('before the rotation', PLACE);
    const [before] = await keyRows();
    vault.rotate();
    const masterKey = await key();
    expect(await openAllKeys({ rows, masterKey })).toEqual({ rewrapped: 1, locked: [] });
    const [after] = await keyRows();
    expect(before?.columns['wrappedBy']).toMatch(/version1$/);
    expect(after?.columns['wrappedBy']).toMatch(/version2$/);
    expect(await cipherWith(masterKey).open(sealed, PLACE)).toBe('before the rotation');
    expect(await openAllKeys({ rows, masterKey })).toEqual({ rewrapped: 0, locked: [] });
  });

  test('that was rotated still opens what an instance has not wrapped anew, and what another has already', async () => {
    const old = await key();
    const sealed = await cipherWith(old).seal('x', PLACE);
    vault.rotate();
    const newer = await key();
    expect(await cipherWith(newer).open(sealed, PLACE)).toBe('x');
    await openAllKeys({ rows, masterKey: newer });
    expect(await cipherWith(old).open(sealed, PLACE)).toBe('x');
  });

  test('can be pinned to a version', async () => {
    vault.rotate();
    expect((await key({ version: 'version1' })).id).toMatch(/version1$/);
  });

  test('follows a key of the settings: older logs stay readable, and need that key no longer once they are wrapped anew', async () => {
    const given = masterKeyFrom(randomBytes(32).toString('base64'));
    const sealed = await cipherWith(given).seal('long ago', PLACE);
    const inVault = await key();
    await expect(openAllKeys({ rows, masterKey: inVault })).rejects.toThrow(DataKeyLocked);
    expect(await openAllKeys({ rows, masterKey: presentAndBefore(inVault, given) })).toMatchObject({ rewrapped: 1 });
    expect(await cipherWith(inVault).open(sealed, PLACE)).toBe('long ago');
    await expect(cipherWith(given).open(sealed, PLACE)).rejects.toThrow(DataKeyLocked);
  });

  test('of another name in the row is never asked', async () => {
    const masterKey = await key();
    const wrapped = await masterKey.wrap(randomBytes(32));
    const asked = vault.asked.length;
    for (const other of ['https://elsewhere.example.org/keys/k/v', `${vault.url}/keys/${NAME}/a/../b`, 'mk-00000000'])
      await expect(masterKey.unwrap(wrapped, other)).rejects.toThrow('another key wrapped it');
    expect(vault.asked).toHaveLength(asked);
  });

  describe('is missed', () => {
    test.each<[string, number | 'silence', MasterKeyUnavailable['code']]>([
      ['not there', 404, 'MASTER_KEY_REFUSED'],
      ['forbidden', 403, 'MASTER_KEY_REFUSED'],
      ['down', 503, 'MASTER_KEY_UNREACHABLE'],
      ['silent', 'silence', 'MASTER_KEY_UNREACHABLE'],
    ])('at the start, when the vault is %s: nothing starts', async (_case, status, code) => {
      vault.answerWith(status);
      const started = await key({ timeoutMs: 1_500 }).catch((fault: unknown) => fault);
      expect(started).toBeInstanceOf(MasterKeyUnavailable);
      expect(started).toMatchObject({ code });
      expect(String(started)).toContain(`${vault.url}/keys/${NAME}`);
      expect(String(started)).not.toContain(vaultToken);
    });

    test('when its keys are to be opened: that is told, and no key is called locked', async () => {
      const masterKey = await key();
      await cipherWith(masterKey).seal('x', PLACE);
      vault.answerWith(403);
      await expect(openAllKeys({ rows, masterKey })).rejects.toMatchObject({ code: 'MASTER_KEY_REFUSED' });
    });

    test('later, and what was opened before goes on: reading, writing, and the next month', async () => {
      const before = await cipherWith(await key(), november.minus({ months: 1 })).seal('in October', PLACE);
      const masterKey = unwrappedOnce(await key());
      await openAllKeys({ rows, masterKey });
      await createKeysAhead({ rows, masterKey, now: () => november })();
      vault.answerWith(403);
      const asked = vault.asked.length;
      const [now, next] = [cipherWith(masterKey), cipherWith(masterKey, november.plus({ months: 1 }))];
      expect(await now.open(before, PLACE)).toBe('in October');
      expect(await now.open(await next.seal('in December', PLACE), PLACE)).toBe('in December');
      expect(await next.open(await now.seal('in November', PLACE), PLACE)).toBe('in November');
      expect(vault.asked).toHaveLength(asked);
      const later = cipherWith(masterKey, november.plus({ months: 2 }));
      await expect(later.seal('x', PLACE)).rejects.toThrow(MasterKeyUnavailable);
      vault.answerWith(undefined);
      expect(await later.open(await later.seal('in January', PLACE), PLACE)).toBe('in January');
    });
  });

  test('one key row that was spoilt is named, and the others open', async () => {
    const masterKey = await key();
    const sealed = await cipherWith(masterKey).seal('x', PLACE);
    await cipherWith(masterKey, november.plus({ months: 1 })).seal('y', PLACE);
    const spoilt = { wrapped: new Uint8Array(256), wrappedBy: 'mk-00000000' };
    await rows.transact('meta', 'keys', [{ do: 'replace', key: 'dk-2026-12', columns: spoilt }]);
    const { locked } = await openAllKeys({ rows, masterKey });
    expect(locked.map(({ message }) => message)).toEqual([expect.stringContaining('dk-2026-12')]);
    expect(await cipherWith(masterKey).open(sealed, PLACE)).toBe('x');
  });
});

describe('the address of a key', () => {
  test.each([
    ['https://unit.vault.azure.net/keys/log', { vaultUrl: 'https://unit.vault.azure.net', name: 'log' }],
    [
      'https://unit.vault.usgovcloudapi.net/keys/log/0a1b/',
      { vaultUrl: 'https://unit.vault.usgovcloudapi.net', name: 'log', version: '0a1b' },
    ],
  ])('is read: %s', (address, parts) => {
    expect(readVaultKeyName(address)).toEqual(parts);
  });

  test.each([
    'http://127.0.0.1/keys/log',
    'https://unit.vault.azure.net/secrets/log',
    'https://unit.vault.azure.net/keys/',
    'https://unit.vault.azure.net/keys/log/v/w',
    'https://a@unit.vault.azure.net/keys/log',
    'https://unit.vault.azure.net/keys/log?x=1',
    'log',
  ])('is refused: %s', (address) => {
    expect(readVaultKeyName(address)).toBeUndefined();
  });
});
