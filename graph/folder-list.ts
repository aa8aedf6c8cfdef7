import type { DateTime } from 'luxon';
import { z } from 'zod';
import type { FolderPage } from '../src/intake/mailbox';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';
import { cutLink, mailboxPath } from './link';
import { instant } from './message';
import { accepted } from './outbox';

const pageSchema = z.object({
  value: z.array(
    z.object({ id: z.string().min(1), receivedDateTime: instant, internetMessageId: z.string().nullish() }),
  ),
  '@odata.nextLink': z.string().optional(),
});

export type FolderListSettings = {
  readonly origin: string;
  readonly address: string;
  readonly pageSize: number;
  /** Id of a folder, or its well-known name. */
  readonly idOf: (folder: 'inbox' | 'taken') => Promise<string>;
};

/** Lists a folder page by page, for reconciliation: the delta query tells what has changed, this tells what is there. */
export function createFolderList(caller: GraphCaller, { origin, address, pageSize, idOf }: FolderListSettings) {
  return {
    async list(folder: 'inbox' | 'taken', since: DateTime, next?: string): Promise<FolderPage> {
      const doing = 'listing a folder';
      const path = next ?? firstPath(mailboxPath(address), await idOf(folder), since);
      const prefer = [`odata.maxpagesize=${String(pageSize)}`];
      const answer = await caller.read({ doing, method: 'GET', path, prefer });
      const page = readAnswer(pageSchema, accepted(answer, doing), doing);
      const link = page['@odata.nextLink'];
      return {
        messages: page.value.map(({ id, receivedDateTime, internetMessageId }) => ({
          id,
          receivedAt: receivedDateTime,
          ...(internetMessageId && { internetMessageId }),
        })),
        ...(link !== undefined && { next: cutLink(link, origin, address) }),
      };
    },
  };
}

function firstPath(mailbox: string, folder: string, since: DateTime): string {
  const from = since.toUTC().startOf('second').toISO({ suppressMilliseconds: true });
  if (from === null) throw new RangeError('The instant to start from is not valid.');
  const query = [
    // What is ordered by has to be filtered by first.
    `$filter=${encodeURIComponent(`receivedDateTime ge ${from}`)}`,
    '$orderby=receivedDateTime',
    '$select=receivedDateTime,internetMessageId',
  ];
  return `${mailbox}/mailFolders/${encodeURIComponent(folder)}/messages?${query.join('&')}`;
}
