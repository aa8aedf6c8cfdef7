import { readdirSync, readFileSync } from 'node:fs';
import { get, request } from 'node:http';
import path from 'node:path';
import { startPageServer, type PageServer } from '../../local/page-server';
import { isLoopbackHost } from '../../local/page-server/guard';
import { FakePageParts, doneCard } from './fake-page-parts';

const pageFolder = path.join(__dirname, '..', '..', 'local', 'page');

let parts: FakePageParts;
let server: PageServer;
let faults: unknown[];

beforeEach(async () => {
  parts = new FakePageParts();
  faults = [];
  server = await startPageServer({
    port: 0,
    parts,
    routes: (app) => {
      app.get('/further', () => ({ further: true }));
    },
    onFault: (fault) => faults.push(fault),
  });
});
afterEach(() => server.stop());

const fetchPath = (where: string, init?: RequestInit) => fetch(new URL(where, server.url), init);
const post = (where: string, body: unknown, headers: Record<string, string> = {}) =>
  fetchPath(where, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
/** fetch sets Host itself, so a foreign one needs the plain client. */
const statusForHost = (host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(
      { port: server.port, host: '127.0.0.1', path: '/api/personas', headers: { host }, agent: false },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    ).on('error', reject);
  });

describe('the files of the page', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/main.js', 'text/javascript; charset=utf-8'],
    ['/tokens.css', 'text/css; charset=utf-8'],
    ['/favicon.svg', 'image/svg+xml'],
    ['/vendor/adaptivecards.min.js', 'text/javascript; charset=utf-8'],
    ['/vendor/adaptivecards.css', 'text/css; charset=utf-8'],
  ])('%s is served as %s', async (where, type) => {
    const response = await fetchPath(where);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'self';(?!.*unsafe)/);
    expect((await response.text()).length).toBeGreaterThan(100);
  });

  test('every file that a file of the page names is served', async () => {
    const named = readdirSync(pageFolder).flatMap((name) => {
      const text = readFileSync(path.join(pageFolder, name), 'utf8');
      if (name.endsWith('.html')) return [...text.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1]);
      return [...text.matchAll(/from '\.(\/[^']+)'/g)].map((match) => match[1]);
    });
    expect(named.length).toBeGreaterThan(20);
    for (const where of new Set(named)) {
      const { status } = await fetchPath(where ?? '');
      expect([where, status]).toEqual([where, 200]);
    }
  });

  test.each(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/vendor/..%2f..%2fpackage.json', '/index.html/'])(
    '%s leads nowhere',
    async (where) => {
      expect((await fetchPath(where)).status).toBe(404);
    },
  );

  test('the page’s own headers are not put on further routes', async () => {
    const response = await fetchPath('/further');
    expect(await response.json()).toEqual({ further: true });
    expect(response.headers.has('content-security-policy')).toBe(false);
  });
});

