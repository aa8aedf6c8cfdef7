import { el } from './dom.js';
import { icon } from './icons.js';

/** What an empty chat says: what will appear here, and what to do first. */
export const emptyChat = (persona, firstLiaison, goToSamples) =>
  el(
    'div',
    { class: 'empty' },
    icon('chat', ''),
    el('h3', {}, 'Nothing here yet'),
    el(
      'p',
      {},
      firstLiaison === undefined || firstLiaison.id === persona.id
        ? 'Forward a sample mail: its card appears here.'
        : `Forward a sample mail, then look at ${firstLiaison.name}’s chat. What concerns ${persona.name} appears here; what goes out by mail stands under “Sent”.`,
    ),
    el('button', { type: 'button', class: 'button', onclick: goToSamples }, icon('mail'), 'Go to the sample mails'),
  );
