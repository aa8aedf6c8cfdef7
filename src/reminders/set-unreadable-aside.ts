import type { Clock } from '../clock/clock';
import type { Diagnostics } from '../diagnostics';
import type { InquiryLog } from '../log/inquiry-log';
import type { InquiryUnreadable } from '../log/inquiry-row';
import { asideFor } from '../log/set-aside';

/** Whoever meets an inquiry that cannot be read sets it aside: all instances know it, and the Unit Lead is told. */
export async function setUnreadableAside(
  parts: { readonly log: InquiryLog; readonly clock: Clock; readonly diagnostics: Diagnostics },
  fault: InquiryUnreadable,
): Promise<void> {
  const isNew = await parts.log.setAside(asideFor(fault, parts.clock.now()));
  if (isNew) parts.diagnostics({ event: 'inquiry set aside', code: fault.code, ref: fault.ref });
}
