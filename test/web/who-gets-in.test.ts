import { existsSync } from 'node:fs';
import path from 'node:path';
import { referenceIn, shardOf } from '../../src/inquiry/reference';
import { createWeb } from '../../src/web/server';
import { createWatcher } from '../leaks/watcher';
import { mailAbout } from '../leaks/mails';
import { planted } from '../leaks/planted';
import { startWatchedUnit, type WatchedUnit } from '../leaks/watch-unit';
import { noAnswers } from './no-answers';

type Owner = {
  /** Who answers there, and what has to be shown first. */
  readonly module: string;
  readonly guard: string;
  /** What a caller gets who shows nothing. */
  readonly withoutIt: number;
  readonly asked?: { readonly path?: string; readonly body?: string };
};

/** Every route of the service. A new one is red here until somebody owns it and says who may call it. */
const owners: Readonly<Record<string, Owner>> = {
  'POST /api/messages': {
    module: 'bot/guarded-auth.ts',
    guard: 'a token of the channel, for our app, our tenant and this service URL',
    withoutIt: 401,
    asked: { body: '{"type":"message","text":"hello"}' },
  },
  'POST /graph/notifications': {
    module: 'src/watch/hear.ts',
    guard: 'the secret of our subscription; others are passed over, and told so no more than ours',
    withoutIt: 202,
    asked: { body: '{"value":[{"subscriptionId":"x","clientState":"forged"}]}' },
  },
  'POST /graph/lifecycle': {
    module: 'src/watch/hear.ts',
    guard: 'the same',
    withoutIt: 202,
    asked: { body: '{"value":[{"subscriptionId":"x","clientState":"forged","lifecycleEvent":"missed"}]}' },
  },
  'GET /answer/:token': {
    module: 'src/answer-link/visit.ts',
    guard: 'a sealed link of a registered contact',
    withoutIt: 404,
    asked: { path: '/answer/forged' },
  },
  'POST /answer/:token': {
    module: 'src/answer-link/visit.ts',
    guard: 'the same; member data behind a code of its own',
    withoutIt: 404,
    asked: { path: '/answer/forged' },
  },
  'GET /answer/style.css': { module: 'src/web/answer/style.ts', guard: 'none: it is the same for all', withoutIt: 200 },
  'GET /healthz': { module: 'src/web/server.ts', guard: 'none: that it is up', withoutIt: 200 },
  'GET /readyz': { module: 'src/web/readiness.ts', guard: 'none: no member data in it', withoutIt: 200 },
};

let unit: WatchedUnit;
beforeAll(async () => {
  unit = await startWatchedUnit(createWatcher(), '2026-11-24T09:00');
});
afterAll(() => unit.stop());

/** The routes as the service's own server lists them, one line each. */
async function routes(): Promise<readonly string[]> {
  const nothing = () => Promise.resolve();
  const web = createWeb({
    receive: () => Promise.resolve({ status: 500 }),
    hear: nothing,
    readiness: () => Promise.resolve({ ready: true, lines: [] }),
    fault: () => undefined,
    ...noAnswers,
  });
  await web.ready();
  const listed = web.printRoutes({ commonPrefix: false });
  await web.close();
  return listed
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, at = line, methods = ''] = /^[├└]── (\S+) \(([A-Z, ]+)\)$/.exec(line) ?? [];
      return methods.split(', ').map((method) => `${method} ${at}`);
    });
}

function ask(route: string): Promise<Response> {
  const [method = '', at = ''] = route.split(' ');
  const { path: asked = at, body } = owners[route]?.asked ?? {};
  const headers = body === undefined ? {} : { 'content-type': 'application/json' };
  return fetch(unit.service.url + asked, { method, headers, ...(body !== undefined && { body }) });
}

describe('Every route of the service', () => {
  test('has an owner and a guard in the list', async () => {
    expect([...(await routes())].sort()).toEqual(Object.keys(owners).sort());
    const root = path.join(__dirname, '../..');
    expect(Object.values(owners).filter(({ module }) => !existsSync(path.join(root, module)))).toEqual([]);
  });

  test.each(Object.keys(owners))('%s: who shows nothing gets nothing', async (route) => {
    const answer = await ask(route);
    const body = await answer.text();
    expect(answer.status).toBe(owners[route]?.withoutIt);
    if (!['GET', 'POST /answer/:token'].some((open) => route.startsWith(open))) expect(body).toBe('');
  });

  test.each(Object.keys(owners))(
    '%s: is sent with the headers that keep it from being kept, guessed or framed',
    async (route) => {
      const { headers } = await ask(route);
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
      expect(headers.get('cache-control')).toMatch(route.endsWith('.css') ? /^max-age=/ : /^no-store$/);
    },
  );
});

describe('What is refused', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  test.each([
    ['lists in lists without end', nested(100_000), 400],
    ['the same as the value of a press', `{"type":"invoke","value":${nested(100_000)}}`, 401],
    ['the same as who wrote', `{"type":"message","from":${nested(100_000)}}`, 401],
    ['a type that is a list', '{"type":["message"]}', 400],
    ['a number', '7', 400],
    ['a text of 300 KB', JSON.stringify({ type: 'message', text: 'Zorvqux '.repeat(40_000) }), 413],
  ])('is told by its code, empty, and written down without its words: %s', async (_what, body, status) => {
    const before = unit.told.length;
    const headers = { 'content-type': 'application/json', authorization: 'Bearer zorvqux' };
    const answer = await fetch(`${unit.service.url}/api/messages`, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([status, '']);
    const refused = { event: 'bot', code: 'BOT_REQUEST_REFUSED', status: 401 };
    expect(unit.told.slice(before)).toEqual(status === 401 ? [refused] : []);
  });
});

test('an activity that is played again, with its good token, has its effect once', async () => {
  const { teams, mailbox, service, rows } = unit;
  await mailbox.deliver(mailAbout(planted(1), 'replayed@mail.example.org'));
  await service.drain();
  const ref = referenceIn(mailbox.incoming()[0]?.categories.join() ?? '') ?? '';
  const claim = teams.cardsOf('d-reyes').at(-1);
  const [data] = /\{"ref":"[^}]*"button":"take"[^}]*\}/.exec(JSON.stringify(claim?.card)) ?? [];
  const press = teams.activityOf('d-reyes', {
    id: 'pressed-once',
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: claim?.activityId,
    value: { action: { type: 'Action.Execute', verb: 'answer', data: JSON.parse(data ?? '') as unknown } },
  });
  const answers = [await teams.deliver(press), await teams.deliver(press)];
  await service.drain();

  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  const acts: unknown[] = [];
  for await (const { columns } of rows.range('inquiries', shardOf(ref), `h|${ref}|`, `h|${ref}|~`))
    acts.push(columns['act']);
  expect(acts.filter((act) => act === 'take')).toHaveLength(1);
});
