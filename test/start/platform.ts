import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked } from './authority';

export type PlatformStandIn = {
  /** What the platform puts into the environment of a service that has managed identities. */
  readonly environment: Readonly<Record<string, string>>;
  readonly given: readonly Omit<Asked, 'tenantId'>[];
  stop(): Promise<void>;
};

/** The token endpoint that an app platform offers to its own services on their machine: plain http, a header as key. */
export async function startPlatformStandIn(
  issue: (asked: Omit<Asked, 'tenantId'>) => string | undefined | Promise<string | undefined>,
): Promise<PlatformStandIn> {
  const given: Omit<Asked, 'tenantId'>[] = [];
  const header = 'a key of the platform';
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    const asked = { clientId: query.get('client_id') ?? '', scope: `${query.get('resource') ?? ''}/.default` };
    const answer = async (): Promise<void> => {
      const token = request.headers['x-identity-header'] === header ? await issue(asked) : undefined;
      if (token !== undefined) given.push(asked);
      response.writeHead(token === undefined ? 400 : 200, { 'content-type': 'application/json' });
      const expires = Math.floor(Date.now() / 1000) + 3600;
      response.end(JSON.stringify({ access_token: token, expires_on: String(expires), token_type: 'Bearer' }));
    };
    answer().catch(() => {
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    environment: { IDENTITY_ENDPOINT: `http://127.0.0.1:${String(port)}/token`, IDENTITY_HEADER: header },
    given,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
