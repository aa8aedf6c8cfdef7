/** The one subscription of all instances. Instants are machine time, in ms since 1970. */
export type Watch = {
  readonly id: string;
  /** Hash of the secret that comes with each notification; see `client-state.ts`. */
  readonly stateHash: string;
  /** Hash of the addresses it was made for. */
  readonly leadsTo: string;
  readonly expiresAt: number;
  readonly renewAt: number;
  /** The last word of Graph that was followed. */
  readonly followed: string;
};

/** A watch as it was read. */
export type KeptWatch = Watch & { readonly etag: string };

/** What Graph said of a subscription: it is to be renewed, or has ended. `word` differs each time. */
export type Said = { readonly id: string; readonly act: 'renew' | 'ended'; readonly word: string };

/** What a notification leaves behind for whoever comes to look. */
export type Note = { readonly walk: boolean; readonly said?: Omit<Said, 'word'> };

/** The watch as all instances share it. @throws StoreUnreachable and other faults of the store */
export type WatchStore = {
  read(): Promise<KeptWatch | undefined>;
  /** Writes over what was read. Undefined, and nothing written, when another instance wrote meanwhile. */
  write(watch: Watch, over: KeptWatch | undefined): Promise<KeptWatch | undefined>;
  leave(note: Note): Promise<void>;
  /** The last thing Graph said, of whatever subscription. */
  said(): Promise<Said | undefined>;
};
