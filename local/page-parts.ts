import type { DateTime } from 'luxon';
import type { Calendar } from '../src/clock/calendar';
import type { MovableClock } from '../src/clock/movable-clock';
import { clockControl } from './clock-control';
import { mailboxView } from './mailbox-view';
import type { PageParts } from './page-server/parts';
import { sampleMails } from './samples';
import { pageChats } from './teams/page-chats';
import type { Unit } from './unit';

/** The running unit as the page sees it. */
export function pageParts(
  unit: Unit,
  clock: MovableClock,
  calendar: Calendar,
  dropFolder: string,
  onMoved: (now: DateTime) => void,
): PageParts {
  const { service } = unit;
  const { mailbox, teams } = unit.standIns;
  const samples = sampleMails();
  return {
    chats: pageChats(teams),
    clock: clockControl({ clock, service }, calendar, onMoved),
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
