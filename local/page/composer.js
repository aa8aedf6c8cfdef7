import { el } from './dom.js';
import { icon } from './icons.js';

const commands = [
  { words: 'help', hint: 'What the bot can do' },
  { words: 'new', hint: 'Open an inquiry without a mail' },
  { words: 'mine', hint: 'Your inquiries' },
  { words: 'open', hint: 'Open one by its reference', rest: ' ME-' },
  { words: 'find', hint: 'Search the log' },
];

/** Where a persona writes to the bot. `say(text)` sends; what was typed stays when that fails. */
export const createComposer = (persona, say) => {
  const fieldId = `say-${persona.id}`;
  const field = el('input', { id: fieldId, autocomplete: 'off', maxlength: '4000', type: 'text' });
  const sendWords = el('span', {}, 'Send');
  const send = el('button', { type: 'submit', class: 'button strong' }, icon('send'), sendWords);
  const problem = el('p', { class: 'problem', role: 'alert' });

  const submit = async (text, clear) => {
    if (send.getAttribute('aria-disabled') === 'true') return;
    send.setAttribute('aria-disabled', 'true');
    sendWords.textContent = 'Sending…';
    problem.textContent = '';
    try {
      await say(text);
      clear();
    } catch (reason) {
      problem.textContent = reason.message;
    } finally {
      send.removeAttribute('aria-disabled');
      sendWords.textContent = 'Send';
    }
  };
  const submitField = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '') return field.focus();
    return submit(text, () => {
      // Only what was sent goes; what was typed meanwhile stays.
      if (field.value.trim() === text) field.value = '';
    });
  };
  const fill = (text) => {
    field.value = text;
    field.focus();
  };
  const useCommand = ({ words, rest }) => (rest === undefined ? submit(words, () => undefined) : fill(words + rest));

  const element = el(
    'form',
    { class: 'composer', onsubmit: submitField },
    el('label', { for: fieldId }, `Message to the bot as ${persona.name}`),
    el('div', { class: 'row' }, field, send),
    problem,
    el(
      'div',
      { class: 'commands', role: 'group', 'aria-label': 'Commands' },
      'Try',
      ...commands.map((command) =>
        el(
          'button',
          { type: 'button', class: 'button', title: command.hint, onclick: () => useCommand(command) },
          command.words,
        ),
      ),
    ),
  );
  return { element, fill };
};
