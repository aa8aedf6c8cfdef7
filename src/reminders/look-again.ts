import { codeOf } from '../diagnostics';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { KeptAside } from '../log/set-aside';
import { recompute, type RecomputeParts } from './recompute';

/** So many are looked at side by side. */
const atOnce = 20;

/** What is still set aside, and whether something goes on that was. */
export type LookedAt = { readonly left: readonly KeptAside[]; readonly goesOn: boolean };

/**
 * Looks again at what could not be read: the version that wrote it, or the key that was missing, may be here by now.
 * What reads again is no longer set aside; its reminders are due at once.
 */
export async function lookAgain(parts: RecomputeParts): Promise<LookedAt> {
  const kept = await parts.log.allSetAside();
  const left: KeptAside[] = [];
  for (let at = 0; at < kept.length; at += atOnce) {
    const some = kept.slice(at, at + atOnce);
    const stays = await Promise.all(some.map((thing) => isStillAside(parts, thing)));
    left.push(...some.filter((_, i) => stays[i] === true));
  }
  return { left, goesOn: left.length < kept.length };
}

async function isStillAside(parts: RecomputeParts, thing: KeptAside): Promise<boolean> {
  if (thing.reason !== 'UNREADABLE_INQUIRY') return true;
  const { ref } = thing;
  try {
    const stored = await parts.log.read(ref);
    await parts.log.lines(ref);
    if (stored !== undefined) await goOn(parts, ref);
    await parts.log.clearSetAside(thing);
    parts.diagnostics({ event: 'inquiry goes on', ref });
    return false;
  } catch (fault) {
    // That it cannot be read is known; any other fault is no reason to leave out the others.
    if (!(fault instanceof InquiryUnreadable))
      parts.diagnostics({ event: 'look again failed', code: codeOf(fault), ref });
    return true;
  }
}

/** The calendar may have changed meanwhile, and what was due is due now. */
async function goOn(parts: RecomputeParts, ref: string): Promise<void> {
  await recompute(parts, ref);
  const stored = await parts.log.read(ref);
  if (stored !== undefined) await parts.log.giveBack(stored.inquiry);
}
