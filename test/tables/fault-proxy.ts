import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to one request: it goes through, is done twice, its reply is lost, it never arrives, nothing is ever said, or it is answered here. */
export type Fault =
  | 'pass'
  | 'do it twice'
  | 'lose the reply'
  | 'lose the request'
  | 'hang'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string };

export type FaultProxy = {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
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
  /** The second reply is the one that comes back, as to a client that sent it again. */
  const twice = (incoming: IncomingMessage, response: ServerResponse): void => {
    const parts: Buffer[] = [];
    const send = (answer: (reply: IncomingMessage) => void): void => {
      const { method, url, headers } = incoming;
      request({ host: origin.hostname, port: origin.port, method, path: url, headers, agent: false }, answer)
        .on('error', () => response.destroy())
        .end(Buffer.concat(parts));
    };
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      send((first) => {
        first.resume().on('end', () => {
          send((reply) => {
            response.writeHead(reply.statusCode ?? 502, reply.headers);
            reply.pipe(response);
          });
        });
      });
    });
  };
  const server = createServer((incoming, response) => {
    seen += 1;
    const fault = planned.shift() ?? 'pass';
    if (fault === 'pass') relay(incoming, response);
    else if (fault === 'do it twice') twice(incoming, response);
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

  const url = `http://127.0.0.1:${String(port)}`;
  return {
    url,
    connectionString: target.connectionString.replace(origin.origin, url),
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
