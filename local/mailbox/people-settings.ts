import { z } from 'zod';
import { ok, type Reply } from './graph-reply';
import { notUnderstood, Refusal } from './refusal';

/** Whose automatic replies the stand-in has: each by mail address and, where there is one, Entra object id. */
export type MailboxOwner = { readonly address: string; readonly id?: string };

const moment = z.strictObject({ dateTime: z.string(), timeZone: z.string() });
const settingShape = z.strictObject({
  status: z.enum(['disabled', 'alwaysEnabled', 'scheduled']).optional(),
  externalAudience: z.enum(['none', 'contactsOnly', 'all']).optional(),
  scheduledStartDateTime: moment.optional(),
  scheduledEndDateTime: moment.optional(),
  internalReplyMessage: z.string().optional(),
  externalReplyMessage: z.string().optional(),
});
const patchShape = z.strictObject({ automaticRepliesSetting: settingShape });
type Setting = z.output<typeof settingShape>;

export type PeopleSettings = {
  /** The answer to a request about somebody's mailbox settings; undefined when it is about something else. @throws Refusal */
  answer(request: PeopleRequest): Reply | undefined;
};

type PeopleRequest = {
  readonly method: string;
  readonly pathname: string;
  readonly body: unknown;
  readonly here: string;
};

const path = /^\/v1\.0\/users\/([^/]+)\/mailboxSettings(\/automaticRepliesSetting)?$/i;

/** The mailbox settings of the unit's people, kept in memory: automatic replies, and nothing else. */
export function peopleSettings(owners: readonly MailboxOwner[]): PeopleSettings {
  const settings = new Map<MailboxOwner, Setting>();
  return {
    answer({ method, pathname, body, here }) {
      const [, user, below] = path.exec(pathname) ?? [];
      if (user === undefined) return undefined;
      const owner = ownerNamed(decodeURIComponent(user), owners);
      const before = { ...usual, ...settings.get(owner) };
      if (method === 'GET' && below !== undefined)
        return ok({ '@odata.context': `${here}/$metadata#automaticRepliesSetting`, ...before });
      if (method === 'GET') return settingsReply(before, here);
      if (method !== 'PATCH' || below !== undefined) throw notUnderstood('this request on mailbox settings');
      const after = { ...before, ...read(body).automaticRepliesSetting };
      settings.set(owner, after);
      return settingsReply(after, here);
    },
  };
}

const midnight = { dateTime: '2026-01-01T00:00:00.0000000', timeZone: 'UTC' };
const usual = {
  status: 'disabled',
  externalAudience: 'none',
  scheduledStartDateTime: midnight,
  scheduledEndDateTime: midnight,
  internalReplyMessage: '',
  externalReplyMessage: '',
} as const;

function settingsReply(setting: Setting, here: string): Reply {
  return ok({ '@odata.context': `${here}/$metadata#mailboxSettings`, automaticRepliesSetting: setting });
}

function read(body: unknown): z.output<typeof patchShape> {
  const patch = patchShape.safeParse(body);
  if (patch.success) return patch.data;
  throw new Refusal(
    400,
    'RequestBodyRead',
    'Only automaticRepliesSetting can be changed here, with its own properties.',
  );
}

function ownerNamed(user: string, owners: readonly MailboxOwner[]): MailboxOwner {
  const name = user.toLowerCase();
  const found = owners.find(({ address, id }) => address.toLowerCase() === name || id?.toLowerCase() === name);
  if (found !== undefined) return found;
  throw new Refusal(404, 'ErrorInvalidUser', 'The requested user is invalid.');
}
