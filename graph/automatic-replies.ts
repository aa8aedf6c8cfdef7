import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { MailboxRefused } from '../src/intake/mailbox';
import type { Absences, AutomaticReplies } from '../src/people/automatic-replies';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';

/** Zones that Outlook names in its own way, as far as our people may have them; the others it names as everybody does. */
const zones: Readonly<Record<string, string>> = {
  'Central Standard Time': 'America/Chicago',
  'Eastern Standard Time': 'America/New_York',
  'Mountain Standard Time': 'America/Denver',
  'Pacific Standard Time': 'America/Los_Angeles',
};

/** An instant as mailbox settings write it: a local time, and the zone beside it. */
const instant = z.object({ dateTime: z.string(), timeZone: z.string().nullish() }).transform((read, context) => {
  const zone = zones[read.timeZone ?? 'UTC'] ?? read.timeZone ?? 'UTC';
  const at = DateTime.fromISO(read.dateTime, { zone: IANAZone.isValidZone(zone) ? zone : 'unknown' });
  if (at.isValid) return at.toUTC();
  context.addIssue({ code: 'custom', message: 'no instant' });
  return z.NEVER;
});

/** Of the settings only this is read: what the replies say is nobody's business. */
const settingSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('disabled') }),
  z.object({ status: z.literal('alwaysEnabled') }),
  z.object({ status: z.literal('scheduled'), scheduledStartDateTime: instant, scheduledEndDateTime: instant }),
]);

/**
 * Reads people's automatic replies through Microsoft Graph; needs MailboxSettings.Read for their mailboxes.
 * @throws MailboxUnreachable, MailboxRefused, UnexpectedAnswer
 */
export function createAbsences(caller: GraphCaller): Absences {
  return {
    async repliesOf({ mail, entraId }) {
      const doing = 'reading automatic replies';
      const path = `/users/${encodeURIComponent(entraId ?? mail)}/mailboxSettings/automaticRepliesSetting`;
      const answer = await caller.read({ doing, method: 'GET', path });
      if (answer.ok) return asReplies(readAnswer(settingSchema, answer.json, doing));
      // No such user, or a user without a mailbox.
      if (answer.status === 404) return undefined;
      throw new MailboxRefused(doing, answer.status, answer.graphCode);
    },
  };
}

function asReplies(setting: z.output<typeof settingSchema>): AutomaticReplies {
  switch (setting.status) {
    case 'disabled':
      return { status: 'off' };
    case 'alwaysEnabled':
      return { status: 'always' };
    case 'scheduled':
      return { status: 'scheduled', from: setting.scheduledStartDateTime, to: setting.scheduledEndDateTime };
  }
}
