import type { Pending } from '../../src/inquiry/inquiry';
import { takeIn } from '../../src/intake/take-in';
import { answerLimit } from '../../src/intake/answer-limit';
import { openFromMail } from '../../src/intake/open-from-mail';
import { verifyChain } from '../../src/log/verify';
import { aCipher } from '../log/a-cipher';
import { theUnit } from '../people/the-unit';
import { aMessage, fromCsr, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';

const stranger = { name: 'Ima Stranger', address: 'ima@mail.example.org' };
const ofPlan = { name: 'Jo Ortiz', address: 'jo.ortiz@mco.example.org' };
const liaison = { name: 'Dana Reyes', address: 'd-reyes@unit.example.org' };

describe('mail that is answered by itself', () => {
  let scene: IntakeScene;
  let n: number;
  beforeEach(() => {
    scene = intakeScene();
    n = 0;
  });
  const answersTo = (to: 'off' | 'directory' | 'everyone', mostADay = 5): void => {
    const limit = answerLimit(scene.rows, aCipher(scene.rows), mostADay);
    Object.assign(scene.parts, { answers: { to, limit } });
  };
  /** A mail comes in and is taken in; answers its id. */
  const comes = async (parts: Parameters<typeof aMessage>[0] = {}): Promise<string> => {
    const id = `AAMk-${String((n += 1))}`;
    scene.mailbox.arrive(
      aMessage({ id, internetMessageId: `<${id}@x>`, conversationId: `thread-${String(n)}`, ...parts }),
    );
    await takeIn(scene.parts, id);
    return id;
  };
  const onlyRef = async (): Promise<string> => {
    const [ref = ''] = await scene.refs();
    return ref;
  };
  const inquiry = async (ref?: string) => (await scene.log.read(ref ?? (await onlyRef())))!.inquiry;
  /** What waits to be written to whom, by reference. */
  const waits = async (what: Pending['what'], ref?: string): Promise<(readonly [string, Pending['answers']])[]> =>
    Object.values((await inquiry(ref)).pending)
      .filter((pending) => pending.what === what)
      .map(({ to, answers }) => [to, answers] as const);

  describe('an acknowledgement', () => {
    test('goes into the thread of the mail that opened the inquiry, to who wrote it', async () => {
      const id = await comes();
      expect(await waits('acknowledged')).toEqual([['originator', { messageId: id, language: 'en' }]]);
    });

    test('is in Spanish when they wrote Spanish', async () => {
      await comes({ text: 'El miembro no tiene oxígeno para hoy y necesita ayuda. Su plan no contesta.' });
      expect(await waits('acknowledged')).toMatchObject([['originator', { language: 'es' }]]);
    });

    test.each([
      ['off', fromCsr, []],
      ['off', stranger, []],
      ['directory', fromCsr, ['originator']],
      ['directory', stranger, []],
      ['everyone', fromCsr, ['originator']],
      ['everyone', stranger, ['writer']],
    ] as const)('set to %s, to %o: %j', async (to, from, receivers) => {
      answersTo(to);
      await comes({ from });
      expect((await waits('acknowledged')).map(([receiver]) => receiver)).toEqual(receivers);
    });

    test.each([
      ['a mailing list', { headers: { 'list-id': '<all.calls.example.org>' } }],
      ['a list by its precedence', { headers: { precedence: 'list' } }],
      ['an address that nobody reads', { from: { name: '', address: 'noreply@plan.example.org' } }],
    ])('does not go to %s, whose mail is opened all the same', async (_, parts) => {
      answersTo('everyone');
      await comes(parts);
      expect(await scene.refs()).toHaveLength(1);
      expect(await waits('acknowledged')).toEqual([]);
    });

    test('does not go to another agency’s system', async () => {
      scene.people.set('c-stone', { ...theUnit.find(({ id }) => id === 'c-stone')!, mayBeAutomatic: true });
      await comes({ headers: { 'auto-submitted': 'auto-generated' } });
      expect(await scene.refs()).toHaveLength(1);
      expect(await waits('acknowledged')).toEqual([]);
    });

    test('goes once in a conversation, though a second mail of it opens another inquiry', async () => {
      await comes({ conversationId: 'one' });
      const first = await onlyRef();
      await comes({ conversationId: 'one' });
      const second = (await scene.refs()).find((ref) => ref !== first);
      expect(await waits('acknowledged', first)).toHaveLength(1);
      expect(await waits('acknowledged', second)).toEqual([]);
    });

    test('goes five times a business day to one address', async () => {
      for (let mail = 0; mail < 7; mail += 1) await comes();
      const told = await Promise.all((await scene.refs()).map((ref) => waits('acknowledged', ref)));
      expect(told.flat()).toHaveLength(5);
      expect(scene.told.filter(({ event }) => event === 'mail not answered: limit reached')).toHaveLength(2);
      // After closing time the next business day has begun.
      await comes({ receivedAt: thursdayMorning.plus({ hours: 9 }) });
      expect((await Promise.all((await scene.refs()).map((ref) => waits('acknowledged', ref)))).flat()).toHaveLength(6);
    });

    test('is decided once, though taking the mail in breaks off and is repeated', async () => {
      answersTo('directory', 1);
      const message = aMessage({ internetMessageId: '<once@x>', conversationId: 'once' });
      scene.mailbox.arrive(message);
      const open = scene.log.open.bind(scene.log);
      scene.parts.log = { ...scene.log, open: () => Promise.reject(Object.assign(new Error(), { code: 'TOO_BUSY' })) };
      await expect(takeIn(scene.parts, message.id)).rejects.toThrow();
      scene.parts.log = { ...scene.log, open };
      await takeIn(scene.parts, message.id);
      expect(await waits('acknowledged')).toHaveLength(1);
    });

    test.each([
      ['directory', fromCsr, 1],
      ['everyone', stranger, 0],
    ] as const)('of mail that was set aside and then opened (%s, %o): %d', async (to, from, count) => {
      answersTo(to);
      const message = aMessage({ from, internetMessageId: '<aside@x>' });
      const entry = await scene.ledger.see(message);
      await scene.ledger.settle(entry, { state: 'aside', reason: 'ENCRYPTED', at: scene.clock.now() });
      const aside = (await scene.ledger.byKey(entry.key))!;
      expect(await scene.refs()).toEqual([]);
      const draft = {
        originatorType: 'OTHER',
        issue: 'x',
        suggestedTier: 'escalated',
        suggestedReason: 'x',
        isFollowUp: false,
      } as const;
      await openFromMail(scene.parts, aside, draft, message);
      expect(await waits('acknowledged')).toHaveLength(count);
    });
  });

  describe('a question about the status', () => {
    const asks = async (parts: Parameters<typeof aMessage>[0] = {}): Promise<string> =>
      comes({ subject: `status ${await onlyRef()}`, text: 'Thank you.', ...parts });
    const lines = async () => (await scene.log.lines(await onlyRef())).map(({ act }) => act);

    test('of the originator: a line, a word to the owner, an answer in the thread, and nothing else changes', async () => {
      await comes();
      const before = await inquiry();
      const id = await asks();
      expect(await lines()).toEqual(['opened', 'statusAsked']);
      const [, line] = await scene.log.lines(before.ref);
      expect(line).toMatchObject({ actor: 'system', facts: { asker: 'c-stone', answered: true }, words: {} });
      expect(line?.words['text']).toContain('Thank you.');
      expect(await waits('statusAnswer')).toEqual([['person:c-stone', { messageId: id, language: 'en' }]]);
      expect(await waits('statusAsked')).toHaveLength(1);
      expect(await waits('mailAdded')).toEqual([]);
      const { pending: _before, ...rest } = before;
      expect(await inquiry()).toMatchObject(rest);
      expect(Object.keys((await inquiry()).pending)).toEqual(expect.arrayContaining(Object.keys(before.pending)));
      expect(scene.mailbox.labels[id]).toBe(`Added to ${before.ref}`);
      expect(verifyChain(await scene.log.chainRows(before.ref))).toEqual([]);
    });

    test('twice in the store is one question', async () => {
      await comes();
      const id = await asks();
      await takeIn(scene.parts, id);
      expect(await lines()).toEqual(['opened', 'statusAsked']);
    });

    test('is known by the first words too, in the thread or by the reference in them, and answered in their language', async () => {
      await comes();
      const ref = await onlyRef();
      await comes({ subject: 'A question', text: `Hello, any update on ${ref}?` });
      await comes({ subject: `RE: ${ref}: recibido.`, text: '¿Hay alguna novedad?' });
      expect(await lines()).toEqual(['opened', 'statusAsked', 'statusAsked']);
      expect((await waits('statusAnswer')).map(([, answers]) => answers?.language)).toEqual(['en', 'es']);
      expect(await scene.refs()).toEqual([ref]);
    });

    test.each([
      ['staff', liaison, 'person:d-reyes'],
      ['the contact of its plan', ofPlan, 'person:j-ortiz'],
    ])('of %s is answered', async (_, from, to) => {
      await comes({ text: 'Member: Erin Sample, plan Iowa Total Care.' });
      expect((await inquiry()).mco).toBe('ITC');
      await asks({ from });
      expect((await waits('statusAnswer')).map(([receiver]) => receiver)).toEqual([to]);
    });

    test.each([
      ['a stranger', stranger, {}],
      ['the contact of another plan', ofPlan, {}],
      ['somebody who says that a machine wrote it', fromCsr, { headers: { 'list-id': '<x.example.org>' } }],
    ])('of %s gets nothing: it is added as any mail, and people see it', async (_, from, parts) => {
      answersTo('everyone');
      await comes({ text: 'Member: Erin Sample, plan Molina.' });
      await asks({ from, ...parts });
      expect(await lines()).toEqual(['opened', 'mailAdded']);
      expect(await waits('statusAnswer')).toEqual([]);
    });

    test.each(['directory', 'everyone'] as const)(
      'of an outside originator is answered at the address that the inquiry names (%s)',
      async (to) => {
        answersTo(to);
        await comes({ from: stranger });
        expect((await inquiry()).sensitive.originatorContact).toContain(stranger.address);
        await asks({ from: { name: '', address: 'IMA@mail.example.org' } });
        expect((await waits('statusAnswer')).map(([receiver]) => receiver)).toEqual(['writer']);
      },
    );

    test('is added as any mail when answers are off', async () => {
      answersTo('off');
      await comes();
      await asks();
      expect(await lines()).toEqual(['opened', 'mailAdded']);
    });

    test('is asked by a machine: nothing happens', async () => {
      await comes();
      await asks({ headers: { 'auto-submitted': 'auto-replied' } });
      expect(await lines()).toEqual(['opened']);
    });

    test('the sixth of a day is written down, and not answered', async () => {
      await comes();
      for (let mail = 0; mail < 6; mail += 1) await asks();
      expect(await lines()).toEqual(['opened', ...Array.from({ length: 6 }, () => 'statusAsked')]);
      expect(await waits('statusAnswer')).toHaveLength(5);
      const answered = (await scene.log.lines(await onlyRef())).map(({ facts }) => facts['answered']);
      expect(answered).toEqual([undefined, true, true, true, true, true, false]);
    });

    test('a reference that is none of ours opens an inquiry, so that people see it', async () => {
      await comes({ subject: 'status ME-260901-7K2QXM', text: 'Thank you.' });
      expect(await scene.refs()).toHaveLength(1);
    });
  });
});
