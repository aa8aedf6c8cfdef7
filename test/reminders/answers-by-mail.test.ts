import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import { answerTo } from '../../src/reminders/schedule';
import { aMessage } from '../intake/a-message';
import { theUnit } from '../people/the-unit';
import { reminderScene, type ReminderScene } from './reminder-scene';

const cole = theUnit.find(({ id }) => id === 'c-stone')!;
const lease = 90_000;

describe('an answer into the thread of a mail', () => {
  let scene: ReminderScene;
  beforeEach(async () => {
    scene = await reminderScene();
    // Nobody to claim it: only answers go out.
    for (const id of ['d-reyes', 'm-okafor', 'u-lang', 'a-moss']) scene.people.set(id, undefined);
    scene.mailbox.arrive(aMessage({ id: 'AAMk-1', conversationId: 'thread-1' }));
    scene.mailbox.arrive(
      aMessage({
        id: 'AAMk-2',
        from: { name: 'Ima Stranger', address: 'ima@mail.example.org' },
        subject: 'June Quill',
      }),
    );
  });

  type To = Parameters<typeof answerTo>[2];
  const opens = (to: To, messageId = 'AAMk-1', language: 'en' | 'es' = 'en') =>
    scene.opens('mail:1', { originator: 'c-stone' }, (inquiry, now) => [
      answerTo('acknowledged', inquiry, to, { messageId, language }, now),
    ]);
  const asks = (ref: string, to: To, messageId: string) =>
    scene.decides(ref, {}, [], (inquiry, now) => [
      answerTo('statusAnswer', inquiry, to, { messageId, language: 'en' }, now),
    ]);
  const answers = () => scene.mailbox.sent.filter(({ automatic }) => automatic === true);
  const proofs = async (ref: string) => (await scene.proofs(ref)).filter((proof) => /acknow|statusAnswer/.test(proof));

  test('goes by mail although the person has Teams, in the thread, marked as automatic', async () => {
    scene.people.set('c-stone', { ...cole, entraId: theUnit[0]!.entraId! });
    const ref = await opens('originator');
    await scene.sweep.run();
    expect(answers()).toMatchObject([
      { to: cole.mail, subject: `${ref}: received.`, answers: 'AAMk-1', automatic: true },
    ]);
    expect(await proofs(ref)).toEqual(['sent acknowledged c-stone mail']);
    expect(scene.teams.sent).toEqual([]);
  });

  test('goes in closed hours too', async () => {
    scene.at('2026-09-19T22:00');
    await opens('originator');
    await scene.sweep.run();
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.body).toContain('The unit is closed and opens again Mon Sep 21, 8:00 AM Central.');
  });

  test('goes in the language that was decided', async () => {
    const ref = await opens('originator', 'AAMk-1', 'es');
    await scene.sweep.run();
    expect(answers()[0]?.subject).toBe(`${ref}: recibido.`);
  });

  test('to somebody of no directory goes to the sender of that mail; the log names no address', async () => {
    const ref = await opens('writer', 'AAMk-2');
    await scene.sweep.run();
    expect(answers()).toMatchObject([{ to: 'ima@mail.example.org', answers: 'AAMk-2' }]);
    expect(answers()[0]?.subject).not.toContain('Quill');
    expect(await proofs(ref)).toEqual(['sent acknowledged writer mail']);
    expect(JSON.stringify(await scene.log.lines(ref))).not.toContain('ima@');
  });

  test('to nobody any more, when the mail is gone, is told as undeliverable; to a person it goes without the thread', async () => {
    const ref = await opens('writer', 'AAMk-gone');
    await scene.sweep.run();
    expect(await proofs(ref)).toEqual(['undeliverable acknowledged writer']);
    await asks(ref, 'person:c-stone', 'AAMk-gone');
    await scene.sweep.run();
    expect(answers()).toMatchObject([{ to: cole.mail }]);
    expect(answers()[0]).not.toHaveProperty('answers');
  });

  test('two questions of one person at the same instant have one answer each', async () => {
    const ref = await opens('originator');
    await scene.decides(ref, {}, [], (inquiry, now) =>
      ['AAMk-1', 'AAMk-2'].map((messageId) =>
        answerTo('statusAnswer', inquiry, 'person:c-stone', { messageId, language: 'en' }, now),
      ),
    );
    await scene.sweep.run();
    await scene.sweep.run();
    expect(
      answers()
        .map(({ answers: thread }) => thread)
        .sort(),
    ).toEqual(['AAMk-1', 'AAMk-1', 'AAMk-2']);
    expect(await proofs(ref)).toEqual([
      'sent acknowledged c-stone mail',
      'sent statusAnswer c-stone mail',
      'sent statusAnswer c-stone mail',
    ]);
  });

  test('tells where it stands when it is sent, as far as the asker may know then', async () => {
    const ref = await opens('originator');
    await asks(ref, 'person:c-stone', 'AAMk-1');
    await asks(ref, 'person:j-ortiz', 'AAMk-2');
    await scene.decides(ref, { step: '4b', tier: 'high', owner: 'd-reyes', mco: 'ITC' });
    await scene.sweep.run();
    const [full] = answers().filter(({ subject, to }) => subject.includes('progress') && to === cole.mail);
    expect(full?.body).toContain('Priority: High Priority.');
    const [brief] = answers().filter(({ to }) => to === 'jo.ortiz@mco.example.org');
    expect(brief?.subject).toBe(`${ref}: in progress.`);
    expect(brief?.body).not.toMatch(/Priority|Step|Owner/);
  });

  test('is not sent to a contact whose plan it no longer is', async () => {
    const ref = await opens('originator');
    await scene.decides(ref, { mco: 'MOL' });
    await asks(ref, 'person:j-ortiz', 'AAMk-2');
    await scene.sweep.run();
    expect(answers().filter(({ to }) => to.includes('mco.'))).toEqual([]);
    expect(await proofs(ref)).toContain('superseded statusAnswer');
  });

  test.each([
    ['draft', undefined],
    ['draft', 'after'],
    ['send', undefined],
    ['send', 'after'],
  ] as const)('that fails at %s (%s) is looked for, sent once, and not called repeated', async (doing, after) => {
    const ref = await opens('originator');
    scene.mailbox.failNext(doing, new MailboxUnreachable('writing', 'unknown', undefined), after);
    await scene.sweep.run();
    scene.at('2026-09-17T11:00');
    await scene.sweep.run();
    expect(answers()).toHaveLength(1);
    expect(answers()[0]?.body).not.toContain('repeated');
    expect(scene.mailbox.drafts.size).toBe(0);
    expect(await proofs(ref)).toEqual(['sent acknowledged c-stone mail']);
  });

  test('that a dying instance had drafted is sent by the next one, once', async () => {
    const ref = await opens('originator');
    const send = scene.mailbox.send.bind(scene.mailbox);
    scene.mailbox.send = () => new Promise(() => undefined);
    void scene.sweeper('dying').run();
    await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 50 && scene.mailbox.drafts.size === 0; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    expect(scene.mailbox.drafts.size).toBe(1);
    scene.mailbox.send = send;
    scene.time.pass(lease);
    await scene.sweep.run();
    await scene.sweep.run();
    expect(answers()).toHaveLength(1);
    expect(await proofs(ref)).toEqual(['sent acknowledged c-stone mail']);
  });

  test('that the mailbox refuses is told to the Unit Lead', async () => {
    const ref = await opens('originator');
    scene.people.set(
      'u-lang',
      theUnit.find(({ id }) => id === 'u-lang'),
    );
    scene.mailbox.failNext('send', new MailboxRefused('sending', 400, 'ErrorInvalidRecipients'));
    await scene.sweep.run();
    await scene.sweep.run();
    expect(await proofs(ref)).toEqual(['undeliverable acknowledged c-stone']);
    expect(scene.cards()).toContain('u-lang: a message reached nobody.');
  });

  test('stays due while the mailbox does not answer, also for who is of no directory', async () => {
    const ref = await opens('writer', 'AAMk-2');
    scene.mailbox.refuse('AAMk-2', new MailboxUnreachable('reading', 'unknown', undefined));
    await scene.sweep.run();
    expect(await proofs(ref)).toEqual([]);
    scene.mailbox.mend();
    scene.at('2026-09-17T11:00');
    await scene.sweep.run();
    expect(answers()).toHaveLength(1);
  });
});

