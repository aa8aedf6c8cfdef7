import type { FastifyInstance } from 'fastify';
import type { Notification } from '../../src/watch/hear';
import { createWeb } from '../../src/web/server';
import { noAnswers } from './no-answers';

let web: FastifyInstance;
let url: string;
let heard: (readonly Notification[])[];
let failure: Error | undefined;
let faults: string[];

beforeEach(async () => {
  heard = [];
  faults = [];
  failure = undefined;
  web = createWeb({
    receive: () => Promise.reject(new Error('nothing is for the bot here')),
    hear: (notifications) => {
      heard.push(notifications);
      return failure === undefined ? Promise.resolve() : Promise.reject(failure);
    },
    readiness: () => Promise.reject(new Error('nobody asks here')),
    fault: (code) => faults.push(code),
    ...noAnswers,
  });
  url = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => web.close());

const seen = async (response: Response) => ({ status: response.status, body: await response.text() });

describe.each(['/graph/notifications', '/graph/lifecycle'])('%s', (path) => {
  const post = (body: string, type = 'application/json; charset=utf-8') =>
    fetch(url + path, { method: 'POST', body, headers: { 'content-type': type } });
  const shakeHands = (query: string, init: RequestInit = {}) =>
    fetch(`${url}${path}?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      ...init,
    });

  describe('when Graph tries it', () => {
    test.each([
      ['plain', 'validationToken=abc', 'abc'],
      ['encoded', 'validationToken=Validation%3a+Testing%20it+%2B+50%25', 'Validation: Testing it + 50%'],
      ['not of this alphabet', 'validationToken=%C3%BC', 'ü'],
      ['with other things beside it', 'a=b&validationToken=abc&c=d', 'abc'],
      ['long', `validationToken=${'x'.repeat(2_048)}`, 'x'.repeat(2_048)],
      ['like a page', 'validationToken=%3Cscript%3Ealert(1)%3C%2Fscript%3E', '<script>alert(1)</script>'],
    ])('gives back a token that is %s: decoded once, as plain text, and nothing else', async (_case, query, token) => {
      const response = await shakeHands(query);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'text/plain; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
      expect(await seen(response)).toEqual({ status: 200, body: token });
      expect(heard).toEqual([]);
    });

    test.each<[string, RequestInit]>([
      ['with an empty body of its other type', { headers: { 'content-type': 'application/json' } }],
      ['without a type', { headers: {} }],
      ['with a body that nobody reads', { body: '{"value":[]}' }],
    ])('does so %s', async (_case, init) => {
      expect(await seen(await shakeHands('validationToken=abc', init))).toEqual({ status: 200, body: 'abc' });
      expect(heard).toEqual([]);
    });

    test.each([
      ['empty', 'validationToken='],
      ['too long', `validationToken=${'x'.repeat(2_049)}`],
      ['there twice', 'validationToken=a&validationToken=b'],
    ])('refuses a token that is %s', async (_case, query) => {
      expect(await seen(await shakeHands(query))).toEqual({ status: 400, body: '' });
    });

    test('gives nothing back to a GET', async () => {
      expect(await seen(await fetch(`${url}${path}?validationToken=abc`))).toEqual({ status: 404, body: '' });
    });
  });

  describe('with notifications', () => {
    const notification = {
      id: 'lsgTZMr9KwAAA',
      subscriptionId: '7f105c7d-2dc5-4530-97cd-4e7ae6534c07',
      subscriptionExpirationDateTime: '2026-11-26T15:00:00.0000000Z',
      clientState: 'a secret',
      changeType: 'created',
      tenantId: '84bd8158-6d4d-4958-8b9f-9d6445542f95',
      resource: 'Users/x/Messages/y',
      resourceData: { '@odata.type': '#Microsoft.Graph.Message', id: 'y' },
    };

    test('hands over what we read of them, and answers 202 with an empty body', async () => {
      const lifecycle = { subscriptionId: 'b', clientState: null, lifecycleEvent: 'missed' };
      const body = JSON.stringify({ value: [notification, lifecycle], validationTokens: [] });
      expect(await seen(await post(body))).toEqual({ status: 202, body: '' });
      const { subscriptionId, clientState } = notification;
      expect(heard).toEqual([[{ subscriptionId, clientState }, lifecycle]]);
    });

    test('takes the words that Graph sends to see whether anybody is there', async () => {
      const trial = { subscriptionId: 'NA', subscriptionExpirationDateTime: 'NA', clientState: 'NA', resource: 'NA' };
      expect((await post(JSON.stringify({ value: [trial] }))).status).toBe(202);
      expect((await post('{"value":[]}')).status).toBe(202);
    });

    test('answers 500 with an empty body when nobody would look, so that Graph sends them again', async () => {
      failure = Object.assign(new Error('at 10.0.0.1'), { code: 'STORE_UNREACHABLE' });
      expect(await seen(await post(JSON.stringify({ value: [notification] })))).toEqual({ status: 500, body: '' });
      expect(faults).toEqual(['STORE_UNREACHABLE']);
    });

    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    test.each([
      ['no JSON', 400, '{'],
      ['an empty body', 400, ''],
      ['a list', 400, '[]'],
      ['null', 400, 'null'],
      ['no list of notifications', 400, '{"value":{}}'],
      ['a notification that is none', 400, '{"value":["x"]}'],
      ['one without a subscription', 400, '{"value":[{"clientState":"x"}]}'],
      ['a number for a secret', 400, '{"value":[{"subscriptionId":"a","clientState":1}]}'],
      ['lists in lists without end', 400, nested(100_000)],
      ['the same inside', 400, `{"value":${nested(100_000)}}`],
      ['what reaches for the prototype', 400, '{"value":[],"__proto__":{"a":1}}'],
      ['more than 256 KB', 413, JSON.stringify({ value: [], more: 'x'.repeat(256 * 1024) })],
    ])('refuses %s with %i and an empty body', async (_case, status, body) => {
      expect(await seen(await post(body))).toEqual({ status, body: '' });
      expect([heard, faults]).toEqual([[], []]);
    });

    test.each([
      ['plain text', 400, 'text/plain'],
      ['a form, which any web page could send', 415, 'application/x-www-form-urlencoded'],
      ['XML', 415, 'application/xml'],
    ])('refuses %s', async (_case, status, type) => {
      expect(await seen(await post('{"value":[]}', type))).toEqual({ status, body: '' });
      expect(heard).toEqual([]);
    });
  });

  test.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('does not know %s', async (method) => {
    expect(await seen(await fetch(url + path, { method }))).toEqual({ status: 404, body: '' });
  });
});
