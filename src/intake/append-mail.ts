import type { DateTime } from 'luxon';
import type { Calendar } from '../clock/calendar';
import type { Clock } from '../clock/clock';
import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import type { InquiryLog } from '../log/inquiry-log';
import { mcoWriter } from '../people/mco-writer';
import type { Directory, People } from '../people/people';
import { mcoWrote } from '../procedure/mco-mail';
import { commitDecision, type Planned } from '../reminders/commit-decision';
import type { LedgerEntry } from './ledger';

export type AppendParts = {
  readonly log: InquiryLog;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly people: People;
  /** Tells the sweep that something may be due now. */
  readonly wake: () => void;
};

/** An inquiry that was added to another, and that to a third: further than this nobody has gone. */
const mostHops = 3;

/**
 * Adds a mail to its inquiry as a line of the log; the owner is told, of a complete one the last owner, who may reopen it. Mail
 * text never moves a step. From the MCO that was asked it is that MCO's update, and the owner is asked whether it counts. The
 * same mail twice is one line. What was added to another inquiry gets its mail there.
 * @param by who decided it: a person, or `system`.
 * @param from the sender's address.
 * @returns the reference to which it was added; undefined when there is no such inquiry.
 */
export async function appendMail(
  parts: AppendParts,
  named: string,
  text: string,
  entry: LedgerEntry,
  by: string,
  from: string | undefined,
): Promise<string | undefined> {
  const ref = await goesOnAs(parts.log, named);
  const result = await commitDecision<never>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async ({ inquiry }, now) => {
      const directory = await parts.people.directory();
      return {
        ...added(inquiry, { from, text, by, receivedAt: entry.receivedAt }, now, directory),
        marks: [keyHash('mail', entry.key)],
        marker: `mail:${entry.key}`,
      };
    },
  );
  parts.wake();
  return result.outcome === 'committed' || result.outcome === 'done' ? ref : undefined;
}

function added(
  inquiry: Inquiry,
  mail: {
    readonly from: string | undefined;
    readonly text: string;
    readonly by: string;
    readonly receivedAt: DateTime;
  },
  now: DateTime,
  directory: Directory,
): Planned {
  const { request, anchors, step } = inquiry;
  const line = { actor: mail.by, happenedAt: mail.receivedAt, recordedAt: now, words: { text: mail.text } };
  const answers = request?.open === true && anchors.asked !== undefined && mail.receivedAt >= anchors.asked;
  const writer = answers && mail.from !== undefined ? mcoWriter(directory, request.mco, mail.from) : undefined;
  if (answers && writer !== undefined) {
    const facts = { mco: request.mco, ...(writer.contact !== undefined && { writer: writer.contact.id }) };
    return mcoWrote({ ...inquiry, request }, { ...line, facts });
  }
  return {
    outcome: 'decided',
    inquiry,
    lines: [{ ...line, step, act: 'mailAdded', facts: {} }],
    notices: [step === 'done' ? 'mailAfterClose' : 'mailAdded'],
  };
}

/** The inquiry under which a matter goes on that was added to another. */
async function goesOnAs(log: InquiryLog, named: string): Promise<string> {
  let ref = named;
  for (let hops = 0; hops < mostHops; hops++) {
    const inquiry = (await log.read(ref))?.inquiry;
    if (inquiry?.step !== 'done' || inquiry.appendedTo === undefined) return ref;
    ref = inquiry.appendedTo;
  }
  return ref;
}
