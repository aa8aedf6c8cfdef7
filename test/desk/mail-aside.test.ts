import { lookAside } from '../../src/desk/aside';
import { MailboxRefused } from '../../src/intake/mailbox';
import { aMessage, thursdayMorning } from '../intake/a-message';
import { mailboxDown } from '../intake/fake-mailbox';
import { mailDeskScene, type MailDeskScene } from './mail-desk-scene';

const secret = 'June Quill, 1234567A, needs her insulin.';

describe('a mail that was set aside, at the desk', () => {
  let scene: MailDeskScene;
  let key: string;
  const message = aMessage({ id: 'AAMk-9', internetMessageId: '<nine@calls.example.org>', text: secret });
  beforeEach(async () => {
    scene = mailDeskScene();
    scene.readWith(() => Promise.resolve({ to: 'aside', reason: 'NOT_AN_INQUIRY' }));
    await scene.comes(message);
    scene.readWith(undefined);
    key = (await scene.ledger.find(message))!.key;
  });
  const state = async () => scene.ledger.byKey(key);
  const managerTold = async () => scene.ledger.told((await state())!, 'manager');

  test.each([
    ['d-reyes', 'This is not yours to do.'],
    ['e-vance', 'This is not yours to do.'],
    ['j-ortiz', 'This is not yours to do.'],
    // Until it has waited too long, or nobody else is there.
    ['a-moss', 'Member Escalations: what I can do for you.'],
  ])('is not shown to %s, nor decided by them', async (id, said) => {
    for (const verb of ['lookAside', 'asideForm', 'openAside', 'addAside', 'dismissAside']) {
      const shown = await scene.presses(id, verb, {
        key,
        form: 'add',
        reference: 'ME-260917-AAAAAA',
        dismissal: 'OTHER',
      });
      expect(shown.headline).toBe(said);
    }
    expect(scene.looks.filter(({ action }) => action !== 'refused')).toEqual([]);
    expect(await state()).toMatchObject({ state: 'aside' });
  });

  test.each([
    ['the Unit Lead', 'u-lang', () => Promise.resolve()],
    ['who stands in', 'a-moss', () => scene.parts.people.setAway('u-lang', scene.clock.now().plus({ days: 1 }))],
    ['the Account Manager once they have been told', 'a-moss', managerTold],
  ])('is shown to %s with its words, and the look is written down', async (_, id, happens) => {
    await happens();
    const shown = await scene.presses(id, 'lookAside', { key });
    expect(JSON.stringify(shown.facts)).toContain(secret);
    expect(shown.facts.every(({ sensitive }) => sensitive)).toBe(true);
    expect(shown.lines.join(' ')).toContain('Suggested: not an inquiry');
    expect(scene.looks).toEqual([{ at: scene.clock.now(), person: id, action: 'view', mail: key }]);
    expect(await state()).toMatchObject({ state: 'aside' });
  });

  test('is not read when the look cannot be written down', async () => {
    const access = { write: () => Promise.reject(new Error('no')) };
    const closed = { ...scene.desk, access };
    const lead = (await scene.parts.people.directory()).byId('u-lang')!;
    await expect(lookAside(closed, lead, { key })).rejects.toThrow('no');
  });

  test('whose sender only looks like one of us says so plainly', async () => {
    const entry = (await state())!;
    await scene.ledger.settle(entry, { state: 'aside', reason: 'LOOK_ALIKE', at: thursdayMorning });
    const shown = await scene.presses('u-lang', 'lookAside', { key });
    expect(shown.warning).toContain('The sender is NOT who they seem to be');
  });

  test('is opened once, with its original receipt, from what the reader makes of it', async () => {
    await managerTold();
    scene.clock.set(thursdayMorning.plus({ hours: 2 }));
    const [one, two] = await Promise.all([
      scene.presses('u-lang', 'openAside', { key }),
      scene.presses('a-moss', 'openAside', { key }),
    ]);
    const [ref = '', ...more] = await scene.refs();
    expect(more).toEqual([]);
    for (const shown of [one, two]) expect(shown.headline).toContain(ref);
    const inquiry = (await scene.log.read(ref))?.inquiry;
    expect(inquiry?.anchors.received).toEqual(thursdayMorning);
    expect(inquiry?.sensitive).toMatchObject({ memberId: '1234567A', issue: secret });
    expect(await state()).toMatchObject({ state: 'opened', ref });
    expect(scene.mailbox.labels['AAMk-9']).toBe(`Opened ${ref}`);
  });

  test('while one opens it, another cannot dismiss it', async () => {
    const entry = (await state())!;
    const now = scene.time.now();
    await scene.ledger.mayDecide(entry, 'open', now, now + 300_000);
    const shown = await scene.presses('u-lang', 'dismissAside', { key, dismissal: 'UNSAFE' });
    expect(shown.headline).toBe('Somebody else deals with this mail just now.');
    scene.time.pass(300_001);
    await scene.presses('u-lang', 'dismissAside', { key, dismissal: 'UNSAFE' });
    expect(await state()).toMatchObject({ state: 'dismissed' });
    const late = await scene.presses('u-lang', 'openAside', { key });
    expect(late.headline).toBe('Already done: not an inquiry.');
    expect(await scene.refs()).toEqual([]);
  });

  test('waits on when the mailbox does not answer', async () => {
    scene.mailbox.refuse('AAMk-9', mailboxDown);
    for (const [verb, more] of [
      ['lookAside', {}],
      ['openAside', {}],
    ] as const) {
      const shown = await scene.presses('u-lang', verb, { key, ...more });
      expect([shown.headline, ...shown.lines].join(' ')).toContain('The mailbox does not answer now.');
    }
    expect(await state()).toMatchObject({ state: 'aside' });
  });

  test.each([
    [
      'that the mailbox does not give out',
      () => {
        scene.mailbox.refuse('AAMk-9', new MailboxRefused('reading', 403, 'x'));
      },
    ],
    [
      'that is gone from the mailbox',
      () => {
        scene.mailbox.remove('AAMk-9');
      },
    ],
  ])('%s can be opened all the same, to be filled in by hand', async (_, happens) => {
    happens();
    await scene.presses('u-lang', 'openAside', { key });
    const [ref = ''] = await scene.refs();
    expect((await scene.log.read(ref))?.inquiry.sensitive.issue).toContain('could not be read here');
  });

  test('is dismissed with a reason that is one, by whom and when', async () => {
    const none = await scene.presses('u-lang', 'dismissAside', { key, dismissal: 'toString' });
    expect(none.errors).toEqual(['Why is it not an inquiry?: choose a reason.']);
    await scene.presses('u-lang', 'dismissAside', { key, dismissal: 'NOT_A_REQUEST', note: '' });
    const row = await scene.rows.get('mail', 'mail', `l|${key}`);
    expect(row?.columns).toMatchObject({
      state: 'dismissed',
      dismissedBy: 'u-lang',
      dismissedAs: 'NOT_A_REQUEST',
      dismissedNote: '',
    });
    expect(scene.mailbox.labels['AAMk-9']).toBe('Not an inquiry');
  });

  test.each(['ME-260917-AAAAAA', 'ME-26', 'see ME-260917-AAAAAA please', ''])(
    'is not added to %j, which is no inquiry of ours',
    async (reference) => {
      const shown = await scene.presses('u-lang', 'addAside', { key, reference });
      expect(shown.errors).toHaveLength(1);
      expect(shown.fields[0]?.value).toBe(reference);
      expect(await state()).toMatchObject({ state: 'aside' });
    },
  );
});
