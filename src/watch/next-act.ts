import type { KeptWatch, Said } from './watch-store';

/** What is to be done about the subscription: nothing, look whether it is there, let it run on; make it, make it after its end. */
export type Act = 'rest' | 'look' | 'renew' | 'make' | 'ended';

/** What one instance knows. Instants are machine time, in ms since 1970. */
export type Known = {
  readonly watch: KeptWatch | undefined;
  readonly said: Said | undefined;
  /** Hash of the addresses that this instance was given. */
  readonly leadsTo: string;
  /** They have been in force since it started. */
  readonly wereInForce: boolean;
  /** When it last saw the subscription at Graph. */
  readonly lookedAt: number | undefined;
};

/** A subscription can end without a word: each instance sees to it when it starts, and then so often. */
const lookEveryMs = 15 * 60_000;

/** What to do about the subscription now. */
export function nextAct({ watch, said, leadsTo, wereInForce, lookedAt }: Known, now: number): Act {
  if (watch === undefined || watch.expiresAt <= now) return 'make';
  // Of instances with different addresses, as during a change of settings, the one that started last has its way.
  if (watch.leadsTo !== leadsTo && !wereInForce) return 'make';
  const isUnfollowed = said?.id === watch.id && said.word !== watch.followed;
  if (isUnfollowed) return said.act;
  if (watch.renewAt <= now) return 'renew';
  return lookedAt === undefined || lookedAt + lookEveryMs <= now ? 'look' : 'rest';
}
