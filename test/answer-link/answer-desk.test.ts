import type { AnswerPage } from '../../src/answer-link/answer-page';
import { InquiryUnreadable } from '../../src/log/inquiry-row';
import { tokenFor } from '../../src/answer-link/link-for';
import { central } from '../clock/calendars';
import { theContact, answering, asked4d, asRequest, linkScene } from './link-scene';

let scene: Awaited<ReturnType<typeof linkScene>>;
let ref: string;
let token: string;
beforeEach(async () => {
  scene = await linkScene();
  ref = await scene.asks();
  token = await scene.link(ref);
});

const show = (kept?: string): Promise<AnswerPage> => scene.desk.show(token, kept);
const act = async (filled: Readonly<Record<string, string>>, kept?: string): Promise<AnswerPage> =>
  (await scene.desk.act(token, kept, filled)).page;

describe('the page behind a link', () => {
  test('says what is asked by when, and nothing about the member', async () => {
    const page = asRequest(await show());
    expect(page).toMatchObject({ ref, plan: 'Iowa Total Care', row: '4d', turn: 5, errors: [] });
    expect(page.dueAt.toMillis()).toBe(central('2026-09-17T17:00').toMillis());
    expect(page.answers.map(({ label }) => label)).toEqual([
      'Member contacted',
      'Will contact by ...',
      'Could not reach',
      'Need more information',
      'Resolved, please confirm',
      'Not our member',
      'Wrong department',
    ]);
    expect(page.fields.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['reporter', 'note', 'promisedDate', 'happenedDate']),
    );
    expect(JSON.stringify(page)).not.toMatch(/Quill|1234567A|555-0142|wheelchair/);
  });

  test('of a request that was misdirected holds no more, and no fresh one is sent', async () => {
    await scene.decides(ref, { request: { ...asked4d.request!, linksEnded: true } });
    expect(await show()).toMatchObject({ kind: 'over', why: 'withdrawn', mayRefresh: false });
    await scene.desk.act(token, undefined, { do: 'sendLink' });
    expect(scene.mailbox.sent).toEqual([]);
    await expect(scene.link(ref)).rejects.toThrow('Nothing is asked');
  });

  test('says when harm is feared, and when that time has passed', async () => {
    await scene.decides(ref, {
      anchors: { ...asked4d.anchors, harmBy: central('2026-09-17T14:00').toUTC() } as never,
    });
    const harm = async () => {
      const { at, isOver } = asRequest(await show()).harm ?? {};
      return [at?.toMillis(), isOver];
    };
    expect(await harm()).toEqual([central('2026-09-17T14:00').toMillis(), false]);
    scene.at('2026-09-17T14:00');
    expect(await harm()).toEqual([central('2026-09-17T14:00').toMillis(), true]);
  });

  test('changes nothing, however often it is looked at', async () => {
    const before = await scene.read(ref);
    for (let i = 0; i < 3; i++) await show();
    expect(await scene.read(ref)).toEqual(before);
    expect(await scene.acts(ref)).toEqual([]);
  });

  test.each([
    ['cut', (text: string) => text.slice(0, -2)],
    ['changed', (text: string) => `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`],
    ['made by hand', () => Buffer.from('p1:{"r":"ME-260917-AAAAAA"}').toString('base64url')],
    ['empty', () => 'x'],
    ['overlong', () => 'x'.repeat(5_000)],
  ])('is none when the link is %s', async (_case, spoil) => {
    expect(await scene.desk.show(spoil(token), undefined)).toEqual({ kind: 'unknown' });
  });

  test('is none for an address that is no longer registered, or somebody who left', async () => {
    scene.people.set('j-ortiz', { ...theContact, mail: 'new.box@mco.example.org' });
    expect(await show()).toEqual({ kind: 'unknown' });
    scene.people.set('j-ortiz', undefined);
    expect(await show()).toEqual({ kind: 'unknown' });
  });

  test('ends when the inquiry goes to another plan', async () => {
    await scene.decides(ref, { mco: 'MOL', request: undefined as never });
    expect(await show()).toMatchObject({ kind: 'over', why: 'withdrawn', mayRefresh: false });
  });

  test('ends when the contact answers for another plan now', async () => {
    scene.people.set('j-ortiz', { ...theContact, mco: 'MOL' });
    expect(await show()).toMatchObject({ kind: 'over', why: 'withdrawn', mayRefresh: false });
  });

  test('is superseded when the plan was asked again, and offers a fresh link', async () => {
    await scene.decides(ref, { request: { ...asked4d.request, n: 2 } as never });
    expect(await show()).toMatchObject({ kind: 'over', why: 'superseded', mayRefresh: true });
  });

  test('is too old after 14 days, and offers a fresh link', async () => {
    scene.at('2026-10-01T09:59');
    expect((await show()).kind).toBe('request');
    scene.at('2026-10-01T10:00');
    expect(await show()).toMatchObject({ kind: 'over', why: 'expired', mayRefresh: true });
  });
});

