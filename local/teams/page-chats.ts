import type { ChatEvent, Chats } from '../page-server/parts';
import type { TeamsStandIn } from './stand-in';

/** The stand-in as the page sees it: its people, their chats, writing and pressing. */
export function pageChats(standIn: TeamsStandIn): Chats {
  return {
    personas: () =>
      Promise.resolve(standIn.personas.map(({ id, name, title }) => ({ id, name, title, unread: standIn.unread(id) }))),
    messages(personaId) {
      standIn.markRead(personaId);
      return Promise.resolve(standIn.messages(personaId));
    },
    async say(personaId, text) {
      const { status } = await standIn.say(personaId, text);
      return { ok: status >= 200 && status < 300, status };
    },
    async execute(personaId, press) {
      const { status, card, error } = await standIn.execute(personaId, press);
      return { status, ...(card !== undefined && { card }), ...(error !== undefined && { text: error }) };
    },
    onEvent(listener) {
      standIn.listen(({ kind, ...event }) => {
        listener({ ...event, kind: kind === 'new' ? 'new' : 'edited' } satisfies ChatEvent);
      });
    },
  };
}
