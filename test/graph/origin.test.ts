import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cutLink, ownPath } from '../../graph/link';
import { CarriedFault, ForeignAddress, OriginGuard } from '../../graph/origin-guard';
import { TokenRefused } from '../../graph/token';
import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { aMailboxScene, inboxAddress, start, walk, type Scene } from './mailbox-scene';

const origin = 'https://graph.microsoft.com';
const cut = (link: string): string => cutLink(link, origin, inboxAddress);

describe('links in answers', () => {
  test.each([
    ["users('member.escalations@example.org')/mailFolders('Inbox')/messages/delta?$deltatoken=a%2Bb%3D", undefined],
    ['users/Member.Escalations%40example.org/mailFolders/inbox/messages/delta?$skiptoken=x%2By&$top=2', undefined],
    [
      "users/0b1f5c1e-9d57-4b43-8f3e-0123456789ab/mailFolders('Inbox')/messages/delta?$deltatoken=a%2Bb",
      "users/member.escalations%40example.org/mailFolders('Inbox')/messages/delta?$deltatoken=a%2Bb",
    ],
  ])('%s is cut, and stays as it is', (path, otherwise) => {
    expect(cut(`${origin}/v1.0/${path}`)).toBe(`/${otherwise ?? path}`);
  });

  test.each([
    'https://graph.microsoft.com.example.net/v1.0/users/member.escalations%40example.org/messages/delta',
    'https://example.net/v1.0/users/member.escalations%40example.org/messages/delta',
    'http://graph.microsoft.com/v1.0/users/member.escalations%40example.org/messages/delta',
    'https://graph.microsoft.com@example.net/v1.0/users/member.escalations%40example.org/messages/delta',
    `${origin}/v1.0/users/other%40example.org/messages/delta`,
    `${origin}/v1.0/users('other@example.org')/messages/delta`,
    `${origin}/v1.0/me/messages/delta`,
    `${origin}/v1.0/users/member.escalations%40example.org/../other%40example.org/messages`,
    `${origin}/v1.0/users/member.escalations%40example.org/%2e%2e/other%40example.org/messages`,
    `${origin}/beta/users/member.escalations%40example.org/messages/delta`,
    '/users/member.escalations%40example.org/messages/delta',
    'nonsense',
  ])('%s is refused', (link) => {
    expect(() => cut(link)).toThrow(ForeignAddress);
  });

  test('a path that was stored is checked again', () => {
    expect(ownPath('/users/member.escalations%40example.org/messages', inboxAddress)).toContain('/messages');
    expect(() => ownPath('/users/other%40example.org/messages', inboxAddress)).toThrow(ForeignAddress);
  });
});

describe('the token', () => {
  let scene: Scene | undefined;
  afterEach(async () => {
    await scene?.standIn.stop();
    scene = undefined;
  });

  test('is sent nowhere else, not even when an answer leads there', async () => {
    const strangers: (string | undefined)[] = [];
    const stranger = createServer((request, response) => {
      strangers.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve));
    const elsewhere = `http://127.0.0.1:${String((stranger.address() as AddressInfo).port)}`;
    try {
      const { standIn, mailbox } = (scene = await aMailboxScene());
      const link = `${elsewhere}/v1.0/users/${encodeURIComponent(inboxAddress)}/messages/delta?$skiptoken=x`;
      standIn.faults.next({ kind: 'answer', status: 200, json: { value: [], '@odata.nextLink': link } });
      await expect(mailbox.changes(undefined, start)).rejects.toThrow(ForeignAddress);
      standIn.faults.next({ kind: 'answer', status: 302, location: `${elsewhere}/` });
      await expect(mailbox.changes(undefined, start)).rejects.toMatchObject({ status: 302 });
      expect(strangers).toEqual([]);
    } finally {
      await new Promise((resolve) => stranger.close(resolve));
    }
  });

  test('is not even asked for when a request is for another origin', async () => {
    const passed: string[] = [];
    const guard = new OriginGuard(origin, () => {
      passed.push('token');
      return Promise.resolve('good');
    });
    guard.setNext({
      execute: () => {
        passed.push('request');
        return Promise.resolve();
      },
    });
    const refused: unknown = await guard
      .execute({ request: 'https://graph.microsoft.com.example.net/v1.0/users' })
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CarriedFault);
    expect((refused as CarriedFault).fault).toBeInstanceOf(ForeignAddress);
    expect(passed).toEqual([]);
    await guard.execute({ request: `${origin}/v1.0/users` });
    expect(passed).toEqual(['token', 'request']);
  });

  test('is renewed once when it is refused, for writes too', async () => {
    const asked: boolean[] = [];
    const token = (ask?: { fresh: boolean }): Promise<string> => {
      asked.push(ask?.fresh === true);
      return Promise.resolve(ask?.fresh === true ? 'good' : 'old');
    };
    const { mailbox, standIn } = (scene = await aMailboxScene({ client: { token } }));
    await walk(mailbox);
    await mailbox.draft({ to: 'a@example.org', subject: 's', body: 'b', mark: 'm' });
    expect(asked).toEqual([false, true, false, true]);
    expect(standIn.requests()).toHaveLength(4);
  });

  test('that stays refused is a refusal', async () => {
    const token = (): Promise<string> => Promise.resolve('old');
    const { mailbox, standIn } = (scene = await aMailboxScene({ client: { token } }));
    await expect(mailbox.changes(undefined, start)).rejects.toMatchObject({
      code: 'MAILBOX_REFUSED',
      status: 401,
      graphCode: 'InvalidAuthenticationToken',
    });
    expect(standIn.requests()).toHaveLength(2);
  });

  test('that the directory does not give is a refusal, a silent directory is a fault', async () => {
    const answers = [new TokenRefused(undefined), ...Array.from({ length: 4 }, () => new Error('no answer'))];
    const token = (): Promise<string> => Promise.reject(answers.shift() ?? new Error('asked too often'));
    const { mailbox, standIn } = (scene = await aMailboxScene({ client: { token } }));
    await expect(mailbox.changes(undefined, start)).rejects.toThrow(MailboxRefused);
    await expect(mailbox.changes(undefined, start)).rejects.toThrow(MailboxUnreachable);
    expect(answers).toEqual([]);
    expect(standIn.requests()).toEqual([]);
  });
});
