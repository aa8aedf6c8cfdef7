import { NotDone, ask, chatPath, read } from './api.js';
import { announce } from './announcer.js';
import { coalesced } from './coalesced.js';
import { createComposer } from './composer.js';
import { el } from './dom.js';
import { emptyChat } from './empty-chat.js';
import { createMessageView } from './message-view.js';
import { initials } from './people.js';

/** One persona's chat. It stays in memory while others are shown, so that nothing typed in it is lost. */
export const createChatView = (persona, firstLiaison, goToSamples) => {
  const views = new Map();
  const list = el('ol', { class: 'messages' });
  const empty = emptyChat(persona, firstLiaison, goToSamples);
  empty.hidden = true;
  const titleId = `chat-title-${persona.id}`;
  const box = el(
    'div',
    { class: 'messages-box', tabindex: '0', role: 'region', 'aria-label': 'Messages' },
    empty,
    list,
  );
  const latest = el('button', { type: 'button', class: 'button latest', hidden: true }, 'New message below');

  const isTyping = () => list.contains(document.activeElement?.closest('input, textarea, select'));
  // Whoever sees the last message and writes nothing follows the chat, also when that card is too tall to be seen whole.
  const isAtEnd = () =>
    box.scrollHeight - box.scrollTop - box.clientHeight < 80 ||
    (!isTyping() && list.lastElementChild?.getBoundingClientRect().top < box.getBoundingClientRect().bottom - 40);
  const toEnd = () => {
    const last = list.lastElementChild;
    const isTall = last !== null && last.offsetHeight > Math.min(box.clientHeight, window.innerHeight);
    box.scrollTop = box.scrollHeight;
    // A card that does not fit starts with its first line. On a low window the page scrolls, not the box. Moved by hand: after
    // scrollIntoView the keyboard would begin at that card, past the link that skips to the chat.
    if (isTall) {
      box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top;
      window.scrollBy(0, last.getBoundingClientRect().top);
    } else if (box.scrollHeight <= box.clientHeight && last !== null) {
      const { top, bottom } = last.getBoundingClientRect();
      if (bottom > window.innerHeight) window.scrollBy(0, Math.min(top, bottom - window.innerHeight));
      else if (top < 0) window.scrollBy(0, top);
    }
    latest.hidden = true;
  };
  latest.addEventListener('click', () => {
    toEnd();
    box.focus();
  });
  box.addEventListener('scroll', () => {
    if (isAtEnd()) latest.hidden = true;
  });

  let isFirst = true;
  const refresh = coalesced(async () => {
    const { messages } = await read(chatPath(persona.id));
    const stays = !isFirst && !isAtEnd();
    const fresh = messages.filter(({ id }) => !views.has(id));
    for (const message of messages) {
      if (!views.has(message.id)) {
        const view = createMessageView(persona, message);
        views.set(message.id, view);
        list.append(view.element);
      }
      views.get(message.id).update(message);
    }
    for (const [id, view] of views) {
      if (messages.some((message) => message.id === id)) continue;
      view.element.remove();
      views.delete(id);
    }
    empty.hidden = messages.length > 0;
    const heard = fresh.filter(({ from }) => from === 'bot');
    if (!isFirst && heard.length > 0) announce(heard.at(-1).summary ?? heard.at(-1).text ?? 'New card from the bot');
    if (fresh.length > 0) {
      if (stays) latest.hidden = false;
      else toEnd();
    }
    isFirst = false;
  });

  const say = async (text) => {
    const { ok } = await ask(`${chatPath(persona.id)}/messages`, { text });
    if (!ok) throw new NotDone('The bot did not take this. What you typed is still here: send it again.');
    toEnd();
    await refresh();
  };
  const composer = createComposer(persona, say);
  const element = el(
    'section',
    { class: 'chat-view', 'aria-labelledby': titleId },
    el(
      'div',
      { class: 'chat-head' },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(persona.name)),
      el(
        'div',
        {},
        el('h2', { id: titleId }, `${persona.name} and the bot`),
        el('p', {}, `${persona.title} · all times are Central`),
      ),
    ),
    box,
    latest,
    composer.element,
  );
  return { element, refresh, toEnd, fill: composer.fill };
};
