import { connect, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { noAnswers } from './no-answers';
import type { Readiness } from '../../src/web/readiness';
import { createWeb, type Receive } from '../../src/web/server';

let web: FastifyInstance;
let url: string;
let received: Parameters<Receive>[0][];
let answer: Awaited<ReturnType<Receive>> | Error;
let readiness: Readiness | Error;
let faults: string[];
const sockets: Socket[] = [];

const orThrow = <T>(value: T | Error): Promise<T> =>
  value instanceof Error ? Promise.reject(value) : Promise.resolve(value);

beforeEach(async () => {
  received = [];
  faults = [];
  answer = { status: 200 };
  readiness = { ready: true, lines: [{ ok: true, text: 'The log answers.' }] };
  web = createWeb({
    receive: (request) => {
      received.push(request);
      return orThrow(answer);
    },
    hear: () => Promise.resolve(),
    readiness: () => orThrow(readiness),
    fault: (code) => faults.push(code),
    ...noAnswers,
  });
  url = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await web.close();
});

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${url}/api/messages`, { method: 'POST', body, headers });
const seen = async (response: Response) => ({ status: response.status, body: await response.text() });

/** Sends bytes as they are, and answers all that comes back until the other side ends. */
const raw = (bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => (text += chunk));
    socket.on('end', () => {
      resolve(text);
    });
    socket.on('error', reject);
    sockets.push(socket);
  });

describe('the messages endpoint', () => {
  test('hands over method, headers and the parsed body, and gives back status and body', async () => {
    answer = { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: {} } };
    const response = await post('{"type":"message"}', {
      'content-type': 'application/json; charset=utf-8',
      authorization: 'Bearer x',
    });
    expect(await seen(response)).toEqual({ status: 200, body: JSON.stringify(answer.body) });
    expect(received).toMatchObject([
      { method: 'POST', headers: { authorization: 'Bearer x' }, body: { type: 'message' } },
    ]);
  });

  test.each([401, 400, 500])('answers %i with an empty body when the bot does', async (status) => {
    answer = { status };
    expect(await seen(await post('{}'))).toEqual({ status, body: '' });
  });

  test('says nothing of a fault but its code, and that not to the caller', async () => {
    answer = Object.assign(new Error('the member 555-0142'), { code: 'STORE_UNREACHABLE' });
    expect(await seen(await post('{}'))).toEqual({ status: 500, body: '' });
    expect(faults).toEqual(['STORE_UNREACHABLE']);
  });

  test.each<[string, number, string, Record<string, string> | undefined]>([
    ['no JSON', 400, '{', undefined],
    ['an empty body', 400, '', undefined],
    ['a body that reaches for the prototype', 400, '{"__proto__":{"a":1}}', undefined],
    ['another type', 415, '<a/>', { 'content-type': 'application/xml' }],
    ['a form, which any web page could send', 415, 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['more than 256 KB', 413, JSON.stringify('x'.repeat(256 * 1024)), undefined],
  ])('refuses %s with %i and an empty body', async (_case, status, body, headers) => {
    expect(await seen(await post(body, headers))).toEqual({ status, body: '' });
    expect(received).toEqual([]);
    expect(faults).toEqual([]);
  });

  test('takes 256 KB', async () => {
    expect((await post(JSON.stringify('x'.repeat(256 * 1024 - 2)))).status).toBe(200);
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('does not know %s', async (method) => {
    expect(await seen(await fetch(`${url}/api/messages`, { method }))).toEqual({ status: 404, body: '' });
  });
});

describe('health', () => {
  test('is up, whatever else is wrong', async () => {
    readiness = new Error('everything is down');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  test('is green with every line good', async () => {
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual(readiness);
  });

  test('is red with its lines', async () => {
    readiness = { ready: false, lines: [{ ok: false, text: 'The mailbox cannot be looked at (MAILBOX_REFUSED).' }] };
    const response = await fetch(`${url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual(readiness);
  });

  test.each(['/healthz', '/readyz'])('answers no HEAD at %s', async (path) => {
    expect((await fetch(`${url}${path}`, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('every answer', () => {
  test.each([
    ['/healthz', 200],
    ['/readyz', 200],
    ['/nothing', 404],
    ['/%zz', 400],
  ])('has the headers that keep it from being kept, guessed or framed: %s', async (path, status) => {
    const response = await fetch(`${url}${path}`);
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    });
  });

  test.each([
    ['an unknown path', '/nothing?member=555-0142', 404],
    ['a path that is none', '/%zz', 400],
    ['a long path', `/${'x'.repeat(4000)}`, 404],
  ])('to %s is empty', async (_case, path, status) => {
    expect(await seen(await fetch(`${url}${path}`))).toEqual({ status, body: '' });
  });
});

describe('an address that only looks like one of ours', () => {
  test.each([
    '/API/messages',
    '/api/messages/',
    '//api/messages',
    '/api//messages',
    '/api/%2e%2e/api/messages',
    '/api%2fmessages',
    '/answer/..%2f..%2fapi%2fmessages/x',
    '/api/messages;x',
    '/api/messages%00',
    '/graph/../api/messages',
  ])('reaches nothing: %s', async (path) => {
    const head = `POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n`;
    expect(await raw(`${head}content-length: 2\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(received).toEqual([]);
  });
});

describe('what is no HTTP', () => {
  test.each([
    ['a greeting of another protocol', 'EHLO mail.example.org\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'headers without end',
      `GET /healthz HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      'two lengths',
      'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      /^HTTP\/1\.1 400 /,
    ],
  ])('is refused with an empty body, and the line closed: %s', async (_case, bytes, status) => {
    const text = await raw(bytes);
    expect(text).toMatch(status);
    expect(text.split('\r\n\r\n')[1]).toBe('');
    expect(received).toEqual([]);
  });
});

test.each([
  ['a body', 'POST /api/messages HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{'],
  ['headers', 'GET /healthz HTTP/1.1\r\nhost: x\r\nlong: x'],
])('%s that do not come to their end are not waited for: 408, empty, and the line closed', async (_what, bytes) => {
  await web.close();
  web = createWeb({
    receive: () => Promise.resolve({ status: 200 }),
    hear: () => Promise.resolve(),
    readiness: () => orThrow(readiness),
    fault: (code) => faults.push(code),
    ...noAnswers,
    requestWithinMs: 20,
  });
  url = await web.listen({ host: '127.0.0.1', port: 0 });
  const text = await raw(bytes);
  expect(text).toMatch(/^HTTP\/1\.1 408 /);
  expect(text.split('\r\n\r\n')[1]).toBe('');
});
