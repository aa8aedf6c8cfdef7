import { DateTime } from 'luxon';
import { createMailbox, type MailboxSettings } from '../../graph/mailbox';
import { startMailboxStandIn, type MailboxStandIn, type MailboxStandInSettings } from '../../local/mailbox/stand-in';
import type { SystemTime } from '../../src/clock/clock';
import type { Mailbox } from '../../src/intake/mailbox';

export const inboxAddress = 'member.escalations@example.org';
export const start = DateTime.fromISO('2026-11-24T15:00:00Z', { zone: 'utc' });

/** A clock that moves when told to. */
export function aClock(at = start) {
  let now = at;
  return {
    now: () => now,
    forward(minutes: number) {
      now = now.plus({ minutes });
    },
  };
}

/** Machine time that does not wait, and says what it was asked to wait. */
export function aRecordingSystemTime(): SystemTime & { readonly sleeps: number[] } {
  const sleeps: number[] = [];
  return {
    sleeps,
    now: () => start.toMillis(),
    sleep: (ms) => {
      sleeps.push(ms);
      return Promise.resolve();
    },
  };
}

export type Scene = {
  readonly standIn: MailboxStandIn;
  readonly mailbox: Mailbox;
  readonly clock: ReturnType<typeof aClock>;
  readonly systemTime: ReturnType<typeof aRecordingSystemTime>;
};

/** The real Graph client before the stand-in, over real http. The caller stops `standIn`. */
export async function aMailboxScene(
  options: { standIn?: Partial<MailboxStandInSettings>; client?: Partial<MailboxSettings> } = {},
): Promise<Scene> {
  const clock = aClock();
  const systemTime = aRecordingSystemTime();
  const standIn = await startMailboxStandIn({ address: inboxAddress, clock, token: 'good', ...options.standIn });
  const mailbox = createMailbox({
    baseUrl: standIn.graphUrl,
    mailbox: inboxAddress,
    token: () => Promise.resolve('good'),
    systemTime,
    ...options.client,
  });
  return { standIn, mailbox, clock, systemTime };
}

/** A plain mail from an invented person. */
export function aMail(lines: Partial<Record<string, string>> = {}, body = 'Please call back.'): string {
  const headers: Record<string, string | undefined> = {
    From: 'Tam Nguyen <t.nguyen@member-services.example.org>',
    To: inboxAddress,
    Subject: 'A question',
    Date: 'Tue, 24 Nov 2026 08:58:00 -0600',
    ...lines,
  };
  const top = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]));
  return [...top, '', body, ''].join('\r\n');
}

/** All pages of a walk. */
export async function walk(mailbox: Mailbox, link?: string) {
  const pages = [];
  for (let next = link; ;) {
    const page = await mailbox.changes(next, start);
    pages.push(page);
    next = page.next;
    if (page.done) return { pages, ids: pages.flatMap(({ messages }) => messages.map(({ id }) => id)), link: next };
  }
}