describe('an answer by the link', () => {
  test('"member contacted" moves the inquiry on, and the log says by whose link', async () => {
    const page = await act(answering(await show(), 'memberContacted', { note: 'She has it now.' }));
    expect(page).toMatchObject({
      kind: 'over',
      why: 'used',
      notice: 'recorded',
      answered: { what: 'member contacted' },
    });
    const { step, anchors } = await scene.read(ref);
    expect(step).toBe('4e.2');
    expect(anchors.mcoContacted?.equals(scene.clock.now())).toBe(true);
    const line = (await scene.log.lines(ref)).find(({ act: what }) => what === 'memberContacted');
    expect(line).toMatchObject({
      actor: 'j-ortiz',
      facts: { via: 'link' },
      words: { reporter: 'Jo Ortiz', note: 'She has it now.' },
    });
  });

  test('counts at the time that was given', async () => {
    scene.at('2026-09-17T17:10');
    await act(answering(await show(), 'memberContacted', { happenedDate: '2026-09-17', happenedTime: '16:40' }));
    const { anchors } = await scene.read(ref);
    expect(anchors.mcoContacted?.toMillis()).toBe(central('2026-09-17T16:40').toMillis());
  });

  test('is one, however often it is sent', async () => {
    const filled = answering(await show(), 'couldNotReach');
    await act(filled);
    expect(await act(filled)).toMatchObject({ kind: 'over', why: 'used' });
    expect(await scene.acts(ref)).toEqual(['couldNotReach j-ortiz']);
  });

  test('is one for the inquiry of the link, whichever the form names', async () => {
    const other = await scene.asks({}, 'mail:2');
    await act({ ...answering(await show(), 'couldNotReach'), ref: other });
    expect(await scene.acts(ref)).toEqual(['couldNotReach j-ortiz']);
    expect(await scene.acts(other)).toEqual([]);
    expect(await scene.desk.show(await scene.link(other), undefined)).toMatchObject({ kind: 'request', ref: other });
  });

  test('two at the same moment are one', async () => {
    const filled = answering(await show(), 'couldNotReach');
    await Promise.all([act(filled), act(filled)]);
    expect(await scene.acts(ref)).toEqual(['couldNotReach j-ortiz']);
  });

  test('a promise leaves the duty as it is', async () => {
    await act(answering(await show(), 'willContactBy', { promisedDate: '2026-09-17', promisedTime: '16:30' }));
    const { step, lastWord } = await scene.read(ref);
    expect([step, lastWord?.said]).toEqual(['4d', 'willContactBy']);
  });

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a name', { reporter: '' }, 'Your name: enter your name (the box may be shared).'],
    ['what happened', { button: '' }, 'What happened?: choose one.'],
    ['a time that can be', { happenedTime: '16:00' }, 'When did it happen?: enter a time that is not in the future.'],
  ])('needs %s; what was typed stays', async (_case, wrong, error) => {
    const page = asRequest(await act({ ...answering(await show(), 'couldNotReach', { note: 'kept' }), ...wrong }));
    expect(page.errors).toEqual([error]);
    expect(page.fields.find(({ id }) => id === 'note')?.value).toBe('kept');
    expect(await scene.acts(ref)).toEqual([]);
  });

  test('the owner’s answers are not to be had by a link', async () => {
    for (const button of ['close', 'resolvedWithoutMco', 'mcoChanged', 'sendChase'])
      expect(asRequest(await act(answering(await show(), button))).notice).toBe('alreadyDone');
    expect(await scene.acts(ref)).toEqual([]);
    expect((await scene.read(ref)).step).toBe('4d');
  });

  test('a contact who is also the owner answers as contact only', async () => {
    scene.people.set('j-ortiz', { ...theContact, roles: ['mcoContact', 'unitLead'] });
    expect(asRequest(await act({ ...answering(await show(), 'close'), row: '4g' })).notice).toBe('alreadyDone');
    expect((await scene.read(ref)).step).toBe('4d');
  });

  test('an answer to what has moved on meanwhile is none, and is not lost', async () => {
    const filled = answering(await show(), 'memberContacted', { note: 'typed' });
    await scene.decides(ref, { turn: 6, step: '4e.2' });
    const page = asRequest(await act(filled));
    expect(page.notice).toBe('alreadyDone');
    expect(page.fields.find(({ id }) => id === 'note')?.value).toBe('typed');
    expect(await scene.acts(ref)).toEqual(['decided d-reyes']);
  });
});

