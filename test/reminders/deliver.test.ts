import { MailboxRefused, MailboxUnreachable, type OwnMail } from '../../src/intake/mailbox';
import { deliver, type Parcel } from '../../src/reminders/deliver';
import { TeamsGone, TeamsRefused, TeamsUnreachable } from '../../src/reminders/teams';
import { theUnit } from '../people/the-unit';
import { aView, reminderScene, type ReminderScene } from './reminder-scene';

const dana = theUnit[0]!;
const entraId = dana.entraId ?? '';
const cole = theUnit.find(({ id }) => id === 'c-stone')!;

describe('delivering to one person', () => {
  let scene: ReminderScene;
  let kept: string[];
  let keptMails: OwnMail[];
  let isOurs: boolean;
  beforeEach(async () => {
    scene = await reminderScene();
    kept = [];
    keptMails = [];
    isOurs = true;
  });
  const send = (to = dana, changes: Partial<Parcel> = {}) =>
    deliver(scene.parts, to, {
      view: aView,
      mark: 'mark-1',
      look: false,
      keep: (begun, mail) => {
        kept.push(begun);
        if (mail !== undefined) keptMails.push(mail);
        return Promise.resolve(isOurs);
      },
      ...changes,
    });
  const gone = () => new TeamsGone('sending', 404);

  describe('by Teams', () => {
    test('goes to the live conversation, and keeps the card that was sent', async () => {
      const conversationId = `a:${entraId}`;
      expect(await send()).toEqual({ outcome: 'sent', via: 'teams', conversationId, activityId: 'activity-1' });
      expect(kept).toEqual([`t:${conversationId}|activity-1`]);
      expect(scene.teams.sent).toMatchObject([{ conversationId, summary: aView.headline }]);
      expect(scene.mailbox.drafts.size + scene.mailbox.sent.length).toBe(0);
    });

    test('counts as sent although the row is no longer ours: it has gone out', async () => {
      isOurs = false;
      expect(await send()).toMatchObject({ outcome: 'sent', via: 'teams' });
    });

    test('makes a conversation with somebody who never wrote, and remembers it', async () => {
      await scene.conversations.forget(entraId);
      expect(await send()).toMatchObject({ outcome: 'sent', conversationId: `a:${entraId}#1` });
      expect((await scene.conversations.of(entraId))?.conversationId).toBe(`a:${entraId}#1`);
    });

    test('makes a dead conversation anew, once', async () => {
      scene.teams.failNext('send', [gone()]);
      expect(await send()).toMatchObject({ outcome: 'sent', via: 'teams', conversationId: `a:${entraId}#1` });
      expect(scene.teams.opened).toEqual([entraId]);
    });

    test.each([
      [
        'that is dead again',
        () => {
          scene.teams.failNext('send', [gone(), gone()]);
        },
      ],
      [
        'that cannot be made',
        () => {
          scene.teams.failNext('send', [gone()]);
          scene.teams.failNext('open', [gone()]);
        },
      ],
      [
        'that refuses the card',
        () => {
          scene.teams.failNext('send', [new TeamsRefused('sending', 413, 'MessageSizeTooBig')]);
        },
      ],
    ])('a conversation %s is left for mail', async (_, fails) => {
      fails();
      expect(await send()).toEqual({ outcome: 'sent', via: 'mail' });
      expect(scene.mailbox.sent.map(({ to, subject }) => [to, subject])).toEqual([[dana.mail, aView.headline]]);
      expect(scene.teams.sent).toEqual([]);
    });

    test.each([
      ['refused for now', 'no' as const, 7_000, { outcome: 'later', unknown: false, afterMs: 7_000 }],
      ['unknown', 'unknown' as const, undefined, { outcome: 'later', unknown: true }],
    ])('an outcome that is %s is for later, not for mail', async (_, gotThrough, afterMs, expected) => {
      scene.teams.failNext('send', [new TeamsUnreachable('sending', gotThrough, afterMs)]);
      expect(await send()).toEqual(expected);
      expect(scene.mailbox.sent).toEqual([]);
    });

    test('what was sent before is not sent again', async () => {
      expect(await send(dana, { begun: 't:a:conv|activity-9', look: true })).toEqual({
        outcome: 'sent',
        via: 'teams',
        conversationId: 'a:conv',
        activityId: 'activity-9',
      });
      expect(scene.teams.sent).toEqual([]);
    });

    test('is passed by when it has failed too often', async () => {
      expect(await send(dana, { byMail: true })).toEqual({ outcome: 'sent', via: 'mail' });
      expect(scene.teams.sent).toEqual([]);
    });
  });

  describe('by mail', () => {
    test('drafts with our mark, keeps the draft, then sends it', async () => {
      expect(await send(cole)).toEqual({ outcome: 'sent', via: 'mail' });
      expect(kept).toEqual(['m:draft-1']);
      expect(keptMails).toEqual([
        { id: 'draft-1', internetMessageId: '<draft-1@unit.example.org>', conversationId: 'conversation-of-draft-1' },
      ]);
      expect(scene.mailbox.sent).toMatchObject([{ id: 'draft-1', to: cole.mail, mark: 'mark-1' }]);
    });

    test('a draft that is found by its mark is kept with its ids before it is sent', async () => {
      const made = await scene.mailbox.draft({ to: cole.mail, subject: 's', body: 'b', mark: 'mark-1' });
      expect(await send(cole, { look: true })).toEqual({ outcome: 'sent', via: 'mail' });
      expect(keptMails).toMatchObject([made]);
      isOurs = false;
      await scene.mailbox.draft({ to: cole.mail, subject: 's', body: 'b', mark: 'mark-2' });
      expect(await send(cole, { look: true, mark: 'mark-2' })).toEqual({ outcome: 'lost' });
      expect(scene.mailbox.sent).toHaveLength(1);
    });

    test('does not send a draft when the row is no longer ours', async () => {
      isOurs = false;
      expect(await send(cole)).toEqual({ outcome: 'lost' });
      expect(scene.mailbox.sent).toEqual([]);
    });

    test('sends the draft that was begun before', async () => {
      const { id: draft } = await scene.mailbox.draft({ to: cole.mail, subject: 's', body: 'b', mark: 'mark-1' });
      expect(await send(cole, { begun: `m:${draft}` })).toEqual({ outcome: 'sent', via: 'mail' });
      expect(scene.mailbox.sent).toHaveLength(1);
      expect(kept).toEqual([]);
    });

    test('a mail that was begun stays a mail, though the person is in Teams by now', async () => {
      const { id: draft } = await scene.mailbox.draft({ to: dana.mail, subject: 's', body: 'b', mark: 'mark-1' });
      expect(await send(dana, { begun: `m:${draft}` })).toEqual({ outcome: 'sent', via: 'mail' });
      expect(scene.teams.sent).toEqual([]);
    });

    test('finds in Sent Items that it had got through', async () => {
      const { id: draft } = await scene.mailbox.draft({ to: cole.mail, subject: 's', body: 'b', mark: 'mark-1' });
      await scene.mailbox.send(draft);
      const found = { outcome: 'sent', via: 'mail' };
      expect(await send(cole, { begun: `m:${draft}` })).toEqual(found);
      expect(await send(cole, { look: true })).toEqual(found);
      expect(await send(cole, { begun: 'm:vanished' })).toEqual(found);
      expect(scene.mailbox.sent).toHaveLength(1);
    });

    test('writes it anew when nothing of it is found', async () => {
      expect(await send(cole, { begun: 'm:vanished', look: true })).toEqual({ outcome: 'sent', via: 'mail' });
      expect(scene.mailbox.sent).toHaveLength(1);
    });

    test.each([
      ['draft', undefined],
      ['draft', 'after'],
      ['send', undefined],
      ['send', 'after'],
    ] as const)(
      'an unknown outcome of %s (%s) is for later; the next try sends one mail in all',
      async (doing, after) => {
        scene.mailbox.failNext(doing, new MailboxUnreachable('writing', 'unknown', undefined), after);
        expect(await send(cole)).toEqual({ outcome: 'later', unknown: true });
        expect(await send(cole, { look: true })).toMatchObject({ outcome: 'sent', via: 'mail' });
        expect(scene.mailbox.sent).toHaveLength(1);
        expect(scene.mailbox.drafts.size).toBe(0);
      },
    );

    test('a mailbox that refuses is nowhere; too many requests is for later', async () => {
      scene.mailbox.failNext('draft', new MailboxRefused('writing', 403, 'ErrorAccessDenied'));
      expect(await send(cole)).toEqual({ outcome: 'nowhere' });
      scene.mailbox.failNext('send', new MailboxUnreachable('sending', 'no', 30_000));
      expect(await send(cole)).toEqual({ outcome: 'later', unknown: false, afterMs: 30_000 });
    });
  });
});
