import type { Arrived } from '../edges/arrived';
import { factOf, type Line } from './line';

/**
 * Messages that reached somebody and that no line proves, and proofs of messages that reached nobody: one for each, by
 * person and inquiry. @param mayMiss messages of which nobody knew whether they had arrived.
 */
export function untracked(
  arrived: readonly Arrived[],
  linesByRef: ReadonlyMap<string, readonly Line[]>,
  mayMiss: boolean,
): readonly string[] {
  const count = new Map<string, { came: number; proved: number }>();
  const of = (key: string): { came: number; proved: number } => {
    const found = count.get(key) ?? { came: 0, proved: 0 };
    count.set(key, found);
    return found;
  };
  for (const { to, about } of arrived) for (const { ref } of about) of(`${ref} ${to}`).came += 1;
  for (const [ref, lines] of linesByRef)
    for (const line of lines) if (line.act === 'sent') of(`${ref} ${factOf(line, 'to') ?? ''}`).proved += 1;
  return [...count].flatMap(([key, { came, proved }]) => {
    if (came === proved || (mayMiss && came > proved)) return [];
    return [`${key}: ${String(came)} arrived, ${String(proved)} proved`];
  });
}
