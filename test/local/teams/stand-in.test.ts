import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { verify } from 'jsonwebtoken';
import { pageChats } from '../../../local/teams/page-chats';
import { startTeamsStandIn, type TeamsStandIn } from '../../../local/teams/stand-in';

const appId = 'an-app';
const tenantId = 'a-tenant';
const reyes = { id: 'reyes', entraId: 'e1', name: 'D. Reyes', title: 'Member Liaison' };
const card = (line: string, rest: object = {}) => ({ type: 'AdaptiveCard', version: '1.5', body: [], line, ...rest });
const withCard = (content: unknown) => ({
  type: 'message',
  summary: 'neutral',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
});

let teams: TeamsStandIn;
/** A bot that notes what it gets and answers as it is told. */
let bot: FastifyInstance;
let received: { body: Record<string, unknown>; authorization: string | undefined }[];
let answer: { status: number; body?: unknown };

beforeEach(async () => {
  received = [];
  answer = { status: 200 };
  bot = Fastify();
  bot.post('/api/messages', (request, reply) => {
    received.push({
      body: request.body as Record<string, unknown>,
      authorization: request.headers.authorization,
    });
    return reply.code(answer.status).send(answer.body);
  });
  teams = await start();
});
afterEach(async () => {
  await teams.stop();
  await bot.close();
});

