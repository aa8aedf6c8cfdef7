import { startMailboxStandIn, type MailboxStandIn } from '../../local/mailbox/stand-in';
import { sampleMails } from '../../local/samples';
import { aListener } from '../graph/a-listener';
import { aClock, aMail, inboxAddress } from '../graph/mailbox-scene';
import { faultsOf, pageFaultsOf } from './graph-schema';

describe('the checker finds', () => {
  test.each([
    ['an unknown property', { id: 'a', colour: 'red' }, 'message.colour: unknown'],
    ['an unknown annotation', { id: 'a', '@odata.colour': 'red' }, 'message.@odata.colour: unknown'],
    ['a wrong type', { id: 'a', isRead: 'true' }, 'message.isRead: not Edm.Boolean'],
    [
      'a wrong instant',
      { id: 'a', receivedDateTime: '2026-11-24 15:00' },
      'message.receivedDateTime: not Edm.DateTimeOffset',
    ],
    ['wrong bytes', { id: 'a', conversationIndex: '*' }, 'message.conversationIndex: not Edm.Binary'],
    ['an unknown enum member', { id: 'a', importance: 'High' }, 'message.importance: not a member of importance'],
    [
      'a fault far inside',
      { id: 'a', from: { emailAddress: { adress: 'x' } } },
      'message.from.emailAddress.adress: unknown',
    ],
    ['one thing where a list should be', { id: 'a', toRecipients: {} }, 'message.toRecipients: not a list'],
    ['null where it may not be', { id: null }, 'message.id: null'],
    ['a missing id', { subject: 'x' }, 'message.id: missing'],
    [
      'a foreign type',
      { id: 'a', '@odata.type': '#microsoft.graph.mailFolder' },
      'message: mailFolder is not a message',
    ],
    ['an unknown type', { id: 'a', '@odata.type': '#microsoft.graph.letter' }, 'message: letter is not a message'],
    [
      'a type without its #',
      { id: 'a', '@odata.type': 'microsoft.graph.message' },
      'message.@odata.type: not a type name',
    ],
  ])('%s', (_, value, fault) => {
    expect(faultsOf('message', value)).toContain(fault);
  });

  test('faults of a page', () => {
    expect(pageFaultsOf('message', { value: [], more: 1 })).toEqual(['page.more: unknown']);
    expect(pageFaultsOf('message', { value: {} })).toEqual(['value: not a list']);
    expect(pageFaultsOf('attachment', { value: [{ id: 'a', isInline: 'no' }] })).toHaveLength(1);
  });

  test('a wrong id of a subscription, and nothing in what may hold anything', () => {
    expect(faultsOf('changeNotification', { subscriptionId: 'NA' })).toEqual([
      'changeNotification.subscriptionId: not Edm.Guid',
    ]);
    expect(faultsOf('changeNotification', { resourceData: { '@odata.type': 'x', y: 1 } })).toEqual([]);
  });

  test('nothing in a right value', () => {
    expect(faultsOf('message', { id: 'a', from: null, body: { contentType: 'text', content: '' } })).toEqual([]);
  });
});

