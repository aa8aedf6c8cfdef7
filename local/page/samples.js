import { ask, read } from './api.js';
import { coalesced } from './coalesced.js';
import { el, workButton } from './dom.js';
import { keyedList } from './keyed-list.js';

/** An address that may break after its parts, not inside them. */
const breakable = (address) => address.split(/(?<=[@.])/).flatMap((part) => [part, el('wbr')]);

/** The sample mails, each forwarded with one press. `nextStep()` says where to look afterwards. */
export const createSamples = (place, nextStep) => {
  const list = el('ul', { class: 'rows' });
  const told = el('p', { class: 'hint', role: 'status' });
  const problem = el('p', { class: 'problem', role: 'alert' });
  const forward = async (id) => {
    problem.textContent = '';
    told.textContent = '';
    try {
      await ask(`/api/samples/${encodeURIComponent(id)}`);
      told.textContent = `Forwarded. ${nextStep()}`;
    } catch (reason) {
      problem.textContent = reason.message;
    }
  };
  const show = keyedList(list, ({ id, title, from }) =>
    el(
      'li',
      { class: 'sample' },
      el('div', {}, el('p', {}, title), el('p', { class: 'small' }, ...breakable(from))),
      workButton('Forward', { busy: 'Sending…', 'aria-label': `Forward: ${title}`, onPress: () => forward(id) }),
    ),
  );
  place.append(
    el('h2', { id: 'samples-title', tabindex: '-1' }, 'Sample mails'),
    el('p', { class: 'hint' }, 'Forward one to the mailbox, as a colleague would.'),
    list,
    told,
    problem,
  );
  return { refresh: coalesced(async () => show(await read('/api/samples'))) };
};
