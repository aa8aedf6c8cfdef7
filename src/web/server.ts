import type { Socket } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { answerRoutes, answerFault, isForAnswers, longestToken, type AnswerDesk } from './answer/routes';
import { addGraphRoutes, type Hear } from './graph-routes';
import type { Readiness } from './readiness';

/** What the bot's edge offers to the web; declared here so that web names no SDK type. */
export type Receive = (request: {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}) => Promise<{ readonly status: number; readonly body?: unknown }>;

export type WebParts = {
  readonly receive: Receive;
  readonly hear: Hear;
  readonly readiness: () => Promise<Readiness>;
  /** The pages of MCO contacts without an account. */
  readonly answers: AnswerDesk;
  /** How many proxies stand in front: so many addresses that they add are believed, and no more. None unless set. */
  readonly proxies?: number;
  /** Whether people reach the service by https. */
  readonly secure: boolean;
  readonly fault: (code: string) => void;
  /** Told of each request: the route as it is written in the code (empty for none), the status, and milliseconds. */
  readonly served?: (route: string, status: number, ms: number) => void;
  /** A request that has not come whole within so many milliseconds is not waited for; 15,000 unless set. */
  readonly requestWithinMs?: number;
};

/** Largest body that is read; cards answer with far less. Bytes. */
const bodyLimit = 256 * 1024;

const headers = {
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  // It does not follow from the default who may frame a page.
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  // Browsers heed it over https only.
  'strict-transport-security': 'max-age=31536000',
};

/** The service's own HTTP: messages from Teams, notifications from Graph, health. Errors leave with an empty body. */
export function createWeb(parts: WebParts): FastifyInstance {
  const { requestWithinMs = 15_000, proxies = 0 } = parts;
  const web = Fastify({
    bodyLimit,
    trustProxy: (_address, hop) => hop < proxies,
    exposeHeadRoutes: false,
    routerOptions: { maxParamLength: longestToken },
    requestTimeout: requestWithinMs,
    http: {
      // Node swaps the two limits when the one for headers, 60 s by default, is the longer one.
      headersTimeout: requestWithinMs,
      // So often it looks for requests that take too long; 30 s by default.
      connectionsCheckingInterval: Math.min(5_000, requestWithinMs),
    },
    forceCloseConnections: 'idle',
    // Fastify's own answers to these would repeat the path, and say what is wrong.
    frameworkErrors: (error, _request, reply) => {
      reply.raw.writeHead(error.statusCode ?? 400, { ...headers, 'content-length': '0' }).end();
    },
    clientErrorHandler: refuse,
  });
  web.addHook('onSend', (_request, reply, payload, done) => {
    for (const [name, value] of Object.entries(headers)) if (!reply.hasHeader(name)) reply.header(name, value);
    done(null, payload);
  });
  web.addHook('onResponse', (request, reply, done) => {
    parts.served?.(request.routeOptions.url ?? '', reply.statusCode, reply.elapsedTime);
    done();
  });
  web.setErrorHandler((error: { statusCode?: number; code?: string }, request, reply) => {
    const told = error.statusCode ?? 500;
    const status = told < 400 ? 500 : told;
    if (status >= 500) parts.fault(error.code ?? 'WEB_FAULT');
    return isForAnswers(request.url) ? answerFault(request, reply, status) : reply.code(status).send();
  });
  web.setNotFoundHandler((request, reply) =>
    isForAnswers(request.url) && request.method === 'GET' ? answerFault(request, reply, 404) : reply.code(404).send(),
  );
  web.register(answerRoutes(parts.answers, parts.secure));

  web.post('/api/messages', async (request, reply) => {
    const answer = await parts.receive({ method: request.method, headers: request.headers, body: request.body });
    return reply.code(answer.status).send(answer.body);
  });
  addGraphRoutes(web, parts.hear);
  /** For the platform: the process is up. Never red because Graph is down. */
  web.get('/healthz', (_request, reply) => {
    reply.code(200).send({ up: true });
  });
  /** For people: whether everything works. */
  web.get('/readyz', async (_request, reply) => {
    const readiness = await parts.readiness();
    return reply.code(readiness.ready ? 200 : 503).send(readiness);
  });
  return web;
}

/** Answers what is no HTTP, or comes too slowly, and closes the line. */
function refuse(error: Error & { readonly code?: string }, socket: Socket): void {
  if (socket.destroyed) return;
  const status = error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  if (socket.writable && error.code !== 'ECONNRESET') {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${String(status)} \r\nconnection: close\r\ncontent-length: 0\r\n${lines.join('')}\r\n`);
  }
  socket.destroySoon();
}
