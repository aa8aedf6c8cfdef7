import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { dropFolderLook } from '../../local/mailbox/drop-folder';
import { startMailboxStandIn, type MailboxStandIn, type MailboxStandInSettings } from '../../local/mailbox/stand-in';
import { aClock, aMail, aMailboxScene, inboxAddress, start, walk } from '../graph/mailbox-scene';

const open: MailboxStandIn[] = [];
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'mailbox-'));
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((standIn) => standIn.stop()));
  await rm(folder, { recursive: true });
});

async function aStandIn(settings: Partial<MailboxStandInSettings> = {}): Promise<MailboxStandIn> {
  const standIn = await startMailboxStandIn({ address: inboxAddress, clock: aClock(), ...settings });
  open.push(standIn);
  return standIn;
}

/** Resolves at the change after which `holds` is true. */
function until(standIn: MailboxStandIn, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const end = standIn.onChange(() => {
      if (!holds()) return;
      end();
      resolve();
    });
  });
}

describe('by SMTP', () => {
  const smtp = (standIn: MailboxStandIn) =>
    createTransport({ host: '127.0.0.1', port: standIn.smtpPort, secure: false });

  test('a mail comes in with the clock’s time, a trace and its sender', async () => {
    const standIn = await aStandIn();
    const transport = smtp(standIn);
    await transport.sendMail({
      from: 'Tam Nguyen <t.nguyen@member-services.example.org>',
      to: inboxAddress.toUpperCase(),
      subject: 'Grüße',
      text: 'ünïcode',
    });
    transport.close();
    const [mail] = standIn.messages();
    expect(mail).toMatchObject({ folder: 'inbox', subject: 'Grüße', from: 't.nguyen@member-services.example.org' });
    expect(mail?.at).toBe('2026-11-24T15:00:00Z');
    const eml = String(standIn.eml(mail?.id ?? ''));
    expect(eml).toMatch(/^Return-Path: <t\.nguyen@member-services\.example\.org>\r\nReceived: .*24 Nov 2026 15:00:00/);
  });

  test('a bounce comes with an empty return path', async () => {
    const standIn = await aStandIn();
    const transport = smtp(standIn);
    await transport.sendMail({ envelope: { from: '', to: inboxAddress }, raw: aMail() });
    transport.close();
    expect(String(standIn.eml(standIn.messages()[0]?.id ?? ''))).toMatch(/^Return-Path: <>\r\n/);
  });

  test('a mail for somebody else is refused with 550', async () => {
    const standIn = await aStandIn();
    const transport = smtp(standIn);
    const sending = transport.sendMail({ from: 'a@example.org', to: 'other@example.org', text: 'x' });
    await expect(sending).rejects.toMatchObject({ responseCode: 550 });
    transport.close();
    expect(standIn.messages()).toEqual([]);
  });

  test('a mail of 25 MB is taken, one of more than 35 MB is refused with 552', async () => {
    const standIn = await aStandIn();
    const transport = smtp(standIn);
    const head = 'Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n';
    const send = (megabytes: number): Promise<unknown> =>
      transport.sendMail({
        envelope: { from: 'a@example.org', to: inboxAddress },
        raw: Buffer.concat([Buffer.from(head), Buffer.alloc(megabytes * 1024 * 1024, `${'QUJD'.repeat(19)}\r\n`)]),
      });
    await send(25);
    await expect(send(36)).rejects.toMatchObject({ responseCode: 552 });
    transport.close();
    expect(standIn.messages()).toHaveLength(1);
  });
});

describe('by the drop folder', () => {
  test('a file is taken and moved away, whatever was there under its name', async () => {
    const standIn = await aStandIn({ dropFolder: folder });
    for (const n of [1, 2]) {
      // The second file comes as soon as the first is in, while that is still being moved away.
      const came = until(standIn, () => standIn.messages().length === n);
      await writeFile(path.join(folder, 'mail.eml'), aMail());
      await came;
    }
    await writeFile(path.join(folder, 'note.txt'), 'not a mail');
    await standIn.stop();
    open.length = 0;
    expect(standIn.messages()).toHaveLength(2);
    expect((await readdir(path.join(folder, 'taken'))).sort()).toEqual(['mail (2).eml', 'mail.eml']);
    expect((await readdir(folder)).sort()).toEqual(['note.txt', 'taken']);
  });

  test('a file that was being taken when the power went is taken at the next start', async () => {
    await writeFile(path.join(folder, 'mail.eml.taking'), aMail());
    const standIn = await aStandIn({ dropFolder: folder });
    await until(standIn, () => standIn.messages().length === 1);
    await standIn.stop();
    open.length = 0;
    expect(await readdir(path.join(folder, 'taken'))).toEqual(['mail.eml']);
  });

  test('a file that is still being written is left alone until it has come to rest', async () => {
    const came: string[] = [];
    const look = await dropFolderLook(folder, (eml) => Promise.resolve(came.push(String(eml))));
    const file = path.join(folder, 'large.eml');
    await writeFile(file, '');
    await look();
    await look();
    await writeFile(file, 'Subject: a\r\n');
    await look();
    await writeFile(file, 'Subject: a\r\n\r\nwhole');
    await look();
    expect(came).toEqual([]);
    await look();
    await look();
    expect(came).toEqual(['Subject: a\r\n\r\nwhole']);
  });
});

