import type { Mailbox } from '../src/intake/mailbox';
import { createCaller, type CallerSettings, type GraphCaller } from './caller';
import { createFolderList } from './folder-list';
import { createInbox } from './inbox';
import { addCategory } from './label';
import { createOutbox } from './outbox';
import { createShelf } from './shelf';

/** Unless a tenant names another. */
const processedFolder = 'Taken in';

export type MailboxSettings = CallerSettings & {
  /** The mailbox's address (or user principal name). */
  readonly mailbox: string;
  /** Messages per page of the walk. Default 50. */
  readonly pageSize?: number;
  /** The folder below the inbox for what is taken in. Default "Taken in". */
  readonly processedFolder?: string;
};

/**
 * The Member Escalations mailbox in Outlook, through Microsoft Graph. The caller is shared with whatever else speaks to
 * Graph, since it is what keeps the requests at once few.
 * @throws MailboxUnreachable, MailboxRefused, LinkExpired (see the port), UnexpectedAnswer, ForeignAddress
 */
export function createMailbox(settings: MailboxSettings, caller: GraphCaller = createCaller(settings)): Mailbox {
  const address = settings.mailbox;
  const shelf = createShelf(caller, address, settings.processedFolder ?? processedFolder);
  const where = { origin: new URL(settings.baseUrl).origin, address, pageSize: settings.pageSize ?? 50 };
  return {
    address,
    ...createInbox(caller, where),
    ...createFolderList(caller, {
      ...where,
      idOf: (folder) => (folder === 'inbox' ? Promise.resolve('inbox') : shelf.folder()),
    }),
    ...createOutbox(caller, address),
    file: (id) => shelf.file(id),
    label: (id, category, instead) => addCategory(caller, address, id, category, instead),
  };
}
