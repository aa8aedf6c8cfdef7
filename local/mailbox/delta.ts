import { readFilter } from './filter';
import type { FolderName } from './folders';
import type { MailItem } from './mail-item';
import { Refusal } from './refusal';
import type { MailStore } from './store';

/** What a delta walk asks for; it travels inside the tokens, as only the first request carries it. */
export type DeltaQuestion = {
  readonly folder: FolderName;
  readonly createdOnly: boolean;
  readonly filter: string;
  readonly select: string;
};

/** A token's content: the walk covers changes after `from` up to `upTo`; `at` is how far it has come. */
type Place = DeltaQuestion & {
  readonly epoch: number;
  readonly from: number;
  readonly upTo: number;
  readonly at: number;
};

export type DeltaPage = {
  readonly question: DeltaQuestion;
  readonly items: readonly { readonly item: MailItem; readonly removed: boolean }[];
  readonly token: string;
  readonly done: boolean;
};

/** The first page of a new walk, over all that is in the folder. */
export function firstPage(store: MailStore, question: DeltaQuestion, pageSize: number): DeltaPage {
  return page(store, { ...question, epoch: store.state.epoch, from: 0, upTo: store.seq, at: 0 }, pageSize);
}

/** The page at a skip token, or the first page of the changes since a delta token. @throws Refusal when it is unknown. */
export function pageAt(store: MailStore, token: string, pageSize: number, folder: FolderName): DeltaPage {
  const place = readToken(token);
  if (place?.epoch !== store.state.epoch || place.folder !== folder || place.upTo > store.seq) throw expired(store);
  // A finished walk's token starts the next one.
  const next = place.at === place.upTo ? { ...place, from: place.upTo, upTo: store.seq } : place;
  return page(store, next, pageSize);
}

/** The same place again, without items: Graph does send such pages. */
export function emptyPage(full: DeltaPage, sameToken: string): DeltaPage {
  return { ...full, items: [], token: sameToken, done: false };
}

/** A skip token for the start of a new walk. */
export function startToken(store: MailStore, question: DeltaQuestion): string {
  return writeToken({ ...question, epoch: store.state.epoch, from: 0, upTo: store.seq, at: 0 });
}

function page(store: MailStore, place: Place, pageSize: number): DeltaPage {
  const filter = readFilter(place.filter);
  const changes = store
    .all()
    .flatMap((item) => changesOf(item, place).map((change) => ({ item, ...change })))
    .filter(({ seq, removed, item }) => seq > place.at && seq <= place.upTo && (removed || filter(item)))
    .sort((a, b) => a.seq - b.seq);
  const items = changes.slice(0, pageSize);
  const done = items.length === changes.length;
  const at = done ? place.upTo : (items.at(-1)?.seq ?? place.upTo);
  const { folder, createdOnly, filter: text, select } = place;
  return { question: { folder, createdOnly, filter: text, select }, items, done, token: writeToken({ ...place, at }) };
}

/** What happened to an item in this folder, as a walk from `place.from` on sees it. */
function changesOf(item: MailItem, place: Place): { seq: number; removed: boolean }[] {
  if (item.folder === place.folder && !item.deleted) {
    return [{ seq: place.createdOnly ? item.enteredSeq : item.seq, removed: false }];
  }
  if (place.createdOnly || place.from === 0) return [];
  const gone = item.left.filter(({ folder }) => folder === place.folder).at(-1);
  return gone ? [{ seq: gone.seq, removed: true }] : [];
}

function expired(store: MailStore): Refusal {
  const message = 'The sync state generation is not found; the walk has to start anew.';
  return new Refusal(store.state.expiredStatus, 'syncStateNotFound', message);
}

/** Ends in characters that must stay encoded in a link, so that a client which decodes them is found out. */
const tokenEnd = '+/=';

function writeToken(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url') + tokenEnd;
}

function readToken(token: string): Place | undefined {
  if (!token.endsWith(tokenEnd)) return undefined;
  try {
    return JSON.parse(Buffer.from(token.slice(0, -tokenEnd.length), 'base64url').toString()) as Place;
  } catch {
    return undefined;
  }
}
