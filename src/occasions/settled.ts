import type { Tellings } from '../people/tellings';

/** Occasions that need no further look, because they are told or there is nothing to tell. */
export type Settled = {
  /** Settles an occasion unless it is settled; `settle` answers whether it is now. */
  once(key: string, settle: (key: string) => Promise<boolean>): Promise<void>;
};

/** Remembers in this process too, so that the store is asked once for each occasion. */
export function settledOccasions(tellings: Tellings): Settled {
  const known = new Set<string>();
  return {
    async once(key, settle) {
      if (known.has(key)) return;
      if (!(await tellings.isTold(key))) {
        if (!(await settle(key))) return;
        await tellings.told(key);
      }
      known.add(key);
    },
  };
}
