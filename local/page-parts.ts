import { mailboxView } from './mailbox-view';
import type { ClockControl, PageParts } from './page-server/parts';
import { sampleMails } from './samples';
import { pageChats } from './teams/page-chats';
import type { Unit } from './unit';

/** The running unit as the page sees it. */
export function pageParts(unit: Unit, clock: ClockControl, dropFolder: string): PageParts {
  const { service } = unit;
  const { mailbox, teams } = unit.standIns;
  const samples = sampleMails();
  return {
    chats: pageChats(teams),
    clock,
    samples: {
      list: () => Promise.resolve(samples.map(({ id, title, from }) => ({ id, title, from }))),
      async send(id) {
        const sample = samples.find((one) => one.id === id);
        if (sample === undefined) return { refused: 'There is no such sample mail. Reload the page.' };
        await mailbox.deliver(Buffer.from(sample.eml, 'latin1'));
        return { ok: true };
      },
    },
    mailbox: mailboxView({
      mailbox,
      became: service.became,
      dropFolder,
      onCards: (listener) => teams.listen(listener),
    }),
    health: service.readiness,
  };
}
