import { DateTime } from 'luxon';
import type { AbsenceParts } from './absence/absence-parts';
import { createAbsences } from './absence/absences';
import { createReplies, type ReplyParts } from './absence/hear-replies';
import { contextsFor, viewContextAt } from './desk/contexts';
import type { DeskParts } from './desk/parts';
import { press, stranger } from './desk/press';
import type { Press } from './desk/press-data';
import { say } from './desk/say';
import { couldNotRead, takeIn, type TakeInParts } from './intake/take-in';
import { tellAside, type TellAsideParts } from './intake/tell-aside';
import { createWalk, type WalkParts } from './intake/walk';
import { commitDecision } from './reminders/commit-decision';
import { createSweep, type SweepParts } from './reminders/sweep';
import type { CardView } from './views/card-view';
import { helpView } from './views/desk-views';

export type AppParts = DeskParts &
  TakeInParts &
  TellAsideParts &
  Omit<WalkParts, 'takeIn' | 'couldNotRead'> &
  Omit<SweepParts, 'contexts'> &
  Omit<AbsenceParts, 'viewContext'> &
  ReplyParts & { readonly calendarHash: string };

/** What the service can do. Builds nothing: every part is given. */
export function createApp(parts: AppParts) {
  const contexts: SweepParts['contexts'] = (inquiry, now) => contextsFor(parts, inquiry, now);
  const sweep = createSweep({ ...parts, contexts });
  const absences = createAbsences({ ...parts, viewContext: (now) => viewContextAt(parts, now) });
  const replies = createReplies(parts);
  const walk = createWalk({
    ...parts,
    takeIn: (id) => takeIn(parts, id),
    couldNotRead: (id, receivedAt, fault) => couldNotRead(parts, id, receivedAt, fault),
  });

  async function noteBy(entraId: string): Promise<void> {
    const person = (await parts.people.directory()).byEntraId(entraId);
    if (person !== undefined) await absences.noted(person);
  }

  return {
    /** A press of a button, authenticated. */
    async press(p: Press): Promise<CardView> {
      await noteBy(p.entraId);
      return press(parts, p);
    },
    /** A command in the personal chat, authenticated. */
    async say(entraId: string, text: string): Promise<CardView> {
      await noteBy(entraId);
      const person = (await parts.people.directory()).byEntraId(entraId);
      return person === undefined ? stranger() : say(parts, person, text);
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
    /** Sends what is due. */
    sweep: sweep.run,
    /** Reads people's automatic replies, where that is wanted. */
    hearReplies: (): Promise<void> => replies.hear(),
    /** Finishes what absences ask for, and tells who is to know of them. */
    lookAfterAbsences: (): Promise<void> => absences.look(),
    /** When something is to go out next after an instant. */
    async nextAttempt(after: DateTime): Promise<DateTime | undefined> {
      const moments = await Promise.all([sweep.nextAttempt(after), absences.nextMoment(after)]);
      const known = moments.filter((moment) => moment !== undefined);
      return known.length === 0 ? undefined : DateTime.min(...known);
    },
    /** Works out every open deadline anew when the calendar has changed; breaches made stay in the log. */
    recomputeDeadlines: (): Promise<number> => recompute(parts),
    health() {
      const ofReplies = replies.health();
      return { walk: walk.health(), sweep: sweep.health(), ...(ofReplies !== undefined && { replies: ofReplies }) };
    },
  };
}

export type App = ReturnType<typeof createApp>;

async function recompute(parts: AppParts): Promise<number> {
  const refs: string[] = [];
  for await (const { ref } of parts.log.openInquiries()) refs.push(ref);
  const at = (now: DateTime) => ({ happenedAt: now, recordedAt: now });
  for (const ref of refs) {
    await commitDecision<never>(
      { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
      ref,
      (stored, now) =>
        Promise.resolve({
          outcome: 'decided' as const,
          inquiry: stored.inquiry,
          lines: [
            {
              step: stored.inquiry.step,
              act: 'recomputed',
              actor: 'system',
              ...at(now),
              facts: { calendar: parts.calendarHash },
              words: {},
            },
          ],
          notices: [],
        }),
    );
  }
  return refs.length;
}
