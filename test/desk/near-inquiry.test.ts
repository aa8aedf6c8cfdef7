import type { Inquiry } from '../../src/inquiry/inquiry';
import { commitDecision } from '../../src/reminders/commit-decision';
import type { CardView } from '../../src/views/card-view';
import { aMessage } from '../intake/a-message';
import { aLine } from '../log/a-log';
import { dataOf, mailDeskScene, type MailDeskScene } from './mail-desk-scene';

const quill = 'Member: June Quill\nMedicaid ID: 1234567A\nDOB: 04/09/1961\nHer wheelchair has not come.';
const who = {
  originatorType: 'CSR',
  originatorContact: 'Cole Stone, 515-555-0100',
  memberName: 'June Quill',
  memberId: '1234567A',
  issue: 'It has not come.',
  category: 'DME',
};

describe('an inquiry that may belong to another, at the desk', () => {
  let scene: MailDeskScene;
  let first: string;
  let second: string;
  beforeEach(async () => {
    scene = mailDeskScene();
    await scene.comes(aMessage({ id: 'one', internetMessageId: '<one@x.example.org>', text: quill }));
    [first = ''] = await scene.refs();
  });
  const secondComes = async (text = quill) => {
    const message = aMessage({ id: 'two', internetMessageId: '<two@x.example.org>', text });
    await scene.comes(message);
    second = (await scene.ledger.find(message))?.ref ?? '';
  };
  const inquiry = async (ref: string): Promise<Inquiry> => (await scene.log.read(ref))!.inquiry;
  const acts = async (ref: string) => (await scene.log.lines(ref)).map(({ act, actor }) => `${act} ${actor}`);
  const stands = (ref: string, changes: Partial<Inquiry>) =>
    commitDecision<never>(
      { log: scene.log, calendar: scene.parts.calendar, now: () => scene.clock.now() },
      ref,
      (stored) =>
        Promise.resolve({
          outcome: 'decided' as const,
          inquiry: { ...stored.inquiry, ...changes },
          lines: [aLine('decided')],
          notices: [],
        }),
    );
  const closes = (ref: string, owner = 'm-okafor') =>
    stands(ref, {
      step: 'done',
      turn: 9,
      owner,
      liaison: 'm-okafor',
      tier: 'high',
      resolution: { code: 'INFO_GIVEN', closedAt: scene.clock.now() },
    });
  const on = (card: CardView, label: string, filled: object = {}, id = 'd-reyes') => {
    const { verb, ...data } = dataOf(card, label);
    return scene.presses(id, verb, { ...data, ...filled });
  };
  const takes = async (id = 'd-reyes'): Promise<CardView> => {
    const claim = await scene.presses(id, 'open', { ref: second });
    return on(claim, 'Take it', {}, id);
  };

  test('says so on the claim card and at its intake, by reference only', async () => {
    await secondComes();
    const claim = await scene.presses('d-reyes', 'open', { ref: second });
    expect(claim.lines).toContain(`May belong to ${first}. Please look.`);
    expect(JSON.stringify(claim)).not.toMatch(/Quill|1234567/);
    expect((await takes()).lines).toContain(`May belong to ${first}. Please look.`);
  });

  test('is added to it with one press on what stands there already; its owner is told, once', async () => {
    await stands(first, { owner: 'm-okafor', step: '4b', tier: 'high' });
    await secondComes();
    const form = await on(await takes(), 'Add to an open inquiry');
    expect(form.fields.find(({ id }) => id === 'reference')?.value).toBe(first);
    const press = () => on(form, 'Add to an open inquiry', { reference: first, reason: 'the same chair' });
    await Promise.all([press(), press()]);
    expect(await inquiry(second)).toMatchObject({ step: 'done', appendedTo: first });
    expect((await acts(first)).filter((act) => act.startsWith('inquiryAdded'))).toEqual(['inquiryAdded d-reyes']);
    const line = (await scene.log.lines(first)).at(-1);
    expect(line).toMatchObject({ facts: { from: second }, step: '4b' });
    expect(line?.words['text']).toContain('wheelchair');
    const told = Object.values((await inquiry(first)).pending).filter(({ what }) => what === 'mailAdded');
    expect(told).toHaveLength(1);
  });

  test.each([
    ['is not there', 'ME-260917-ZZZZZZ', 'there is no inquiry ME-260917-ZZZZZZ'],
    ['is complete', undefined, 'is complete. Reopen it, or name another.'],
  ])('is not added to one that %s', async (_, named, words) => {
    await secondComes();
    if (named === undefined) await closes(first);
    const form = await on(await takes(), 'Add to an open inquiry');
    const shown = await on(form, 'Add to an open inquiry', { reference: named ?? first, reason: 'x' });
    expect(shown.errors.join()).toContain(words);
    expect((await inquiry(second)).step).toBe('1.intake');
    expect((await acts(first)).join()).not.toContain('inquiryAdded');
  });

  test('is kept apart with one press: both logs link them, and nothing is suggested any more', async () => {
    await secondComes();
    const card = await takes();
    const shown = await on(card, 'Keep separate and link');
    await on(card, 'Keep separate and link');
    expect(shown.headline).toContain(second);
    expect(JSON.stringify(shown)).not.toContain(`May belong to ${first}`);
    const links = async (ref: string) => (await scene.log.lines(ref)).filter(({ act }) => act === 'linked');
    expect((await links(first)).map(({ actor, facts }) => [actor, facts])).toEqual([['d-reyes', { as: second }]]);
    expect((await links(second)).map(({ actor, facts }) => [actor, facts])).toEqual([['d-reyes', { as: first }]]);
    expect((await inquiry(second)).mayBelongTo).toBeUndefined();
    // Who it is about is confirmed with the same words: it is not suggested again.
    await on(shown, 'Next', who);
    expect((await inquiry(second)).mayBelongTo).toBeUndefined();
  });

  test('is not kept apart by somebody who does not have it', async () => {
    await secondComes();
    const card = await takes();
    await on(card, 'Keep separate and link', {}, 'e-vance');
    expect((await inquiry(second)).mayBelongTo).toHaveLength(1);
    expect((await acts(first)).join()).not.toContain('linked');
  });

  describe('that is complete', () => {
    beforeEach(async () => {
      await closes(first);
      await secondComes();
    });
    const opensForm = async (id = 'd-reyes') => on(await takes(id), `Reopen ${first}`, {}, id);

    test('is reopened for it: one press, two inquiries, each changed once', async () => {
      const form = await opensForm();
      const unsaid = await on(form, `Reopen ${first}`, { reason: ' ' });
      expect(unsaid.errors).toEqual(['Why does it go on?: say why in a few words.']);
      const shown = await on(form, `Reopen ${first}`, { reason: 'It broke again.' });
      await on(form, `Reopen ${first}`, { reason: 'It broke again.' });
      expect(shown.headline).toBe(`${first}: reopened. ${second} was added to it.`);
      expect(await inquiry(first)).toMatchObject({ step: '1.intake', owner: 'd-reyes', liaison: 'd-reyes' });
      expect(await inquiry(second)).toMatchObject({ step: 'done', appendedTo: first });
      expect((await acts(first)).slice(-2)).toEqual(['reopen d-reyes', 'inquiryAdded d-reyes']);
      // Who has done it need not be told.
      const told = Object.values((await inquiry(first)).pending).map(({ what }) => what);
      expect(told.filter((what) => what === 'assigned' || what === 'mailAdded')).toEqual([]);
    });

    test('goes on where a press that died between the two has ended', async () => {
      const form = await opensForm();
      const { commit } = scene.log;
      let commits = 0;
      Object.assign(scene.log, {
        commit: (...args: Parameters<typeof commit>) => {
          commits += 1;
          return commits === 3 ? Promise.reject(new Error('dying')) : commit(...args);
        },
      });
      await expect(on(form, `Reopen ${first}`, { reason: 'Again.' })).rejects.toThrow('dying');
      Object.assign(scene.log, { commit });
      await on(form, `Reopen ${first}`, { reason: 'Again.' });
      expect(await inquiry(second)).toMatchObject({ step: 'done', appendedTo: first });
      expect((await acts(first)).slice(-2)).toEqual(['reopen d-reyes', 'inquiryAdded d-reyes']);
    });

    test('reopened by the Unit Lead goes to the liaison who had it, who is told', async () => {
      const claim = await scene.presses('d-reyes', 'open', { ref: second });
      await on(claim, 'Take it');
      const card = await scene.presses('u-lang', 'open', { ref: second });
      const form = await on(card, `Reopen ${first}`, {}, 'u-lang');
      await on(form, `Reopen ${first}`, { reason: 'Again.' }, 'u-lang');
      expect(await inquiry(first)).toMatchObject({ owner: 'm-okafor', step: '1.intake' });
      expect(Object.values((await inquiry(first)).pending).map(({ what }) => what)).toContain('assigned');
    });

    test('is not reopened by somebody who does not have the new one, nor another than the one that is suggested', async () => {
      await takes();
      for (const verb of ['reopenForm', 'reopenFor']) {
        await scene.presses('e-vance', verb, { ref: second, other: first, reason: 'x', nonce: 'n' });
        await scene.presses('d-reyes', verb, { ref: second, other: 'ME-260917-ZZZZZZ', reason: 'x', nonce: 'n' });
      }
      expect((await inquiry(first)).step).toBe('done');
      expect((await inquiry(second)).step).toBe('1.intake');
    });

    test('has a button to be reopened, for a liaison and its owner; an ESR who never had it sees none', async () => {
      const labels = async (id: string) =>
        (await scene.presses(id, 'open', { ref: first })).buttons.map(({ label }) => label);
      expect(await labels('d-reyes')).toEqual(['Reopen', 'Show the log']);
      expect(await labels('u-lang')).toEqual(['Reopen', 'Show the log']);
      expect(await labels('e-vance')).toEqual(['Show the log']);
      const form = await on(await scene.presses('d-reyes', 'open', { ref: first }), 'Reopen');
      await on(form, 'Reopen', { reason: 'She called.' });
      expect(await inquiry(first)).toMatchObject({ step: '1.intake', owner: 'd-reyes' });
    });
  });

  test('is found when the liaison has put the member right, and Step 2 says so', async () => {
    await secondComes('Member: Jane Qill\nIt has not come.');
    expect((await inquiry(second)).mayBelongTo).toBeUndefined();
    const step2 = await on(await takes(), 'Next', who);
    expect(step2.lines).toContain(`May belong to ${first}. Please look.`);
    expect(step2.lines).toContain('To add it there, press Back.');
  });

  test('is no longer suggested when the member is another', async () => {
    await secondComes();
    const step2 = await on(await takes(), 'Next', {
      ...who,
      memberName: 'Ada Fern',
      memberId: '7654321B',
      dateOfBirth: '',
    });
    expect(step2.lines.join()).not.toContain('May belong');
    expect((await inquiry(second)).mayBelongTo).toBeUndefined();
  });

  test('the enrollment that the mail tells of is to be checked: on the claim card and at Step 2', async () => {
    const { read } = scene.parts;
    scene.readWith(async (message, known) => {
      scene.readWith(undefined);
      const route = await read(message, known);
      return route.to === 'open' ? { ...route, hint: 'notEnrolled' } : route;
    });
    await secondComes();
    const says = 'The mail says the member is in no MCO: please check.';
    expect((await scene.presses('d-reyes', 'open', { ref: second })).lines).toContain(says);
    const intake = await takes();
    expect(intake.lines).not.toContain(says);
    expect((await on(intake, 'Next', who)).lines).toContain(says);
  });

  test('phoned in is looked up too', async () => {
    const form = {
      ...who,
      nonce: 'guid',
      shownAt: '2026-09-17T14:05:00.000Z',
      receipt: 'phone',
      happenedDate: '2026-09-17',
      happenedTime: '09:00',
    };
    const shown = await scene.presses('d-reyes', 'openNew', form);
    expect(shown.lines).toContain(`May belong to ${first}. Please look.`);
  });

  test('a search shows no inquiry in which the member was taken for another at first', async () => {
    const { sensitive } = await inquiry(first);
    await stands(first, { sensitive: { ...sensitive, memberId: '7654321B' } });
    const search = (memberId: string) => scene.presses('d-reyes', 'search', { memberId, why: 'she called' });
    expect((await search('1234567A')).headline).toBe('Found: 0.');
  });
});
