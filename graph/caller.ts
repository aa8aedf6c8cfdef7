import {
  Client,
  HTTPMessageHandler,
  ResponseType,
  type GraphRequest as ClientRequest,
} from '@microsoft/microsoft-graph-client';
import type { SystemTime } from '../src/clock/clock';
import { MailboxRefused, MailboxUnreachable } from '../src/intake/mailbox';
import { atMost } from './at-most';
import { isCertainlyUnsent } from './network-fault';
import { CarriedFault, ForeignAddress, OriginGuard } from './origin-guard';
import { retryAfterMs } from './retry-after';
import { TokenRefused, type TokenSource } from './token';

/** One request: `path` lies below the version; `doing` names it in errors, in words without ids or text of a mail. */
export type GraphRequest = {
  readonly doing: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
  readonly prefer?: readonly string[];
  /** The answer is no JSON: `json` is then its text. */
  readonly as?: 'text';
};

/** What Graph answered: a success, or a refusal (4xx) with Graph's own code. Faults are thrown. */
export type GraphAnswer =
  | { readonly ok: true; readonly json: unknown }
  | { readonly ok: false; readonly status: number; readonly graphCode: string };

/** Sends requests to Graph: reads a few times if need be, writes once. @throws MailboxUnreachable, MailboxRefused */
export type GraphCaller = {
  /** Tries again after 429, 5xx and broken connections, a few times. */
  read(request: GraphRequest): Promise<GraphAnswer>;
  /** Sends once. After a fault the outcome is the caller's to find out. */
  write(request: GraphRequest): Promise<GraphAnswer>;
};

export type CallerSettings = {
  /** `https://graph.microsoft.com`, or another cloud's, or a loopback address. */
  readonly baseUrl: string;
  readonly token: TokenSource;
  readonly systemTime: SystemTime;
  /** Per try, answer's body included. Default 30,000. */
  readonly timeoutMs?: number;
};

const tries = 4;
const requestsAtOnce = 3;
const firstPauseMs = 500;
/** A longer wait than this is left to the caller, who has other things to do meanwhile. */
const longestPauseMs = 60_000;

export function createCaller(settings: CallerSettings): GraphCaller {
  const origin = new URL(settings.baseUrl).origin;
  const timeoutMs = settings.timeoutMs ?? 30_000;
  const inTurn = atMost(requestsAtOnce);
  const client = Client.initWithMiddleware({
    middleware: [new OriginGuard(origin, settings.token), new HTTPMessageHandler()],
    baseUrl: `${origin}/`,
    defaultVersion: 'v1.0',
  });

  async function fetchOnce(request: GraphRequest): Promise<{ response: Response; text: string }> {
    const call = client
      .api(request.path)
      .header('Prefer', ['IdType="ImmutableId"', ...(request.prefer ?? [])].join(', '))
      .option('signal', AbortSignal.timeout(timeoutMs))
      .option('redirect', 'manual')
      .responseType(ResponseType.RAW);
    const response = (await sendBy(call, request)) as Response;
    return { response, text: await response.text() };
  }

  async function tryOnce(request: GraphRequest): Promise<GraphAnswer> {
    let got: { response: Response; text: string };
    try {
      got = await inTurn(() => fetchOnce(request));
    } catch (error) {
      throw asFault(request.doing, error instanceof CarriedFault ? error.fault : error);
    }
    const { response, text } = got;
    if (response.ok && request.as === 'text') return { ok: true, json: text };
    const json = parseJson(text);
    if (response.ok) {
      if (json === unreadable) throw new MailboxUnreachable(request.doing, 'unknown', undefined);
      return { ok: true, json };
    }
    if (isPassing(response.status)) {
      const wait = retryAfterMs(response.headers.get('Retry-After'), settings.systemTime.now());
      throw new MailboxUnreachable(request.doing, response.status === 429 ? 'no' : 'unknown', wait);
    }
    return { ok: false, status: response.status, graphCode: graphCodeOf(json) };
  }

  return {
    write: tryOnce,
    async read(request) {
      for (let tried = 1; ; tried += 1) {
        try {
          return await tryOnce(request);
        } catch (error) {
          if (!(error instanceof MailboxUnreachable) || tried === tries) throw error;
          const pause = error.retryAfterMs ?? firstPauseMs * 2 ** (tried - 1) * (0.5 + Math.random());
          if (pause > longestPauseMs) throw error;
          await settings.systemTime.sleep(pause);
        }
      }
    },
  };
}

function sendBy(call: ClientRequest, { method, body }: GraphRequest): Promise<unknown> {
  switch (method) {
    case 'GET':
      return call.get();
    case 'POST':
      return call.post(body ?? '');
    case 'PATCH':
      return call.patch(body ?? {});
    case 'DELETE':
      return call.delete();
  }
}

/** Answers that may be different next time. */
function isPassing(status: number): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501);
}

function asFault(doing: string, fault: unknown): Error {
  if (fault instanceof ForeignAddress) return fault;
  if (fault instanceof TokenRefused) return new MailboxRefused(doing, 401, 'tokenRefused');
  return new MailboxUnreachable(doing, isCertainlyUnsent(fault) ? 'no' : 'unknown', undefined, fault);
}

const unreadable = Symbol('not JSON');

/** A parser's message quotes the text, so it is not kept as a cause. */
function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return unreadable;
  }
}

function graphCodeOf(json: unknown): string {
  if (typeof json !== 'object' || json === null || !('error' in json)) return 'unknown';
  const { error } = json;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown';
}
