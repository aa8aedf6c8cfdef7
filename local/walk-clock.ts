import type { DateTime } from 'luxon';
import type { MovableClock } from '../src/clock/movable-clock';
import type { Service } from '../src/compose';

/** Where a walk has come to: the due moment just worked through, and how many there were so far. */
export type WalkStep = { readonly at: DateTime; readonly done: number };

/**
 * Moves the clock to an instant as time would: it stops at each due moment on the way until everything of that moment is
 * done. What cannot go out stays due and holds nothing up.
 * @returns how many due moments were worked through.
 */
export async function walkClock(
  { clock, service }: { readonly clock: MovableClock; readonly service: Pick<Service, 'app' | 'drain'> },
  to: DateTime,
  onStep: (step: WalkStep) => void = () => undefined,
): Promise<number> {
  let done = 0;
  await service.drain();
  for (;;) {
    const next = await service.app.nextAttempt(clock.now());
    if (next === undefined || next > to) break;
    clock.set(next);
    await service.drain();
    done += 1;
    onStep({ at: next, done });
  }
  if (to > clock.now()) clock.set(to);
  await service.drain();
  return done;
}
