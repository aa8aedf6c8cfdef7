import { deskScene, type DeskScene } from './desk-scene';

const laterVersion = { schema: 2 };

describe('an inquiry that cannot be read, at the desk', () => {
  let scene: DeskScene;
  let broken: string;
  let whole: string;
  beforeEach(async () => {
    scene = await deskScene();
    broken = await scene.opens('mail:1');
    whole = await scene.opens('mail:2');
  });
  const breaks = () => scene.spoils(broken, laterVersion);

  describe('is answered kindly, and set aside', () => {
    test.each<[string, (ref: string) => Promise<{ readonly headline: string }>]>([
      ['opened', (ref) => scene.presses('d-reyes', 'open', { ref })],
      ['asked for its log', (ref) => scene.presses('d-reyes', 'log', { ref })],
      ['handed over', (ref) => scene.presses('d-reyes', 'doHandOver', { ref, person: 'm-okafor', reason: 'x' })],
      ['answered', (ref) => scene.presses('d-reyes', 'answer', { ref, row: '1', button: 'take', turn: 1, nonce: 'n' })],
      ['asked for by its reference', (ref) => scene.says('d-reyes', `open ${ref}`)],
      ['asked for its status', (ref) => scene.says('m-okafor', `status ${ref}`)],
    ])('when it is %s', async (_, meets) => {
      await breaks();
      const shown = await meets(broken);
      expect(shown).toMatchObject({
        kind: 'note',
        headline: `${broken}: cannot be read at the moment.`,
        lines: ['The Unit Lead has been told.', expect.stringContaining('Nothing of it is lost.')],
      });
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${broken} inquiry`]);
      expect(scene.woken()).toBeGreaterThan(0);
    });

    test('with what was typed, so that nothing is lost', async () => {
      await breaks();
      const data = { ref: broken, row: '4b', button: 'reached', turn: 1, nonce: 'n', learned: 'The pump hums.' };
      const shown = await scene.presses('d-reyes', 'answer', data);
      expect(shown.facts).toEqual([
        { label: expect.stringMatching(/^You typed: /) as string, value: 'The pump hums.', sensitive: true },
      ]);
      expect(JSON.stringify([shown.headline, shown.lines, shown.buttons])).not.toContain('pump');
    });

    test('and says when the Unit Lead will hear of it, in closed hours', async () => {
      await breaks();
      scene.at('2026-09-17T17:30');
      const { lines } = await scene.says('d-reyes', `status ${broken}`);
      expect(lines[0]).toBe('The Unit Lead is told when the unit opens.');
    });

    test('when a line of its log cannot be read; the inquiry itself goes on', async () => {
      await scene.spoils(broken, laterVersion, `h|${broken}|000001`);
      const shown = await scene.says('d-reyes', `log ${broken}`);
      expect(shown.headline).toBe(`${broken}: its log cannot be read at the moment.`);
      expect(await scene.setAside()).toEqual([`UNREADABLE_INQUIRY ${broken} line`]);
      expect((await scene.says('d-reyes', `status ${broken}`)).headline).toBe(`${broken}: in progress.`);
    });

    test('and another fault is no such answer', async () => {
      scene.rows.get = () => Promise.reject(new Error('a fault of our own'));
      await expect(scene.presses('d-reyes', 'open', { ref: whole })).rejects.toThrow('a fault of our own');
    });
  });

  describe('does not stop a list', () => {
    const titles = (view: { readonly items: readonly { readonly title: string }[] }) =>
      view.items.map(({ title }) => title.split(' · ').slice(0, 2).join(' · '));

    test('of all open inquiries', async () => {
      await breaks();
      await scene.spoils(broken, { step: '9z', tier: 'urgent' }, `o|${broken}`);
      const list = await scene.says('d-reyes', 'open');
      expect(list.headline).toBe('All open inquiries: 2.');
      expect(titles(list)).toEqual([`${whole} · Escalated (suggested)`, `${broken} · cannot be read at the moment`]);
      expect(list.items.every(({ button }) => button?.label.startsWith('Open ME-'))).toBe(true);
    });

    test('of one’s own', async () => {
      await scene.decides(whole, { step: '4b', turn: 2, tier: 'high', owner: 'd-reyes' });
      await scene.spoils(broken, { step: '9z' }, `o|${broken}`);
      expect(titles(await scene.says('d-reyes', 'mine'))).toEqual([`${whole} · High Priority`]);
    });

    test('of what a search found', async () => {
      await scene.decides(whole, { sensitive: { memberId: '1234567A' } });
      for (const ref of [broken, whole]) await scene.index.note(ref, { memberId: '1234567A' });
      await breaks();
      const found = await scene.presses('d-reyes', 'search', { memberId: '1234567A', why: 'she phoned', nonce: 'n' });
      expect(found.headline).toBe('Found: 2.');
      expect(titles(found)).toEqual([`${whole} · Escalated (suggested)`, `${broken} · cannot be read at the moment`]);
      expect(await scene.setAside()).toHaveLength(1);
    });
  });
});
