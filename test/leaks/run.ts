import { referenceIn } from '../../src/inquiry/reference';
import { walkClock } from '../../local/walk-clock';
import { instant } from '../stories/lines';
import { atTeams } from './at-teams';
import { hostileRequests } from './hostile-requests';
import { journeys, type Ways } from './journeys';
import { pageVisits } from './page-visits';
import { planted, plantedIn, type Planted } from './planted';
import { startWatchedUnit } from './watch-unit';
import { createWatcher, type Watcher } from './watcher';
import { wrongLooks } from './wrong-looks';

/** What the run found, and what shows that it looked. */
export type LeakRun = {
  readonly watcher: Watcher;
  /** Inquiries that were opened, and those of them that hold what was planted, sealed. */
  readonly opened: number;
  readonly holding: number;
  /** Cards, pages and exports that did show what was planted, to people with the right. */
  readonly shown: { readonly cards: number; readonly pages: number; readonly exported: number };
};

const together = 50;

/** Plants identifiers in so many inquiries, through every path, and searches all that leaves or is kept. */
export async function runLeaks(
  inquiries: number,
  progress: (done: number) => void = () => undefined,
): Promise<LeakRun> {
  const watcher = createWatcher();
  const unit = await startWatchedUnit(watcher, '2026-11-24T09:00');
  const { mailbox, service } = unit;
  const teams = atTeams(unit);
  const pages = pageVisits(mailbox, watcher);
  const about = new Map<string, Planted>();
  let behindCode = 0;
  let labels = new Map<string, string>();
  const ways: Ways = {
    teams,
    pages,
    deliver: (eml) => mailbox.deliver(eml),
    refOf(messageId) {
      const label = labels.get(`<${messageId}>`);
      if (label === undefined) throw new Error(`${messageId} has not been taken in.`);
      return referenceIn(label) ?? '';
    },
    sawBehindCode(page) {
      if (plantedIn(page).length > 0) behindCode += 1;
    },
    opened: (ref, p) => void about.set(ref, p),
  };
  const ofEach = Object.values(journeys);
  try {
    for (let first = 0; first < inquiries; first += together) {
      const count = Math.min(together, inquiries - first);
      let under = Array.from({ length: count }, (_, i) => {
        const n = first + i;
        return ofEach[n % ofEach.length]!(ways, planted(n), n);
      });
      while (under.length > 0) {
        const left: typeof under = [];
        for (const journey of under) if ((await journey.next()).done !== true) left.push(journey);
        under = left;
        await service.drain();
        labels = new Map(mailbox.incoming().map((mail) => [mail.internetMessageId, mail.categories.join(' ')]));
      }
      progress(first + count);
    }
    // What is left open is reminded of: at the end of the day, and when the unit opens again.
    await walkClock(unit, instant('2026-11-25T09:00', unit.clock.now()));
    const exported = await wrongLooks(unit, teams, about);
    await hostileRequests(unit, planted(0));
    const holding = await count(
      about,
      async (ref) => plantedIn(JSON.stringify((await teams.says('p-holm', `log ${ref}`)).card)).length > 0,
    );
    return { watcher, opened: about.size, holding, shown: { cards: teams.shown(), pages: behindCode, exported } };
  } finally {
    await unit.stop();
  }
}

async function count(about: ReadonlyMap<string, Planted>, holds: (ref: string) => Promise<boolean>): Promise<number> {
  let holding = 0;
  for (const ref of about.keys()) if (await holds(ref)) holding += 1;
  return holding;
}
