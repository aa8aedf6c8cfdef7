import { lookAgain } from './look-again';
import type { RecomputeParts } from './recompute';
import { tellSetAside, type TellSetAsideParts } from './tell-set-aside';

export type AttendParts = RecomputeParts & TellSetAsideParts;

/** Looks again at what was set aside, and tells the Unit Lead of what still is. True: something goes on that was set aside. */
export async function attendToAside(parts: AttendParts): Promise<boolean> {
  const { left, goesOn } = await lookAgain(parts);
  await tellSetAside(parts, left);
  return goesOn;
}
