import type { CardInChat, TeamsStandIn } from '../../local/teams/stand-in';
import { hasButton, press, read, type Filled, type Shown } from './card-client';

/** Somebody of the unit at their Teams, as a story tells it. */
export type Person = {
  /** Presses a button on the newest card that has it; answers the card that came. Throws when something is to be mended. */
  presses(title: string, filled?: Filled): Promise<Shown>;
  /** The same where something may be wrong, on the newest card or on `card` as it was once shown. */
  tries(title: string, filled?: Filled, card?: CardInChat): Promise<Shown>;
  /** Presses it twice at once, as an impatient finger does. */
  doubleClicks(title: string, filled?: Filled): Promise<readonly Shown[]>;
  /** Writes to the bot; answers the card that came back. */
  says(text: string): Promise<Shown>;
  /** The cards of the chat as they stand now, oldest first, without the first words to somebody new. */
  sees(): readonly Shown[];
  /** The newest card with this button, to be pressed later when it is an old one. */
  cardWith(title: string): CardInChat;
};

export function aPerson(
  id: string,
  teams: TeamsStandIn,
  after: { readonly act: () => Promise<void>; readonly reply: (activityId: string) => void },
): Person {
  const cards = (): readonly CardInChat[] => teams.cardsOf(id).slice(1);

  function cardWith(title: string): CardInChat {
    const found = cards().findLast(({ card }) => hasButton(card, title));
    if (found !== undefined) return found;
    const there = cards().map(({ card }) => read(card).buttons);
    throw new Error(`${id} has no card with the button "${title}"; there are ${JSON.stringify(there)}`);
  }

  async function pressed(card: CardInChat, title: string, filled: Filled): Promise<Shown> {
    const { verb, data, takesInputs } = press(card.card, title, filled);
    const answer = await teams.press(id, card.activityId, verb, data);
    if (answer.card === undefined)
      throw new Error(`${id} pressed "${title}": ${String(answer.status)} ${answer.error ?? ''}`);
    // The button has opened its form, which has a button of the same name; the one that closes says so.
    const opensForm = !takesInputs && Object.keys(filled).length > 0;
    if (!opensForm) return read(answer.card);
    const onForm = hasButton(answer.card, title) ? title : 'Close inquiry';
    return pressed({ ...card, card: answer.card }, onForm, filled);
  }

  async function tries(title: string, filled: Filled = {}, card = cardWith(title)): Promise<Shown> {
    const shown = await pressed(card, title, filled);
    await after.act();
    return shown;
  }

  return {
    cardWith,
    sees: () => cards().map(({ card }) => read(card)),
    async presses(title, filled) {
      const shown = await tries(title, filled);
      if (shown.errors.length > 0) throw new Error(`${id} pressed "${title}": ${shown.errors.join(' ')}`);
      return shown;
    },
    tries,
    async doubleClicks(title, filled = {}) {
      const card = cardWith(title);
      const shown = await Promise.all([pressed(card, title, filled), pressed(card, title, filled)]);
      await after.act();
      return shown;
    },
    async says(text) {
      const { status } = await teams.say(id, text);
      if (status >= 300) throw new Error(`${id} wrote "${text}": ${String(status)}`);
      const came = cards().at(-1);
      if (came === undefined) throw new Error(`Nothing came back to "${text}".`);
      after.reply(came.activityId);
      await after.act();
      return read(came.card);
    },
  };
}