describe('the details', () => {
  test('open with the code that goes to the registered address, for all requests of it', async () => {
    const other = await scene.asks(
      { anchors: { ...asked4d.anchors, asked: central('2026-09-16T10:00').toUTC() } as never },
      'mail:2',
    );
    const kept = await scene.visits(token);
    expect(scene.mailbox.sent.map(({ to }) => to)).toEqual([theContact.mail]);
    const page = asRequest(await show(kept));
    expect(page.details).toEqual(
      expect.arrayContaining([
        { label: 'Member', value: 'June Quill', sensitive: true },
        { label: 'What is asked', value: 'Please tell her when it comes.', sensitive: true },
      ]),
    );
    expect(page.requests?.map((one) => one.ref)).toEqual([other, ref]);
    const theOther = page.requests?.[0]?.token ?? '';
    expect(asRequest(await scene.desk.show(theOther, kept)).details).toBeDefined();
  });

  test('each look is in the access log, and the owner sees once that the plan has opened them', async () => {
    const kept = await scene.visits(token);
    await show(kept);
    await show(kept);
    const looks: unknown[] = [];
    for await (const { columns } of scene.rowsBelow.range('access', '2026-09', '!', '~'))
      looks.push([columns['person'], columns['action'], columns['ref']]);
    expect(looks).toEqual([1, 2, 3].map(() => ['j-ortiz', 'view', ref]));
    expect(await scene.acts(ref)).toEqual(['requestOpened j-ortiz']);
  });

  test('a wrong code opens nothing; after five tries, ten minutes or one use another is needed', async () => {
    await act({ do: 'sendCode' });
    for (let i = 0; i < 5; i++)
      expect(asRequest(await act({ do: 'enterCode', code: '999999' }))).toMatchObject({ notice: 'codeWrong' });
    expect(asRequest(await act({ do: 'enterCode', code: '123456' })).notice).toBe('codeOver');
    await act({ do: 'sendCode' });
    scene.time.pass(600_000);
    expect(asRequest(await act({ do: 'enterCode', code: '123457' })).notice).toBe('codeOver');
    await act({ do: 'sendCode' });
    expect(asRequest(await act({ do: 'enterCode', code: ' 123 458 ' })).details).toBeDefined();
    expect(asRequest(await act({ do: 'enterCode', code: '123458' })).notice).toBe('codeOver');
  });

  test('close again after 30 minutes', async () => {
    const kept = await scene.visits(token);
    scene.time.pass(1_799_000);
    expect(asRequest(await show(kept)).details).toBeDefined();
    scene.time.pass(1_000);
    expect(asRequest(await show(kept)).details).toBeUndefined();
  });

  test('are not for a visit of another address', async () => {
    const kept = await scene.visits(token);
    scene.people.set('k-lund', { ...theContact, id: 'k-lund', mail: 'k.lund@mco.example.org' });
    await scene.decides(ref, { request: { ...asked4d.request, contact: 'k-lund' } as never });
    const foreign = { ...theContact, id: 'k-lund', mail: 'k.lund@mco.example.org' };
    const theirs = await tokenFor(
      { cipher: scene.cipher, newId: () => 'i' },
      await scene.read(ref),
      foreign,
      scene.clock.now(),
    );
    expect(asRequest(await scene.desk.show(theirs ?? '', kept)).details).toBeUndefined();
  });

  test('a note typed before asking for the code stays', async () => {
    const page = asRequest(await act({ do: 'sendCode', note: 'typed', button: 'couldNotReach' }));
    expect(page.notice).toBe('codeSent');
    expect(page.fields.find(({ id }) => id === 'note')?.value).toBe('typed');
    expect(page.answers.find(({ chosen }) => chosen)?.button).toBe('couldNotReach');
  });

  test('Enter in the code’s field means the code', async () => {
    await act({ do: 'sendCode' });
    expect(asRequest(await act({ do: 'answer', code: '123456', button: '' })).details).toBeDefined();
  });

  test('six mails within an hour are enough', async () => {
    for (let i = 0; i < 6; i++) expect(asRequest(await act({ do: 'sendCode' })).notice).toBe('codeSent');
    expect(asRequest(await act({ do: 'sendCode' })).notice).toBe('tooManyMails');
    scene.time.pass(3_600_000);
    expect(asRequest(await act({ do: 'sendCode' })).notice).toBe('codeSent');
  });
});

