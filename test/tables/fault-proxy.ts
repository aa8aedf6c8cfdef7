import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request: it goes through, its reply is lost, it never arrives, nothing is ever said, or it is answered here. */
export type Fault =
  | 'pass'
  | 'lose the reply'
  | 'lose the request'
  | 'hang'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export type FaultProxy = {
  /** The connection string, through the proxy. */
  readonly connectionString: string;
  /** One fault for each of the next requests; all others pass. Starts the count anew. */
  plan(...faults: readonly Fault[]): void;
  /** How many requests came since the last plan. */
  count(): number;
  stop(): Promise<void>;
};

/** An HTTP proxy on 127.0.0.1 before a table store, for what the store itself never does. */
export async function faultProxy(target: {
  readonly url: string;
  readonly connectionString: string;
}): Promise<FaultProxy> {
  let planned: Fault[] = [];
  let seen = 0;
  const origin = new URL(target.url);

  const forward = (incoming: IncomingMessage, answer: (reply: IncomingMessage) => void, broken: () => void): void => {
    const { method, url, headers } = incoming;
    const outgoing = request(
      { host: origin.hostname, port: origin.port, method, path: url, headers, agent: false },
      answer,
    );
    outgoing.on('error', broken);
    incoming.pipe(outgoing);
  };
  const relay = (incoming: IncomingMessage, response: ServerResponse): void => {
    const answer = (reply: IncomingMessage): void => {
      response.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(response);
    };
    forward(incoming, answer, () => response.destroy());
  };
  const server = createServer((incoming, response) => {
    seen += 1;
    const fault = planned.shift() ?? 'pass';
    if (fault === 'pass') relay(incoming, response);
    else if (fault === 'lose the request') response.destroy();
    else if (fault === 'lose the reply') {
      // The store has done it all before the line goes dead.
      const lose = (reply: IncomingMessage): void => {
        reply.resume().on('end', () => response.destroy());
      };
      forward(incoming, lose, () => response.destroy());
    } else if (fault !== 'hang') {
      incoming.resume().on('end', () => response.writeHead(fault.status, fault.headers).end(fault.body));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    connectionString: target.connectionString.replace(origin.origin, `http://127.0.0.1:${String(port)}`),
    plan(...faults) {
      planned = [...faults];
      seen = 0;
    },
    count: () => seen,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      });
    },
  };
}
