import type { InboxMessage } from '../mailbox';
import { skeleton } from './skeleton';
import { unicodeOf } from './punycode';

/** Words that are put to a name to make it look official. */
const officialWords = new Set([
  'secure',
  'security',
  'support',
  'verify',
  'verification',
  'login',
  'portal',
  'alert',
  'alerts',
  'helpdesk',
  'help',
  'desk',
  'service',
  'services',
  'mail',
  'email',
  'online',
  'official',
  'team',
  'office',
  'admin',
  'account',
  'accounts',
  'info',
  'notice',
  'gov',
  'us',
  'usa',
  'web',
  'net',
  'org',
  'com',
  'state',
  'ia',
  'iowa',
  'update',
  'updates',
  'it',
  'hr',
  'message',
  'messages',
  'center',
  'doc',
  'docs',
  'share',
  'file',
  'files',
]);
const long = 8;

/**
 * Whether a sender passes for one of ours: the domain looks like one of ours without being it or part of it, the name holds one of our addresses
 * while the address is another, or our own domain's check of the sender failed. `own` holds our domains in small letters.
 */
export function isLookAlike(message: InboxMessage, own: readonly string[]): boolean {
  const address = message.from?.address.toLowerCase() ?? '';
  const domain = domainOf(address);
  if (domain === '') return false;
  const isOurs = own.includes(domain);
  if (isOurs) return hasFailedCheck(message);
  if (own.some((one) => domain.endsWith(`.${one}`))) return false;
  return own.some((one) => looksLike(domain, one)) || namesOurs(message.from?.name ?? '', address, own);
}

/** The first Authentication-Results are the receiving system's own; those below may be forged. */
function hasFailedCheck({ headers }: InboxMessage): boolean {
  const results = headers['authentication-results']?.split('\n')[0]?.toLowerCase() ?? '';
  if (results === '') return /^\s*(?:fail|softfail)/.test(headers['received-spf']?.split('\n')[0]?.toLowerCase() ?? '');
  const failed = (method: string) =>
    new RegExp(`\\b${method}\\s*=\\s*(?:fail|softfail|permerror|reject)`).test(results);
  const passed = (method: string) => new RegExp(`\\b${method}\\s*=\\s*pass`).test(results);
  if (passed('dmarc')) return false;
  return (
    failed('dmarc') || failed('compauth') || (failed('spf') && !passed('dkim')) || (failed('dkim') && !passed('spf'))
  );
}

/** "escalations@unit.example.org" <somebody@elsewhere.example.org> */
function namesOurs(name: string, address: string, own: readonly string[]): boolean {
  const named = /[^\s<>"'(),;:]+@([a-z0-9.-]+)/i.exec(name);
  return named !== null && own.includes((named[1] ?? '').toLowerCase()) && named[0].toLowerCase() !== address;
}

function looksLike(domain: string, own: string): boolean {
  const unicode = unicodeOf(domain);
  if (skeleton(unicode) === skeleton(own)) return true;
  const labels = unicode.split('.');
  const ours = own.split('.');
  if (hasExtraWords(labels, ours)) return true;
  if (squeezed(unicode) === squeezed(own)) return true;
  // One label differs by one letter, and it is long enough that this is no other word.
  if (labels.length !== ours.length) return false;
  const different = labels.flatMap((label, index) =>
    label === ours[index] ? [] : [[label, ours[index] ?? ''] as const],
  );
  const [only] = different;
  return different.length === 1 && only !== undefined && only[1].length >= long && isOneOff(only[0], only[1]);
}

/** "unit-secure.example.org", "unit.example.org.mail.example.net", "unit-example.org". */
function hasExtraWords(labels: readonly string[], ours: readonly string[]): boolean {
  const joined = labels.join('.');
  const own = ours.join('.');
  if (joined.startsWith(`${own}.`) || joined.startsWith(`${own}-`) || joined.includes(`-${own}`)) return true;
  const [label = ''] = labels;
  const [ourLabel = ''] = ours;
  if (labels.length !== ours.length || labels.slice(1).join('.') !== ours.slice(1).join('.')) {
    // Ours as words of another domain: "hhs-iowa-gov.example.net".
    const significant = ours.filter((one) => one !== 'org' && one !== 'com');
    return significant.length >= 2 && labels.some((one) => significant.every((part) => one.split('-').includes(part)));
  }
  const words = label.split('-');
  const ownWords = ourLabel.split('-');
  const extra = words.filter((word) => !ownWords.includes(word));
  return (
    extra.length > 0 &&
    extra.length < words.length &&
    ownWords.every((word) => words.includes(word)) &&
    extra.every((word) => officialWords.has(word))
  );
}

/** Without hyphens and dots: "memberservices" for "member-services". */
function squeezed(domain: string): string {
  return skeleton(domain.replace(/[-.]/g, ''));
}

function isOneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const restA = a.slice(start, a.length - end);
  const restB = b.slice(start, b.length - end);
  const isSwap = restA.length === 2 && restA === `${restB.charAt(1)}${restB.charAt(0)}`;
  return isSwap || (restA.length <= 1 && restB.length <= 1);
}

/** In small letters; empty when there is none. */
function domainOf(address: string): string {
  return address.split('@')[1]?.toLowerCase() ?? '';
}
