import { createMailbox } from '../../graph/mailbox';
import { LinkExpired, MailboxRefused, MailboxUnreachable, markHeader } from '../../src/intake/mailbox';
import { aMail, aMailboxScene, aRecordingSystemTime, inboxAddress, start, walk, type Scene } from './mailbox-scene';

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.standIn.stop();
  scene = undefined;
});

async function open(...options: Parameters<typeof aMailboxScene>): Promise<Scene> {
  scene = await aMailboxScene(...options);
  return scene;
}

const aNotice = { to: 'contact@plan.example.org', subject: 'An inquiry waits', body: 'Please see it.', mark: 'ME1-a' };

describe('walking the inbox', () => {
  test('brings every mail once, over several pages, and then only what is new', async () => {
    const { standIn, mailbox } = await open({ client: { pageSize: 2 } });
    const delivered = [];
    for (let n = 0; n < 5; n += 1) delivered.push(await standIn.deliver(aMail()));
    const first = await walk(mailbox);
    expect(first.ids).toEqual(delivered);
    expect(first.pages.map(({ messages }) => messages.length)).toEqual([2, 2, 1]);
    const later = await standIn.deliver(aMail());
    const second = await walk(mailbox, first.link);
    expect(second.ids).toEqual([later]);
    expect((await walk(mailbox, second.link)).ids).toEqual([]);
  });

  test('leaves out what was received before the given instant, but nothing of its second', async () => {
    const { standIn, mailbox, clock } = await open();
    clock.forward(-1);
    await standIn.deliver(aMail());
    clock.forward(1);
    const id = await standIn.deliver(aMail());
    const page = await mailbox.changes(undefined, start.plus({ milliseconds: 700 }));
    expect(page.messages).toMatchObject([{ id, removed: false }]);
    expect(page.messages[0]).toHaveProperty('internetMessageId');
    expect(page.messages[0]).toHaveProperty('conversationId');
    expect(page.messages[0]?.receivedAt?.toMillis()).toBe(start.toMillis());
  });

  test('misses no mail that comes between two pages', async () => {
    const { standIn, mailbox } = await open({ client: { pageSize: 1 } });
    await standIn.deliver(aMail());
    await standIn.deliver(aMail());
    const page = await mailbox.changes(undefined, start);
    const between = await standIn.deliver(aMail());
    const rest = await walk(mailbox, page.next);
    expect([...rest.ids, ...(await walk(mailbox, rest.link)).ids]).toContain(between);
  });

  test('goes on after an empty page and passes on duplicates', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    standIn.faults.next({ kind: 'emptyPage' });
    standIn.faults.next({ kind: 'duplicateItems' });
    const { pages, ids } = await walk(mailbox);
    expect(pages[0]).toMatchObject({ messages: [], done: false });
    expect(ids).toEqual([id, id]);
  });

  test.each([410, 400] as const)('says that its link has expired when Graph answers %d', async (status) => {
    const { standIn, mailbox } = await open();
    const { link } = await walk(mailbox);
    standIn.faults.expireTokens(status);
    await expect(mailbox.changes(link, start)).rejects.toThrow(LinkExpired);
    await standIn.deliver(aMail());
    expect((await walk(mailbox)).ids).toHaveLength(1);
  });

  test('gives relative links and sends them back byte for byte', async () => {
    const { standIn, mailbox } = await open();
    const { link } = await walk(mailbox);
    expect(link).toMatch(/^\/users\/.*\/messages\/delta\?\$deltatoken=\S+%2B%2F%3D$/);
    await mailbox.changes(link, start);
    expect(standIn.requests().at(-1)?.url).toBe(`/v1.0${link}`);
  });

  test('starts anew when the stored link is of another mailbox', async () => {
    const { mailbox } = await open();
    const { link } = await walk(mailbox);
    const other = link.replace(/users\/[^/]+/, 'users/other%40example.org');
    await expect(mailbox.changes(other, start)).rejects.toThrow(LinkExpired);
  });
});

