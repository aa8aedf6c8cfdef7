import { medianOf } from './median';

/** Work to time: does `times` operations and answers a number that depends on all of them, so that none can be left out. */
export type Work = { readonly name: string; readonly batch: number; readonly run: (times: number) => number };

/**
 * Operations per second of each work: the median of some rounds, in each of which every work has its turn, so that a
 * busy moment of the machine does not fall on one of them alone.
 */
export function opsPerSecond(
  works: readonly Work[],
  rounds: number,
  progress: (text: string) => void,
): ReadonlyMap<string, number> {
  const rates = new Map<string, number[]>(works.map((work) => [work.name, []]));
  for (const work of works) work.run(work.batch);
  for (let round = 1; round <= rounds; round++) {
    for (const work of works) {
      progress(`round ${String(round)} of ${String(rounds)}: ${work.name}`);
      const start = process.hrtime.bigint();
      const sum = work.run(work.batch);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      if (Number.isNaN(sum)) throw new Error(`${work.name} answered no number.`);
      rates.get(work.name)?.push(work.batch / seconds);
    }
  }
  return new Map([...rates].map(([name, measured]) => [name, medianOf(measured)]));
}
