import { hostConfig } from './card-host-config.js';
import { mendCard } from './card-mending.js';
import { el } from './dom.js';

const { AdaptiveCard, GlobalSettings, HostConfig } = globalThis.AdaptiveCards;
const config = new HostConfig(hostConfig);
// A card is no stop on the way through the page; its fields and buttons are.
GlobalSettings.setTabIndexAtCardRoot = false;
// Text stays as it was written: foreign text must never turn into links or markup.
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};

/** The first line of a card, which says what it is about. */
export const firstLine = (json) => {
  for (const item of json.body ?? []) {
    if (item.type === 'TextBlock') return item.text;
    const inner = item.items ?? item.inlines ?? item.columns;
    const found = Array.isArray(inner) ? firstLine({ body: inner }) : undefined;
    if (found) return found;
  }
  return json.text ?? '';
};

/**
 * One card of a chat. `press(verb, data)` carries a press to the bot and answers `{ status, card?, text? }`.
 *
 * A card that somebody is filling in is never taken away: when the bot edits it meanwhile, the new one is offered.
 */
export const createCardView = (press) => {
  const head = el('div', { class: 'card-head', hidden: true });
  // A form of its own, so that equally named choices of two cards are not one group.
  const form = el('form', { onsubmit: (event) => event.preventDefault(), novalidate: true });
  const foot = el('div', { class: 'card-foot', role: 'status' });
  const element = el('div', { class: 'card', role: 'group', tabindex: '-1' }, head, form, foot);
  let card;
  let untouched = '';
  let fromServer;
  let shown;
  let isBusy = false;
  // What the bot made of the message while a press was under way.
  let missed;

  const values = () => JSON.stringify(card.getAllInputs(true).map((input) => String(input.value ?? '')));
  const isInUse = () =>
    card !== undefined && (values() !== untouched || (form.contains(document.activeElement) && document.hasFocus()));

  const say = (words, isProblem = false) => {
    foot.classList.toggle('problem', isProblem);
    foot.textContent = words;
  };

  const draw = (json) => {
    shown = JSON.stringify(json);
    card = new AdaptiveCard();
    card.hostConfig = config;
    card.onExecuteAction = act;
    card.parse(json);
    form.replaceChildren(card.render() ?? 'This card cannot be drawn.');
    mendCard(form);
    showTitles(card);
    untouched = values();
    element.setAttribute('aria-label', firstLine(json));
    head.hidden = true;
    say('');
  };

  const offer = (json) => {
    const take = () => {
      draw(json);
      element.focus();
    };
    head.replaceChildren(
      el('span', { role: 'status' }, 'This card has changed.'),
      el('button', { type: 'button', class: 'button', onclick: take }, 'Show the new one'),
    );
    head.hidden = false;
  };

  /** The new card's first line says what was done: it has the focus and is in sight. */
  const showResult = () => {
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: element.offsetHeight < window.innerHeight / 2 ? 'nearest' : 'start' });
  };

  const setBusy = (on) => {
    isBusy = on;
    element.toggleAttribute('aria-busy', on);
    if (on) element.setAttribute('aria-busy', 'true');
    for (const button of form.querySelectorAll('button')) {
      if (on) button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
  };

  const act = async (action) => {
    if (isBusy) return;
    if (action.getJsonTypeName() === 'Action.OpenUrl') {
      if (/^https?:/i.test(action.url)) window.open(action.url, '_blank', 'noopener');
      return;
    }
    setBusy(true);
    missed = undefined;
    say('Sending…');
    const answer = await press(action.verb ?? '', action.data ?? {}).catch((problem) => ({ text: problem.message }));
    setBusy(false);
    const isDone = answer.status < 400;
    const next = answer.card ?? (isDone ? missed : undefined);
    if (next !== undefined) {
      draw(next);
      showResult();
    } else if (missed !== undefined) offer(missed);
    if (answer.card === undefined) say(answer.text ?? wordsFor(answer.status), !isDone);
  };

  return {
    element,
    /** Takes the card as the chat has it now. */
    update: (json) => {
      const text = JSON.stringify(json);
      if (text === fromServer) return;
      fromServer = text;
      if (text === shown) head.hidden = true;
      else if (isBusy) missed = json;
      else (isInUse() ? offer : draw)(json);
    },
  };
};

/** The renderer shows the value of a choice that one can search in; people know its title. */
const showTitles = (card) => {
  for (const input of card.getAllInputs(true)) {
    if (input.style !== 'filtered') continue;
    const field = input.renderedElement?.querySelector('input');
    const choice = input.choices.find(({ value }) => value === field?.value);
    if (choice) field.value = choice.title;
  }
};

const wordsFor = (status) => {
  if (status < 400) return 'Done.';
  if (status === 403) return 'This is not for you to do. Ask the owner or the Unit Lead.';
  return 'This was not recorded. What you typed is still here: press again.';
};
