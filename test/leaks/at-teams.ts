import type { ReceivedCard } from '../../local/teams/card-rules';
import { hasButton, press, read, type Filled } from '../stories/card-client';
import { plantedIn } from './planted';
import { watchCard } from './watch-card';
import type { WatchedUnit } from './watch-unit';

/** A card in front of somebody. */
export type At = { readonly who: string; readonly activityId: string; readonly card: ReceivedCard };

/** People at their Teams. What comes back to a press is looked at as what was sent is. */
export function atTeams(unit: Pick<WatchedUnit, 'teams' | 'watcher'>) {
  const { teams, watcher } = unit;
  let shownToThoseWithRights = 0;

  function newest(who: string, ref = ''): At {
    const found = teams.sends().findLast(({ personaId, card }) => personaId === who && headlineOf(card).includes(ref));
    if (found === undefined) throw new Error(`${who} has no card about ${ref}.`);
    const standing = teams.messages(who).find(({ id }) => id === found.activityId);
    return { who, activityId: found.activityId, card: standing?.card ?? found.card };
  }

  async function execute(at: At, verb: string, data: Readonly<Record<string, unknown>>): Promise<At> {
    const answer = await teams.press(at.who, at.activityId, verb, data);
    if (answer.card === undefined)
      throw new Error(`${at.who}, ${verb}: ${String(answer.status)} ${answer.error ?? ''}`);
    watchCard(watcher, answer.card);
    if (plantedIn(JSON.stringify(answer.card)).length > 0) shownToThoseWithRights += 1;
    return { ...at, card: answer.card };
  }

  /** Presses a button; where it opens a form, fills that in and saves. */
  async function presses(at: At, title: string, filled: Filled = {}): Promise<At> {
    const { verb, data, takesInputs } = press(at.card, title, filled);
    const next = await execute(at, verb, data);
    const opensForm = !takesInputs && Object.keys(filled).length > 0;
    if (opensForm) return presses(next, hasButton(next.card, title) ? title : 'Close inquiry', filled);
    const { errors } = read(next.card);
    if (errors.length > 0) throw new Error(`${at.who} pressed "${title}": ${errors.join(' ')}`);
    return next;
  }

  return {
    newest,
    presses,
    execute,
    async says(who: string, text: string): Promise<At> {
      await teams.say(who, text);
      return newest(who);
    },
    /** Cards in answer to presses that did show what was planted, to people who may see it. */
    shown: () => shownToThoseWithRights,
  };
}

export type Teams = ReturnType<typeof atTeams>;

function headlineOf(card: ReceivedCard): string {
  const { fallbackText } = card;
  return typeof fallbackText === 'string' ? fallbackText : '';
}
