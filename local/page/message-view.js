import { chatPath, ask } from './api.js';
import { createCardView } from './card-view.js';
import { timeElement } from './central-time.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** One message of a persona's chat, by the bot or by the persona; `update` takes it as it is now. */
export const createMessageView = (persona, { id, from }) => {
  const isBot = from === 'bot';
  const meta = el('div', { class: 'meta' });
  const text = el('p', { class: 'text', hidden: true });
  const body = el('div', { class: 'body' }, meta, text);
  const avatar = isBot && el('span', { class: 'avatar', 'aria-hidden': 'true' }, icon('mail'));
  const element = el('li', { class: `message ${from}` }, avatar, body);
  let cardView;

  const press = (verb, data) => ask(`${chatPath(persona.id)}/execute`, { activityId: id, verb, data });

  return {
    element,
    update: (message) => {
      meta.replaceChildren(
        el('span', { class: 'sender' }, isBot ? 'Member Escalations' : persona.name),
        timeElement(message.at),
      );
      if (message.editedAt) meta.append(el('span', {}, 'Edited ', timeElement(message.editedAt)));
      text.hidden = !message.text;
      text.textContent = message.text ?? '';
      if (!message.card) return;
      if (cardView === undefined) {
        cardView = createCardView(press);
        body.append(cardView.element);
      }
      cardView.update(message.card);
    },
  };
};
