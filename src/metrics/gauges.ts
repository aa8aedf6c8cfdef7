import type { App } from '../app';
import type { Clock, SystemTime } from '../clock/clock';
import type { Ledger } from '../intake/ledger';
import type { Reconciliations } from '../intake/reconcile';
import { shards } from '../inquiry/reference';
import type { InquiryLog } from '../log/inquiry-log';
import type { WatchHealth } from '../watch/keep-watch';
import type { Measure } from './metrics';

export type GaugesParts = {
  readonly app: Pick<App, 'health'>;
  readonly log: Pick<InquiryLog, 'due'>;
  readonly ledger: Pick<Ledger, 'aside'>;
  readonly checks: Pick<Reconciliations, 'last'>;
  readonly watch: { health(): Promise<WatchHealth> };
  readonly clock: Clock;
  readonly systemTime: SystemTime;
  readonly measure: Measure;
};

/** Measures what stands, asked on a timer. @throws StoreUnreachable; what was measured before counts. */
export function createGauges(parts: GaugesParts): () => Promise<void> {
  const { app, log, ledger, checks, watch, clock, systemTime, measure } = parts;
  const startedAt = systemTime.now();
  return async () => {
    const now = systemTime.now();
    measure('escalations.mail.poll.age', (now - (app.health().walk.lastGood ?? startedAt)) / 1_000, {});
    let waiting = 0;
    for (const shard of shards) for await (const _row of log.due(shard, clock.now(), now)) waiting += 1;
    measure('escalations.reminder.waiting', waiting, {});
    let aside = 0;
    for await (const _entry of ledger.aside()) aside += 1;
    measure('escalations.mail.set_aside', aside, {});
    const { onUntil } = await watch.health();
    measure('escalations.mail.subscription.remaining', Math.max(0, ((onUntil ?? now) - now) / 1_000), {});
    const checked = await checks.last();
    if (checked === undefined) return;
    measure('escalations.mail.ledger.difference', checked.missed, {});
    const { oldestWaiting } = checked;
    const age = oldestWaiting === undefined ? 0 : clock.now().diff(oldestWaiting).as('seconds');
    measure('escalations.mail.oldest.age', Math.max(0, age), {});
  };
}
