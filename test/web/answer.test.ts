import type { FastifyInstance } from 'fastify';
import { createWeb, type WebParts } from '../../src/web/server';
import { linkScene, theContact } from '../answer-link/link-scene';

let scene: Awaited<ReturnType<typeof linkScene>>;
let web: FastifyInstance;
let url: string;
let ref: string;
let page: string;
let faults: string[];

beforeEach(async () => {
  scene = await linkScene();
  ref = await scene.asks({
    sensitive: { memberName: '<b>June</b> Quill', phone: '515-555-0142', issue: 'No "ride" & no word', need: '1 < 2' },
  });
  faults = [];
  web = createWeb(parts());
  url = await web.listen({ host: '127.0.0.1', port: 0 });
  page = `${url}/answer/${await scene.link(ref)}`;
});
afterEach(() => web.close());

const parts = (): WebParts => ({
  receive: () => Promise.resolve({ status: 200 }),
  hear: () => Promise.resolve(),
  readiness: () => Promise.resolve({ ready: true, lines: [] }),
  answers: scene.desk,
  secure: true,
  fault: (code) => faults.push(code),
});
const get = async (address = page, headers: Record<string, string> = {}) => {
  const response = await fetch(address, { headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
const post = async (fields: Record<string, string>, headers: Record<string, string> = {}, address = page) => {
  const response = await fetch(address, { method: 'POST', body: new URLSearchParams(fields), headers });
  return { status: response.status, headers: response.headers, text: await response.text() };
};
/** What a browser would send: the hidden fields of the page, and what was filled in. */
const formOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input\s+type="hidden"\s+name="(\w+)"\s+value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );

describe('too many requests from one address', () => {
  test('are told to wait, on a page; others are served', async () => {
    await web.close();
    web = createWeb({ ...parts(), proxies: 1 });
    url = await web.listen({ host: '127.0.0.1', port: 0 });
    const from = (address: string) => get(`${url}/answer/none`, { 'x-forwarded-for': address });
    for (let n = 0; n < 120; n += 1) expect((await from('192.0.2.7')).status).toBe(404);
    const refused = await from('192.0.2.7');
    expect([refused.status, refused.headers.get('content-type')]).toEqual([429, 'text/html; charset=utf-8']);
    expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
    expect(refused.text).toContain('Please wait a minute and try again.');
    expect((await from('192.0.2.8')).status).toBe(404);
    // Whoever writes addresses of his own in front is still known by the one that the proxy added.
    expect((await from('198.51.100.1, 192.0.2.7')).status).toBe(429);
    expect((await get(`${url}/healthz`)).status).toBe(200);
    expect(faults).toEqual([]);
  });
});

describe('the page of an MCO contact', () => {
  test('shows what is asked, in a page that loads and runs nothing else', async () => {
    const { status, headers, text } = await get();
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; form-action 'self'/);
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(text).toContain(`${ref}: please contact the member by Thu Sep 17, 5:00 PM Central.`);
    expect(text).not.toMatch(/Quill|555-0142|ride/);
    expect(text).not.toMatch(/<script|style=|\son\w+=/);
  });

  test('its style is the only thing that it loads', async () => {
    const { status, headers, text } = await get(`${url}/answer/style.css`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
    expect(text).toContain(':focus-visible');
  });

  test('takes the answer', async () => {
    const { text } = await get();
    const answer = await post({ ...formOf(text), do: 'answer', button: 'memberContacted', reporter: 'Jo' });
    expect(answer.text).toContain('Recorded. Thank you.');
    expect((await scene.read(ref)).step).toBe('4e.2');
  });

  test('shows member data behind the code only, as text', async () => {
    await post({ do: 'sendCode' });
    const code = /\b\d{6}\b/.exec(scene.mailbox.sent.at(-1)?.body ?? '')?.[0] ?? '';
    const opened = await post({ do: 'enterCode', code });
    expect(opened.text).toContain('&lt;b&gt;June&lt;/b&gt; Quill');
    expect(opened.text).toContain('No &quot;ride&quot; &amp; no word');
    const kept = opened.headers.get('set-cookie') ?? '';
    expect(kept).toMatch(/^answer-visit=[\w-]+; Path=\/answer; Max-Age=1800; HttpOnly; SameSite=Lax; Secure$/);
    const [cookie = ''] = kept.split(';');
    expect((await get(page, { cookie })).text).toContain('June');
    expect((await get()).text).not.toContain('June');
  });

  test('speaks Spanish when asked, or when the browser does', async () => {
    for (const { text } of [await get(`${page}?lang=es`), await get(page, { 'accept-language': 'es-MX,es;q=0.9' })]) {
      expect(text).toContain('<html lang="es">');
      expect(text).toContain('jueves 17 de septiembre');
      expect(text).toContain('Nos comunicamos con el miembro');
      expect(text).not.toMatch(/Your name|Member contacted|Note</);
    }
    const wrong = await post(
      { ...formOf((await get()).text), do: 'answer', button: 'couldNotReach' },
      {},
      `${page}?lang=es`,
    );
    expect(wrong.text).toContain('Su nombre: escríbalo');
  });
});

describe('who only looks changes nothing', () => {
  test('a link scanner that GETs, HEADs and follows everything', async () => {
    const before = JSON.stringify([await scene.read(ref), await scene.log.lines(ref)]);
    const seen = new Set<string>();
    const follow = async (address: string): Promise<void> => {
      if (seen.has(address) || !address.startsWith(url)) return;
      seen.add(address);
      for (const method of ['HEAD', 'OPTIONS', 'PUT', 'DELETE']) {
        const { status, headers } = await fetch(address, { method });
        expect([method, status, headers.get('set-cookie')]).toEqual([method, 404, null]);
      }
      const { text } = await get(address);
      for (const [, link] of text.matchAll(/(?:href|action|src)="([^"]+)"/g))
        await follow(new URL(link ?? '', address).href);
    };
    await follow(page);
    expect(seen.size).toBeGreaterThanOrEqual(3);
    expect(JSON.stringify([await scene.read(ref), await scene.log.lines(ref)])).toBe(before);
    expect(scene.mailbox.sent).toEqual([]);
  });

  test('an empty POST of a program', async () => {
    expect((await post({})).status).toBe(200);
    expect(scene.mailbox.sent).toEqual([]);
    expect(await scene.acts(ref)).toEqual([]);
  });
});

describe('what is no link is told kindly', () => {
  test.each([
    ['forged', () => `${url}/answer/abc`],
    ['cut', () => page.slice(0, -3)],
    ['a path trick', () => `${url}/answer/..%2f..%2fhealthz`],
    ['nothing', () => `${url}/answer/`],
  ])('%s', async (_case, address) => {
    const { status, text, headers } = await get(address());
    expect(status).toBe(404);
    expect(text).toContain('<h1>');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(faults).toEqual([]);
  });

  test('a fault on our side says that, and no more', async () => {
    jest
      .spyOn(scene.log, 'read')
      .mockRejectedValue(Object.assign(new Error('at 10.0.0.1'), { code: 'STORE_UNREACHABLE' }));
    const { status, text } = await get();
    expect(status).toBe(500);
    expect(text).toContain('Something went wrong on our side.');
    expect(text).not.toMatch(/10\.0\.0\.1|STORE/);
    expect(faults).toEqual(['STORE_UNREACHABLE']);
  });

  test('a body that is no form, or far too large', async () => {
    const odd = await fetch(page, {
      method: 'POST',
      body: '{"do":"answer"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(odd.status).toBe(200);
    const large = await post({ note: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
    expect(await scene.acts(ref)).toEqual([]);
  });

  test('the address of the contact stands nowhere', async () => {
    expect((await get()).text).not.toContain(theContact.mail);
    expect(page).not.toContain('ortiz');
  });
});
