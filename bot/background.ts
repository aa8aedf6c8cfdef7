/** Work that an answer does not wait for. Work under one key runs in the order it came. */
export type Background = {
  run(key: string, work: () => Promise<void>): void;
  /** Resolves when nothing is under way any more: for an orderly stop. */
  settled(): Promise<void>;
};

/** `failed` hears of every failure; the next work under the same key runs all the same. */
export function createBackground(failed: (error: unknown) => void): Background {
  const tails = new Map<string, Promise<void>>();
  return {
    run(key, work) {
      const tail: Promise<void> = (tails.get(key) ?? Promise.resolve())
        .then(work)
        .catch(failed)
        .finally(() => {
          if (tails.get(key) === tail) tails.delete(key);
        });
      tails.set(key, tail);
    },
    async settled() {
      while (tails.size > 0) await Promise.all(tails.values());
    },
  };
}
