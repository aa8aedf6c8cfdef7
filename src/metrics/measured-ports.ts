import { MailboxUnreachable, type Mailbox } from '../intake/mailbox';
import type { InquiryLog } from '../log/inquiry-log';
import { TeamsGone, TeamsUnreachable, type Teams } from '../reminders/teams';
import type { AttributesOf, Measure } from './metrics';

type Sent = AttributesOf<'escalations.delivery.attempts'>;

/** The same channel; each send is counted with what became of it. */
export function measuredTeams(teams: Teams, measure: Measure): Teams {
  return { ...teams, send: (...asked) => counted('teams', measure, () => teams.send(...asked)) };
}

/** The same mailbox; each send is counted with what became of it. */
export function measuredMailbox(mailbox: Mailbox, measure: Measure): Mailbox {
  return { ...mailbox, send: (id) => counted('mail', measure, () => mailbox.send(id)) };
}

async function counted<T>(channel: Sent['channel'], measure: Measure, send: () => Promise<T>): Promise<T> {
  try {
    const result = await send();
    measure('escalations.delivery.attempts', 1, { channel, outcome: 'sent' });
    return result;
  } catch (fault) {
    measure('escalations.delivery.attempts', 1, { channel, outcome: outcomeOf(fault) });
    throw fault;
  }
}

function outcomeOf(fault: unknown): Sent['outcome'] {
  if (fault instanceof TeamsUnreachable || fault instanceof MailboxUnreachable)
    return fault.gotThrough === 'unknown' ? 'unknown' : 'retried';
  return fault instanceof TeamsGone ? 'retried' : 'refused';
}

/** The same log; what its new lines say of sends is measured once they are committed. */
export function measuredLog(log: InquiryLog, measure: Measure): InquiryLog {
  return {
    ...log,
    async commit(before, change) {
      const committed = await log.commit(before, change);
      if (committed.outcome !== 'committed') return committed;
      for (const { act, dueAt, sentAt, facts } of change.lines) {
        if (act === 'undeliverable') measure('escalations.delivery.attempts', 1, { channel: 'none', outcome: 'dead' });
        if (act !== 'sent' || dueAt === undefined || sentAt === undefined) continue;
        const lag = Math.max(0, sentAt.diff(dueAt).as('seconds'));
        measure('escalations.reminder.lag', lag, { channel: facts['via'] === 'mail' ? 'mail' : 'teams' });
      }
      return committed;
    },
  };
}
