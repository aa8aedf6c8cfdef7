import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { PageParts, Refused } from './parts';

const spoken = z.object({ text: z.string().trim().min(1).max(4000) });
const pressed = z.object({
  activityId: z.string().min(1),
  verb: z.string().min(1),
  data: z.record(z.string(), z.unknown()).default({}),
});
const moved = z.union([
  z.object({ to: z.enum(['plus1h', 'endOfDay', 'nextMorning']) }),
  z.object({ to: z.literal('jump'), at: z.iso.datetime({ offset: true }) }),
]);

type PersonaRoute = { Params: { personaId: string } };
type SampleRoute = { Params: { id: string } };

/** Serves what the page reads and does, each route one plain function of the parts. */
export const serveApi = (app: FastifyInstance, parts: PageParts, onFault: (fault: unknown) => void): void => {
  const { chats, clock, samples, mailbox } = parts;

  app.setErrorHandler(async (fault, _request, reply) => {
    const status = statusOf(fault);
    if (status >= 500) onFault(fault);
    await reply.code(status).send({
      message: status >= 500 ? 'This did not work. The terminal says why; then try again.' : 'This was not understood.',
    });
  });
  const isPersona = async (id: string) => (await chats.personas()).some((persona) => persona.id === id);

  app.get('/api/personas', () => chats.personas());
  app.get<PersonaRoute>('/api/chats/:personaId', async ({ params }, reply) =>
    (await isPersona(params.personaId)) ? { messages: await chats.messages(params.personaId) } : unknown(reply),
  );
  app.post<PersonaRoute>('/api/chats/:personaId/messages', async ({ params, body }, reply) => {
    const message = spoken.safeParse(body);
    if (!message.success) return refuse(reply, 400, { refused: 'Write 1 to 4,000 characters.' });
    return (await isPersona(params.personaId)) ? chats.say(params.personaId, message.data.text) : unknown(reply);
  });
  app.post<PersonaRoute>('/api/chats/:personaId/execute', async ({ params, body }, reply) => {
    const press = pressed.safeParse(body);
    if (!press.success) return refuse(reply, 400, { refused: 'This button has no verb. Its card needs one.' });
    return (await isPersona(params.personaId)) ? chats.execute(params.personaId, press.data) : unknown(reply);
  });

  app.get('/api/clock', () => clock.read());
  app.post('/api/clock', async ({ body }, reply) => {
    const move = moved.safeParse(body);
    if (!move.success) return refuse(reply, 400, { refused: 'Choose a date and a time to go to.' });
    return orRefuse(reply, await clock.move(move.data));
  });

  app.get('/api/samples', () => samples.list());
  app.post<SampleRoute>('/api/samples/:id', async ({ params }, reply) =>
    orRefuse(reply, await samples.send(params.id)),
  );
  app.get('/api/mailbox', () => mailbox.read());
  app.get('/api/health', () => parts.health());
};

const refuse = (reply: FastifyReply, status: number, { refused }: Refused) =>
  reply.code(status).send({ message: refused });

const unknown = (reply: FastifyReply) => refuse(reply, 404, { refused: 'Nobody here has that name. Reload the page.' });

const isRefused = (answer: object): answer is Refused => 'refused' in answer;

const orRefuse = (reply: FastifyReply, answer: object) =>
  isRefused(answer) ? refuse(reply, 409, answer) : reply.send(answer);

/** Fastify marks what the caller did wrong (a body that is no JSON) with a status; anything else is ours. */
const statusOf = (fault: unknown): number =>
  fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number' ? fault.statusCode : 500;