describe('reading a mail', () => {
  test('gives its text, headers, sender, size and attachments', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(
      [
        'From: Tam Nguyen <t.nguyen@member-services.example.org>',
        `To: ${inboxAddress}`,
        'Subject: =?utf-8?Q?Fw=3A_caf=C3=A9?=',
        'Message-ID: <one@example.org>',
        'X-Twice: a',
        'X-Twice: b',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=q',
        '',
        '--q',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>Please help</p>',
        '--q',
        'Content-Type: application/pdf; name=letter.pdf',
        'Content-Disposition: attachment; filename=letter.pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'aGVsbG8=',
        '--q',
        'Content-Type: message/rfc822',
        '',
        'Subject: Inner',
        '',
        'Text',
        '--q--',
        '',
      ].join('\r\n'),
    );
    const message = await mailbox.read(id);
    expect(message).toMatchObject({
      id,
      kind: 'message',
      internetMessageId: '<one@example.org>',
      subject: 'Fw: café',
      from: { name: 'Tam Nguyen', address: 't.nguyen@member-services.example.org' },
      body: { type: 'html' },
      attachments: [
        { name: 'letter.pdf', contentType: 'application/pdf', size: 5 },
        { name: 'Inner', contentType: 'message/rfc822' },
      ],
    });
    expect(message?.attachedMails.map((bytes) => new TextDecoder().decode(bytes).trim())).toEqual([
      'Subject: Inner\n\nText',
    ]);
    expect(message?.receivedAt.toISO()).toBe('2026-11-24T15:00:00.000Z');
    expect(message?.headers['x-twice']).toBe('a\nb');
    expect(message?.body.content).toContain('Please help');
    expect(message?.size).toBe(standIn.eml(id)?.length);
  });

  test('leaves out an attached mail that Graph does not give out, and reads the rest', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(
      aMail(
        { 'Content-Type': 'multipart/mixed; boundary=q' },
        ['--q', '', 'See below', '--q', 'Content-Type: message/rfc822', '', 'Subject: Inner', '', 'Text', '--q--'].join(
          '\r\n',
        ),
      ),
    );
    standIn.faults.next({ kind: 'answer', status: 403 }, { path: /\$value/ });
    expect(await mailbox.read(id)).toMatchObject({ attachments: [{ name: 'Inner' }], attachedMails: [] });
  });

  test('tells a meeting request from a message', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(
      aMail({ 'Content-Type': 'text/calendar; method=REQUEST' }, 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR'),
    );
    expect((await mailbox.read(id))?.kind).toBe('eventMessageRequest');
  });

  test('copes with a mail that says nothing', async () => {
    const { standIn, mailbox } = await open();
    const message = await mailbox.read(await standIn.deliver('X-Empty: 1\r\n\r\n'));
    expect(message).toMatchObject({ subject: '', body: { type: 'text', content: '' }, attachments: [] });
    expect(message).not.toHaveProperty('from');
  });

  test('is undefined when the mail is gone', async () => {
    const { mailbox } = await open();
    expect(await mailbox.read('AAkA+not/there=')).toBeUndefined();
  });

  test('gives its source as it came, the first 200,000 signs of it', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail({ 'X-Member-Escalations-Mark': 'm1' }, `é ${'x'.repeat(300_000)}`));
    const source = (await mailbox.source(id)) ?? '';
    expect(source).toMatch(/^X-Member-Escalations-Mark: m1\r$/m);
    expect(source).toContain('é xxx');
    expect(source).toHaveLength(200_000);
    expect(await mailbox.source('AAkA+not/there=')).toBeUndefined();
  });

  test('asks for immutable ids each time', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    await walk(mailbox);
    await mailbox.read(id);
    await mailbox.draft(aNotice);
    expect(standIn.requests().every(({ prefer }) => prefer.includes('IdType="ImmutableId"'))).toBe(true);
  });
});

