/** The same numbers for the same seed, so that a run can be had again. */
export type Seeded = {
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  /** @throws RangeError when there is nothing to choose from. */
  oneOf<T>(all: readonly T[]): T;
  /** All of them, in another order. */
  shuffled<T>(all: readonly T[]): readonly T[];
};

/** Mulberry32: 32 bits of state, enough for a test. */
export function seeded(seed: number): Seeded {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    oneOf(all) {
      const found = all[below(all.length)];
      if (found === undefined) throw new RangeError('There is nothing to choose from.');
      return found;
    },
    shuffled(all) {
      const left = [...all];
      return all.map(() => left.splice(below(left.length), 1)).flat();
    },
  };
}
