import { anchors } from '../../src/log/anchors';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { createKeepAnchors, type KeepAnchorsParts } from '../../src/reminders/keep-anchors';
import { lease } from '../../src/tables/meta-table';
import { central } from '../clock/calendars';
import { fakeMailbox, type FakeMailbox } from '../intake/fake-mailbox';
import { aKey } from '../log/a-cipher';
import { aLog, open } from '../log/a-log';

let rows: Rows;
let mailbox: FakeMailbox;
let now = central('2026-09-17T10:00');
let told: string[];
beforeEach(async () => {
  rows = memoryRows();
  mailbox = fakeMailbox('member.escalations@example.org');
  now = central('2026-09-17T10:00');
  told = [];
  await open(aLog(rows), 'mail:1', { sensitive: { memberName: 'Jane Doe' } });
});

let instances = 0;
const anInstance = (): (() => Promise<void>) =>
  createKeepAnchors({ ...withoutAddress(), mailTo: 'log.keeper@example.org' });
const lost = (): MailboxUnreachable => new MailboxUnreachable('sending', 'unknown', undefined);

describe('once a day', () => {
  test('the heads are anchored and one mail with the line goes out, without a word of any inquiry', async () => {
    const keep = anInstance();
    await keep();
    await keep();
    expect(told).toEqual(['log anchored']);
    expect(mailbox.sent).toHaveLength(1);
    const [mail] = mailbox.sent;
    expect(mail).toMatchObject({ to: 'log.keeper@example.org', subject: 'MCO Inquiry Log: anchor of 2026-09-17' });
    expect(mail?.body).toMatch(
      /\n\nmco-inquiry-log-anchor v1 day=2026-09-17 \S+ inquiries=1 moved=1 .* signature=[\w-]{86}\n\n/,
    );
    expect(mail?.body).not.toMatch(/Doe|ME-2/);
    now = central('2026-09-18T00:01');
    await keep();
    expect(mailbox.sent.map(({ subject }) => subject.slice(-10))).toEqual(['2026-09-17', '2026-09-18']);
  });

  test('one of several instances does it', async () => {
    await Promise.all([anInstance()(), anInstance()(), anInstance()()]);
    await anInstance()();
    expect({ anchored: told.length, mailed: mailbox.sent.length }).toEqual({ anchored: 1, mailed: 1 });
  });

  test('without an address nothing is mailed, nor later when one is set', async () => {
    await createKeepAnchors(withoutAddress())();
    await anInstance()();
    expect({ anchored: told.length, mailed: mailbox.sent.length }).toEqual({ anchored: 1, mailed: 0 });
  });

  test('after a weekend down one anchor and one mail cover it', async () => {
    await anInstance()();
    now = central('2026-09-21T08:00');
    await anInstance()();
    expect(mailbox.sent.map(({ subject }) => subject.slice(-10))).toEqual(['2026-09-17', '2026-09-21']);
  });
});

describe('the mail', () => {
  test('that may have gone out is looked for before it is sent again', async () => {
    const keep = anInstance();
    mailbox.failNext('send', lost(), 'after');
    await keep();
    await keep();
    expect(mailbox.sent).toHaveLength(1);
  });

  test('whose draft is there is sent from it, by another instance too', async () => {
    mailbox.failNext('send', lost());
    await anInstance()();
    await anInstance()();
    expect({ sent: mailbox.sent.length, drafts: mailbox.drafts.size }).toEqual({ sent: 1, drafts: 0 });
  });

  test('that the mailbox refuses is told of and not tried again; the next day’s holds its digest', async () => {
    const keep = anInstance();
    mailbox.failNext('draft', new MailboxRefused('drafting', 403, 'ErrorAccessDenied'));
    await keep();
    await keep();
    expect(told).toEqual(['log anchored', 'anchor not mailed']);
    expect(mailbox.sent).toHaveLength(0);
  });
});

function withoutAddress(): KeepAnchorsParts {
  instances += 1;
  const holder = `instance-${String(instances)}`;
  return {
    anchors: anchors({ rows, masterKey: masterKeyFrom(aKey), zone: 'America/Chicago', newId: () => holder }),
    mailbox,
    lease: lease(rows, 'anchor', holder, { now: () => 0, sleep: () => Promise.resolve() }),
    clock: { now: () => now },
    diagnostics: ({ event }) => told.push(event),
  };
}