describe('sending', () => {
  test('a draft keeps its id when it is sent, and can be followed', async () => {
    const { standIn, mailbox } = await open();
    const { id } = await mailbox.draft(aNotice);
    expect(await mailbox.whereIs(id)).toBe('draft');
    expect(await mailbox.findByMark('ME1-a')).toMatchObject({ id, sent: false });
    expect(standIn.sent()).toEqual([]);
    await mailbox.send(id);
    expect(await mailbox.whereIs(id)).toBe('sent');
    expect(await mailbox.findByMark('ME1-a')).toMatchObject({ id, sent: true });
    expect(standIn.sent()).toMatchObject([{ id, to: ['contact@plan.example.org'], subject: 'An inquiry waits' }]);
    expect(await mailbox.whereIs('AAkAnothing')).toBe('gone');
  });

  test('a mark with odd characters is found, and only that one', async () => {
    const { mailbox } = await open();
    const { id } = await mailbox.draft({ ...aNotice, mark: "o'h & #1+2%" });
    await mailbox.draft({ ...aNotice, mark: 'other' });
    expect(await mailbox.findByMark("o'h & #1+2%")).toMatchObject({ id, sent: false });
    expect(await mailbox.findByMark('third')).toBeUndefined();
  });

  test('mail to the own address comes back into the inbox with its mark', async () => {
    const { mailbox } = await open();
    const { id } = await mailbox.draft({ ...aNotice, to: inboxAddress });
    await mailbox.send(id);
    const { ids } = await walk(mailbox);
    expect(ids).toHaveLength(1);
    expect((await mailbox.read(ids[0] ?? ''))?.headers[markHeader]).toBe('ME1-a');
  });

  test('a connection cut after the send leaves an unknown outcome, which the mark clears up', async () => {
    const { standIn, mailbox } = await open();
    const { id } = await mailbox.draft(aNotice);
    standIn.faults.next({ kind: 'drop', when: 'after' }, { path: /\/send$/ });
    await expect(mailbox.send(id)).rejects.toMatchObject({ code: 'MAILBOX_UNREACHABLE', gotThrough: 'unknown' });
    expect(await mailbox.findByMark('ME1-a')).toMatchObject({ id, sent: true });
    expect(standIn.sent()).toHaveLength(1);
  });

  test.each([
    ['cut before', { kind: 'drop', when: 'before' }, 'unknown', undefined],
    ['hanging', { kind: 'hang', when: 'before' }, 'unknown', undefined],
    ['answered 503', { kind: 'answer', status: 503, retryAfter: '2' }, 'unknown', 2000],
    ['answered 504 after it was done', { kind: 'answer', status: 504, doneFirst: true }, 'unknown', undefined],
    ['throttled', { kind: 'answer', status: 429, retryAfter: '2.128' }, 'no', 2128],
  ] as const)('a send that is %s goes out once at most', async (_, fault, gotThrough, retryAfterMs) => {
    const { standIn, mailbox } = await open({ client: { timeoutMs: 300 } });
    const { id } = await mailbox.draft(aNotice);
    standIn.faults.next(fault, { path: /\/send$/ });
    await expect(mailbox.send(id)).rejects.toMatchObject({ gotThrough, retryAfterMs });
    expect(standIn.requests().filter(({ url }) => url.endsWith('/send'))).toHaveLength(1);
  });

  test('a refusal says so, without ids', async () => {
    const { mailbox } = await open();
    const refused = await mailbox.send('AAkAsecret').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(MailboxRefused);
    expect(refused).toMatchObject({ status: 404, graphCode: 'ErrorItemNotFound' });
    expect(String(refused)).not.toContain('secret');
    const { id } = await mailbox.draft({ ...aNotice, to: 'nobody' });
    await expect(mailbox.send(id)).rejects.toMatchObject({ status: 400, graphCode: 'ErrorInvalidRecipients' });
  });

  test('nobody listening means that it certainly did not get through', async () => {
    const { standIn } = await open();
    await standIn.stop();
    scene = undefined;
    const mailbox = createMailbox({
      baseUrl: standIn.graphUrl,
      mailbox: inboxAddress,
      token: () => Promise.resolve('good'),
      systemTime: aRecordingSystemTime(),
    });
    await expect(mailbox.draft(aNotice)).rejects.toMatchObject({ gotThrough: 'no' });
  });
});

