import { deskScene, type DeskScene } from './desk-scene';

describe('what is set aside, at the desk', () => {
  let scene: DeskScene;
  let ref: string;
  beforeEach(async () => {
    scene = await deskScene();
    ref = await scene.opens();
    await scene.log.setAside({
      ref,
      reason: 'FAILED_EIGHT_TIMES',
      what: 'mcoRequest',
      to: 'j-ortiz',
      since: scene.clock.now(),
    });
  });

  test('stands in one list, each with what it is and what to do next', async () => {
    const unreadable = await scene.opens('mail:2');
    const logOnly = await scene.opens('mail:3');
    await scene.spoils(unreadable, { schema: 2 });
    await scene.spoils(logOnly, { schema: 2 }, `h|${logOnly}|000001`);
    await scene.presses('d-reyes', 'open', { ref: unreadable });
    await scene.says('d-reyes', `log ${logOnly}`);
    const list = await scene.says('u-lang', 'aside');
    expect(list.headline).toBe('Mail set aside: 0. Inquiries: 3.');
    const items = new Map(list.items.map(({ title, detail, button }) => [title, { detail, button: button?.label }]));
    expect(items.get(`${ref}: a message reached nobody`)).toEqual({
      detail:
        'Request to the MCO, for Jo Ortiz: eight tries failed, the last Thu Sep 17, 10:00 AM Central. ' +
        'Next: call them if it is urgent. Noted takes it off the list.',
      button: `Noted: ${ref}, Jo Ortiz`,
    });
    // What cannot be read goes away when it reads again, not when somebody says so.
    expect(items.get(`${unreadable}: cannot be read`)).toMatchObject({ button: undefined });
    expect(items.get(`${logOnly}: its log cannot be read`)?.detail).toContain('Its reminders and answers go on.');
  });

  test('and nothing is: the list says so', async () => {
    await scene.log.clearSetAside({ ref, reason: 'FAILED_EIGHT_TIMES', to: 'j-ortiz' });
    const list = await scene.says('u-lang', 'aside');
    expect(list).toMatchObject({ headline: 'Mail set aside: 0.', lines: ['Nothing is set aside.'] });
  });

  describe('when the Unit Lead notes a message that reached nobody', () => {
    const notes = (id: string) => scene.presses(id, 'noted', { ref, to: 'j-ortiz' });

    test('is off the list, and a line of the log says who noted it', async () => {
      expect((await notes('u-lang')).headline).toBe(`${ref}: noted. It is off the list.`);
      expect(await scene.setAside()).toEqual([]);
      const line = (await scene.log.lines(ref)).at(-1);
      expect(line).toMatchObject({ act: 'noted', actor: 'u-lang', facts: { what: 'mcoRequest', to: 'j-ortiz' } });
      const log = await scene.says('d-reyes', `log ${ref}`);
      expect(log.entries.at(-1)?.what).toBe('request to the MCO that did not reach Jo Ortiz: noted');
    });

    test('twice, it is noted once', async () => {
      const answers = await Promise.all([notes('u-lang'), notes('u-lang')]);
      expect(answers.map(({ headline }) => headline).sort()).toEqual([
        `${ref}: already done.`,
        `${ref}: noted. It is off the list.`,
      ]);
      expect((await scene.log.lines(ref)).map(({ act }) => act)).toEqual(['opened', 'noted']);
    });

    test('what cannot be read is not noted away', async () => {
      await scene.spoils(ref, { schema: 2 });
      expect((await notes('u-lang')).headline).toBe(`${ref}: cannot be read at the moment.`);
      expect(await scene.setAside()).toHaveLength(2);
    });
  });

  test.each([
    ['d-reyes', 'not yours to do'],
    ['j-ortiz', 'not yours to do'],
    ['a-moss', 'what I can do for you'],
  ])('is not for %s', async (id, said) => {
    expect((await scene.says(id, 'aside')).headline).toContain(said);
    expect((await scene.presses(id, 'noted', { ref, to: 'j-ortiz' })).headline).toContain(said);
    expect(await scene.setAside()).toHaveLength(1);
  });

  test('is for who stands in while the Unit Lead is away', async () => {
    await scene.people.setAway('u-lang', scene.clock.now().plus({ days: 1 }));
    expect((await scene.says('a-moss', 'aside')).items).toHaveLength(1);
    await scene.presses('a-moss', 'noted', { ref, to: 'j-ortiz' });
    expect(await scene.setAside()).toEqual([]);
  });
});
