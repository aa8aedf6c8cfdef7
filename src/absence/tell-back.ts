import { isPresent } from '../people/cover';
import { utc } from '../log/keys';
import { backView } from '../views/cover-view';
import type { ViewContext } from '../views/view-context';
import type { AbsenceParts } from './absence-parts';
import { openWhere } from '../occasions/open-inquiries';
import type { Settled } from '../occasions/settled';
import { tellOnce } from '../occasions/tell-once';

/** Offers what was moved while somebody was away back to them, once after each absence. */
export async function tellBack(parts: AbsenceParts, settled: Settled, context: ViewContext): Promise<void> {
  for (const person of context.directory.all) {
    const { absence } = person;
    if (absence === undefined || !isPresent(person, context.now)) continue;
    await settled.once(`back|${person.id}|${utc(absence.since)}`, async (key) => {
      // What is just being moved from them is not there to be offered yet.
      if (await isBeingMoved(parts, person.id)) return false;
      const moved = await openWhere(parts.log, ({ movedFrom }) => movedFrom === person.id);
      if (moved.length === 0) return true;
      return tellOnce(parts, key, [person], backView(moved, parts.newId(), context));
    });
  }
}

async function isBeingMoved(parts: AbsenceParts, id: string): Promise<boolean> {
  for await (const { handed, plan } of parts.moves.unfinished())
    if (!handed && plan.some(({ from }) => from === id)) return true;
  return false;
}
