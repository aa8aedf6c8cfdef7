import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';
import { checkKey, checkOps } from '../log/row-limits';
import type { Op, Refused, Rows, TableName, Written } from '../log/rows';
import { faultOf, isMissingRow, readFailure, refusalOf, type Failure } from './answers';
import { toEntity, toRow } from './entity';
import { tableClients, type TableAccount } from './table-clients';

export type AzureRowsOptions = TableAccount & {
  /** Milliseconds for one call with its resends; 10,000 unless set. */
  readonly timeoutMs?: number;
  /** Milliseconds before the first resend, doubled before the second; 200 unless set. */
  readonly resendAfterMs?: number;
  /** Put before every table's name, so that several units can share an account; letters and digits; none unless set. */
  readonly prefix?: string;
};

export type AzureRows = Rows & {
  /** Makes the tables that are missing; those that exist stay as they are. */
  createTables(names: readonly TableName[]): Promise<void>;
};

type Call = { readonly abortSignal: AbortSignal };

type Entity = Readonly<Record<string, unknown>>;
type Page = { readonly entities: readonly Entity[]; readonly token: string };

const PAGE = 1_000;

/**
 * Table rows on Azure Table Storage, or on Azurite.
 * Every call ends in time; the client resends twice, so a write that got through may answer `exists`, `changed` or `missing`.
 * @throws TableAccountInvalid at once when the address is not https and not a loopback literal.
 */
export function azureRows(options: AzureRowsOptions): AzureRows {
  const clientOf = tableClients(options, options.prefix ?? '', options.resendAfterMs ?? 200);
  const timeoutMs = options.timeoutMs ?? 10_000;

  /** Whatever goes wrong becomes one of our faults; `expected` may turn it into an answer first. */
  const ask = async <T>(
    doing: string,
    send: (call: Call) => Promise<T>,
    expected?: (failure: Failure) => T | undefined,
  ): Promise<T> => {
    try {
      return await send({ abortSignal: AbortSignal.timeout(timeoutMs) });
    } catch (error) {
      const failure = readFailure(error);
      const answer = expected?.(failure);
      if (answer !== undefined) return answer;
      throw faultOf(doing, failure);
    }
  };

  /** One page of each listing: the time allowed is for a page, however long the reader dwells on it. */
  const page = (table: TableName, filter: string, size: number, continuationToken: string): Promise<Page> =>
    ask(`reading ${table}`, async (call) => {
      const listing = clientOf(table).listEntities({ queryOptions: { filter }, ...call });
      const first = await listing.byPage({ maxPageSize: size, continuationToken }).next();
      if (first.done === true) return { entities: [], token: '' };
      return { entities: first.value, token: first.value.continuationToken ?? '' };
    });

  return {
    async createTables(names) {
      for (const name of names) {
        await ask(`making the table ${name}`, (call) => clientOf(name).createTable(call));
      }
    },

    async get(table, partition, key) {
      checkKey(partition);
      checkKey(key);
      const found = await ask<Entity | 'missing'>(
        `reading ${table}`,
        (call) => clientOf(table).getEntity(partition, key, call),
        (failure) => (isMissingRow(failure) ? 'missing' : undefined),
      );
      return found === 'missing' ? undefined : toRow(found);
    },

    async *range(table, partition, from, to, limit = Number.POSITIVE_INFINITY) {
      checkKey(partition);
      const filter = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${to}`;
      let left = limit;
      let token = '';
      // A page may be empty and still have a next one: only the token tells the end.
      while (left > 0) {
        const read = await page(table, filter, Math.min(PAGE, left), token);
        for (const entity of read.entities.slice(0, left)) yield toRow(entity);
        left -= read.entities.length;
        token = read.token;
        if (token === '') return;
      }
    },

    async transact(table, partition, ops) {
      checkOps(partition, ops);
      const [first, ...others] = ops;
      const single = others.length === 0 ? first : undefined;
      return ask<Written | Refused>(
        `writing to ${table}`,
        async (call) => {
          if (single !== undefined) await writeOne(clientOf(table), partition, single, call);
          else await writeAll(clientOf(table), partition, ops, call);
          return { outcome: 'written' };
        },
        (failure) => refusalOf(failure, single !== undefined),
      );
    },
  };
}

/** A single operation goes by itself: a transaction of one takes longer (about a fifth on Azurite) for the same. */
async function writeOne(client: TableClient, partition: string, op: Op, call: Call): Promise<void> {
  switch (op.do) {
    case 'insert':
      await client.createEntity(toEntity(partition, op.key, op.columns), call);
      return;
    case 'replace': {
      const entity = toEntity(partition, op.key, op.columns);
      if (op.etag === undefined) await client.upsertEntity(entity, 'Replace', call);
      else await client.updateEntity(entity, 'Replace', { ...call, etag: op.etag });
      return;
    }
    case 'delete':
      await client.deleteEntity(partition, op.key, call);
  }
}

async function writeAll(client: TableClient, partition: string, ops: readonly Op[], call: Call): Promise<void> {
  const { subResponses } = await client.submitTransaction(
    ops.map((op) => toAction(partition, op)),
    call,
  );
  // The client takes a 2xx with a cut body for success; fewer answers than operations mean that the outcome is unknown.
  if (subResponses.length !== ops.length || subResponses.some(({ status }) => status < 200 || status > 299)) {
    throw new Error('the answer to a transaction is cut');
  }
}

function toAction(partition: string, op: Op): TransactionAction {
  if (op.do === 'delete') return ['delete', { partitionKey: partition, rowKey: op.key }];
  const entity = toEntity(partition, op.key, op.columns);
  if (op.do === 'insert') return ['create', entity];
  return op.etag === undefined ? ['upsert', entity, 'Replace'] : ['update', entity, 'Replace', { etag: op.etag }];
}
