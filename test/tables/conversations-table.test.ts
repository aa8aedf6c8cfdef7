import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import type { Conversation } from '../../src/people/conversations';
import { conversationsTable } from '../../src/tables/conversations-table';

const withDana: Conversation = {
  entraId: '11111111-1111-4111-8111-111111111111',
  tenantId: '99999999-9999-4999-8999-999999999999',
  serviceUrl: 'https://smba.example.org/teams/',
  conversationId: 'a:conversation-1',
  botId: '28:app',
};

describe('the conversations table', () => {
  let rows: Rows;
  beforeEach(() => {
    rows = memoryRows();
  });

  test('knows where to reach somebody, on every instance', async () => {
    await conversationsTable(rows).remember(withDana);
    await conversationsTable(rows).remember(withDana);
    expect(await conversationsTable(rows).of(withDana.entraId)).toEqual(withDana);
    expect(await conversationsTable(rows).of('22222222-2222-4222-8222-222222222222')).toBeUndefined();
  });

  test('the last conversation is the one', async () => {
    const table = conversationsTable(rows);
    await table.remember(withDana);
    await table.remember({ ...withDana, conversationId: 'a:conversation-2' });
    expect((await table.of(withDana.entraId))?.conversationId).toBe('a:conversation-2');
  });

  test('one that is gone is not given, until a new one is remembered', async () => {
    const table = conversationsTable(rows);
    await table.remember(withDana);
    await table.forget(withDana.entraId);
    expect(await table.of(withDana.entraId)).toBeUndefined();
    await table.forget(withDana.entraId);
    await table.remember(withDana);
    expect(await table.of(withDana.entraId)).toEqual(withDana);
  });

  test('a service URL stays known though its conversation is gone, for those who never wrote', async () => {
    const table = conversationsTable(rows);
    expect(await table.anyServiceUrl()).toBeUndefined();
    await table.forget(withDana.entraId);
    await table.remember(withDana);
    await table.forget(withDana.entraId);
    expect(await table.anyServiceUrl()).toBe(withDana.serviceUrl);
  });
});
