import { read } from './api.js';
import { createChatView } from './chat-view.js';
import { createClock } from './clock.js';
import { coalesced } from './coalesced.js';
import { listen } from './events.js';
import { startFirstDay } from './first-day.js';
import { createHealth } from './health.js';
import { createMailbox } from './mailbox.js';
import { createPeople } from './people.js';
import { createSamples } from './samples.js';
import { startTheme } from './theme.js';
import { createToasts } from './toasts.js';
import { showPart, startParts } from './views.js';

const byId = (id) => document.getElementById(id);
const chatPlace = byId('chat');
const chats = new Map();
let personas = [];
let currentId = new URLSearchParams(location.search).get('as');

const firstLiaison = () => personas.find(({ title }) => /liaison/i.test(title)) ?? personas[0];
const goToSamples = () => {
  showPart('panel');
  byId('samples-title').scrollIntoView();
  byId('samples-title').focus();
};

const openChat = async (id) => {
  currentId = id;
  toasts.close(id);
  history.replaceState(null, '', `?as=${encodeURIComponent(id)}`);
  const persona = personas.find((one) => one.id === id);
  if (!chats.has(id)) chats.set(id, createChatView(persona, firstLiaison(), goToSamples));
  const chat = chats.get(id);
  chatPlace.replaceChildren(chat.element);
  document.title = `${persona.name} · Member Escalations on this machine`;
  showPart('chat');
  showPeople(personas, currentId);
  await chat.refresh();
  chat.toEnd();
  await refreshPeople();
};

const showPeople = createPeople(byId('people'), openChat);
const refreshPeople = coalesced(async () => {
  personas = await read('/api/personas');
  showPeople(personas, currentId);
});

const clock = createClock(byId('clock'), byId('top-clock'));
const health = createHealth(byId('health'), byId('top-health'));
const mailbox = createMailbox(byId('mailbox'), (ref) => {
  showPart('chat');
  chats.get(currentId)?.fill(`open ${ref}`);
});
const samples = createSamples(byId('samples'), () =>
  currentId === firstLiaison()?.id ? 'See the chat.' : `Now look at ${firstLiaison()?.name}’s chat.`,
);
const toasts = createToasts(byId('toasts'), openChat);

const openFirst = async () => {
  startFirstDay(firstLiaison());
  const asked = personas.find(({ id }) => id === currentId) ?? firstLiaison();
  if (asked) await openChat(asked.id);
};

startTheme(byId('theme'));
startParts();
const lost = byId('lost');
listen({
  onOpen: async () => {
    lost.hidden = true;
    for (const part of [clock, health, mailbox, samples]) void part.refresh();
    await refreshPeople();
    if (chats.has(currentId)) await chats.get(currentId).refresh();
    else await openFirst();
  },
  onLost: () => {
    lost.hidden = false;
    lost.textContent = 'The connection to the unit is lost. Is “npm run local” still running? Trying again…';
    health.lose();
  },
  chat: ({ personaId, kind }) => {
    if (personaId === currentId) void chats.get(currentId)?.refresh();
    else if (kind === 'new') {
      const persona = personas.find(({ id }) => id === personaId);
      if (persona) toasts.show(persona);
    }
    void refreshPeople();
  },
  mailbox: () => mailbox.refresh(),
  clock: () => {
    void clock.refresh();
    void health.refresh();
  },
  walk: (event) => clock.onWalk(event),
});