describe('kept on disk', () => {
  test('a restart finds mails, drafts, labels, marks and the place of a walk', async () => {
    const kept = path.join(folder, 'mailbox');
    const before = await aMailboxScene({ standIn: { folder: kept } });
    const id = await before.standIn.deliver(aMail({ Subject: 'kept' }));
    await before.mailbox.label(id, 'ME-261124-ABCDEF');
    const { id: draft } = await before.mailbox.draft({ to: 'a@example.org', subject: 's', body: 'b', mark: 'm1' });
    const { link } = await walk(before.mailbox);
    const eml = before.standIn.eml(id);
    await before.standIn.stop();

    const after = await aMailboxScene({ standIn: { folder: kept } });
    open.push(after.standIn);
    expect(after.standIn.messages()).toMatchObject([{ id, subject: 'kept', categories: ['ME-261124-ABCDEF'] }]);
    expect(after.standIn.eml(id)).toEqual(eml);
    expect(await after.mailbox.findByMark('m1')).toMatchObject({ id: draft, sent: false });
    const later = await after.standIn.deliver(aMail());
    expect((await walk(after.mailbox, link)).ids).toEqual([later]);
    await after.mailbox.send(draft);
    expect(after.standIn.sent()).toMatchObject([{ id: draft, subject: 's' }]);
  });

  test('expired tokens stay expired, and a deleted mail stays deleted', async () => {
    const kept = path.join(folder, 'mailbox');
    const before = await aMailboxScene({ standIn: { folder: kept } });
    const id = await before.standIn.deliver(aMail());
    const { link } = await walk(before.mailbox);
    before.standIn.faults.expireTokens();
    for (let n = 0; n < 2; n += 1) {
      await fetch(`${before.standIn.graphUrl}/v1.0/users/${inboxAddress}/messages/${encodeURIComponent(id)}`, {
        method: 'DELETE',
        headers: { authorization: 'Bearer good' },
      });
    }
    await before.standIn.stop();
    const after = await aMailboxScene({ standIn: { folder: kept } });
    open.push(after.standIn);
    await expect(after.mailbox.changes(link, start)).rejects.toMatchObject({ code: 'LINK_EXPIRED' });
    expect(after.standIn.messages()).toEqual([]);
    expect((await readdir(kept)).filter((name) => name.endsWith('.eml'))).toEqual([]);
  });

  test('what a crash left half written is not read', async () => {
    const kept = path.join(folder, 'mailbox');
    const before = await aMailboxScene({ standIn: { folder: kept } });
    await before.standIn.deliver(aMail());
    await before.standIn.stop();
    await writeFile(path.join(kept, '00000002.json.part'), '{"id":');
    await writeFile(path.join(kept, '00000002.eml'), await readFile(path.join(kept, '00000001.eml')));
    const after = await aStandIn({ folder: kept });
    expect(after.messages()).toHaveLength(1);
  });
});