describe('the API', () => {
  test('answers what the parts answer', async () => {
    parts.put('dana-reyes', 'm1', { card: doneCard('ME-261125-7K2QXM: recorded') });
    const read = async (where: string) => (await fetchPath(where)).json();
    expect(await read('/api/personas')).toEqual(await parts.chats.personas());
    expect(await read('/api/chats/dana-reyes')).toEqual({ messages: parts.messages.get('dana-reyes') });
    expect(await read('/api/clock')).toEqual(await parts.clock.read());
    expect(await read('/api/samples')).toEqual(await parts.samples.list());
    expect(await read('/api/mailbox')).toEqual(await parts.mailbox.read());
    expect(await read('/api/health')).toEqual(await parts.health());
  });

  test('hands on what is said, pressed, moved and forwarded', async () => {
    const card = doneCard('ME-261125-7K2QXM: recorded');
    parts.answerPress = () => Promise.resolve({ status: 200, card });
    expect(await (await post('/api/chats/dana-reyes/messages', { text: ' help ' })).json()).toEqual({
      ok: true,
      status: 200,
    });
    const press = { activityId: 'm1', verb: 'take', data: { ref: 'ME-261125-7K2QXM' } };
    expect(await (await post('/api/chats/dana-reyes/execute', press)).json()).toEqual({ status: 200, card });
    await post('/api/clock', { to: 'plus1h' });
    await post('/api/clock', { to: 'jump', at: '2026-11-27T14:00:00.000Z' });
    await post('/api/samples/oxygen', {});
    expect(parts.asked).toEqual([
      { personaId: 'dana-reyes', text: 'help' },
      { personaId: 'dana-reyes', ...press },
      { to: 'plus1h' },
      { to: 'jump', at: '2026-11-27T14:00:00.000Z' },
      { sample: 'oxygen' },
    ]);
  });

  test('a refusal keeps its words', async () => {
    parts.moveClock = () => Promise.resolve({ refused: 'The clock only goes forward.' });
    const response = await post('/api/clock', { to: 'endOfDay' });
    expect(response.status).toBe(409);
    expect(await response.json()).toEqual({ message: 'The clock only goes forward.' });
    expect((await post('/api/samples/none', {})).status).toBe(409);
  });

  test.each([
    ['/api/chats/dana-reyes/messages', { text: '  ' }, 400],
    ['/api/chats/dana-reyes/execute', { activityId: 'm1' }, 400],
    ['/api/clock', { to: 'yesterday' }, 400],
    ['/api/clock', { to: 'jump', at: 'soon' }, 400],
    ['/api/chats/nobody/messages', { text: 'help' }, 404],
    ['/api/chats/nobody/execute', { activityId: 'm1', verb: 'take' }, 404],
  ])('%s with %j is refused and asks nothing of the parts', async (where, body, status) => {
    expect((await post(where, body)).status).toBe(status);
    expect(parts.asked).toEqual([]);
  });

  test('a fault is told to the terminal, not to the page', async () => {
    const response = await post('/api/chats/dana-reyes/messages', { text: 'a fault' });
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('Jane');
    expect(faults).toHaveLength(1);
  });

  test('a body that is no JSON is the caller’s mistake', async () => {
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{' };
    expect((await fetchPath('/api/clock', init)).status).toBe(400);
    expect(faults).toEqual([]);
  });
});

describe('who may ask', () => {
  test.each(['127.0.0.1', 'localhost:4000', '[::1]:4000'])('%s is this machine', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  test.each(['unit.example.org', '127.0.0.1.example.org', 'localhost.example.org:80', '10.0.0.4', '', 'a b'])(
    'Host "%s" is refused',
    async (host) => {
      expect(isLoopbackHost(host)).toBe(false);
      if (host !== '') expect(await statusForHost(host)).toBe(403);
    },
  );

  test('another page of the same browser cannot change anything', async () => {
    const changes = { to: 'plus1h' };
    expect((await post('/api/clock', changes, { origin: 'http://127.0.0.1:1' })).status).toBe(403);
    expect((await post('/api/clock', changes, { origin: 'https://unit.example.org' })).status).toBe(403);
    expect((await post('/api/clock', changes, { origin: 'null' })).status).toBe(403);
    expect(parts.asked).toEqual([]);
    expect((await post('/api/clock', changes, { origin: server.url.slice(0, -1) })).status).toBe(200);
  });
});

describe('the events', () => {
  test('reach every page that listens, until the server stops', async () => {
    const stream = await fetchPath('/api/events');
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    parts.put('ruth-abel', 'm1', { text: 'Hello' });
    parts.tellClock({ type: 'walk', at: '2026-11-25T16:00:00.000Z', done: 1 });
    parts.tellMailbox();
    // The text is complete only because stopping ends the stream.
    await server.stop();
    const events = (await stream.text()).match(/(?<=^data: ).*$/gm) ?? [];
    expect(events.map((event) => JSON.parse(event) as unknown)).toEqual([
      { type: 'chat', personaId: 'ruth-abel', messageId: 'm1', kind: 'new' },
      { type: 'walk', at: '2026-11-25T16:00:00.000Z', done: 1 },
      { type: 'mailbox' },
    ]);
  });

  test('a page that left does not hold the others up', async () => {
    const left = new Promise<void>((resolve) => {
      const leaving = request({ port: server.port, host: '127.0.0.1', path: '/api/events' }, (response) => {
        response.once('close', resolve);
        response.on('error', () => undefined);
        leaving.destroy();
      });
      leaving.on('error', () => undefined);
      leaving.end();
    });
    await left;
    const stays = await fetchPath('/api/events');
    parts.tellMailbox();
    await server.stop();
    expect(await stays.text()).toContain('{"type":"mailbox"}');
  });
});
