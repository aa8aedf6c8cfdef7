import { randomUUID } from 'node:crypto';
import type { DateTime } from 'luxon';

/** A mail as it comes in: its bytes, and the sender of its envelope when it came by SMTP (`''` for bounces). */
export type Arrival = { readonly eml: Buffer; readonly envelopeFrom?: string };

/** Writes what a mail server writes on top of a mail: its own trace, and a Message-ID and a date when there is none. */
export function stampArrival(arrival: Arrival, address: string, now: DateTime): Buffer {
  const eml = withoutMboxLine(arrival.eml);
  const top: string[] = [];
  if (arrival.envelopeFrom !== undefined) top.push(`Return-Path: <${arrival.envelopeFrom}>`);
  top.push(`Received: by mailbox.stand-in.invalid for <${address}>; ${now.toRFC2822() ?? ''}`);
  if (!hasHeader(eml, 'message-id')) top.push(`Message-ID: ${newMessageId()}`);
  if (!hasHeader(eml, 'date')) top.push(`Date: ${now.toRFC2822() ?? ''}`);
  return Buffer.concat([Buffer.from(top.map((line) => `${line}\r\n`).join('')), eml]);
}

/** A Message-ID of our own. */
export function newMessageId(): string {
  return `<${randomUUID()}@mailbox.stand-in.invalid>`;
}

/** A large mail need not be read whole to find where its headers end. */
const longestHead = 2 * 1024 * 1024;

function hasHeader(eml: Buffer, name: string): boolean {
  const text = eml.toString('latin1', 0, longestHead);
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return new RegExp(`^${name}:`, 'im').test(text.slice(0, end));
}

function withoutMboxLine(eml: Buffer): Buffer {
  if (!eml.subarray(0, 5).equals(Buffer.from('From '))) return eml;
  const end = eml.indexOf('\n');
  return end === -1 ? eml : eml.subarray(end + 1);
}
