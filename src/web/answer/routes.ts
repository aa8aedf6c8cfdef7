import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyPluginCallback, FastifyReply, FastifyRequest } from 'fastify';
import type { AnswerPage } from '../../answer-link/answer-page';
import { drawNote, drawPage, type PageAt } from './draw-page';
import { style } from './style';
import { languages, wordsIn, type Language, type Words } from './words';

/** What the answer pages are served with. A token and what a browser keeps are foreign text until the desk has judged them. */
export type AnswerDesk = {
  show(token: string, kept: string | undefined): Promise<AnswerPage>;
  act(
    token: string,
    kept: string | undefined,
    filled: Readonly<Record<string, string>>,
  ): Promise<{ readonly page: AnswerPage; readonly keep?: string }>;
};

type ByToken = { Params: { token: string }; Querystring: { lang?: string } };

const cookie = 'answer-visit';
const base = '/answer';
/** Forms only go back to where they came from; nothing else is loaded, framed or run. */
const policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Looks and answers that one network address has in a minute: an office behind one address has several people. */
const mostInAMinute = 120;
/** A token is some 200 signs; cards and forms are far below this. */
export const longestToken = 1_000;

/**
 * The pages of MCO contacts without an account: GET shows, POST acts, HEAD is none of the routes and does nothing.
 * @param secure whether people come by https: then what the browser keeps travels by https only.
 */
export function answerRoutes(desk: AnswerDesk, secure: boolean): FastifyPluginCallback {
  return (web, _options, done) => {
    // Of the newer addresses a whole network of one household or office counts as one.
    web.register(rateLimit, { max: mostInAMinute, timeWindow: 60_000, ipv6Subnet: 64 });
    web.after(() => {
      addPages(web, desk, secure);
    });
    done();
  };
}

function addPages(web: FastifyInstance, desk: AnswerDesk, secure: boolean): void {
  // Forms are read here only: anywhere else a form is one that some other page could send.
  web.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, read) => {
    read(null, new URLSearchParams(String(body)));
  });
  web.get(`${base}/style.css`, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=3600').send(style),
  );
  web.get<ByToken>(`${base}/:token`, async (request, reply) => {
    const page = await desk.show(request.params.token, keptBy(request));
    return send(reply, page, request);
  });
  web.post<ByToken & { Body: unknown }>(`${base}/:token`, async (request, reply) => {
    const { page, keep } = await desk.act(request.params.token, keptBy(request), fieldsOf(request.body));
    if (keep !== undefined)
      reply.header(
        'set-cookie',
        `${cookie}=${keep}; Path=${base}; Max-Age=1800; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
      );
    return send(reply, page, request);
  });
}

/** A fault, told to somebody who came for a page. */
export function answerFault(request: FastifyRequest, reply: FastifyReply, status: number): FastifyReply {
  const words = wordsOf(request);
  const [headline, hint] =
    status === 429
      ? [words.slow, words.slowHint]
      : status >= 500
        ? [words.trouble, words.troubleHint]
        : [words.notThere, words.unknownHint];
  return asPage(reply)
    .code(status)
    .send(drawNote(headline, hint, undefined, words));
}

/** Whether a request is for these pages. */
export function isForAnswers(url: string): boolean {
  return url.startsWith(`${base}/`);
}

function send(reply: FastifyReply, page: AnswerPage, request: FastifyRequest<ByToken>): FastifyReply {
  const at: PageAt = { path: `${base}/${encodeURIComponent(request.params.token)}`, base };
  const status = page.kind === 'unknown' ? 404 : 200;
  return asPage(reply)
    .code(status)
    .send(drawPage(page, at, wordsOf(request)));
}

function asPage(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('content-security-policy', policy);
}

/** The language that was asked for on the page, else that of the browser. */
function wordsOf(request: FastifyRequest): Words {
  const asked = (request.query as { lang?: unknown }).lang;
  const chosen = languages.find((language) => language === asked);
  return wordsIn(chosen ?? browserLanguage(request.headers['accept-language']));
}

function browserLanguage(header: string | undefined): Language {
  return /^\s*es\b/i.test(header ?? '') ? 'es' : 'en';
}

/** What the browser kept of a visit. */
function keptBy(request: FastifyRequest): string | undefined {
  for (const pair of (request.headers.cookie ?? '').slice(0, 4_000).split(';')) {
    const [name, value] = pair.trim().split('=', 2);
    if (name === cookie && value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** The fields of a form; anything else holds none. */
function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  return body instanceof URLSearchParams ? Object.fromEntries(body) : {};
}
