import { emptyPage, firstPage, pageAt, startToken, type DeltaQuestion } from './delta';
import type { Fault } from './faults';
import type { FolderName } from './folders';
import { toGraphMessage } from './graph-message';
import { publicId } from './mail-item';
import type { ListScene } from './message-list';
import { allowOnly, readSelect } from './query';
import { notUnderstood, Refusal } from './refusal';
import type { MailStore } from './store';

/** Graph's answer to a delta query on a folder. @throws Refusal */
export function answerDelta(
  store: MailStore,
  folder: FolderName,
  query: URLSearchParams,
  scene: ListScene,
  fault: Fault | undefined,
): object {
  const given = query.get('$skiptoken') ?? query.get('$deltatoken');
  const pageSize = scene.prefer.pageSize ?? 10;
  const question = given === null ? readQuestion(folder, query) : undefined;
  if (question === undefined) allowOnly(query, '$skiptoken', '$deltatoken');
  let page = question ? firstPage(store, question, pageSize) : pageAt(store, given ?? '', pageSize, folder);
  if (fault?.kind === 'emptyPage') page = emptyPage(page, question ? startToken(store, question) : (given ?? ''));
  const select = page.question.select === '' ? undefined : readSelect(page.question.select);
  const wish = { ...scene.prefer, select, expandProperties: [] };
  const value = page.items.map(({ item, removed }) =>
    removed
      ? {
          '@odata.type': '#microsoft.graph.message',
          id: publicId(item, scene.prefer.immutable),
          '@removed': { reason: 'deleted' },
        }
      : { '@odata.type': '#microsoft.graph.message', ...toGraphMessage(item, scene.owner, wish) },
  );
  const link = `${scene.here}?${page.done ? '$deltatoken' : '$skiptoken'}=${encodeURIComponent(page.token)}`;
  return {
    '@odata.context': `${scene.here}/$metadata#Collection(message)`,
    [page.done ? '@odata.deltaLink' : '@odata.nextLink']: link,
    value: fault?.kind === 'loseItems' ? [] : fault?.kind === 'duplicateItems' ? [...value, ...value] : value,
  };
}

function readQuestion(folder: FolderName, query: URLSearchParams): DeltaQuestion {
  allowOnly(query, 'changeType', '$select', '$filter', '$orderby', '$top');
  const filter = query.get('$filter') ?? '';
  if (filter !== '' && !/^receivedDateTime\s+(ge|gt)\s+\S+$/.test(filter)) {
    throw new Refusal(400, 'ErrorInvalidUrlQueryFilter', 'A delta query only filters by receivedDateTime ge or gt.');
  }
  const order = query.get('$orderby');
  if (order !== null && !/^receivedDateTime\s+desc$/i.test(order)) throw notUnderstood('this $orderby');
  const changeType = query.get('changeType');
  if (changeType !== null && changeType !== 'created') throw notUnderstood('this changeType');
  return { folder, createdOnly: changeType === 'created', filter, select: query.get('$select') ?? '' };
}
