import type { DateTime } from 'luxon';
import type { MovableClock } from '../src/clock/movable-clock';
import type { Service } from '../src/compose';

/** The unit's clock, and the service that goes by it. */
export type Walker = {
  readonly clock: MovableClock;
  readonly service: { readonly drain: Service['drain']; readonly app: Pick<Service['app'], 'nextAttempt'> };
};

/** One moment that the clock stopped at, and how many that makes. */
export type WalkStep = { readonly at: DateTime; readonly done: number };

/**
 * Moves the clock forward to `to`, and lets the service take in mail and send at every due moment on the way: what happens
 * is what would have happened with the service up all the time. An instant that is past only lets it catch up.
 * @returns how many due moments the clock stopped at.
 */
export async function walkClock(
  { clock, service }: Walker,
  to: DateTime,
  onStep?: (step: WalkStep) => void | Promise<void>,
): Promise<number> {
  await service.drain();
  let done = 0;
  for (;;) {
    // What could not be sent at its moment has a later attempt, or waits for its lease: it never holds the clock.
    const at = await service.app.nextAttempt(clock.now());
    if (at === undefined || at > to) break;
    await stopAt({ clock, service }, at);
    done += 1;
    await onStep?.({ at, done });
  }
  await stopAt({ clock, service }, to);
  return done;
}

/** Moves the clock forward to `to` at once, as if the service had been down until then. */
export function jumpClock(walker: Walker, to: DateTime): Promise<void> {
  return stopAt(walker, to);
}

async function stopAt({ clock, service }: Walker, at: DateTime): Promise<void> {
  // A clock that runs may have passed it meanwhile; it never goes back.
  if (at > clock.now()) clock.set(at);
  await service.drain();
}
