import type { SystemTime } from '../clock/clock';
import { within } from '../clock/within';
import type { Diagnostics } from '../diagnostics';
import { isClientState, looksLikeClientState } from './client-state';
import type { KeptWatch, Note, WatchStore } from './watch-store';

/** One notification as far as we read it: which mail it is about does not matter. */
export type Notification = {
  readonly subscriptionId: string;
  readonly clientState?: string | null | undefined;
  /** Of the subscription itself; a notification of mail has none. */
  readonly lifecycleEvent?: string | null | undefined;
};

export type HearParts = {
  readonly store: WatchStore;
  readonly wakeWalk: () => void;
  readonly wakeWatch: () => void;
  readonly systemTime: SystemTime;
  readonly diagnostics: Diagnostics;
};

/** Graph wants its answer within 3 seconds and slows down for those who are late. */
const storeWithinMs = 2_000;

/**
 * Leaves a note that there is something to look at, then wakes whoever looks. What is not of our subscription is passed
 * over. Again, late or in another order they do no harm: every one of them only means "look".
 * @throws TimedOut, StoreUnreachable when the note could not be left: Graph is to send it again.
 */
export async function hear(parts: HearParts, notifications: readonly Notification[]): Promise<void> {
  const { store, systemTime, diagnostics } = parts;
  const note = await within(storeWithinMs, systemTime, async () => {
    const possible = notifications.filter(({ clientState }) => looksLikeClientState(clientState));
    const watch = possible.length === 0 ? undefined : await store.read();
    const ours = watch === undefined ? [] : possible.filter((one) => isOf(watch, one));
    const foreign = notifications.length - ours.length;
    if (foreign > 0) diagnostics({ event: 'notifications passed over', code: 'NOT_OURS', count: foreign });
    if (watch === undefined || ours.length === 0) return undefined;
    const left = noteOf(watch.id, ours);
    await store.leave(left);
    return left;
  });
  if (note?.walk === true) parts.wakeWalk();
  if (note?.said !== undefined) parts.wakeWatch();
}

function isOf(watch: KeptWatch, { subscriptionId, clientState }: Notification): boolean {
  const isItsState = typeof clientState === 'string' && isClientState(clientState, watch.stateHash);
  return isItsState && subscriptionId.toLowerCase() === watch.id.toLowerCase();
}

/** What is to be done about all of them together. An event that we do not know is a reason to look, too. */
function noteOf(id: string, notifications: readonly Notification[]): Note {
  const events = notifications.map(({ lifecycleEvent }) => lifecycleEvent ?? 'mail');
  const walk = events.some((event) => event !== 'reauthorizationRequired');
  if (events.includes('subscriptionRemoved')) return { walk, said: { id, act: 'ended' } };
  if (events.includes('reauthorizationRequired')) return { walk, said: { id, act: 'renew' } };
  return { walk };
}
