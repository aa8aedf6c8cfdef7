import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { serveApi } from './page-server/api';
import { serveEvents } from './page-server/event-stream';
import { refuseForeigners } from './page-server/guard';
import type { PageParts } from './page-server/parts';
import { packageRoot, serveStatics, staticFiles } from './page-server/statics';

/** What the page server is made of. */
export type PageServerOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly parts: PageParts;
  /** Further routes on the same origin (the stand-ins' own, the answer page); the Host check holds for them too. */
  readonly routes?: (app: FastifyInstance) => void | Promise<void>;
  /** Told of every fault in a part; the page is told only that there was one. */
  readonly onFault: (fault: unknown) => void;
};

/** The running page: its address, and the way to stop it. */
export type PageServer = {
  readonly url: string;
  readonly port: number;
  /** Ends open event streams and connections, then the server. */
  readonly stop: () => Promise<void>;
};

// The card renderer sets styles through the DOM, which needs no 'unsafe-inline'.
const pageHeaders = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Starts the page of `npm run local` on 127.0.0.1: its files, the card renderer and the API the page calls. */
export const startPageServer = async ({ port, parts, routes, onFault }: PageServerOptions): Promise<PageServer> => {
  // Browsers hold spare connections open that never carry a request; without force they would outlive the server.
  const app = Fastify({ forceCloseConnections: true });
  app.addHook('onRequest', refuseForeigners);
  await app.register((page, _options, done) => {
    page.addHook('onRequest', async (_request, reply) => {
      reply.headers(pageHeaders);
      return Promise.resolve();
    });
    serveStatics(page, staticFiles(packageRoot(__dirname)));
    serveApi(page, parts, onFault);
    serveEvents(page, parts);
    done();
  });
  if (routes !== undefined) await app.register(async (scope) => routes(scope));
  await app.listen({ host: '127.0.0.1', port });
  const bound = (app.server.address() as AddressInfo).port;
  return { url: `http://127.0.0.1:${String(bound)}/`, port: bound, stop: () => app.close() };
};
