import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the service as it comes by; path and body can be read as they are. */
export type Passing = { readonly method: string; readonly path: string; readonly body: string };

/** Where the service ends: at the nth request (default the first) that matches, before it is passed on or once it is done. */
export type KillPoint = {
  readonly at: (passing: Passing) => boolean;
  readonly nth?: number;
  /** `before`: it never arrives. `after`: all is done, but the reply never gets back. */
  readonly when: 'before' | 'after';
};

export type KillProxy = {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  /** Waits for the point, once; resolves when the process has been sent SIGKILL there. */
  killAt(point: KillPoint, pid: number): Promise<Passing>;
  stop(): Promise<void>;
};

type Armed = {
  readonly point: KillPoint;
  readonly pid: number;
  readonly struck: (passing: Passing) => void;
  left: number;
};

/** An HTTP proxy on 127.0.0.1 that ends the service from outside; `upstream` is asked at every request. */
export async function startKillProxy(upstream: () => string | Promise<string>): Promise<KillProxy> {
  let armed: Armed | undefined;

  /** The point, when this request is it; it strikes once. */
  function struckBy(passing: Passing): Armed | undefined {
    if (armed?.point.at(passing) !== true) return undefined;
    armed.left -= 1;
    if (armed.left > 0) return undefined;
    const found = armed;
    armed = undefined;
    return found;
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(incoming);
    const { method = 'GET', url = '/', headers } = incoming;
    const passing = { method, path: decodeURIComponent(url), body: body.toString() };
    const here = struckBy(passing);
    let isStruck = false;
    const strike = (): void => {
      if (here === undefined || isStruck) return;
      isStruck = true;
      process.kill(here.pid, 'SIGKILL');
      response.destroy();
      here.struck(passing);
    };
    if (here?.point.when === 'before') {
      strike();
      return;
    }
    // Who gives up waiting, or is cut off, is killed all the same: a kill that never comes would be the last one of a run.
    response.once('close', strike);
    const { hostname, port } = new URL(await upstream());
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ hostname, port, method, path: url, headers, agent: false }, resolve).on('error', reject).end(body);
    });
    const answer = await bytesOf(reply);
    if (here === undefined) response.writeHead(reply.statusCode ?? 502, reply.headers).end(answer);
    else strike();
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch(() => response.destroy());
  });
  // It closes no idle connection of its own accord: only what a test asks for goes wrong.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    killAt: (point, pid) =>
      new Promise((struck) => {
        armed = { point, pid, struck, left: point.nth ?? 1 };
      }),
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

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
