import type { FastifyReply, FastifyRequest } from 'fastify';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]']);
const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a Host header names this machine, whatever the port. */
export const isLoopbackHost = (host: string | undefined): boolean => {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  return loopbackNames.has(new URL(`http://${host}`).hostname);
};

/**
 * Whether a request that changes something was made by a page of this very server, or by no browser at all.
 *
 * A page opened under `no-referrer` sends `Origin: null`, so then the browser's own word on the site decides.
 */
export const isOwnOrigin = (headers: {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
  readonly 'sec-fetch-site'?: string | string[] | undefined;
}): boolean => {
  if (headers.origin === undefined) return true;
  if (headers.origin === 'null') return headers['sec-fetch-site'] === 'same-origin';
  return headers.origin === `http://${headers.host ?? ''}`;
};

/**
 * Refuses, with 403, whatever does not come from this machine's own page.
 *
 * Listening on 127.0.0.1 keeps other machines out; this keeps out other web pages in the same browser, which could
 * otherwise reach the server by a name that resolves to the loopback address.
 */
export const refuseForeigners = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
  if (!isLoopbackHost(request.headers.host)) {
    await reply.code(403).send({ message: 'This server answers on 127.0.0.1 and localhost only.' });
    return;
  }
  if (!readingMethods.has(request.method) && !isOwnOrigin(request.headers)) {
    await reply.code(403).send({ message: 'This server takes changes from its own page only.' });
  }
};