describe('who asked where it stands is told to the owner', () => {
  test('in open hours, and once for several questions', async () => {
    const scene = await reminderScene();
    scene.at('2026-09-17T18:00');
    const ref = await scene.opens('mail:1', { step: '4f', tier: 'high', owner: 'd-reyes' });
    await scene.decides(ref, {}, ['statusAsked']);
    await scene.decides(ref, {}, ['statusAsked']);
    await scene.sweep.run();
    expect(scene.cards()).toEqual([]);
    scene.at('2026-09-18T08:00');
    await scene.sweep.run();
    expect(scene.cards().filter((card) => card.includes('asked'))).toEqual([
      'd-reyes: somebody asked where it stands.',
    ]);
  });

  test('also when it is closed already, whatever is sent first', async () => {
    const scene = await reminderScene();
    scene.at('2026-09-17T10:00');
    const ref = await scene.opens('mail:1', { step: 'done', tier: 'high', owner: 'd-reyes' });
    await scene.decides(ref, {}, ['statusAsked']);
    await scene.decides(ref, {});
    await scene.sweep.run();
    expect(scene.cards()).toEqual(['d-reyes: somebody asked where it stands.']);
  });

  test('and what somebody added reaches them although it is closed meanwhile', async () => {
    const scene = await reminderScene();
    scene.at('2026-09-17T18:00');
    const ref = await scene.opens('mail:1', { step: '4f', tier: 'high', owner: 'd-reyes' });
    await scene.decides(ref, {}, ['statusAsked', 'wordAdded']);
    await scene.decides(ref, { step: 'done' });
    expect((await scene.waits(ref)).filter((what) => !what.startsWith('refresh'))).toEqual([
      'wordAdded owner 09-18 08:00:00',
    ]);
  });
});
