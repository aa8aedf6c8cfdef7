import { renderCard } from '../cards/render-card';
import type { App } from '../src/app';
import type { CardView } from '../src/views/card-view';
import type { BotHandlers } from './handlers';

/** Hands what Teams brings to the app, and draws what the app answers. Member data is drawn in the personal chat only. */
export function createFront(app: Pick<App, 'press' | 'say' | 'welcome'>): BotHandlers {
  const draw = (view: CardView, personal: boolean) => renderCard(view, personal ? 'personal' : 'other');
  return {
    async message({ entraId, text, personal }) {
      return draw(await app.say(entraId, text), personal);
    },
    async action({ entraId, verb, data, conversationId, activityId, replyToId, personal }) {
      const view = await app.press({
        entraId,
        verb,
        data,
        conversationId,
        activityId,
        ...(replyToId !== undefined && { replyToId }),
      });
      // In a group the pressed message stays as it is for the others.
      return { card: draw(view, personal), summary: view.headline, edit: personal };
    },
    async welcome({ entraId, personal }) {
      if (entraId === undefined || !personal) return undefined;
      const view = await app.welcome(entraId);
      return view === undefined ? undefined : draw(view, true);
    },
  };
}
