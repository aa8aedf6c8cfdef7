import { read } from './api.js';
import { coalesced } from './coalesced.js';
import { el } from './dom.js';
import { icon } from './icons.js';

/** Whether the unit is ready, short at the top and line by line in the panel. */
export const createHealth = (place, topPlace) => {
  const lines = el('ul', { class: 'health-lines' });
  place.append(el('h2', { id: 'health-title' }, 'Is everything up?'), lines);

  const line = ({ ok, text }) => {
    const mark = icon(ok ? 'check' : 'cross', ok ? 'mark good' : 'mark bad');
    return el('li', {}, mark, el('span', {}, el('b', {}, ok ? 'OK: ' : 'Look: '), text));
  };
  const top = (words, mood) => topPlace.replaceChildren(el('span', { class: `pill ${mood}` }, words));
  let shown = '';
  const refresh = coalesced(async () => {
    const health = await read('/api/health');
    if (shown === JSON.stringify(health)) return;
    shown = JSON.stringify(health);
    lines.replaceChildren(...health.lines.map(line));
    const down = health.lines.filter(({ ok }) => !ok).length;
    if (health.ready) top('Ready', 'good');
    else top(down === 0 ? 'Not ready' : `Not ready: ${down} down`, 'bad');
  });
  setInterval(refresh, 15_000);
  return {
    refresh,
    lose: () => {
      shown = '';
      top('Not connected', 'bad');
    },
  };
};
