import { DateTime } from 'luxon';
import type { AbsenceParts } from './absence/absence-parts';
import { createAbsences } from './absence/absences';
import { createReplies, type ReplyParts } from './absence/hear-replies';
import { contextsFor, viewContextAt } from './desk/contexts';
import type { DeskParts } from './desk/parts';
import { press, stranger } from './desk/press';
import type { Press } from './desk/press-data';
import { say } from './desk/say';
import { unlessUnreadable } from './desk/unless-unreadable';
import { reconcile, type ReconcileParts } from './intake/reconcile';
import { couldNotRead, takeIn, type TakeInParts } from './intake/take-in';
import { nextTell, tellAside, type TellAsideParts } from './intake/tell-aside';
import { tellMissed } from './intake/tell-missed';
import { createWalk, type WalkParts } from './intake/walk';
import type { OverviewParts } from './overviews/overview-parts';
import { createOverviews } from './overviews/overviews';
import { attendToAside, type AttendParts } from './reminders/attend-to-aside';
import { recomputeDeadlines } from './reminders/recompute';
import { createSweep, type Swept, type SweepParts } from './reminders/sweep';
import type { CardView } from './views/card-view';
import { helpView } from './views/desk-views';

export type AppParts = DeskParts &
  TakeInParts &
  TellAsideParts &
  Omit<WalkParts, 'takeIn' | 'sawUnread' | 'couldNotRead'> &
  Omit<ReconcileParts, 'takeIn' | 'couldNotRead'> &
  Omit<SweepParts, 'contexts'> &
  AttendParts &
  Omit<AbsenceParts, 'viewContext'> &
  Omit<OverviewParts, 'viewContext'> &
  ReplyParts;

/** What the service can do. Builds nothing: every part is given. */
export function createApp(parts: AppParts) {
  const contexts: SweepParts['contexts'] = (inquiry, now) => contextsFor(parts, inquiry, now);
  const sweep = createSweep({ ...parts, contexts });
  const viewContext = (now: DateTime) => viewContextAt(parts, now);
  const absences = createAbsences({ ...parts, viewContext });
  const overviews = createOverviews({ ...parts, viewContext });
  const replies = createReplies(parts);
  const taking: Pick<WalkParts, 'takeIn' | 'couldNotRead'> = {
    takeIn: (id) => takeIn(parts, id),
    couldNotRead: (message, fault) => couldNotRead(parts, message, fault),
  };
  let isAnew = false;
  const walk = createWalk({
    ...parts,
    mailbox: {
      ...parts.mailbox,
      changes(link, since) {
        isAnew ||= link === undefined;
        return parts.mailbox.changes(link, since);
      },
    },
    ...taking,
    sawUnread: (message) => parts.ledger.seeUnread(message),
  });

  async function noteBy(entraId: string): Promise<void> {
    const person = (await parts.people.directory()).byEntraId(entraId);
    if (person !== undefined) await absences.noted(person);
  }

  return {
    /** A press of a button, authenticated. */
    async press(p: Press): Promise<CardView> {
      await noteBy(p.entraId);
      return unlessUnreadable(parts, p.data, () => press(parts, p));
    },
    /** A command in the personal chat, authenticated. */
    async say(entraId: string, text: string): Promise<CardView> {
      await noteBy(entraId);
      const person = (await parts.people.directory()).byEntraId(entraId);
      return person === undefined ? stranger() : unlessUnreadable(parts, {}, () => say(parts, person, text));
    },
    /** The first words to somebody; nothing for those who are not in the directory. */
    async welcome(entraId: string): Promise<CardView | undefined> {
      const person = (await parts.people.directory()).byEntraId(entraId);
      return person === undefined ? undefined : helpView(person);
    },
    /** Takes in what has arrived in the mailbox. */
    async takeMail(): Promise<number> {
      const taken = await walk.run();
      await tellAside(parts);
      return taken;
    },
    /**
     * Compares the mailbox with the ledger, every hour and after a walk that had to start anew; tells the Unit Lead of mail
     * that had been missed. While the walk itself fails there is nothing to compare.
     */
    async reconcile(): Promise<void> {
      const { lastGood, failing } = walk.health();
      if (lastGood !== undefined && failing === undefined) {
        const found = await reconcile({ ...parts, ...taking }, isAnew);
        if (found !== undefined) isAnew = false;
      }
      await tellMissed(parts);
    },
    /** Sends what is due; then looks again at what was set aside, and tells the Unit Lead of what still is. */
    async sweep(): Promise<Swept> {
      const swept = await sweep.run();
      if (!(await attendToAside(parts))) return swept;
      const more = await sweep.run();
      return { handled: swept.handled + more.handled, failed: swept.failed + more.failed };
    },
    /** How long to leave the mailbox alone after a failure, in ms. */
    mailHeldMs: walk.heldMs,
    /** Reads people's automatic replies, where that is wanted. */
    hearReplies: (): Promise<void> => replies.hear(),
    /** Finishes what absences ask for, and tells who is to know of them. */
    lookAfterAbsences: (): Promise<void> => absences.look(),
    /** Sends what shows people how things stand, at its time. */
    showOverviews: (): Promise<void> => overviews.look(),
    /** When something is to go out next after an instant. */
    async nextAttempt(after: DateTime): Promise<DateTime | undefined> {
      const moments = [
        await sweep.nextAttempt(after),
        await nextTell(parts, after),
        await absences.nextMoment(after),
        await overviews.nextMoment(after),
      ];
      const next = moments.filter((at) => at !== undefined);
      return next.length === 0 ? undefined : DateTime.min(...next);
    },
    /** Works out every open deadline anew when the calendar has changed; breaches made stay in the log. */
    recomputeDeadlines: (): Promise<number> => recomputeDeadlines(parts),
    health() {
      const ofReplies = replies.health();
      return { walk: walk.health(), sweep: sweep.health(), ...(ofReplies !== undefined && { replies: ofReplies }) };
    },
  };
}

export type App = ReturnType<typeof createApp>;
