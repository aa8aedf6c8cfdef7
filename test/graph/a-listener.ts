import type { Notification } from '../../src/watch/hear';
import type { Where } from '../../src/watch/subscriptions';
import { createWeb } from '../../src/web/server';
import { noAnswers } from '../web/no-answers';
import { graphPaths } from '../../src/web/graph-routes';

/** The service's own web on this machine, and what Graph told it. */
export type Listener = Where & {
  readonly heard: Notification[];
  /** While it is set, notifications cannot be taken. */
  failWith(fault: Error | undefined): void;
  /** Resolves when so many have come. */
  hears(count: number): Promise<void>;
  stop(): Promise<void>;
};

export async function aListener(): Promise<Listener> {
  const heard: Notification[] = [];
  const waiting = new Set<() => void>();
  let failure: Error | undefined;
  const web = createWeb({
    receive: () => Promise.resolve({ status: 404 }),
    hear: (notifications) => {
      if (failure !== undefined) return Promise.reject(failure);
      heard.push(...notifications);
      for (const look of waiting) look();
      return Promise.resolve();
    },
    readiness: () => Promise.resolve({ ready: true, lines: [] }),
    fault: () => undefined,
    ...noAnswers,
  });
  const url = await web.listen({ host: '127.0.0.1', port: 0 });
  return {
    notificationUrl: url + graphPaths.notifications,
    lifecycleUrl: url + graphPaths.lifecycle,
    heard,
    failWith(fault) {
      failure = fault;
    },
    hears: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (heard.length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    stop: () => web.close(),
  };
}
