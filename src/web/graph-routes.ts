import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Notification } from '../watch/hear';

/** Paths that Graph is given, below the public address. */
export const graphPaths = { notifications: '/graph/notifications', lifecycle: '/graph/lifecycle' } as const;

/** Takes notifications; rejects when nobody would look after they are acknowledged. */
export type Hear = (notifications: readonly Notification[]) => Promise<void>;

/** What we read of a notification. Graph's trial of an address has words where ids should be: those are passed over, too. */
const notificationsSchema = z.object({
  value: z.array(
    z.object({
      subscriptionId: z.string(),
      clientState: z.string().nullish(),
      lifecycleEvent: z.string().nullish(),
    }),
  ),
});

/** Graph's tokens have some hundred characters. */
const longestToken = 2_048;

/** What Graph sends: new mail on one path, what happens to the subscription itself on the other. Both mean the same to us. */
export function addGraphRoutes(web: FastifyInstance, hear: Hear): void {
  for (const path of Object.values(graphPaths)) {
    // Before the body is read: the trial has none worth reading.
    web.post(path, { onRequest: shakeHands }, async (request, reply) => {
      const read = notificationsSchema.safeParse(request.body);
      if (!read.success) return reply.code(400).send();
      await hear(read.data.value);
      return reply.code(202).send();
    });
  }
}

/** Graph tries an address before it subscribes it: it wants its token back, decoded and as it is. */
async function shakeHands(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { validationToken: token } = request.query as Readonly<Record<string, unknown>>;
  if (token === undefined) return;
  if (typeof token !== 'string' || token === '' || token.length > longestToken) await reply.code(400).send();
  else await reply.code(200).type('text/plain; charset=utf-8').send(token);
}
