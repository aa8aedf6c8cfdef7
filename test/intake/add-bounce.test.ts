import { takeIn } from '../../src/intake/take-in';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { Person } from '../../src/people/people';
import { commitDecision } from '../../src/reminders/commit-decision';
import { theUnit } from '../people/the-unit';
import { aLine } from '../log/a-log';
import { aMessage, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';
import { mailboxDown } from './fake-mailbox';

describe('a report that a mail of ours came back', () => {
  let scene: IntakeScene;
  let ref: string;
  beforeEach(async () => {
    scene = intakeScene();
    scene.mailbox.arrive(aMessage({ internetMessageId: '<first@calls.example.org>' }));
    await takeIn(scene.parts, 'AAMk-1');
    [ref = ''] = await scene.refs();
  });
  const asked = thursdayMorning.plus({ minutes: 1 });
  /** How the inquiry stands when the report comes. */
  const stands = (changes: Partial<Inquiry>) =>
    commitDecision<never>(
      { log: scene.log, calendar: scene.parts.calendar, now: () => scene.clock.now() },
      ref,
      ({ inquiry }) =>
        Promise.resolve({
          outcome: 'decided' as const,
          inquiry: { ...inquiry, ...changes },
          lines: [aLine('decided')],
          notices: [],
        }),
    );
  const waitsForMco = async () => {
    const { inquiry } = (await scene.log.read(ref))!;
    await stands({
      step: '4d',
      owner: 'd-reyes',
      tier: 'high',
      mco: 'ITC',
      anchors: { ...inquiry.anchors, asked },
      request: {
        open: true,
        n: 1,
        mco: 'ITC',
        department: 'memberServices',
        contact: 'j-ortiz',
        deliveredAt: asked,
      },
    });
  };
  const sent = (what: string, to: string, at = asked, mark = 'the-mark') =>
    scene.parts.threads.note(
      { marks: [mark], messageIds: [`<${mark}@unit.example.org>`] },
      { ref, ours: { what, to, at } },
    );
  const report = {
    id: 'AAMk-report',
    subject: 'Undeliverable',
    from: { name: 'Mail Delivery System', address: 'mailer-daemon@relay.example.org' },
    headers: { 'content-type': 'multipart/report; report-type=delivery-status' },
  };
  /** The reader's part is not under test here: whatever it calls a bounce. */
  const comes = async (source: string, parts: Parameters<typeof aMessage>[0] = {}, named?: string) => {
    const message = aMessage({ ...report, ...parts });
    scene.mailbox.arrive(message, source);
    scene.readWith(() =>
      Promise.resolve({ to: 'bounce', header: 'content-type', ...(named !== undefined && { ref: named }) }),
    );
    await takeIn(scene.parts, message.id);
    return message;
  };
  const markOf =
    'Action: failed\r\nDiagnostic-Code: smtp; 550 no such mailbox\r\nX-Member-Escalations-Mark: the-mark\r\n';
  const waiting = async () =>
    Object.values((await scene.log.read(ref))!.inquiry.pending)
      .filter(({ clock }) => clock === '')
      .map(({ what, to }) => `${what} ${to}`);

  test('is a line of its inquiry, with what came back and from whom; the owner is told', async () => {
    await waitsForMco();
    await sent('mcoChase', 'j-ortiz');
    const message = await comes(markOf);
    expect(await scene.ledger.find(message)).toMatchObject({ state: 'bounce', header: 'content-type', ref });
    const line = (await scene.log.lines(ref)).at(-1);
    expect(line).toMatchObject({
      step: '4d',
      act: 'mailBounced',
      actor: 'system',
      facts: { what: 'mcoChase', to: 'j-ortiz' },
      words: { text: 'smtp; 550 no such mailbox' },
    });
    expect(await waiting()).toContain('mailBounced owner');
    expect((await scene.log.read(ref))?.inquiry.request?.deliveredAt).toEqual(asked);
    expect(scene.mailbox.labels[message.id]).toBe(`Came back ${ref}`);
  });

  test('of a mail about several inquiries is a line of each, however often it is tried', async () => {
    const others: string[] = [];
    for (const id of ['AAMk-2', 'AAMk-3', 'AAMk-4']) {
      scene.mailbox.arrive(aMessage({ id, internetMessageId: `<${id}@calls.example.org>`, conversationId: id }));
      await takeIn(scene.parts, id);
    }
    others.push(...(await scene.refs()).filter((one) => one !== ref));
    expect(others).toHaveLength(3);
    await waitsForMco();
    await scene.parts.threads.note(
      { marks: ['the-mark'] },
      { ref, others, ours: { what: 'mcoRequest', to: 'j-ortiz', at: asked } },
    );
    await comes(markOf, { internetMessageId: '<same@relay.example.org>' });
    await comes(markOf, { id: 'AAMk-again', internetMessageId: '<same@relay.example.org>' });
    for (const one of [ref, ...others])
      expect((await scene.log.lines(one)).filter(({ act }) => act === 'mailBounced')).toHaveLength(1);
    expect((await scene.log.read(ref))?.inquiry.request).not.toHaveProperty('deliveredAt');
  });

  test('twice is one line', async () => {
    await waitsForMco();
    await sent('mcoChase', 'j-ortiz');
    await comes(markOf, { internetMessageId: '<same@relay.example.org>' });
    const lines = await scene.log.lines(ref);
    await comes(markOf, { id: 'AAMk-again', internetMessageId: '<same@relay.example.org>' });
    expect(await scene.log.lines(ref)).toHaveLength(lines.length);
  });

  test.each([
    ['its message id', 'Message-ID: <the-mark@unit.example.org>', {}],
    ['the header Original-Message-ID', 'Original-Message-ID: <the-mark@unit.example.org>', {}],
    ['In-Reply-To', '', { headers: { 'in-reply-to': '<the-mark@unit.example.org>' } }],
  ])('is found by %s', async (_, source, parts) => {
    await sent('acknowledged', 'c-stone');
    expect(await scene.ledger.find(await comes(source, parts))).toMatchObject({ state: 'bounce', ref });
  });

  test('is found by the reference that it repeats, or that the reader saw', async () => {
    const text = await comes(`Subject: ${ref}: please look`);
    expect(await scene.ledger.find(text)).toMatchObject({ ref });
    const seen = await comes('', { id: 'AAMk-other' }, ref);
    expect(await scene.ledger.find(seen)).toMatchObject({ ref });
    expect((await scene.log.lines(ref)).at(-1)).toMatchObject({ act: 'mailBounced', facts: {} });
  });

  test('of a mail that nobody knows stands in the ledger alone', async () => {
    const message = await comes('Message-ID: <other@elsewhere.example.org>\r\nSubject: ME-260917-ZZZZZZ');
    const entry = await scene.ledger.find(message);
    expect(entry).toMatchObject({ state: 'bounce', header: 'content-type' });
    expect(entry).not.toHaveProperty('ref');
    expect((await scene.log.lines(ref)).map(({ act }) => act)).toEqual(['opened']);
  });

  test('of the request to the MCO takes its delivery back: silence does not count', async () => {
    await waitsForMco();
    await sent('mcoRequest', 'j-ortiz');
    await comes(markOf);
    expect((await scene.log.read(ref))?.inquiry.request).not.toHaveProperty('deliveredAt');
  });

  describe('of what was asked of the MCO', () => {
    const colleague = (id: string, more: Partial<Person> = {}) => {
      scene.people.set(id, { id, name: id, roles: ['mcoContact'], mail: `${id}@mco.example.org`, mco: 'ITC', ...more });
    };
    const request = async () => (await scene.log.read(ref))?.inquiry.request;
    const redirected = async () => {
      expect(await waiting()).toEqual(expect.arrayContaining(['mcoRedirected mco', 'mailBounced owner']));
      return (await request())?.contact;
    };

    test('goes on to another contact of its department, and the owner is told', async () => {
      await waitsForMco();
      colleague('a-other', { departments: ['pharmacy'] });
      colleague('b-same', { departments: ['memberServices'] });
      await sent('mcoRequest', 'j-ortiz');
      await comes(markOf);
      expect(await redirected()).toBe('b-same');
      expect(await request()).toMatchObject({ cameBackFrom: ['j-ortiz'] });
      expect(await request()).not.toHaveProperty('deliveredAt');
      expect((await scene.log.lines(ref)).at(-1)).toMatchObject({ facts: { to: 'j-ortiz', next: 'b-same' } });
    });

    test('goes to the contact’s own backup before others, and to one who is here before one who is away', async () => {
      await waitsForMco();
      scene.people.set('j-ortiz', { ...theUnit.find(({ id }) => id === 'j-ortiz')!, backup: 'c-own' });
      colleague('b-same', { departments: ['memberServices'] });
      colleague('c-own', { awayUntil: scene.clock.now().plus({ days: 2 }) });
      await sent('limit', 'j-ortiz');
      await comes(markOf);
      expect(await redirected()).toBe('b-same');
      // The request itself had arrived: its proof stands.
      expect((await request())?.deliveredAt).toEqual(asked);
    });

    test('that comes back again goes to the next, and to the owner alone when all were tried', async () => {
      await waitsForMco();
      colleague('b-same', { departments: ['memberServices'] });
      await sent('mcoRequest', 'j-ortiz');
      await comes(markOf);
      await sent('mcoRedirected', 'b-same', asked, 'second-mark');
      await comes(markOf.replace('the-mark', 'second-mark'), { id: 'AAMk-second' });
      expect(await request()).toMatchObject({ contact: 'b-same', cameBackFrom: ['j-ortiz', 'b-same'] });
      expect((await scene.log.lines(ref)).at(-1)?.facts).not.toHaveProperty('next');
    });

    test('is handed on once, though a reminder to the same address comes back too', async () => {
      await waitsForMco();
      colleague('b-same', { departments: ['memberServices'] });
      colleague('d-more');
      await sent('mcoRequest', 'j-ortiz');
      await comes(markOf);
      await sent('limit', 'j-ortiz', asked, 'second-mark');
      await comes(markOf.replace('the-mark', 'second-mark'), { id: 'AAMk-second' });
      expect(await request()).toMatchObject({ contact: 'b-same', cameBackFrom: ['j-ortiz'] });
    });

    test('is not handed on while its mail is only delayed, nor to another plan', async () => {
      await waitsForMco();
      colleague('x-other', { mco: 'MOL' });
      await sent('mcoRequest', 'j-ortiz');
      await comes(markOf.replace('failed', 'delayed'));
      expect(await request()).not.toHaveProperty('cameBackFrom');
      await comes(markOf, { id: 'AAMk-second' });
      expect(await request()).toMatchObject({ contact: 'j-ortiz', cameBackFrom: ['j-ortiz'] });
      expect(await waiting()).not.toContain('mcoRedirected mco');
    });

    test('by who stands in for the contact goes to a third', async () => {
      await waitsForMco();
      scene.people.set('j-ortiz', {
        ...theUnit.find(({ id }) => id === 'j-ortiz')!,
        backup: 'b-same',
        awayUntil: scene.clock.now().plus({ days: 2 }),
      });
      colleague('b-same', { departments: ['memberServices'] });
      colleague('c-third');
      await sent('mcoRequest', 'b-same');
      await comes(markOf);
      expect(await redirected()).toBe('c-third');
      expect(await request()).not.toHaveProperty('deliveredAt');
    });
  });

  test.each([
    ['an earlier request', asked.minus({ minutes: 1 }), 'j-ortiz', markOf],
    ['a request to somebody else', asked, 'k-lund', markOf],
    ['a request that is only delayed', asked, 'j-ortiz', markOf.replace('failed', 'delayed')],
  ])('of %s leaves its delivery as it is', async (_, at, to, source) => {
    await waitsForMco();
    await sent('mcoRequest', to, at);
    await comes(source);
    expect((await scene.log.read(ref))?.inquiry.request?.deliveredAt).toEqual(asked);
  });

  test('that says the mail is only delayed is a line, and disturbs nobody', async () => {
    await waitsForMco();
    await sent('mcoRequest', 'j-ortiz');
    await comes(markOf.replace('failed', 'delayed'));
    expect((await scene.log.lines(ref)).at(-1)).toMatchObject({ act: 'mailBounced', facts: { isOnTheWay: true } });
    expect(await waiting()).not.toContain('mailBounced owner');
  });

  test.each([
    ['a notice to the owner', 'warn', 'd-reyes', ['undelivered unitLead']],
    ['the notice that a mail came back', 'mailBounced', 'a-moss', ['undelivered unitLead']],
    ['the notice to the Unit Lead', 'undelivered', 'u-lang', []],
  ])('of %s never goes in circles', async (_, what, to, told) => {
    await waitsForMco();
    await sent(what, to);
    const before = await waiting();
    await comes(markOf);
    expect((await waiting()).filter((one) => !before.includes(one))).toEqual(told);
  });

  test('whose source the mailbox does not give now is tried again', async () => {
    scene.mailbox.failNext('source', mailboxDown);
    await expect(comes(markOf)).rejects.toBe(mailboxDown);
    expect(await scene.ledger.find(aMessage(report))).toMatchObject({ state: 'seen', attempts: 0 });
  });

  test('that is larger than two megabytes is not read whole', async () => {
    await sent('mcoRequest', 'j-ortiz');
    const message = await comes(markOf, { size: 3_000_000 });
    expect(await scene.ledger.find(message)).not.toHaveProperty('ref');
  });
});
