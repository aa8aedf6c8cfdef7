import Fastify, { type FastifyInstance } from 'fastify';
import type { Readiness } from './readiness';

/** What the bot's edge offers to the web; declared here so that web names no SDK type. */
export type Receive = (request: {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}) => Promise<{ readonly status: number; readonly body?: unknown }>;

export type WebParts = {
  readonly receive: Receive;
  readonly readiness: () => Promise<Readiness>;
  readonly fault: (code: string) => void;
};

/** Largest body that is read; cards answer with far less. Bytes. */
const bodyLimit = 256 * 1024;

/** The service's own HTTP: messages from Teams, health. Errors leave with an empty body. */
export function createWeb(parts: WebParts): FastifyInstance {
  const web = Fastify({ bodyLimit, exposeHeadRoutes: false, requestTimeout: 15_000, forceCloseConnections: 'idle' });
  web.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers({
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'",
    });
    done(null, payload);
  });
  web.setErrorHandler((error: { statusCode?: number; code?: string }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) parts.fault(error.code ?? 'WEB_FAULT');
    reply.code(status < 400 ? 500 : status).send();
  });
  web.setNotFoundHandler((_request, reply) => {
    reply.code(404).send();
  });

  web.post('/api/messages', async (request, reply) => {
    const answer = await parts.receive({ method: request.method, headers: request.headers, body: request.body });
    return reply.code(answer.status).send(answer.body);
  });
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
