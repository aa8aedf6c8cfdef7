import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { PageEvent, PageParts } from './parts';

/** Every open `/api/events` connection: what is announced goes to all of them. */
export class EventStream {
  readonly #open = new Set<ServerResponse>();

  /** Sends one event to every page that is open. Nothing is kept: a page that connects again reads all anew. */
  announce(event: PageEvent): void {
    for (const response of this.#open) response.write(`data: ${JSON.stringify(event)}\n\n`);
  }

  /** Keeps a response open as a stream until its page leaves or the server stops. */
  join(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // The socket ends with the stream, so that nothing holds the server when it stops.
      connection: 'close',
    });
    response.write('retry: 1000\n\n');
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
  }

  /** Ends every open stream. */
  close(): void {
    for (const response of this.#open) response.end();
    this.#open.clear();
  }
}

/** Serves `/api/events`, fed by the chats, the clock and the mailbox, and closes it when the server stops. */
export const serveEvents = (app: FastifyInstance, parts: PageParts): void => {
  const stream = new EventStream();
  const announce = (event: PageEvent) => {
    stream.announce(event);
  };
  parts.chats.onEvent(announce);
  parts.clock.onEvent(announce);
  parts.mailbox.onEvent(announce);
  app.get('/api/events', (_request, reply) => {
    reply.hijack();
    stream.join(reply.raw);
  });
  app.addHook('preClose', () => {
    stream.close();
    return Promise.resolve();
  });
};
