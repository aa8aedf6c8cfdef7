import { constants, generateKeyPairSync, privateDecrypt, publicEncrypt, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A vault on this machine that speaks the part of Key Vault's protocol that wraps and unwraps. Its keys never leave it either. */
export type VaultStandIn = {
  readonly url: string;
  /** What was asked for, such as "unwrapkey 2". */
  readonly asked: readonly string[];
  /** Makes a new version of the key, which is the newest from now on. */
  rotate(): string;
  /** Answers everything so from now on; undefined: as it should. `silence` takes the request and never answers. */
  answerWith(status: number | 'silence' | undefined): void;
  stop(): Promise<void>;
};

/** The only token it takes. */
export const vaultToken = 'a token for the vault';
export const vaultScope = 'https://vault.azure.net/.default';

export async function startVaultStandIn(name: string): Promise<VaultStandIn> {
  const asked: string[] = [];
  const versions: { readonly version: string; readonly publicKey: KeyObject; readonly privateKey: KeyObject }[] = [];
  const rotate = (): string => {
    const version = `version${String(versions.length + 1)}`;
    versions.push({ version, ...generateKeyPairSync('rsa', { modulusLength: 2048 }) });
    return version;
  };
  rotate();
  let failure: number | 'silence' | undefined;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url);
    const [, keys, key, second = '', act = ''] = pathname.split('/');
    const body = await bodyOf(request);
    const say = (status: number, content: object, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(content));
    };
    const refuse = (status: number, code: string): void => {
      say(status, { error: { code, message: code } });
    };
    if (request.headers.authorization !== `Bearer ${vaultToken}`) {
      const challenge = 'Bearer authorization="https://login.example.org/a-tenant", resource="https://vault.azure.net"';
      say(401, { error: { code: 'Unauthorized' } }, { 'www-authenticate': challenge });
      return;
    }
    asked.push(act === '' ? 'get' : `${act} ${second}`);
    if (failure === 'silence') return;
    if (failure !== undefined) {
      refuse(failure, 'Told');
      return;
    }
    const found = second === '' ? versions.at(-1) : versions.find(({ version }) => version === second);
    if (keys !== 'keys' || key !== name || found === undefined || !searchParams.has('api-version')) {
      refuse(404, 'KeyNotFound');
      return;
    }
    const kid = `${url}/keys/${name}/${found.version}`;
    if (request.method === 'GET') {
      say(200, {
        key: { kid, kty: 'RSA', ...found.publicKey.export({ format: 'jwk' }) },
        attributes: { enabled: true },
      });
      return;
    }
    const { alg, value } = JSON.parse(body) as { readonly alg: string; readonly value: string };
    const oaep = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' };
    const given = Buffer.from(value, 'base64url');
    try {
      if (alg !== 'RSA-OAEP-256') throw new Error('another algorithm');
      const made =
        act === 'wrapkey'
          ? publicEncrypt({ key: found.publicKey, ...oaep }, given)
          : privateDecrypt({ key: found.privateKey, ...oaep }, given);
      say(200, { kid, value: made.toString('base64url') });
    } catch {
      refuse(400, 'BadParameter');
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    url,
    asked,
    rotate,
    answerWith(status) {
      failure = status;
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
