import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Authority } from './authority';
import { checkCard, type ReceivedCard } from './card-rules';
import type { Chats } from './chats';
import type { Fault, Faults } from './faults';
import { conversationIdOf, type Persona } from './persona';
import type { CallRecord } from './record';

/** What the connector needs. */
export type ConnectorParts = {
  readonly appId: string;
  readonly tenantId: string;
  readonly personas: readonly Persona[];
  readonly authority: Authority;
  readonly chats: Chats;
  readonly faults: Faults;
  readonly record: CallRecord;
};

type Kind = 'open' | 'send' | 'edit' | 'delete' | 'members';
type Outcome = { readonly status: number; readonly body?: unknown };
type Params = { readonly conversation?: string; readonly activity?: string };

const posted = z.looseObject({
  summary: z.string().optional(),
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).optional(),
});
const opened = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).min(1),
  tenantId: z.string().optional(),
});

/** The Bot Connector's routes: what the bot calls to reach people. */
export function connectorRoutes(server: FastifyInstance, parts: ConnectorParts): void {
  const { personas, chats, record } = parts;

  const personaOf = (conversation: string | undefined): Persona | undefined =>
    personas.find((persona) => conversationIdOf(persona) === conversation);

  /** Every call passes here: the bot's token, the fault that waits, the work, the record. */
  function route(kind: Kind, persona: (request: FastifyRequest) => Persona | undefined, work: Work) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
      const who = persona(request);
      const answer = (outcome: Outcome): unknown => {
        record.call({ kind, status: outcome.status, ...(who !== undefined && { personaId: who.id }) });
        return reply.code(outcome.status).send(outcome.body);
      };
      if (!parts.authority.isBot(request.headers.authorization)) return answer(fail(401, 'Unauthorized'));
      const fault = parts.faults.take(who?.id);
      if (fault !== undefined && !isAfterwards(fault)) return meet(fault, reply, answer);
      const outcome = who === undefined ? fail(404, 'ConversationNotFound') : work(who, request);
      if (fault?.kind === 'acceptedThenBadGateway') return answer(fail(502, 'BadGateway'));
      if (fault?.kind === 'acceptedThenCut') return cut(reply);
      return answer(outcome);
    };
  }

  const inPath = (request: FastifyRequest): Persona | undefined => personaOf((request.params as Params).conversation);
  const inBody = (request: FastifyRequest): Persona | undefined => {
    const id = opened.safeParse(request.body).data?.members[0]?.id;
    return personas.find(({ entraId }) => id === entraId || id === `29:${entraId}`);
  };
  const ifInstalled =
    (work: Work): Work =>
    (who, request) =>
      chats.isInstalled(who.id) ? work(who, request) : fail(403, 'BotNotInConversationRoster');

  const open: Work = (who, request) => {
    const { tenantId } = opened.parse(request.body);
    return tenantId === undefined || tenantId === parts.tenantId
      ? { status: 201, body: { id: conversationIdOf(who), activityId: '', serviceUrl: '' } }
      : fail(403, 'TenantMismatch');
  };

  const send: Work = (who, request) => {
    const read = readMessage(request.body);
    if ('refused' in read) return fail(read.refused.status, read.refused.code);
    const { id, at } = chats.add(who.id, { from: 'bot', ...read });
    if (read.card !== undefined) record.send({ personaId: who.id, activityId: id, at, ...read, card: read.card });
    return { status: 201, body: { id } };
  };

  const edit: Work = (who, request) => {
    const { activity = '' } = request.params as Params;
    const read = readMessage(request.body);
    if ('refused' in read) return fail(read.refused.status, read.refused.code);
    if (read.card === undefined) return fail(400, 'BadSyntax');
    if (!chats.edit(who.id, activity, read.card, read.summary)) return fail(404, 'ActivityNotFoundInConversation');
    const at = chats.find(who.id, activity)?.editedAt ?? '';
    record.edit({ personaId: who.id, activityId: activity, at, ...read, card: read.card });
    return { status: 200, body: { id: activity } };
  };

  const remove: Work = (who, request) =>
    chats.remove(who.id, (request.params as Params).activity ?? '')
      ? { status: 200 }
      : fail(404, 'ActivityNotFoundInConversation');

  const members: Work = (who) => ({
    status: 200,
    body: [{ id: `29:${who.entraId}`, name: who.name, aadObjectId: who.entraId, tenantId: parts.tenantId }],
  });

  server.post('/v3/conversations', route('open', inBody, ifInstalled(open)));
  server.post('/v3/conversations/:conversation/activities', route('send', inPath, ifInstalled(send)));
  server.post('/v3/conversations/:conversation/activities/:activity', route('send', inPath, ifInstalled(send)));
  server.put('/v3/conversations/:conversation/activities/:activity', route('edit', inPath, ifInstalled(edit)));
  server.delete('/v3/conversations/:conversation/activities/:activity', route('delete', inPath, ifInstalled(remove)));
  server.get('/v3/conversations/:conversation/members', route('members', inPath, ifInstalled(members)));
}

type Work = (who: Persona, request: FastifyRequest) => Outcome;

type Read = { card?: ReceivedCard; summary?: string; text?: string } | { refused: { status: number; code: string } };

function readMessage(body: unknown): Read {
  const activity = posted.safeParse(body).data;
  if (activity === undefined) return { refused: { status: 400, code: 'BadSyntax' } };
  const { summary, text } = activity;
  const said = { ...(summary !== undefined && { summary }), ...(text !== undefined && { text }) };
  const attachment = activity.attachments?.[0];
  if (attachment?.contentType === 'application/vnd.microsoft.card.adaptive') {
    const checked = checkCard(attachment.content);
    return 'refused' in checked ? checked : { card: checked.card, ...said };
  }
  return (text ?? '') === '' ? { refused: { status: 400, code: 'BadSyntax' } } : said;
}

function fail(status: number, code: string): Outcome {
  return { status, body: { error: { code, message: `The Teams stand-in answers ${code}.` } } };
}

function isAfterwards(fault: Fault): boolean {
  return fault.kind === 'acceptedThenBadGateway' || fault.kind === 'acceptedThenCut';
}

function meet(fault: Fault, reply: FastifyReply, answer: (outcome: Outcome) => unknown): unknown {
  switch (fault.kind) {
    case 'tooMany':
      reply.header('retry-after', String(fault.retryAfterSeconds));
      return answer(fail(429, 'TooManyRequests'));
    case 'forbidden':
      return answer(fail(403, 'BotNotInConversationRoster'));
    case 'notFound':
      return answer(fail(404, 'ConversationNotFound'));
    case 'unavailable':
      return answer(fail(503, 'ServiceUnavailable'));
    case 'hang':
      // The line stays open until the caller or the stand-in ends it.
      return reply.hijack();
    case 'drop':
    case 'acceptedThenCut':
    case 'acceptedThenBadGateway':
      return cut(reply);
  }
}

function cut(reply: FastifyReply): unknown {
  reply.hijack();
  reply.raw.socket?.destroy();
  return reply;
}
