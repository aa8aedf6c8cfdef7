import type { SystemTime } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import type { Tellings } from '../people/tellings';
import { deliver, type DeliveryParts } from '../reminders/deliver';
import type { CardView } from '../views/card-view';

/** What an occasion is told with. */
export type OccasionParts = DeliveryParts & {
  readonly systemTime: SystemTime;
  readonly tellings: Tellings;
  readonly diagnostics: Diagnostics;
};

/** Longer than a send with its timeouts; then it is tried again, by whoever comes first. */
const tellingMs = 300_000;

/**
 * Sends a card that belongs to no inquiry to some people, once, whichever instance comes first.
 * @returns whether it is settled: it reached one of them, or nobody can be reached at all.
 */
export async function tellOnce(
  parts: OccasionParts,
  key: string,
  people: readonly Person[],
  view: CardView,
): Promise<boolean> {
  const machineNow = parts.systemTime.now();
  const claimed = await parts.tellings.claim(key, machineNow, machineNow + tellingMs);
  if (claimed !== 'ours') return claimed === 'told';
  let isSettled = true;
  let reached = false;
  for (const person of people) {
    const parcel = {
      view,
      mark: keyHash('telling', key, person.id),
      look: true,
      keep: () => Promise.resolve(true),
    };
    const delivery = await deliver(parts, person, parcel);
    reached ||= delivery.outcome === 'sent';
    isSettled &&= delivery.outcome !== 'later';
    if (delivery.outcome === 'nowhere') parts.diagnostics({ event: 'reached nobody', kind: 'occasion' });
  }
  // Who could not be reached now is told by the others; only when nobody was, it is tried again.
  if (!reached && !isSettled) return false;
  await parts.tellings.told(key);
  return true;
}
