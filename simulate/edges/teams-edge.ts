import type { Conversation } from '../../src/people/conversations';
import type { CardJson, Teams } from '../../src/reminders/teams';
import type { CardView } from '../../src/views/card-view';
import { TeamsGone } from '../../src/reminders/teams';
import { referenceIn } from '../../src/inquiry/reference';
import { isListOfReminders, type Arrivals } from './arrived';
import { withTrouble, type Troubles } from './trouble';

export type TeamsEdgeParts = {
  readonly now: () => number;
  readonly troubles: Troubles;
  /** Whom a conversation of the tenant belongs to. */
  readonly personOf: (entraId: string) => string | undefined;
  /** The view that a card was drawn from. */
  readonly viewOf: (card: CardJson) => CardView | undefined;
  readonly arrived: Arrivals;
};

/** Teams as the simulation has it: implements the port, and tells of every card that arrives. */
export type TeamsEdge = Teams & {
  /** The newest card about an inquiry in somebody's chat. */
  cardOf(entraId: string, ref: string): { readonly conversationId: string; readonly activityId: string } | undefined;
  /** Whatever arrives meanwhile is brought: the answer to a press. */
  bringing<T>(press: () => Promise<T>): Promise<T>;
  readonly counts: { sent: number; edited: number; opened: number };
};

export function teamsEdge({ now, troubles, personOf, viewOf, arrived }: TeamsEdgeParts): TeamsEdge {
  const cards = new Map<string, { readonly conversationId: string; readonly activityId: string }>();
  /** Each person's live conversation: older ones are gone. */
  const live = new Map<string, string>();
  const counts = { sent: 0, edited: 0, opened: 0 };
  let isBringing = false;

  const checkLive = ({ entraId, conversationId }: Conversation, doing: string): void => {
    const known = live.get(entraId);
    if (known !== undefined && known !== conversationId) throw new TeamsGone(doing, 404);
  };

  return {
    counts,
    cardOf: (entraId, ref) => cards.get(`${entraId}|${ref}`),
    send(to, card, summary) {
      return withTrouble(troubles, 'sending a card', () => {
        checkLive(to, 'sending a card');
        counts.sent += 1;
        const activityId = `activity-${String(counts.sent)}`;
        const view = viewOf(card);
        const inItems = (view?.items ?? []).flatMap(({ title }) => referenceIn(title) ?? []);
        const inSummary = referenceIn(summary);
        const isList = isListOfReminders(summary);
        const refs = isList ? inItems : inSummary === undefined ? [] : [inSummary];
        const about = refs.map((ref) => ({ ref }));
        for (const { ref } of about)
          cards.set(`${to.entraId}|${ref}`, { conversationId: to.conversationId, activityId });
        arrived(
          {
            at: now(),
            to: personOf(to.entraId) ?? to.entraId,
            via: 'teams',
            headline: summary,
            about,
            names: isList ? [] : inItems,
            reminder: reminderOf(view),
            isRepeated: view?.lines[0]?.startsWith('This message is repeated') === true,
            isBrought: isBringing,
          },
          view,
        );
        return activityId;
      });
    },
    async bringing(press) {
      isBringing = true;
      try {
        return await press();
      } finally {
        isBringing = false;
      }
    },
    edit(conversation) {
      return withTrouble(troubles, 'editing a card', () => {
        checkLive(conversation, 'editing a card');
        counts.edited += 1;
      });
    },
    open(entraId, serviceUrl) {
      return withTrouble(troubles, 'opening a conversation', () => {
        counts.opened += 1;
        const conversationId = `a:${entraId}#${String(counts.opened)}`;
        live.set(entraId, conversationId);
        return { entraId, serviceUrl, tenantId: 'tenant', conversationId, botId: '28:app' };
      });
    },
  };
}

/** The id of the reminder, or of the list of them, as it stands in a card's buttons. */
function reminderOf(view: CardView | undefined): string {
  const buttons = [...(view?.buttons ?? []), ...(view?.items ?? []).flatMap(({ button }) => button ?? [])];
  const nonce = buttons.find(({ data }) => typeof data['nonce'] === 'string')?.data['nonce'];
  return typeof nonce === 'string' ? nonce : '';
}
