import { isIP } from 'node:net';
import { DateTime } from 'luxon';
import { z } from 'zod';
import { clouds, type CloudName } from '../../graph/clouds';
import { parseWrittenInstant } from '../clock/iso-instant';
import { emergencyText, emergencyTextEs } from './emergency-text';
import type { Settings } from './settings';

/** The port to listen on; 3978, the usual one of bots, unless set. */
export function readPort(settings: Settings): number | undefined {
  const text = settings.optional('PORT') ?? '3978';
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  settings.fault('PORT', 'is no port. Give a number from 0 (any free one) to 65535.');
  return undefined;
}

/** Loopback unless set: nothing is exposed by accident, and a platform's own check tells at once when it must be set. */
export function readHost(settings: Settings): string | undefined {
  const text = settings.optional('HOST') ?? '127.0.0.1';
  if (isIP(text) !== 0) return text;
  settings.fault('HOST', 'is no address to listen on. Give 127.0.0.1, or 0.0.0.0 where the platform needs it.');
  return undefined;
}

/** How many proxies of the platform stand in front of the service; none unless set. */
export function readProxies(settings: Settings): number | undefined {
  const text = settings.optional('PROXIES') ?? '0';
  if (/^\d$/.test(text)) return Number(text);
  settings.fault(
    'PROXIES',
    'is no number of proxies. Give 0 when callers reach the service directly, 1 behind one front.',
  );
  return undefined;
}

/** The tenant's cloud. Never guessed: bots of another cloud get no answer, without a word. */
export function readCloud(settings: Settings): CloudName | undefined {
  const known = Object.keys(clouds).join(', ');
  const text = settings.required('CLOUD', `Give the cloud of the tenant: one of ${known}.`);
  if (text === undefined) return undefined;
  if (Object.hasOwn(clouds, text)) return text as CloudName;
  settings.fault('CLOUD', `is none of ${known}. Write one exactly so.`);
  return undefined;
}

/** The mail address of the Member Escalations mailbox. */
export function readMailbox(settings: Settings): string | undefined {
  const text = settings.required('ESCALATIONS_MAILBOX', 'Give the mail address of the Member Escalations mailbox.');
  if (text === undefined || z.email().safeParse(text).success) return text;
  settings.fault('ESCALATIONS_MAILBOX', 'is no mail address. Give that of the Member Escalations mailbox.');
  return undefined;
}

/** The instant before which no mail is opened. With its offset: the same local time is another instant on each machine. */
export function readMailSince(settings: Settings): DateTime | undefined {
  const text = settings.optional('MAIL_SINCE');
  if (text === undefined) return undefined;
  const written = parseWrittenInstant(text);
  if (written?.offsetMs === undefined) {
    settings.fault('MAIL_SINCE', 'is no instant. Write it with its offset, like 2026-11-24T08:00:00-06:00.');
    return undefined;
  }
  return DateTime.fromMillis(written.localMs - written.offsetMs, { zone: 'utc' });
}

/** Exchange takes more, but nobody reads more. */
const longestFolderName = 100;

/** The folder below the inbox to which mail goes once it is taken in. */
export function readProcessedFolder(settings: Settings): string {
  const text = settings.optional('PROCESSED_FOLDER') ?? 'Taken in';
  if (text.length > longestFolderName || /[/\\\p{Cc}]/u.test(text))
    settings.fault('PROCESSED_FOLDER', 'is no name of a folder. Give at most 100 characters, without / and \\.');
  return text;
}

/** To whom the daily anchor of the log is mailed; nobody unless set. */
export function readAnchorMail(settings: Settings): string | undefined {
  const text = settings.optional('ANCHOR_MAIL');
  if (text === undefined || z.email().safeParse(text).success) return text;
  settings.fault('ANCHOR_MAIL', 'is no mail address. Give that of whoever keeps the anchors, outside this service.');
  return undefined;
}

/** Whether automatic replies count as an absence; off unless set, since it needs one more permission. */
export function readAbsenceFromMail(settings: Settings): boolean {
  const text = settings.optional('ABSENCE_FROM_MAIL') ?? 'off';
  if (text === 'on' || text === 'off') return text === 'on';
  settings.fault('ABSENCE_FROM_MAIL', 'is neither on nor off. Write one of them, or remove it.');
  return false;
}

/** It stands on a card, whose size is limited. */
const longestEmergencyText = 600;

/** What stands on a card when somebody may be in danger. */
export function readEmergencyText(settings: Settings): string {
  return notTooLong(settings, 'EMERGENCY_TEXT', settings.optional('EMERGENCY_TEXT') ?? emergencyText);
}

/** The same in Spanish. Without it the unit's own English text follows the Spanish default: its numbers count. */
export function readEmergencyTextEs(settings: Settings): string {
  const text = settings.optional('EMERGENCY_TEXT_ES');
  if (text !== undefined) return notTooLong(settings, 'EMERGENCY_TEXT_ES', text);
  return [emergencyTextEs, settings.optional('EMERGENCY_TEXT')].filter((part) => part !== undefined).join(' ');
}

function notTooLong(settings: Settings, name: 'EMERGENCY_TEXT' | 'EMERGENCY_TEXT_ES', text: string): string {
  if (text.length > longestEmergencyText) {
    settings.fault(name, `has ${String(text.length)} characters; at most ${String(longestEmergencyText)}.`);
  }
  return text;
}
