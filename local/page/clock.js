import { ask, read } from './api.js';
import { centralField, centralWords, instantOfField, spanWords } from './central-time.js';
import { coalesced } from './coalesced.js';
import { el, workButton } from './dom.js';

const moves = [
  { to: 'plus1h', words: '+1 hour' },
  { to: 'endOfDay', words: 'To end of day' },
  { to: 'nextMorning', words: 'To next business morning' },
];
const dueMoments = (count) => (count === 1 ? '1 due moment' : `${count} due moments`);

/** The clock one can move, and how far it has come on its way. */
export const createClock = (place, topPlace) => {
  const now = el('p', { class: 'now' });
  const state = el('p', { class: 'hint' });
  const walking = el('p', { class: 'walking', role: 'status' });
  const problem = el('p', { class: 'problem', role: 'alert' });
  const when = el('input', { type: 'datetime-local', required: true });
  let reading;
  let readAt = 0;

  // The clock runs at the real rate from where it was last read.
  const tick = () => {
    if (reading === undefined) return;
    const words = centralWords(new Date(Date.parse(reading.now) + performance.now() - readAt).toISOString());
    if (now.textContent === words) return;
    now.textContent = words;
    topPlace.textContent = words;
  };
  const refresh = coalesced(async () => {
    reading = await read('/api/clock');
    readAt = performance.now();
    const { open, closesInMinutes, nextOpening } = reading;
    if (open)
      state.textContent = `Open${closesInMinutes === undefined ? '' : `; closes in ${spanWords(closesInMinutes)}`}. `;
    else state.textContent = `Closed${nextOpening ? `; opens ${centralWords(nextOpening)}` : ''}. `;
    state.textContent += 'Moved by hand, runs at the real rate.';
    if (when.value === '') when.value = centralField(reading.now);
    tick();
  });
  setInterval(tick, 1000);
  setInterval(refresh, 30_000);

  const onWalk = ({ at, done }) => {
    walking.textContent = `On the way: ${centralWords(at)}. ${dueMoments(done)} worked through…`;
  };
  const move = async (body) => {
    problem.textContent = '';
    walking.textContent = 'Moving the clock…';
    buttons.forEach((button) => button.setAttribute('aria-disabled', 'true'));
    try {
      const { words, steps } = await ask('/api/clock', body);
      walking.textContent = `It is ${words}. ${steps === 0 ? 'Nothing was due on the way.' : `Worked through ${dueMoments(steps)}.`}`;
    } catch (reason) {
      walking.textContent = '';
      problem.textContent = reason.message;
    } finally {
      buttons.forEach((button) => button.removeAttribute('aria-disabled'));
    }
    await refresh();
  };
  const jump = async () => {
    if (when.value === '') {
      problem.textContent = 'Go to: choose a date and a time.';
      return when.focus();
    }
    return move({ to: 'jump', at: instantOfField(when.value) });
  };
  const buttons = moves.map(({ to, words }) => workButton(words, { busy: 'Moving…', onPress: () => move({ to }) }));
  const jumpButton = workButton('Jump', { busy: 'Jumping…', onPress: jump });
  buttons.push(jumpButton);

  place.append(
    el('h2', { id: 'clock-title' }, 'Clock'),
    now,
    state,
    el('div', { class: 'clock-buttons' }, ...buttons.slice(0, -1)),
    el(
      'details',
      { class: 'jump' },
      el('summary', {}, 'Jump, as if we had been down'),
      el(
        'form',
        { onsubmit: (event) => event.preventDefault() },
        el('p', { class: 'hint' }, 'What falls due on the way is found late, as after an outage.'),
        el('label', {}, 'Go to (Central time)', when),
        jumpButton,
      ),
    ),
    walking,
    problem,
  );
  return { refresh, onWalk };
};