describe('as Outlook does', () => {
  const headers = { authorization: 'Bearer any' };
  const mail = (standIn: MailboxStandIn): string => `${standIn.graphUrl}/v1.0/users/${inboxAddress}`;

  test('without a token nothing is answered', async () => {
    const standIn = await aStandIn();
    const response = await fetch(`${mail(standIn)}/messages`);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'InvalidAuthenticationToken' } });
  });

  test('an id changes with a move unless it is immutable', async () => {
    const standIn = await aStandIn();
    const immutable = await standIn.deliver(aMail());
    const list = await fetch(`${mail(standIn)}/messages?$select=id`, { headers });
    const { value } = (await list.json()) as { value: { id: string }[] };
    const id = value[0]?.id ?? '';
    expect(id).not.toBe(immutable);
    const moved = await fetch(`${mail(standIn)}/messages/${encodeURIComponent(id)}/move`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ destinationId: 'archive' }),
    });
    expect(moved.status).toBe(201);
    const get = async (one: string): Promise<number> =>
      (await fetch(`${mail(standIn)}/messages/${encodeURIComponent(one)}`, { headers })).status;
    expect(await get(id)).toBe(404);
    expect(await get(immutable)).toBe(200);
    expect(await get(((await moved.json()) as { id: string }).id)).toBe(200);
  });

  test('a reply keeps the conversation, goes to the sender, and an answer to it stays in it', async () => {
    const standIn = await aStandIn();
    const id = await standIn.deliver(aMail({ 'Message-ID': '<first@example.org>' }));
    const reply = await fetch(`${mail(standIn)}/messages/${encodeURIComponent(id)}/reply`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ comment: 'Thank you.' }),
    });
    expect(reply.status).toBe(202);
    const [sent] = standIn.sent();
    expect(sent).toMatchObject({ subject: 'RE: A question', to: ['t.nguyen@member-services.example.org'] });
    await standIn.deliver(aMail({ Subject: 'RE: A question', 'In-Reply-To': sent?.internetMessageId ?? '' }));
    const list = await fetch(`${mail(standIn)}/messages?$select=conversationId`, { headers });
    const { value } = (await list.json()) as { value: { conversationId: string }[] };
    expect(value).toHaveLength(3);
    expect(new Set(value.map(({ conversationId }) => conversationId)).size).toBe(1);
  });

  test('sendMail answers 202, and a mail with an unknown property is refused', async () => {
    const standIn = await aStandIn();
    const send = (message: object): Promise<Response> =>
      fetch(`${mail(standIn)}/sendMail`, { method: 'POST', headers, body: JSON.stringify({ message }) });
    const toRecipients = [{ emailAddress: { address: inboxAddress } }];
    expect((await send({ subject: 'to ourselves', toRecipients })).status).toBe(202);
    expect((await send({ subjekt: 'x', toRecipients })).status).toBe(400);
    expect((await send({ subject: 'to nobody' })).status).toBe(400);
    expect(
      standIn
        .messages()
        .map(({ folder: where }) => where)
        .sort(),
    ).toEqual(['inbox', 'sentitems']);
  });

  test('a draft that is sent twice at once goes out once', async () => {
    const { standIn, mailbox } = await aMailboxScene();
    open.push(standIn);
    const { id: draft } = await mailbox.draft({ to: 'a@example.org', subject: 's', body: 'b', mark: 'm' });
    const sends = await Promise.allSettled([mailbox.send(draft), mailbox.send(draft)]);
    expect(sends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(standIn.sent()).toHaveLength(1);
    await expect(mailbox.send(draft)).rejects.toMatchObject({ code: 'MAILBOX_REFUSED' });
  });

  test('$value gives the bytes as they came, in their own charset', async () => {
    const standIn = await aStandIn();
    const raw = Buffer.from(
      'Message-ID: <x@example.org>\r\nDate: x\r\nContent-Type: text/plain; charset=latin1\r\n\r\n\xe9',
      'latin1',
    );
    const id = await standIn.deliver(raw);
    const response = await fetch(`${mail(standIn)}/messages/${encodeURIComponent(id)}/$value`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(-raw.length)).toEqual(raw);
    expect(standIn.messages()[0]?.text.trim()).toBe('é');
  });
});

test('A fault that always strikes does so until all is cleared, and what struck is told', async () => {
  const { standIn, mailbox } = await aMailboxScene();
  open.push(standIn);
  const id = await standIn.deliver(aMail());
  const denied = { kind: 'answer', status: 403, json: { error: { code: 'ErrorAccessDenied', message: '' } } } as const;
  standIn.faults.always(denied, { path: /\/messages\/AA/ });
  standIn.faults.next({ kind: 'duplicateItems' });
  for (let n = 0; n < 2; n += 1) await expect(mailbox.read(id)).rejects.toMatchObject({ status: 403 });
  expect((await walk(mailbox)).ids).toEqual([id, id]);
  standIn.faults.clear();
  expect((await mailbox.read(id))?.id).toBe(id);
  expect(standIn.faults.struck().map(({ kind }) => kind)).toEqual(['answer', 'answer', 'duplicateItems']);
});
