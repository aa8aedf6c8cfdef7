import type { Mailbox } from '../src/intake/mailbox';
import { createCaller, type CallerSettings, type GraphCaller } from './caller';
import { createInbox } from './inbox';
import { addCategory } from './label';
import { createOutbox } from './outbox';

export type MailboxSettings = CallerSettings & {
  /** The mailbox's address (or user principal name). */
  readonly mailbox: string;
  /** Messages per page of the walk. Default 50. */
  readonly pageSize?: number;
};

/**
 * The Member Escalations mailbox in Outlook, through Microsoft Graph. The caller is shared with whatever else speaks to
 * Graph, since it is what keeps the requests at once few.
 * @throws MailboxUnreachable, MailboxRefused, LinkExpired (see the port), UnexpectedAnswer, ForeignAddress
 */
export function createMailbox(settings: MailboxSettings, caller: GraphCaller = createCaller(settings)): Mailbox {
  const address = settings.mailbox;
  return {
    address,
    ...createInbox(caller, { origin: new URL(settings.baseUrl).origin, address, pageSize: settings.pageSize ?? 50 }),
    ...createOutbox(caller, address),
    label: (id, category) => addCategory(caller, address, id, category),
  };
}
