import type { Calendar } from '../../src/clock/calendar';
import type { Arrived } from '../edges/arrived';
import { clocksIn, type Clock } from './clocks';
import { factOf, type Line } from './line';
import type { Moved } from './replay';
import type { State } from './state';
import type { Roster } from './who-hears';

/**
 * Proofs of one moment to one person beyond the first, that do not say they are repeated. A clock that ended and runs again
 * has moments of its own; and who hears of a moment in two roles, as owner and as Unit Lead, hears of it twice.
 */
export function doubleProofs(moves: readonly Moved[], calendar: Calendar, roster: Roster): readonly Line[] {
  const runs = new Map<string, number>();
  const seen = new Map<string, number>();
  let clocks: readonly Clock[] = [];
  let of: State | undefined;
  return moves.flatMap(({ line, state }, i): readonly Line[] => {
    if (state !== of) {
      of = state;
      clocks = clocksIn(state, calendar);
      const keys = new Set(clocks.map(({ key }) => key));
      for (const key of runs.keys()) if (!keys.has(key)) runs.delete(key);
      for (const key of keys) if (!runs.has(key)) runs.set(key, i);
    }
    if (line.act !== 'sent' || line.dueAt === undefined) return [];
    const to = factOf(line, 'to') ?? '';
    const its = clocks.filter(({ steps }) => steps.includes(line.step));
    const which = its.map(({ key }) => `${key}#${String(runs.get(key))}`).join(' ');
    const what = [factOf(line, 'what'), to, String(line.dueAt.toMillis())];
    const key = [line.step, which, ...what].join(' ');
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times > rolesOf(its, line, state, roster) && line.facts['repeated'] !== true ? [line] : [];
  });
}

/** In how many roles somebody hears of these clocks; at least one. */
function rolesOf(clocks: readonly Clock[], line: Line, state: State, roster: Roster): number {
  const heard = clocks.flatMap(({ moments, again }) => [...moments.map(({ to }) => to), ...(again ? [again.to] : [])]);
  const to = factOf(line, 'to') ?? '';
  const theirs = [...new Set(heard)].filter((role) => roster.hearersOf(role, state, line.recordedAt).may(to));
  return Math.max(1, theirs.length);
}

/**
 * Messages of one reminder, or of one list, that reached one person more than once, and did not say that they are repeated.
 * A reminder that was proved and is proved again is judged by its proofs: of which each stands for one arrival.
 */
export function doubleArrivals(
  arrived: readonly Arrived[],
  linesByRef: ReadonlyMap<string, readonly Line[]>,
): readonly Arrived[] {
  const proofs = new Map<string, number>();
  const keyOf = (ref: string, to: string, at: number): string => [ref, to, String(at)].join(' ');
  for (const [ref, lines] of linesByRef)
    for (const line of lines) {
      if (line.act !== 'sent' || line.sentAt === undefined) continue;
      const key = keyOf(ref, factOf(line, 'to') ?? '', line.sentAt.toMillis());
      proofs.set(key, (proofs.get(key) ?? 0) + 1);
    }
  const isProved = ({ to, at, about }: Arrived): boolean => {
    const keys = about.map(({ ref }) => keyOf(ref, to, at));
    const found = keys.filter((key) => (proofs.get(key) ?? 0) > 0);
    for (const key of found) proofs.set(key, (proofs.get(key) ?? 0) - 1);
    return found.length > 0;
  };
  const seen = new Map<string, boolean>();
  return arrived.filter((one) => {
    if (one.reminder === '') return false;
    const key = [one.about.map(({ ref }) => ref).join(' '), one.to, one.reminder].join(' ');
    const was = seen.get(key);
    const is = isProved(one);
    seen.set(key, is);
    return was !== undefined && !one.isRepeated && !(was && is);
  });
}
