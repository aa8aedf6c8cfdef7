import type { Clock } from '../../src/clock/clock';
import { openDisk, type Disk, type MailboxState } from './disk';
import type { FolderName } from './folders';
import { hasId, newImmutableId, type ItemState, type MailItem } from './mail-item';
import { parseMail } from './parse-mail';

/** What a new item is made of; the rest follows. */
export type NewItem = Pick<ItemState, 'folder' | 'isDraft' | 'isRead' | 'conversationId' | 'properties'> &
  Pick<MailItem, 'eml'> & { readonly draft?: ItemState['draft']; readonly sentAt?: string };

/** What may change of an item. */
export type ItemChange = Partial<
  Pick<ItemState, 'isDraft' | 'isRead' | 'categories' | 'flagged' | 'properties' | 'draft' | 'sentAt' | 'receivedAt'>
> & { readonly folder?: FolderName; readonly deleted?: true; readonly eml?: Buffer };

/** All mails of the mailbox, with a number for every change. Kept in memory, and on disk when a folder is given. */
export class MailStore {
  readonly #items = new Map<string, MailItem>();
  readonly #listeners = new Set<(item: MailItem) => void>();
  #seq = 0;
  #state: MailboxState = { epoch: 1, expiredStatus: 410 };

  private constructor(
    private readonly clock: Clock,
    private readonly disk: Disk | undefined,
  ) {}

  static async open(clock: Clock, folder: string | undefined): Promise<MailStore> {
    const store = new MailStore(clock, folder === undefined ? undefined : openDisk(folder));
    store.#state = store.disk?.readState() ?? store.#state;
    for (const { state, eml } of store.disk?.readItems() ?? []) {
      store.#items.set(state.id, { ...state, eml, email: await parseMail(eml) });
      store.#seq = Math.max(store.#seq, state.seq);
    }
    return store;
  }

  /** The last change's number. */
  get seq(): number {
    return this.#seq;
  }

  get state(): MailboxState {
    return this.#state;
  }

  /** Makes all delta tokens given so far unknown; they are answered with `expiredStatus`. */
  expireTokens(expiredStatus: number): void {
    this.#changeState({ epoch: this.#state.epoch + 1, expiredStatus });
  }

  /** Folders that were made, below the well-known ones. */
  get folders(): readonly FolderName[] {
    return this.#state.folders ?? [];
  }

  makeFolder(name: FolderName): void {
    this.#changeState({ folders: [...this.folders, name] });
  }

  /** Every item ever, tombstones included, in the order of arrival. */
  all(): MailItem[] {
    return [...this.#items.values()];
  }

  inFolder(folder: FolderName): MailItem[] {
    return this.all().filter((item) => item.folder === folder && !item.deleted);
  }

  find(id: string): MailItem | undefined {
    return this.#items.get(id) ?? this.all().find((item) => !item.deleted && hasId(item, id));
  }

  async add(item: NewItem): Promise<MailItem> {
    const email = await parseMail(item.eml);
    const now = this.#now();
    const seq = (this.#seq += 1);
    const made: MailItem = {
      id: newImmutableId(),
      file: String(seq).padStart(8, '0'),
      folder: item.folder,
      seq,
      enteredSeq: seq,
      left: [],
      deleted: false,
      receivedAt: now,
      createdAt: now,
      modifiedAt: now,
      sentAt: item.sentAt ?? now,
      isDraft: item.isDraft,
      isRead: item.isRead,
      categories: [],
      flagged: 'notFlagged',
      conversationId: item.conversationId,
      properties: item.properties,
      eml: item.eml,
      email,
      ...(item.draft === undefined ? {} : { draft: item.draft }),
    };
    this.#keep(made, true);
    return made;
  }

  async change(id: string, change: ItemChange): Promise<MailItem> {
    const email = change.eml === undefined ? undefined : await parseMail(change.eml);
    const before = this.#items.get(id);
    if (before === undefined) throw new RangeError('There is no such item to change.');
    const seq = (this.#seq += 1);
    const leaves = change.deleted === true || (change.folder !== undefined && change.folder !== before.folder);
    const after: MailItem = {
      ...before,
      ...change,
      seq,
      modifiedAt: this.#now(),
      ...(leaves ? { enteredSeq: seq, left: [...before.left, { folder: before.folder, seq }] } : {}),
      ...(email === undefined ? {} : { email }),
    };
    this.#keep(after, change.eml !== undefined);
    return after;
  }

  /** Tells of every change, with the item as it is after it. @returns a function that ends the listening. */
  onChange(listener: (item: MailItem) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changeState(change: Partial<MailboxState>): void {
    this.#state = { ...this.#state, ...change };
    this.disk?.writeState(this.#state);
  }

  #keep(item: MailItem, withBytes: boolean): void {
    const { eml, email: _email, ...state } = item;
    this.disk?.writeItem(state, withBytes ? eml : undefined);
    this.#items.set(item.id, item);
    for (const listener of this.#listeners) listener(item);
  }

  #now(): string {
    return instantText(this.clock.now());
  }
}

/** An instant as Graph writes it: to the second, in UTC. */
export function instantText(at: ReturnType<Clock['now']>): string {
  return at.toUTC().startOf('second').toISO({ suppressMilliseconds: true }) ?? '';
}
