import { sameMatter } from '../../src/intake/same-matter';
import { takeIn } from '../../src/intake/take-in';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { commitDecision } from '../../src/reminders/commit-decision';
import { aLine } from '../log/a-log';
import { aMessage, thursdayMorning } from './a-message';
import { intakeScene, type IntakeScene } from './intake-scene';

const quill = 'Member: June Quill\nMedicaid ID: 1234567A\nDOB: 04/09/1961\nHer wheelchair has not come.';
const byName = 'Member: June Quill\nDOB: 04/09/1961\nIt has not come.';

describe('what may be the same matter', () => {
  let scene: IntakeScene;
  let mails = 0;
  beforeEach(() => {
    scene = intakeScene();
  });
  const comes = async (text: string, parts: Parameters<typeof aMessage>[0] = {}): Promise<string> => {
    mails += 1;
    const id = `AAMk-${String(mails)}`;
    scene.mailbox.arrive(aMessage({ id, internetMessageId: `<${id}@calls.example.org>`, text, ...parts }));
    await takeIn(scene.parts, id);
    return (await scene.ledger.find({ id, internetMessageId: `<${id}@calls.example.org>` }))?.ref ?? '';
  };
  const near = async (ref: string) => (await scene.log.read(ref))?.inquiry.mayBelongTo;
  const stands = (ref: string, changes: Partial<Inquiry>) =>
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
  const closes = (ref: string, daysAgo: number, code: NonNullable<Inquiry['resolution']>['code'] = 'INFO_GIVEN') =>
    stands(ref, { step: 'done', resolution: { code, closedAt: scene.clock.now().minus({ days: daysAgo }) } });

  test.each([
    ['the same id', quill],
    ['the same name and birth date', byName],
  ])('is an open inquiry of %s, told by its reference', async (_, text) => {
    const first = await comes(quill);
    expect(await near(first)).toBeUndefined();
    expect(await near(await comes(text))).toEqual([{ ref: first, closed: false }]);
  });

  test.each([
    ['another id', quill.replace('1234567A', '7654321B').replace('04/09/1961', '05/10/1962')],
    ['the name alone', 'Member: June Quill\nIt has not come.'],
    ['nobody', 'Please call me back.'],
  ])('is none for a mail with %s', async (_, text) => {
    await comes(quill);
    expect(await near(await comes(text))).toBeUndefined();
  });

  test('is one that was closed in the last 30 days, after the open ones', async () => {
    const lately = await comes(quill);
    await closes(lately, 29);
    const open = await comes(quill);
    expect(await near(await comes(quill))).toEqual([
      { ref: open, closed: false },
      { ref: lately, closed: true },
    ]);
  });

  test.each([
    ['31 days ago', 31, undefined],
    ['as no inquiry', 1, 'NOT_AN_INQUIRY'],
    ['as added to another', 1, 'APPENDED'],
  ] as const)('is none that was closed %s', async (_, daysAgo, code) => {
    const ref = await comes(quill);
    await closes(ref, daysAgo, code);
    expect(await near(await comes(quill))).toBeUndefined();
  });

  test('is no ghost of the index: who was taken for the member at first', async () => {
    const wrong = await comes(quill);
    const { inquiry } = (await scene.log.read(wrong))!;
    await stands(wrong, { sensitive: { ...inquiry.sensitive, memberId: '7654321B', memberName: 'Ada Fern' } });
    expect(await near(await comes(quill))).toBeUndefined();
  });

  test('is the inquiry of the conversation in which a mail is passed on', async () => {
    const first = await comes('Please help.', { conversationId: 'AAQk-1' });
    const forward = await comes('Another word.', { subject: 'FW: help', conversationId: 'AAQk-1' });
    expect(await near(forward)).toEqual([{ ref: first, closed: false }]);
  });

  test('is at most three, the newest', async () => {
    for (let i = 0; i < 5; i++) await comes(quill);
    expect(await near(await comes(quill))).toHaveLength(3);
  });

  test('is seen by at least one of two that are opened at once', async () => {
    const member = { memberId: '1234567A' };
    const refs = [await comes('One.'), await comes('Two.')];
    for (const ref of refs) await stands(ref, { sensitive: { memberId: '1234567A' } });
    const found = await Promise.all(refs.map((ref) => sameMatter(scene.parts, ref, member, thursdayMorning)));
    expect(found.flat().length).toBeGreaterThan(0);
  });

  test('what the mail says of the enrollment is kept for Step 2', async () => {
    const { read } = scene.parts;
    scene.readWith(async (message, known) => {
      scene.readWith(undefined);
      const route = await read(message, known);
      return route.to === 'open' ? { ...route, hint: 'notEnrolled' } : route;
    });
    const ref = await comes(quill);
    expect((await scene.log.read(ref))?.inquiry.mailSays).toBe('notEnrolled');
  });

  describe('a mail for an inquiry that is complete', () => {
    const told = async (ref: string) =>
      Object.values((await scene.log.read(ref))!.inquiry.pending)
        .filter(({ clock }) => clock === '')
        .map(({ what, to }) => `${what} ${to}`);

    test('is a line of its log; its last owner is told, and nothing reopens by itself', async () => {
      const ref = await comes(quill);
      await stands(ref, { owner: 'e-vance', liaison: 'd-reyes' });
      await closes(ref, 2);
      expect(await comes('It has stopped again.', { subject: `Re: ${ref}` })).toBe(ref);
      expect((await scene.log.lines(ref)).at(-1)).toMatchObject({ act: 'mailAdded', step: 'done' });
      expect((await scene.log.read(ref))?.inquiry.step).toBe('done');
      expect(await told(ref)).toContain('mailAfterClose owner');
    });

    test('that was added to another goes to that one', async () => {
      const target = await comes(quill);
      const added = await comes('The same again.');
      await stands(added, { appendedTo: target });
      await closes(added, 0, 'APPENDED');
      const before = (await scene.log.lines(added)).length;
      expect(await comes('More of it.', { subject: `Re: ${added}` })).toBe(target);
      expect((await scene.log.lines(target)).at(-1)?.words['text']).toBe('More of it.');
      expect(await scene.log.lines(added)).toHaveLength(before);
    });

    test('that was added to itself in a circle, by a broken hand, ends', async () => {
      const ref = await comes(quill);
      await stands(ref, { appendedTo: ref });
      await closes(ref, 0, 'APPENDED');
      expect(await comes('More of it.', { subject: `Re: ${ref}` })).toBe(ref);
    });
  });
});
