import { keyHash } from '../log/keys';
import type { Row, Rows } from '../log/rows';
import type { Conversation, Conversations } from '../people/conversations';

const partition = 'user';

/** Where the bot reaches people, in table `conversations`; row key = hash of the Entra object id. */
export function conversationsTable(rows: Rows): Conversations {
  const key = (entraId: string): string => keyHash(entraId);
  return {
    async of(entraId) {
      const row = await rows.get('conversations', partition, key(entraId));
      return row === undefined || row.columns['gone'] === true ? undefined : conversationOf(row);
    },
    async remember(conversation) {
      await rows.transact('conversations', partition, [
        { do: 'replace', key: key(conversation.entraId), columns: { ...conversation, gone: false } },
      ]);
    },
    async forget(entraId) {
      const row = await rows.get('conversations', partition, key(entraId));
      if (row === undefined) return;
      await rows.transact('conversations', partition, [
        { do: 'replace', key: row.key, columns: { ...row.columns, gone: true }, etag: row.etag },
      ]);
    },
    async anyServiceUrl() {
      for await (const row of rows.range('conversations', partition, '', '~', 1)) return conversationOf(row).serviceUrl;
      return undefined;
    },
  };
}

function conversationOf(row: Row): Conversation {
  const text = (name: string): string => String(row.columns[name]);
  return {
    entraId: text('entraId'),
    tenantId: text('tenantId'),
    serviceUrl: text('serviceUrl'),
    conversationId: text('conversationId'),
    botId: text('botId'),
  };
}
