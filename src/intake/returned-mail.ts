import { referencePattern } from '../inquiry/reference';
import { markHeader, type InboxMessage } from './mailbox';

/** What a mail that came back says of the one that was sent. */
export type ReturnedMail = {
  readonly marks: readonly string[];
  readonly messageIds: readonly string[];
  readonly references: readonly string[];
  /** It has not failed: it is on its way, or is delivered. */
  readonly isOnTheWay: boolean;
  /** What the other server says, in its words. */
  readonly says?: string;
};

/** More of a kind than a report about one mail has. */
const most = 20;

/**
 * Reads a report that a mail could not be delivered: its own headers, and its source, in which the mail that was sent stands
 * whole or with its headers (RFC 3462). Servers that keep to no standard repeat at least the message id or the subject.
 */
export function returnedMail(message: InboxMessage, source: string): ReturnedMail {
  // Long headers go on in the next line, after white space.
  const text = source.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  const { headers, subject } = message;
  const named = [headers['in-reply-to'], headers['references']].map((header) => header ?? '').join(' ');
  const says = firstOf(text, /^diagnostic-code:(.{1,500})/im);
  const action = firstOf(text, /^action:\s*(\w+)/im)?.toLowerCase();
  return {
    marks: allOf(text, new RegExp(`^${markHeader}:\\s*(\\S{1,200})`, 'gim')),
    messageIds: unique([
      ...allOf(text, /^original-message-id:\s*<?([^<>\s]{1,500})/gim),
      ...allOf(named, /<([^<>\s]{1,500})>/g),
      // The first is the report's own.
      ...allOf(text, /^message-id:\s*<?([^<>\s]{1,500})/gim),
    ]),
    references: unique(
      allOf(`${subject}\n${text}`, new RegExp(`(${referencePattern.source})`, 'gi')).map((ref) => ref.toUpperCase()),
    ),
    isOnTheWay: action !== undefined && action !== 'failed',
    ...(says !== undefined && { says }),
  };
}

function allOf(text: string, pattern: RegExp): readonly string[] {
  return unique([...text.matchAll(pattern)].map(([, found = '']) => found)).slice(0, most);
}

function firstOf(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)?.[1]?.trim();
  return found === undefined || found === '' ? undefined : found;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
