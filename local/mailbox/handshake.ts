import { randomUUID } from 'node:crypto';
import { Refusal } from './refusal';

/** Graph's own limit for an answer to its trial. */
const answerWithinMs = 10_000;

/** An address that notifications may go to from here: this machine's, by plain http. Graph itself takes https only. */
export function isThisMachine(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && /^(127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

/**
 * Tries an address as Graph does before it takes a subscription: it must answer 200 with the very token, as plain text.
 * @throws Refusal
 */
export async function shakeHands(address: string): Promise<void> {
  // White space as "+", and signs that must be decoded once and never be written into HTML.
  const token = `Validation: Testing client application <reachability> 50%2B+ Request-Id: ${randomUUID()}`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  let answer: { readonly status: number; readonly type: string; readonly text: string };
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const type = response.headers.get('content-type') ?? '';
    answer = { status: response.status, type, text: await response.text() };
  } catch {
    throw refused('Subscription validation request timed out or found nobody.');
  }
  if (answer.status !== 200) throw refused('Notification endpoint must respond with 200 OK to validation request.');
  if (!answer.type.startsWith('text/plain') || answer.text !== token) {
    throw refused('Notification endpoint must respond with the validation token as plain text.');
  }
}

function refused(message: string): Refusal {
  return new Refusal(400, 'ValidationError', `Subscription validation request failed. ${message}`);
}
