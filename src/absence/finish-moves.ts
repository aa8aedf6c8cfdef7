import { isOpen } from '../clock/business-time';
import { codeOf } from '../diagnostics';
import { InquiryUnreadable } from '../log/inquiry-row';
import { keyHash } from '../log/keys';
import { coverFor } from '../people/cover';
import type { Move } from '../people/moves';
import { changeHands } from '../procedure/change-hands';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { movedView, takenBackView } from '../views/cover-view';
import type { ViewContext } from '../views/view-context';
import type { AbsenceParts } from './absence-parts';
import { openWhere } from '../occasions/open-inquiries';
import { tellOnce } from '../occasions/tell-once';

/**
 * Carries out moves that were decided and not finished, also those of an instance that died in between: one decision for
 * each inquiry, and one card for whoever owns them now. Told in open hours only.
 */
export async function finishMoves(parts: AbsenceParts): Promise<void> {
  for await (const move of parts.moves.unfinished()) {
    if (!move.handed) {
      for (const { ref, from } of move.plan) await handOne(parts, move, ref, from);
      await parts.moves.handed(move.id);
      // Cards out there show the former owner.
      parts.wake();
    }
    const now = parts.clock.now();
    if (!isOpen(parts.calendar, now)) continue;
    const tell = move.why === 'away' ? tellNewOwner : tellFormer;
    if (await tell(parts, move, await parts.viewContext(now))) await parts.moves.finish(move.id);
  }
}

/** What has moved on meanwhile stays where it is. */
async function handOne(parts: AbsenceParts, move: Move, ref: string, from: string): Promise<void> {
  try {
    await commitDecision<undefined>(
      { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
      ref,
      ({ inquiry }, now) => {
        const decided = changeHands(inquiry, { ...move, from }, now);
        return Promise.resolve(
          decided.outcome === 'refused'
            ? { outcome: 'refused', why: undefined }
            : { ...decided, marks: [keyHash('move', move.id)] },
        );
      },
    );
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    // It keeps its owner on paper; whoever stands in gets its cards all the same.
    parts.diagnostics({ event: 'not moved', code: codeOf(fault), ref });
  }
}

async function tellNewOwner(parts: AbsenceParts, move: Move, context: ViewContext): Promise<boolean> {
  const former = new Map(move.plan.map(({ ref, from }) => [ref, from]));
  const moved = await openWhere(parts.log, ({ ref, owner }) => owner === move.to && former.has(ref));
  if (moved.length === 0) return true;
  const view = movedView(moved, [...new Set(former.values())], parts.newId(), context);
  return tellOf(parts, move, move.to, view, context);
}

/** Whoever had them meanwhile is told that they are back with their owner. */
async function tellFormer(parts: AbsenceParts, move: Move, context: ViewContext): Promise<boolean> {
  let isTold = true;
  for (const holder of new Set(move.plan.map(({ from }) => from))) {
    const refs = new Set(move.plan.filter(({ from }) => from === holder).map(({ ref }) => ref));
    const back = await openWhere(parts.log, ({ ref, owner }) => owner === move.to && refs.has(ref));
    const told =
      back.length === 0 ||
      (await tellOf(parts, move, holder, takenBackView(back, move.to, parts.newId(), context), context));
    isTold &&= told;
  }
  return isTold;
}

/** Somebody who is away themselves by now is covered as always; who has left the directory needs no card. */
async function tellOf(
  parts: AbsenceParts,
  move: Move,
  id: string,
  view: CardView,
  { directory, now }: ViewContext,
): Promise<boolean> {
  const person = directory.byId(id);
  if (person === undefined) return true;
  return tellOnce(parts, `moved|${move.id}|${id}`, [coverFor(directory, person, now)], view);
}
