import { el } from './dom.js';

/** "DR" for "Dana Reyes". */
export const initials = (name) =>
  name
    .split(/\s+/)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => word[0])
    .filter((_letter, index, all) => index === 0 || index === all.length - 1)
    .join('');

/** The list of personas; `onPick` is told the one that was chosen. */
export const createPeople = (list, onPick) => {
  const buttons = new Map();
  const build = ({ id, name, title }) => {
    const unread = el('span', { class: 'unread', hidden: true });
    const button = el(
      'button',
      { type: 'button', class: 'persona', onclick: () => onPick(id) },
      el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials(name)),
      el('span', { class: 'who' }, el('span', { class: 'name' }, name), ' ', el('span', { class: 'title' }, title)),
      ' ',
      unread,
    );
    list.append(el('li', {}, button));
    buttons.set(id, { button, unread });
  };

  return (personas, currentId) => {
    for (const persona of personas) {
      if (!buttons.has(persona.id)) build(persona);
      const { button, unread } = buttons.get(persona.id);
      const isCurrent = persona.id === currentId;
      const count = isCurrent ? 0 : persona.unread;
      button.toggleAttribute('aria-current', isCurrent);
      if (isCurrent) button.setAttribute('aria-current', 'true');
      button.classList.toggle('has-unread', count > 0);
      unread.hidden = count === 0;
      unread.replaceChildren(String(count), el('span', { class: 'hidden-words' }, ' unread'));
    }
  };
};