describe('what the mailbox stand-in answers agrees with Microsoft’s schema', () => {
  let standIn: MailboxStandIn;
  const mail = `/users/${encodeURIComponent(inboxAddress)}`;
  const property = encodeURIComponent(
    "id eq 'Integer 0x0E08' or id eq 'String {6f1d0c52-3c0e-4f0b-9a57-8f2f6f0b7c11} Name m'",
  );

  beforeAll(async () => {
    standIn = await startMailboxStandIn({
      address: inboxAddress,
      clock: aClock(),
      people: [{ address: 'dana.reyes@example.org' }],
    });
    for (const { eml } of sampleMails()) await standIn.deliver(eml);
    await standIn.deliver(aMail({ 'Content-Type': 'text/calendar; method=REQUEST' }, 'BEGIN:VCALENDAR'));
    await standIn.deliver(aMail({ 'Content-Type': 'text/calendar; method=REPLY' }, 'BEGIN:VCALENDAR'));
    await standIn.deliver(aMail({ 'Content-Type': 'message/rfc822' }, 'Subject: inner\r\n\r\nx'));
    await standIn.deliver('X-Nothing: 1\r\n\r\n');
    await standIn.deliver(
      aMail({ From: 'Team: a@example.org, b@example.org;', Importance: 'HIGH', Date: 'yesterday' }),
    );
  });
  afterAll(() => standIn.stop());

  async function ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const response = await fetch(`${standIn.graphUrl}/v1.0${path}`, {
      method,
      headers: { authorization: 'Bearer any', prefer: 'odata.maxpagesize=3' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as Record<string, unknown>;
  }

  /** Asks for the page that a page's link leads to. */
  function follow(page: Record<string, unknown>, name: '@odata.nextLink' | '@odata.deltaLink') {
    const link = page[name];
    if (typeof link !== 'string') throw new Error('The page has no such link.');
    return ask('GET', link.replace(`${standIn.graphUrl}/v1.0`, ''));
  }

  const draft = {
    subject: 's',
    body: { contentType: 'text', content: 'b' },
    toRecipients: [{ emailAddress: { address: 'a@example.org' } }],
    internetMessageHeaders: [{ name: 'x-m', value: '1' }],
    singleValueExtendedProperties: [{ id: 'String {6f1d0c52-3c0e-4f0b-9a57-8f2f6f0b7c11} Name m', value: '1' }],
  };

  test.each([
    ['all properties', '$top=99'],
    ['headers and the unique body', '$top=99&$select=internetMessageHeaders,uniqueBody,meetingMessageType'],
    ['extended properties', `$top=99&$expand=singleValueExtendedProperties($filter=${property})`],
  ])('messages with %s', async (_, query) => {
    const page = await ask('GET', `${mail}/messages?${query}`);
    expect((page['value'] as unknown[]).length).toBeGreaterThanOrEqual(13);
    expect(pageFaultsOf('message', page)).toEqual([]);
  });

  test('one message', async () => {
    const page = await ask('GET', `${mail}/messages`);
    for (const { id } of page['value'] as { id: string }[]) {
      expect(faultsOf('message', await ask('GET', `${mail}/messages/${encodeURIComponent(id)}`))).toEqual([]);
    }
  });

  test('attachments, listed and single', async () => {
    let seen = 0;
    const page = await ask('GET', `${mail}/messages?$top=99&$select=id`);
    for (const { id } of page['value'] as { id: string }[]) {
      const path = `${mail}/messages/${encodeURIComponent(id)}/attachments`;
      const list = await ask('GET', path);
      expect(pageFaultsOf('attachment', list)).toEqual([]);
      for (const one of list['value'] as { id: string }[]) {
        seen += 1;
        expect(faultsOf('attachment', await ask('GET', `${path}/${encodeURIComponent(one.id)}`))).toEqual([]);
      }
    }
    expect(seen).toBeGreaterThanOrEqual(4);
  });

  test('delta pages, from the first to the one with removed items', async () => {
    let page = await ask('GET', `${mail}/mailFolders('Inbox')/messages/delta`);
    const pages = [page];
    while ('@odata.nextLink' in page) {
      page = await follow(page, '@odata.nextLink');
      pages.push(page);
    }
    const first = (pages[0]?.['value'] as { id: string }[])[0]?.id ?? '';
    await ask('POST', `${mail}/messages/${encodeURIComponent(first)}/move`, { destinationId: 'archive' });
    page = await follow(page, '@odata.deltaLink');
    expect(page['value']).toMatchObject([{ '@removed': { reason: 'deleted' } }]);
    expect([...pages, page].flatMap((one) => pageFaultsOf('message', one))).toEqual([]);
    expect(pages.length).toBeGreaterThan(3);
  });

  test('a new draft, its change, a reply and a move', async () => {
    const made = await ask('POST', `${mail}/messages`, draft);
    const path = `${mail}/messages/${encodeURIComponent(String(made['id']))}`;
    const changed = await ask('PATCH', path, { subject: 'new', categories: ['a'], flag: { flagStatus: 'flagged' } });
    const reply = await ask('POST', `${path}/createReply`, { comment: 'c' });
    const moved = await ask('POST', `${path}/move`, { destinationId: 'archive' });
    expect(changed).toMatchObject({ subject: 'new', categories: ['a'], flag: { flagStatus: 'flagged' } });
    for (const one of [made, changed, reply, moved]) expect(faultsOf('message', one)).toEqual([]);
  });

  test('automatic replies, as they are and after a change', async () => {
    const path = '/users/dana.reyes%40example.org/mailboxSettings';
    const automaticRepliesSetting = {
      status: 'scheduled',
      scheduledEndDateTime: { dateTime: '2026-11-30T08:00:00', timeZone: 'Central Standard Time' },
    };
    const changed = await ask('PATCH', path, { automaticRepliesSetting });
    expect(changed).toMatchObject({ automaticRepliesSetting });
    for (const one of [changed, await ask('GET', path)]) expect(faultsOf('mailboxSettings', one)).toEqual([]);
    const alone = await ask('GET', `${path}/automaticRepliesSetting`);
    expect(alone).toMatchObject(automaticRepliesSetting);
    expect(faultsOf('automaticRepliesSetting', alone)).toEqual([]);
  });

  test('subscriptions, and what they bring', async () => {
    const listener = await aListener();
    const { notificationUrl, lifecycleUrl: lifecycleNotificationUrl } = listener;
    const until = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
    const made = await ask('POST', '/subscriptions', {
      changeType: 'created',
      resource: `/users/${inboxAddress}/mailFolders('Inbox')/messages`,
      notificationUrl,
      lifecycleNotificationUrl,
      clientState: 'a secret',
      expirationDateTime: until(1),
    });
    const path = `/subscriptions/${String(made['id'])}`;
    const renewed = await ask('PATCH', path, { expirationDateTime: until(2) });
    const found = await ask('GET', path);
    expect([made, renewed, found].map((one) => faultsOf('subscription', one))).toEqual([[], [], []]);
    expect([made['clientState'], found['clientState']]).toEqual(['a secret', null]);
    expect(pageFaultsOf('subscription', await ask('GET', '/subscriptions'))).toEqual([]);

    await standIn.deliver(aMail());
    standIn.faults.askReauthorization();
    const headers = { authorization: 'Bearer any' };
    const confirmed = await fetch(`${standIn.graphUrl}/v1.0${path}/reauthorize`, { method: 'POST', headers });
    expect(confirmed.status).toBe(204);
    await listener.hears(2);
    standIn.faults.removeSubscriptions();
    await listener.hears(3);
    await listener.stop();
    const bodies = standIn.notifications().map(({ body }) => body);
    expect(bodies.length).toBeGreaterThanOrEqual(2);
    for (const body of bodies) expect(faultsOf('changeNotificationCollection', body)).toEqual([]);
  });

  test('a reply to HTML with an image: quoted words, the image with it, and what takes their place', async () => {
    const image =
      'Content-Type: image/png\r\nContent-ID: <i1>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=';
    const words = 'Content-Type: text/html\r\n\r\n<p>See <img src="cid:i1"></p>';
    const id = await standIn.deliver(
      aMail({ 'Content-Type': 'multipart/related; boundary=x' }, `--x\r\n${words}\r\n--x\r\n${image}\r\n--x--`),
    );
    const message = { internetMessageHeaders: [{ name: 'x-m', value: '1' }] };
    const path = `${mail}/messages/${encodeURIComponent(id)}`;
    const reply = await ask('POST', `${path}/createReply`, { message });
    expect(reply).toMatchObject({ isDraft: true, subject: 'RE: A question', body: { contentType: 'html' } });
    expect((reply['body'] as { content: string }).content).toContain('See <img');
    const draftPath = `${mail}/messages/${encodeURIComponent(String(reply['id']))}`;
    const attachments = await ask('GET', `${draftPath}/attachments`);
    expect(attachments['value']).toMatchObject([{ isInline: true, contentId: '<i1>' }]);
    const refused = await ask('PATCH', draftPath, message);
    expect(refused).toMatchObject({ error: { code: 'ErrorInvalidPropertySet' } });
    const both = await ask('POST', `${path}/createReply`, { comment: 'c', message: { body: draft.body } });
    expect(both).toMatchObject({ error: { code: 'ErrorInvalidRequest' } });
    const { internetMessageHeaders: _headers, ...content } = draft;
    const changed = await ask('PATCH', draftPath, content);
    expect(changed).toMatchObject({ subject: 's', conversationId: reply['conversationId'] });
    expect(changed['conversationId']).toBe((await ask('GET', path))['conversationId']);
    for (const one of [reply, changed]) expect(faultsOf('message', one)).toEqual([]);
    expect(pageFaultsOf('attachment', attachments)).toEqual([]);
  });

  test('folders', async () => {
    const children = `${mail}/mailFolders/inbox/childFolders`;
    const made = await ask('POST', children, { displayName: 'Done' });
    expect(faultsOf('mailFolder', made)).toEqual([]);
    expect(await ask('POST', children, { displayName: 'done' })).toMatchObject({
      error: { code: 'ErrorFolderExists' },
    });
    const found = await ask('GET', `${children}?$filter=displayName%20eq%20'DONE'&$select=id,displayName`);
    expect(pageFaultsOf('mailFolder', found)).toEqual([]);
    expect(found['value']).toEqual([{ id: made['id'], displayName: 'Done' }]);
    expect(await ask('GET', `${mail}/mailFolders/${String(made['id'])}?$select=parentFolderId`)).toMatchObject({
      parentFolderId: (await ask('GET', `${mail}/mailFolders/inbox`))['id'],
    });
    expect(pageFaultsOf('mailFolder', await ask('GET', `${mail}/mailFolders`))).toEqual([]);
    expect(faultsOf('mailFolder', await ask('GET', `${mail}/mailFolders/inbox`))).toEqual([]);
  });

  test.each([
    ['GET', `${mail}/messages/nothing`, 'ErrorItemNotFound'],
    ['GET', '/users/other%40example.org/messages', 'ErrorInvalidUser'],
    ['GET', `${mail}/messages?$select=colour`, 'RequestBroker--ParseUri'],
    ['GET', `${mail}/messages?$search=x`, 'BadRequest'],
    ['GET', `${mail}/mailFolders/inbox/messages/delta?$filter=isRead%20eq%20true`, 'ErrorInvalidUrlQueryFilter'],
    ['GET', '/subscriptions/nothing', 'ResourceNotFound'],
    ['DELETE', '/subscriptions/nothing', 'ResourceNotFound'],
    ['PUT', '/subscriptions', 'BadRequest'],
  ])('%s %s: an error has a code, a message and inner facts', async (method, path, code) => {
    expect(await ask(method, path)).toEqual({
      error: {
        code,
        message: expect.any(String) as unknown,
        innerError: {
          date: expect.any(String) as unknown,
          'request-id': expect.any(String) as unknown,
          'client-request-id': expect.any(String) as unknown,
        },
      },
    });
  });
});
