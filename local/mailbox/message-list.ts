import type { DraftRecipient } from './draft-fields';
import { readFilter } from './filter';
import { toGraphMessage } from './graph-message';
import type { MailItem } from './mail-item';
import { allowOnly, readWish, type Preference } from './query';
import { notUnderstood } from './refusal';

/** What a list request needs to know of its surroundings. */
export type ListScene = { readonly owner: DraftRecipient; readonly prefer: Preference; readonly here: string };

/** Graph's page of messages: newest first, ten unless `$top` says otherwise. @throws Refusal */
export function listMessages(items: readonly MailItem[], query: URLSearchParams, scene: ListScene): object {
  allowOnly(query, '$filter', '$select', '$top', '$skip', '$orderby', '$expand', '$count');
  const wish = readWish(query, scene.prefer);
  const matches = items.filter(readFilter(query.get('$filter') ?? '')).sort(readOrder(query.get('$orderby')));
  const skip = whole(query.get('$skip') ?? '0');
  const top = whole(query.get('$top') ?? String(scene.prefer.pageSize ?? 10));
  const rest = matches.slice(skip);
  const next = new URLSearchParams(query);
  next.set('$skip', String(skip + top));
  return {
    '@odata.context': `${scene.here}/$metadata#Collection(message)`,
    ...(query.get('$count') === 'true' ? { '@odata.count': matches.length } : {}),
    value: rest.slice(0, top).map((item) => toGraphMessage(item, scene.owner, wish)),
    ...(rest.length > top ? { '@odata.nextLink': `${scene.here}?${next.toString()}` } : {}),
  };
}

function readOrder(text: string | null): (a: MailItem, b: MailItem) => number {
  const match = /^receivedDateTime(?:\s+(asc|desc))?$/i.exec(text ?? 'receivedDateTime desc');
  if (!match) throw notUnderstood('this $orderby');
  const sign = match[1]?.toLowerCase() === 'desc' ? -1 : 1;
  return (a, b) => sign * (Date.parse(a.receivedAt) - Date.parse(b.receivedAt) || a.seq - b.seq);
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw notUnderstood('this number');
  return Number(text);
}
