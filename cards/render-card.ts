import type { CardJson } from '../src/reminders/teams';
import type { CardView } from '../src/views/card-view';
import { drawCard } from './draw-card';
import { fit } from './fit';

/**
 * Draws a card, under 28 KB. In the scope `other` (a group, a channel) it shows the headline alone and asks to open it in
 * the chat between the person and the bot: member data is shown in personal scope only.
 */
export function renderCard(view: CardView, scope: 'personal' | 'other'): CardJson {
  return fit(scope === 'personal' ? view : headlineOnly(view.headline), drawCard);
}

function headlineOnly(headline: string): CardView {
  const lines = ['Please open it in our chat: no details are shown here.'];
  return { kind: 'note', headline, lines, errors: [], facts: [], fields: [], buttons: [], items: [], entries: [] };
}
