import { performance } from 'node:perf_hooks';

const width = 30;
/** Between two drawings, milliseconds. */
const every = 200;

/** As much of a stream as a bar needs. */
export type Terminal = { readonly isTTY: boolean; write(text: string): unknown };

/** A bar on a terminal, and nothing in a pipe. */
export function progressBar(out: Terminal): { at(done: number): void; end(): void } {
  if (!out.isTTY) return { at: () => undefined, end: () => undefined };
  let drawnAt = -Infinity;
  return {
    /** @param done from 0 to 1. */
    at(done) {
      const now = performance.now();
      if (now - drawnAt < every) return;
      drawnAt = now;
      const full = Math.round(done * width);
      const bar = `${'#'.repeat(full)}${'-'.repeat(width - full)}`;
      out.write(`\r[${bar}] ${String(Math.round(done * 100)).padStart(3)}%`);
    },
    end() {
      out.write('\r\u001b[K');
    },
  };
}