describe('an inquiry that cannot be read', () => {
  test('is set aside, so that the Unit Lead hears of it, and nothing is shown', async () => {
    jest
      .spyOn(scene.log, 'read')
      .mockRejectedValue(new InquiryUnreadable(ref, 'inquiry', new Error('a later version')));
    await expect(show()).rejects.toThrow(InquiryUnreadable);
    await expect(act({ do: 'answer' })).rejects.toThrow(InquiryUnreadable);
    expect((await scene.log.allSetAside()).map((thing) => [thing.ref, thing.reason])).toEqual([
      [ref, 'UNREADABLE_INQUIRY'],
    ]);
  });
});

describe('a fresh link', () => {
  test('goes to the registered address, whoever asks, and answers again', async () => {
    await act(answering(await show(), 'couldNotReach'));
    expect(await act({ do: 'sendLink' })).toMatchObject({ notice: 'linkSent' });
    const mail = scene.mailbox.sent.at(-1);
    expect(mail?.to).toBe(theContact.mail);
    expect(mail?.subject).not.toMatch(/Quill/);
    const fresh = /\/answer\/([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
    await scene.desk.act(fresh, undefined, answering(await scene.desk.show(fresh, undefined), 'memberContacted'));
    expect(await scene.acts(ref)).toEqual(['couldNotReach j-ortiz', 'memberContacted j-ortiz']);
  });

  test('is not sent when nothing is asked any more', async () => {
    await scene.decides(ref, { request: { ...asked4d.request, open: false } as never });
    expect(await act({ do: 'sendLink' })).toMatchObject({ kind: 'over', why: 'withdrawn' });
    expect(scene.mailbox.sent).toEqual([]);
  });
});
