import { z } from 'zod';
import { TimedOut } from '../src/clock/within';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../src/reminders/teams';
import { TokenUnavailable } from './credentials';

const seen = z.looseObject({
  statusCode: z.number().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  response: z.unknown().optional(),
});

/** Network errors after which nothing can have reached Teams. */
const neverArrived = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * Says in the service's own words what a failed call to Teams means.
 * The SDK's error is dropped on purpose: it carries the request, with the card and the token in it.
 */
export function teamsFault(doing: string, error: unknown, now: number): TeamsGone | TeamsUnreachable | TeamsRefused {
  if (error instanceof TeamsGone || error instanceof TeamsUnreachable || error instanceof TeamsRefused) return error;
  if (error instanceof TokenUnavailable) return new TeamsUnreachable(doing, 'no', undefined, error);
  if (error instanceof TimedOut) return new TeamsUnreachable(doing, 'unknown', undefined, error);
  const { statusCode: status, code = '', response } = seen.safeParse(error).data ?? { response: undefined };
  if (status === undefined) {
    return new TeamsUnreachable(doing, neverArrived.has(code) ? 'no' : 'unknown', undefined, new Error(plain(code)));
  }
  if (status === 403 || status === 404) return new TeamsGone(doing, status);
  const retryAfterMs = retryAfter(response, now);
  if (status === 429 || status === 412) return new TeamsUnreachable(doing, 'no', retryAfterMs);
  if (status === 408 || status >= 500) return new TeamsUnreachable(doing, 'unknown', retryAfterMs);
  return new TeamsRefused(doing, status, plain(code));
}

/** Channel codes are words such as `BadArgument`; anything else could be text from an answer. */
function plain(code: string): string {
  return /^[A-Za-z0-9_]{1,60}$/.test(code) ? code : 'no code';
}

function retryAfter(response: unknown, now: number): number | undefined {
  const value = retryAfterHeader(response);
  if (value === undefined) return undefined;
  const seconds = Number(value);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

function retryAfterHeader(response: unknown): string | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const headers = response.headers as { get?: (name: string) => unknown };
  const value = headers.get?.('retry-after');
  return typeof value === 'string' && value !== '' ? value : undefined;
}
