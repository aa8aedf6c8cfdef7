import { el } from './dom.js';

const staysFor = 9000;

/** Short notes that another persona has something new: one per persona, until that chat is opened or some time has passed. */
export const createToasts = (place, openChat) => {
  const open = new Map();

  const close = (id) => {
    clearTimeout(open.get(id)?.timer);
    open.get(id)?.element.remove();
    open.delete(id);
  };
  const wait = (toast, id) => {
    clearTimeout(toast.timer);
    toast.timer = setTimeout(() => {
      if (toast.element.matches(':hover, :focus-within')) wait(toast, id);
      else close(id);
    }, staysFor);
  };

  const show = (persona) => {
    const count = (open.get(persona.id)?.count ?? 0) + 1;
    close(persona.id);
    const go = () => {
      close(persona.id);
      openChat(persona.id);
    };
    const element = el(
      'div',
      { class: 'toast' },
      el('span', {}, el('b', {}, persona.name), count === 1 ? ' has a new message' : ` has ${count} new messages`),
      el(
        'button',
        { type: 'button', class: 'quiet', onclick: go, 'aria-label': `Open ${persona.name}’s chat` },
        'Open',
      ),
    );
    const toast = { element, count };
    open.set(persona.id, toast);
    place.append(element);
    wait(toast, persona.id);
    if (open.size > 3) close(open.keys().next().value);
  };
  return { show, close };
};
