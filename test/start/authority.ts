import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ThrowAwayCertificate } from './certificate';

/** A request for a token, as the directory sees it. */
export type Asked = { readonly tenantId: string; readonly clientId: string; readonly scope: string };

export type DirectoryStandIn = {
  /** `https://127.0.0.1:<port>` */
  readonly origin: string;
  /** Every token that was given, in order. */
  readonly given: readonly Asked[];
  stop(): Promise<void>;
};

type Issue = (asked: Asked, clientSecret: string) => string | undefined | Promise<string | undefined>;

/**
 * The directory that issues tokens, over https on 127.0.0.1: discovery, and tokens for a client secret.
 * `issue` gives the token, or undefined when the client is not to have one.
 */
export async function startDirectoryStandIn(
  certificate: ThrowAwayCertificate,
  issue: Issue,
): Promise<DirectoryStandIn> {
  const given: Asked[] = [];
  const tls = { key: certificate.keyPem, cert: certificate.certificatePem };
  const server = createServer(tls, (request, response) => {
    answer(request, response).catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', origin);
    const tenantId = pathname.split('/')[1] ?? '';
    const here = `${origin}/${tenantId}`;
    if (request.method === 'GET' && pathname.endsWith('/v2.0/.well-known/openid-configuration')) {
      json(response, 200, {
        issuer: `${here}/v2.0`,
        authorization_endpoint: `${here}/oauth2/v2.0/authorize`,
        token_endpoint: `${here}/oauth2/v2.0/token`,
        end_session_endpoint: `${here}/oauth2/v2.0/logout`,
        jwks_uri: `${here}/discovery/v2.0/keys`,
      });
    } else if (request.method === 'POST' && pathname.endsWith('/oauth2/v2.0/token')) {
      const form = new URLSearchParams(await textOf(request));
      const of = (name: string): string => form.get(name) ?? '';
      // The library adds its usual scopes of a signed-in person; the one that counts ends in .default.
      const scope =
        of('scope')
          .split(' ')
          .find((one) => one.endsWith('/.default')) ?? '';
      const asked = { tenantId, clientId: of('client_id'), scope };
      const token = of('grant_type') === 'client_credentials' ? await issue(asked, of('client_secret')) : undefined;
      if (token === undefined) {
        json(response, 401, { error: 'invalid_client', error_description: 'The stand-in does not know this client.' });
        return;
      }
      given.push(asked);
      json(response, 200, { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: token });
    } else {
      json(response, 404, {});
    }
  }

  return {
    origin,
    given,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
