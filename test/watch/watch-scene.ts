import { memoryRows } from '../../src/log/memory-rows';
import type { Diagnostic } from '../../src/diagnostics';
import { lease } from '../../src/tables/meta-table';
import { watchTable } from '../../src/tables/watch-table';
import { createWatch, type KeepWatch } from '../../src/watch/keep-watch';
import type { Where } from '../../src/watch/subscriptions';
import { standingTime } from '../clock/standing-time';
import { watchedRows } from '../log/watched-rows';
import { fakeSubscriptions } from './fake-subscriptions';

export const where: Where = {
  notificationUrl: 'https://escalations.example.org/graph/notifications',
  lifecycleUrl: 'https://escalations.example.org/graph/lifecycle',
};
export const hourMs = 3_600_000;
/** What a subscription is asked for. */
export const lifeMs = 48 * hourMs;

/** Instances that share one store and one Graph, in a time that the test moves. */
export function watchScene() {
  const rows = watchedRows(memoryRows());
  const time = standingTime();
  const graph = fakeSubscriptions(time);
  const told: Diagnostic[] = [];
  let ids = 0;
  const store = watchTable(rows, 'escalations@unit.example.org', () => `word-${String((ids += 1))}`);
  const walks: string[] = [];
  return {
    rows,
    time,
    graph,
    store,
    told,
    /** Names of the instances that asked for a walk. */
    walks,
    instance: (name: string, to: Where = where): KeepWatch =>
      createWatch({
        subscriptions: graph,
        where: to,
        store,
        lease: lease(rows, 'watch', name, time),
        wakeWalk: () => walks.push(name),
        systemTime: time,
        random: () => 0.5,
        diagnostics: (line) => told.push(line),
      }),
  };
}

export type WatchScene = ReturnType<typeof watchScene>;
