/** What happens at an instant (epoch ms). */
export type Happening = { readonly at: number; readonly run: () => Promise<void> };

/** Everything that is to happen, the earliest first; of two at one instant the one that was planned first. */
export type Events = {
  plan(at: number, run: () => Promise<void>): void;
  /** When the earliest happens; undefined when nothing is planned. */
  first(): number | undefined;
  take(): Happening | undefined;
};

/** A binary heap. */
export function events(): Events {
  type Planned = Happening & { readonly order: number };
  const heap: Planned[] = [];
  let planned = 0;
  const isBefore = (a: Planned | undefined, b: Planned | undefined): boolean =>
    a !== undefined && b !== undefined && (a.at < b.at || (a.at === b.at && a.order < b.order));
  const swap = (i: number, j: number): void => {
    const one = heap[i];
    const other = heap[j];
    if (one === undefined || other === undefined) return;
    heap[i] = other;
    heap[j] = one;
  };
  const up = (from: number): void => {
    for (let i = from; i > 0;) {
      const above = (i - 1) >> 1;
      if (!isBefore(heap[i], heap[above])) return;
      swap(i, above);
      i = above;
    }
  };
  const down = (): void => {
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      const first = isBefore(heap[left + 1], heap[left]) ? left + 1 : left;
      if (!isBefore(heap[first], heap[i])) return;
      swap(i, first);
      i = first;
    }
  };

  return {
    plan(at, run) {
      heap.push({ at, run, order: planned++ });
      up(heap.length - 1);
    },
    first: () => heap[0]?.at,
    take() {
      const [first] = heap;
      const last = heap.pop();
      if (first !== undefined && last !== undefined && first !== last) {
        heap[0] = last;
        down();
      }
      return first;
    },
  };
}
