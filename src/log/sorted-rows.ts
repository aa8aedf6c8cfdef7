import type { Row } from './rows';

/** Chunks this long split in two; an insert moves at most this many pointers, however many rows there are. */
const FULL = 512;
/** A chunk this short joins its neighbour, so that deletions leave no long chain of crumbs. */
const SHORT = 64;

/**
 * One partition's rows in the order of their keys (UTF-16 units, case-sensitive, as the table service orders them).
 * A list of short sorted chunks: finding, inserting and starting a range cost the logarithm of the size.
 */
export class SortedRows {
  readonly #chunks: Row[][] = [];
  /** The first key of each chunk, apart, so that a search touches no rows. */
  readonly #firsts: string[] = [];

  find(key: string): Row | undefined {
    const chunk = this.#chunks[this.#chunkOf(key)];
    if (chunk === undefined) return undefined;
    const row = chunk[placeIn(chunk, key)];
    return row?.key === key ? row : undefined;
  }

  /** Inserts the row, or replaces the one with its key. */
  put(row: Row): void {
    const at = this.#chunkOf(row.key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) {
      this.#insertChunk(0, [row]);
      return;
    }
    const place = placeIn(chunk, row.key);
    if (chunk[place]?.key === row.key) {
      chunk[place] = row;
      return;
    }
    if (chunk.length >= FULL && place === chunk.length) {
      // Keys that grow (log lines, times) fill chunks wholly instead of leaving them half empty.
      this.#insertChunk(at + 1, [row]);
      return;
    }
    chunk.splice(place, 0, row);
    if (place === 0) this.#firsts[at] = row.key;
    if (chunk.length > FULL) this.#insertChunk(at + 1, chunk.splice(FULL / 2));
  }

  remove(key: string): void {
    const at = this.#chunkOf(key);
    const chunk = this.#chunks[at];
    if (chunk === undefined) return;
    const place = placeIn(chunk, key);
    if (chunk[place]?.key !== key) return;
    chunk.splice(place, 1);
    const first = chunk[0];
    if (first === undefined) {
      this.#removeChunk(at);
      return;
    }
    this.#firsts[at] = first.key;
    const next = this.#chunks[at + 1];
    if (next !== undefined && chunk.length < SHORT && next.length < FULL / 2) {
      for (const row of next) chunk.push(row);
      this.#removeChunk(at + 1);
    }
  }

  /** At most `most` rows with `from <= key < to`, ascending; without `from` itself when `after`. A copy: later writes do not move it. */
  slice(from: string, to: string, most: number, after: boolean): Row[] {
    const found: Row[] = [];
    for (let at = this.#chunkOf(from); at < this.#chunks.length; at++) {
      const chunk = this.#chunks[at] ?? [];
      for (let place = placeIn(chunk, from); place < chunk.length; place++) {
        const row = chunk[place];
        if (row === undefined || row.key >= to || found.length >= most) return found;
        if (!after || row.key !== from) found.push(row);
      }
    }
    return found;
  }

  /** The last chunk that starts at or before the key; 0 when there is none. */
  #chunkOf(key: string): number {
    let low = 0;
    let high = this.#firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#firsts[middle] ?? '') <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #insertChunk(at: number, chunk: Row[]): void {
    this.#chunks.splice(at, 0, chunk);
    this.#firsts.splice(at, 0, chunk[0]?.key ?? '');
  }

  #removeChunk(at: number): void {
    this.#chunks.splice(at, 1);
    this.#firsts.splice(at, 1);
  }
}

/** Where the key stands in the chunk, or would stand. */
function placeIn(chunk: readonly Row[], key: string): number {
  let low = 0;
  let high = chunk.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((chunk[middle]?.key ?? '') < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
