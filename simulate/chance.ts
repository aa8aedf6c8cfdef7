import { createHash } from 'node:crypto';

/** Chance with a seed: the same seed and the same questions in the same order give the same answers. */
export type Chance = {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** True so often, from 0 to 1. */
  is(often: number): boolean;
  /** A whole number, both ends included. */
  whole(from: number, to: number): number;
  /** One of them; throws when there is none. */
  pick<T>(values: readonly T[]): T;
  /** One of them, each as often as its weight says; undefined when all weigh nothing. */
  weighted<T>(values: readonly (readonly [T, number])[]): T | undefined;
  /** A wait that is mostly short and sometimes long: exponential around a mean, at most eight times as long. */
  wait(mean: number): number;
  /** Chance of its own for something: what is asked of it changes nothing here. */
  of(name: string): Chance;
};

/** The generator is sfc32, seeded with a hash of the seed's words. */
export function chance(seed: string): Chance {
  const hash = createHash('sha256').update(seed).digest();
  let a = hash.readUInt32LE(0);
  let b = hash.readUInt32LE(4);
  let c = hash.readUInt32LE(8);
  let count = 1;
  const next = (): number => {
    const sum = (a + b + count) | 0;
    count = (count + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 0x100000000;
  };
  for (let i = 0; i < 12; i++) next();

  const self: Chance = {
    next,
    is: (often) => next() < often,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(values) {
      if (values.length === 0) throw new Error('There is nothing to pick from.');
      return values[Math.floor(next() * values.length)] as (typeof values)[number];
    },
    weighted(values) {
      const total = values.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return undefined;
    },
    wait: (mean) => Math.min(-Math.log(1 - next()), 8) * mean,
    of: (name) => chance(`${seed}/${name}`),
  };
  return self;
}