describe('labelling', () => {
  test('adds a category beside those that people have put there', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    await mailbox.label(id, 'Seen by a person');
    await mailbox.label(id, 'ME-261124-ABCDEF');
    await mailbox.label(id, 'ME-261124-ABCDEF');
    expect(standIn.messages()[0]?.categories).toEqual(['Seen by a person', 'ME-261124-ABCDEF']);
    await expect(mailbox.label('gone', 'x')).rejects.toThrow(MailboxRefused);
  });

  test('puts a category in the place of another of ours', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    for (const category of ['Set aside', 'Seen by a person']) await mailbox.label(id, category);
    await mailbox.label(id, 'Opened ME-261124-ABCDEF', 'Set aside');
    expect(standIn.messages()[0]?.categories).toEqual(['Seen by a person', 'Opened ME-261124-ABCDEF']);
  });
});

describe('filing what is taken in', () => {
  const foldersOf = (standIn: Scene['standIn']) => standIn.messages().map(({ folder }) => folder);

  test('moves it to a folder below the inbox, which is made once; its id stays', async () => {
    const { standIn, mailbox } = await open();
    const [one, two] = [await standIn.deliver(aMail()), await standIn.deliver(aMail())];
    await mailbox.file(one);
    await mailbox.file(two);
    expect(foldersOf(standIn)).toEqual(['inbox/Taken in', 'inbox/Taken in']);
    expect(await mailbox.read(one)).toMatchObject({ id: one, subject: 'A question' });
    await mailbox.label(one, 'Opened ME-261124-ABCDEF');
    const made = standIn.requests().filter(({ method, url }) => method === 'POST' && url.endsWith('/childFolders'));
    expect(made).toHaveLength(1);
  });

  test('under the name that was set, with the folder that is there', async () => {
    const { standIn, mailbox } = await open({ client: { processedFolder: "Done, o'clock" } });
    const [one, two] = [await standIn.deliver(aMail()), await standIn.deliver(aMail())];
    await mailbox.file(one);
    const another = createMailbox({
      baseUrl: standIn.graphUrl,
      mailbox: inboxAddress,
      token: () => Promise.resolve('good'),
      systemTime: aRecordingSystemTime(),
      processedFolder: "DONE, O'CLOCK",
    });
    await another.file(two);
    expect(foldersOf(standIn)).toEqual(["inbox/Done, o'clock", "inbox/Done, o'clock"]);
  });

  test('of two that make the folder at once, both find one', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    standIn.faults.next(
      { kind: 'answer', status: 409, json: { error: { code: 'ErrorFolderExists', message: '' } }, doneFirst: true },
      { method: 'POST', path: /childFolders$/ },
    );
    await mailbox.file(id);
    expect(foldersOf(standIn)).toEqual(['inbox/Taken in']);
  });

  test('twice, or after its reply was lost, is one move', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    standIn.faults.next({ kind: 'drop', when: 'after' }, { path: /\/move$/ });
    await expect(mailbox.file(id)).rejects.toThrow(MailboxUnreachable);
    await mailbox.file(id);
    await mailbox.file(id);
    expect(standIn.requests().filter(({ url }) => url.endsWith('/move'))).toHaveLength(1);
    expect(foldersOf(standIn)).toEqual(['inbox/Taken in']);
  });

  test('leaves what a person has put elsewhere', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    await move(standIn, id, 'archive');
    await mailbox.file(id);
    expect(foldersOf(standIn)).toEqual(['archive']);
  });

  test('looks for the folder anew when it is refused', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    const refused = {
      kind: 'answer',
      status: 404,
      json: { error: { code: 'ErrorFolderNotFound', message: '' } },
    } as const;
    standIn.faults.next(refused, { path: /\/move$/ });
    await expect(mailbox.file(id)).rejects.toThrow(MailboxRefused);
    await mailbox.file(id);
    expect(foldersOf(standIn)).toEqual(['inbox/Taken in']);
  });

  test('takes it out of the walk without a trace', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    const { link } = await walk(mailbox);
    await mailbox.file(id);
    const later = await standIn.deliver(aMail());
    expect((await walk(mailbox, link)).ids).toEqual([later]);
    expect((await walk(mailbox)).ids).toEqual([later]);
  });

  /** As a person does with the mouse. */
  async function move(standIn: Scene['standIn'], id: string, destinationId: string): Promise<void> {
    const path = `users/${encodeURIComponent(inboxAddress)}/messages/${encodeURIComponent(id)}/move`;
    await fetch(`${standIn.graphUrl}/v1.0/${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer good', prefer: 'IdType="ImmutableId"' },
      body: JSON.stringify({ destinationId }),
    });
  }
});

describe('listing what is there', () => {
  test('brings the inbox page by page, oldest first, with the ids of each', async () => {
    const { standIn, mailbox, clock } = await open({ client: { pageSize: 2 } });
    const ids = [];
    for (let n = 0; n < 5; n += 1) {
      clock.forward(1);
      ids.push(await standIn.deliver(aMail({ 'Message-ID': `<${String(n)}@example.org>` })));
    }
    const listed = await listAll(mailbox, 'inbox');
    expect(listed.map(({ id }) => id)).toEqual(ids);
    expect(listed[4]).toEqual({
      id: ids[4],
      internetMessageId: '<4@example.org>',
      receivedAt: start.plus({ minutes: 5 }),
    });
  });

  test('leaves out what came before, but nothing of the same second', async () => {
    const { standIn, mailbox, clock } = await open();
    await standIn.deliver(aMail());
    clock.forward(1);
    const id = await standIn.deliver(aMail());
    const page = await mailbox.list('inbox', start.plus({ minutes: 1, milliseconds: 900 }));
    expect(page.messages.map((message) => message.id)).toEqual([id]);
  });

  test('tells the inbox from the folder for what is taken in, which may not be there yet', async () => {
    const { standIn, mailbox } = await open();
    expect(await listAll(mailbox, 'taken')).toEqual([]);
    const [one, two] = [await standIn.deliver(aMail()), await standIn.deliver(aMail())];
    await mailbox.file(one);
    expect((await listAll(mailbox, 'taken')).map(({ id }) => id)).toEqual([one]);
    expect((await listAll(mailbox, 'inbox')).map(({ id }) => id)).toEqual([two]);
  });

  test('tells of a mail that the walk was never told of', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail());
    standIn.faults.next({ kind: 'loseItems' });
    expect((await walk(mailbox)).ids).toEqual([]);
    expect((await listAll(mailbox, 'inbox')).map((message) => message.id)).toEqual([id]);
  });

  async function listAll(mailbox: Scene['mailbox'], folder: 'inbox' | 'taken') {
    const all = [];
    let next: string | undefined;
    do {
      const page = await mailbox.list(folder, start, next);
      all.push(...page.messages);
      next = page.next;
    } while (next !== undefined);
    return all;
  }
});

describe('reads that fail for a while', () => {
  test('wait as long as they are told, in fractions of a second too', async () => {
    const { standIn, mailbox, systemTime } = await open();
    standIn.faults.next({ kind: 'answer', status: 429, retryAfter: '2.128' });
    await mailbox.changes(undefined, start);
    expect(systemTime.sleeps).toEqual([2128]);
  });

  test('wait until a given date', async () => {
    const { standIn, mailbox, systemTime } = await open();
    standIn.faults.next({ kind: 'answer', status: 503, retryAfter: start.plus({ seconds: 5 }).toHTTP() });
    await mailbox.changes(undefined, start);
    expect(systemTime.sleeps).toEqual([5000]);
  });

  test('leave a long wait to the caller', async () => {
    const { standIn, mailbox, systemTime } = await open();
    standIn.faults.next({ kind: 'answer', status: 429, retryAfter: '300' });
    await expect(mailbox.changes(undefined, start)).rejects.toMatchObject({ gotThrough: 'no', retryAfterMs: 300_000 });
    expect(systemTime.sleeps).toEqual([]);
  });

  test('get over a cut, a hanging and a foolish answer', async () => {
    const { standIn, mailbox, systemTime } = await open({ client: { timeoutMs: 300 } });
    const id = await standIn.deliver(aMail());
    standIn.faults.next({ kind: 'drop', when: 'before' });
    standIn.faults.next({ kind: 'hang', when: 'before' });
    standIn.faults.next({ kind: 'answer', status: 502, text: '<html>Bad gateway</html>' });
    expect((await mailbox.read(id))?.subject).toBe('A question');
    expect(systemTime.sleeps).toHaveLength(3);
  });

  test('give up after four tries, with pauses that grow', async () => {
    const { standIn, mailbox, systemTime } = await open();
    for (let n = 0; n < 5; n += 1) standIn.faults.next({ kind: 'answer', status: 500 });
    await expect(mailbox.changes(undefined, start)).rejects.toThrow(MailboxUnreachable);
    expect(standIn.requests()).toHaveLength(4);
    const [first = 0, second = 0, third = 0] = systemTime.sleeps;
    expect(systemTime.sleeps).toHaveLength(3);
    expect(first).toBeGreaterThanOrEqual(250);
    expect(first).toBeLessThanOrEqual(750);
    expect(second).toBeGreaterThanOrEqual(500);
    expect(third).toBeGreaterThanOrEqual(1000);
    expect(third).toBeLessThanOrEqual(3000);
  });

  test('a success that is not JSON is no success', async () => {
    const { standIn, mailbox } = await open();
    for (let n = 0; n < 4; n += 1) standIn.faults.next({ kind: 'answer', status: 200, text: '<html>secret</html>' });
    const failed = await mailbox.changes(undefined, start).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(MailboxUnreachable);
    expect(JSON.stringify(failed, Object.getOwnPropertyNames(failed))).not.toContain('secret');
  });

  test('a shape that is not known names the place, not the value', async () => {
    const { standIn, mailbox } = await open();
    standIn.faults.next({ kind: 'answer', status: 200, json: { value: [{ id: 'x', receivedDateTime: 'secret' }] } });
    const failed = await mailbox.changes(undefined, start).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'UNEXPECTED_ANSWER', places: ['value.0.receivedDateTime'] });
    expect(String(failed)).not.toContain('secret');
  });
});

test('no more than three requests are under way at once', async () => {
  let started = 0;
  const token = (): Promise<string> => {
    started += 1;
    return Promise.resolve('good');
  };
  const { standIn, mailbox } = await open({ client: { token } });
  for (let n = 0; n < 8; n += 1) standIn.faults.next({ kind: 'hang', when: 'before' });
  const calls = Array.from({ length: 8 }, () => mailbox.whereIs('x').catch(() => 'failed'));
  while (standIn.requests().length < 3) await new Promise((resolve) => setImmediate(resolve));
  expect(started).toBe(3);
  await standIn.stop();
  scene = undefined;
  expect(await Promise.all(calls)).toEqual(Array.from({ length: 8 }, () => 'failed'));
});

describe('answering a mail', () => {
  const ack = {
    to: 't.nguyen@member-services.example.org',
    subject: 'ME-261124-ABCDEF: received.',
    body: 'It is here.',
  };
  const anAnswer = { ...ack, mark: 'ME1-r', automatic: true as const };
  const asked = {
    'Message-ID': '<asked@mail.example.org>',
    'Reply-To': 'somebody.else@example.org',
    Subject: 'Words of the member',
  };

  test('stands in the thread, with our subject, recipient and words alone', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail(asked, 'A word that must not come back.'));
    const drafted = await mailbox.draftReply(id, anAnswer);
    expect(drafted).toEqual({
      id: expect.any(String) as unknown,
      internetMessageId: expect.stringMatching(/^<.+>$/) as unknown,
      conversationId: (await mailbox.read(id))?.conversationId,
    });
    await mailbox.send(drafted.id);
    const [sent] = standIn.sent();
    const { internetMessageId } = drafted;
    expect(sent).toMatchObject({ subject: ack.subject, to: [ack.to], internetMessageId });
    expect(sent?.text.trim()).toBe(ack.body);
    const eml = String(standIn.eml(drafted.id));
    expect(eml).toMatch(/^In-Reply-To: <asked@mail\.example\.org>\r$/m);
    expect(eml).not.toMatch(/must not come back|Words of the member|somebody\.else/);
    expect(await mailbox.findByMark('ME1-r')).toEqual({ ...drafted, sent: true });
  });

  test('asks the other side for no automatic answer; other mail does not', async () => {
    const { standIn, mailbox } = await open();
    const reply = await mailbox.draftReply(await standIn.deliver(aMail()), anAnswer);
    expect(String(standIn.eml(reply.id))).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
    expect(String(standIn.eml(reply.id)).match(/auto-response/gi)).toHaveLength(1);
    const notice = await mailbox.draft(aNotice);
    expect(String(standIn.eml(notice.id))).not.toMatch(/auto-response/i);
  });

  test('images of the mail that is answered do not go back with it', async () => {
    const { standIn, mailbox } = await open();
    const part = (n: number): string =>
      `--x\r\nContent-Type: image/png\r\nContent-ID: <i${String(n)}>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n`;
    const id = await standIn.deliver(
      aMail(
        { 'Content-Type': 'multipart/related; boundary=x' },
        `--x\r\nContent-Type: text/html\r\n\r\n<p>See <img src="cid:i1"> and <img src="cid:i2"></p>\r\n${part(1)}${part(2)}--x--`,
      ),
    );
    const { id: draft } = await mailbox.draftReply(id, anAnswer);
    expect(standIn.requests().filter(({ method }) => method === 'DELETE')).toHaveLength(2);
    expect(String(standIn.eml(draft))).not.toMatch(/image\/png|cid:/);
  });

  test.each([
    ['is gone', undefined],
    ['cannot be answered so', { kind: 'answer', status: 400, json: { error: { code: 'ErrorInvalidRequest' } } }],
  ] as const)('a mail that %s is answered by a mail of its own', async (_, fault) => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail(asked));
    if (fault !== undefined) standIn.faults.next(fault, { path: /createReply$/ });
    const drafted = await mailbox.draftReply(fault === undefined ? 'AAkAgone' : id, anAnswer);
    await mailbox.send(drafted.id);
    expect(standIn.sent()).toMatchObject([{ to: [ack.to], subject: ack.subject }]);
    expect(String(standIn.eml(drafted.id))).toMatch(/^X-Auto-Response-Suppress: All\r$/m);
  });

  test('a reply that was begun and does not hold our words yet is never found, so never sent', async () => {
    const { standIn, mailbox } = await open();
    const id = await standIn.deliver(aMail(asked));
    standIn.faults.next({ kind: 'drop', when: 'before' }, { method: 'PATCH' });
    await expect(mailbox.draftReply(id, anAnswer)).rejects.toMatchObject({ gotThrough: 'unknown' });
    expect(await mailbox.findByMark('ME1-r')).toBeUndefined();
    standIn.faults.next({ kind: 'drop', when: 'after' }, { method: 'PATCH' });
    await expect(mailbox.draftReply(id, anAnswer)).rejects.toMatchObject({ gotThrough: 'unknown' });
    const found = await mailbox.findByMark('ME1-r');
    expect(found).toMatchObject({ sent: false });
    expect(String(standIn.eml(found?.id ?? ''))).not.toContain('Words of the member');
  });
});