async function start(folder?: string): Promise<TeamsStandIn> {
  const address = bot.server.address();
  const url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${String(address.port)}` : undefined;
  const botUrl = `${url ?? (await bot.listen({ host: '127.0.0.1', port: 0 }))}/api/messages`;
  return startTeamsStandIn({ botUrl, appId, tenantId, personas: [reyes], ...(folder !== undefined && { folder }) });
}

type CallOptions = { method?: string; body?: unknown; token?: string };

async function call(route: string, { method = 'POST', body, token }: CallOptions = {}) {
  const bearer = token ?? (await teams.botToken('https://api.botframework.com'));
  const response = await fetch(`${teams.url}/v3/conversations${route}`, {
    method,
    headers: {
      ...(bearer !== '' && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, body: json, retryAfter: response.headers.get('retry-after') };
}

const post = (content: unknown) => call('/a%3Ae1/activities', { body: withCard(content) });

async function postedId(line = 'first'): Promise<string> {
  const { body } = await post(card(line));
  return (body as { id: string }).id;
}

describe('The connector', () => {
  test.each([
    ['no token', () => Promise.resolve('')],
    ['garbage', () => Promise.resolve('garbage')],
    ['a token for another audience', () => teams.botToken('https://graph.example.org')],
  ])('refuses a call with %s', async (_case, token) => {
    await teams.install('reyes');
    const { status } = await call('/a%3Ae1/activities', { body: withCard(card('x')), token: await token() });
    expect(status).toBe(401);
    expect(teams.messages('reyes')).toEqual([]);
  });

  test("refuses the channel's own token, which every activity shows to the bot", async () => {
    await teams.install('reyes');
    const shown = received[0]?.authorization?.replace('Bearer ', '') ?? '';
    expect((await call('/a%3Ae1/activities', { body: withCard(card('x')), token: shown })).status).toBe(401);
  });

  test('refuses to post, and to open, where the app is not installed', async () => {
    const members = [{ id: 'e1' }];
    expect(await post(card('x'))).toMatchObject({
      status: 403,
      body: { error: { code: 'BotNotInConversationRoster' } },
    });
    expect((await call('', { body: { members, tenantId } })).status).toBe(403);
    await teams.install('reyes');
    expect(await call('', { body: { members, tenantId } })).toMatchObject({ status: 201, body: { id: 'a:e1' } });
    expect((await call('', { body: { members, tenantId: 'other' } })).status).toBe(403);
    await teams.uninstall('reyes', true);
    expect((await post(card('x'))).status).toBe(403);
  });

  test('knows no conversation but those of its people', async () => {
    expect((await call('/a%3Anobody/activities', { body: withCard(card('x')) })).status).toBe(404);
  });

  test('takes a card of 28 KB and no more', async () => {
    await teams.install('reyes');
    const size = Buffer.byteLength(JSON.stringify(card('', { pad: '' })));
    expect((await post(card('', { pad: 'x'.repeat(28 * 1024 - size) }))).status).toBe(201);
    expect(await post(card('', { pad: 'x'.repeat(28 * 1024 - size + 1) }))).toMatchObject({
      status: 413,
      body: { error: { code: 'MessageSizeTooBig' } },
    });
    // Bytes count, not characters.
    expect((await post(card('', { pad: 'é'.repeat(14 * 1024) }))).status).toBe(413);
  });

  test.each([
    ['1.5', 201],
    ['1.4', 201],
    ['1.6', 400],
    ['2.0', 400],
    ['new', 400],
  ])('answers a card of version %s with %i', async (version, status) => {
    await teams.install('reyes');
    expect((await post(card('x', { version }))).status).toBe(status);
  });

  test('refuses what is no card and no text', async () => {
    await teams.install('reyes');
    expect((await post({ type: 'HeroCard' })).status).toBe(400);
    expect((await call('/a%3Ae1/activities', { body: { type: 'message' } })).status).toBe(400);
  });

  test('edits and deletes a message that is there', async () => {
    await teams.install('reyes');
    const id = await postedId();
    const edit = (to: string) => call(`/a%3Ae1/activities/${to}`, { method: 'PUT', body: withCard(card('second')) });
    expect((await edit(id)).status).toBe(200);
    expect(teams.cardsOf('reyes')).toEqual([expect.objectContaining({ activityId: id, card: card('second') })]);
    expect((await edit('1')).status).toBe(404);
    expect((await call(`/a%3Ae1/activities/${id}`, { method: 'DELETE' })).status).toBe(200);
    expect((await call(`/a%3Ae1/activities/${id}`, { method: 'DELETE' })).status).toBe(404);
    expect(teams.messages('reyes')).toEqual([]);
  });

  test('names the members of a conversation', async () => {
    await teams.install('reyes');
    expect(await call('/a%3Ae1/members', { method: 'GET' })).toMatchObject({
      status: 200,
      body: [{ aadObjectId: 'e1', name: 'D. Reyes' }],
    });
  });

  test('keeps a record of what the bot did, in order', async () => {
    await teams.install('reyes');
    const id = await postedId();
    await call(`/a%3Ae1/activities/${id}`, { method: 'PUT', body: withCard(card('second')) });
    expect(teams.sends()).toEqual([
      expect.objectContaining({ personaId: 'reyes', card: card('first'), summary: 'neutral' }),
    ]);
    expect(teams.edits()).toEqual([expect.objectContaining({ activityId: id, card: card('second') })]);
    expect(teams.calls().map(({ kind, status }) => `${kind} ${String(status)}`)).toEqual(['send 201', 'edit 200']);
  });
});

describe('A fault', () => {
  beforeEach(() => teams.install('reyes'));

  test.each([
    [{ kind: 'tooMany', retryAfterSeconds: 3 } as const, 429],
    [{ kind: 'forbidden' } as const, 403],
    [{ kind: 'notFound' } as const, 404],
    [{ kind: 'unavailable' } as const, 503],
  ])('%j meets one call, and nothing is posted', async (fault, status) => {
    teams.faults.next(fault);
    const met = await post(card('x'));
    expect(met.status).toBe(status);
    expect(met.retryAfter).toBe(fault.kind === 'tooMany' ? '3' : null);
    expect(teams.messages('reyes')).toEqual([]);
    expect((await post(card('x'))).status).toBe(201);
  });

  test('after acceptance posts the card all the same', async () => {
    teams.faults.next({ kind: 'acceptedThenBadGateway' });
    expect((await post(card('x'))).status).toBe(502);
    teams.faults.next({ kind: 'acceptedThenCut' });
    await expect(post(card('y'))).rejects.toThrow();
    expect(teams.sends()).toHaveLength(2);
  });

  test('that cuts the line posts nothing', async () => {
    teams.faults.next({ kind: 'drop' });
    await expect(post(card('x'))).rejects.toThrow();
    expect(teams.sends()).toEqual([]);
  });

  test('can wait for one person, and for several calls', async () => {
    teams.faults.next({ kind: 'notFound' }, { personaId: 'somebody-else' });
    expect((await post(card('x'))).status).toBe(201);
    teams.faults.clear();
    teams.faults.next({ kind: 'notFound' }, { personaId: 'reyes', times: 2 });
    expect([(await post(card('x'))).status, (await post(card('x'))).status, (await post(card('x'))).status]).toEqual([
      404, 404, 201,
    ]);
  });

  test('that hangs does not keep the stand-in from stopping', async () => {
    teams.faults.next({ kind: 'hang' });
    const met = teams.faults.met('hang');
    const hanging = post(card('x')).catch(() => 'cut');
    await met;
    await teams.stop();
    expect(await hanging).toBe('cut');
  });
});

describe('What people do', () => {
  test('reaches the bot with a token that the published keys prove', async () => {
    await teams.say('reyes', 'hello');
    const metadata = (await (await fetch(teams.openIdUrl)).json()) as { issuer: string; jwks_uri: string };
    const { keys } = (await (await fetch(metadata.jwks_uri)).json()) as { keys: Record<string, unknown>[] };
    expect(keys).toEqual([
      expect.objectContaining({ kty: 'RSA', endorsements: ['msteams'], kid: teams.signingKey.kid }),
    ]);
    expect(keys[0]).not.toHaveProperty('d');
    const [{ body, authorization } = { body: {}, authorization: '' }] = received;
    const token = authorization?.replace('Bearer ', '') ?? '';
    expect(verify(token, teams.signingKey.publicPem, { audience: appId, issuer: metadata.issuer })).toMatchObject({
      serviceurl: teams.serviceUrl,
    });
    expect(body).toMatchObject({
      type: 'message',
      text: 'hello',
      serviceUrl: teams.serviceUrl,
      from: { aadObjectId: 'e1' },
      conversation: { id: 'a:e1', conversationType: 'personal', tenantId },
    });
  });

  test('at the installation is two activities', async () => {
    await teams.installAll();
    expect(received.map(({ body }) => body['type'])).toEqual(['conversationUpdate', 'installationUpdate']);
  });

  test('on a card brings the answer into the chat', async () => {
    await teams.install('reyes');
    const id = await postedId();
    answer = {
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('next') },
    };
    expect(await teams.press('reyes', id, 'take', { ref: 'ME-1' })).toEqual({ status: 200, card: card('next') });
    expect(received.at(-1)?.body).toMatchObject({
      type: 'invoke',
      name: 'adaptiveCard/action',
      replyToId: id,
      value: { action: { type: 'Action.Execute', verb: 'take', data: { ref: 'ME-1' } } },
    });
    expect(teams.cardsOf('reyes').map((one) => one.card)).toEqual([card('next')]);
    expect(teams.edits()).toEqual([]);
  });

  test.each<[string, { status: number; body?: unknown }, number]>([
    ['a fault', { status: 500 }, 500],
    ['an empty 200', { status: 200 }, 200],
    [
      'an error',
      { status: 200, body: { statusCode: 403, type: 'application/vnd.microsoft.error', value: { message: 'no' } } },
      403,
    ],
    [
      'a card that is too new',
      {
        status: 200,
        body: {
          statusCode: 200,
          type: 'application/vnd.microsoft.card.adaptive',
          value: card('x', { version: '1.6' }),
        },
      },
      400,
    ],
    [
      'a card that is too big',
      {
        status: 200,
        body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card('x'.repeat(29_000)) },
      },
      413,
    ],
  ])('on a card shows a line and leaves the card alone when the bot answers with %s', async (_case, given, status) => {
    await teams.install('reyes');
    const id = await postedId();
    answer = given;
    const pressed = await teams.press('reyes', id, 'take');
    expect(pressed.status).toBe(status);
    expect(pressed.error).toEqual(expect.any(String));
    expect(teams.cardsOf('reyes').map((one) => one.card)).toEqual([card('first')]);
  });

  test('as Action.Submit, or on a card that is not there, does not reach the bot', async () => {
    await teams.install('reyes');
    const id = await postedId();
    const before = received.length;
    const press = { activityId: id, verb: 'take', data: {}, actionType: 'Action.Submit' };
    expect((await teams.execute('reyes', press)).status).toBe(400);
    expect((await teams.press('reyes', '1', 'take')).status).toBe(404);
    expect(received).toHaveLength(before);
  });

  test('can be delivered twice, with the same id', async () => {
    teams.deliverNextTwice();
    await teams.say('reyes', 'hello');
    await teams.say('reyes', 'again');
    const ids = received.map(({ body }) => body['id']);
    expect(ids).toHaveLength(3);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('is answered 502 when the bot is not there', async () => {
    await bot.close();
    expect(await teams.say('reyes', 'hello')).toEqual({ status: 502 });
  });

  test('under a name that nobody has is an error', () => {
    expect(() => teams.say('nobody', 'hello')).toThrow('nobody');
  });
});

describe('Chats', () => {
  test('outlive the stand-in when they have a folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'teams-'));
    await teams.stop();
    teams = await start(folder);
    await teams.install('reyes');
    await teams.say('reyes', 'hello');
    const id = await postedId();
    const before = teams.messages('reyes');
    await teams.stop();
    teams = await start(folder);
    expect(teams.messages('reyes')).toEqual(before);
    expect(teams.unread('reyes')).toBe(1);
    expect(await postedId('second')).not.toBe(id);
    await rm(folder, { recursive: true });
  });
});

describe('The page', () => {
  test('sees people, chats, unread cards and every change', async () => {
    const page = pageChats(teams);
    const seen: unknown[] = [];
    page.onEvent((event) => seen.push(event));
    await teams.install('reyes');
    const id = await postedId();
    expect(await page.personas()).toEqual([{ id: 'reyes', name: 'D. Reyes', title: 'Member Liaison', unread: 1 }]);
    expect(await page.messages('reyes')).toEqual([expect.objectContaining({ id, from: 'bot', card: card('first') })]);
    expect(await page.personas()).toEqual([expect.objectContaining({ unread: 0 })]);
    await call(`/a%3Ae1/activities/${id}`, { method: 'PUT', body: withCard(card('second')) });
    await call(`/a%3Ae1/activities/${id}`, { method: 'DELETE' });
    const change = { type: 'chat', personaId: 'reyes', messageId: id };
    expect(seen).toEqual([
      { ...change, kind: 'new' },
      { ...change, kind: 'edited' },
      { ...change, kind: 'edited' },
    ]);
  });

  test('writes and presses as a person does', async () => {
    const page = pageChats(teams);
    await teams.install('reyes');
    expect(await page.say('reyes', 'hello')).toEqual({ ok: true, status: 200 });
    const id = await postedId();
    answer = { status: 500 };
    expect(await page.execute('reyes', { activityId: id, verb: 'take', data: {} })).toEqual({
      status: 500,
      text: 'Unable to reach app.',
    });
  });
});
