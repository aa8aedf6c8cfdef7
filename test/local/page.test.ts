import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startPageServer, type PageServer } from '../../local/page-server';
import type { PressAnswer } from '../../local/page-server/parts';
import { describeInBrowser, launchBrowser } from '../browser';
import { FakePageParts, claimCard, doneCard, formCard } from './fake-page-parts';

const at = '2026-11-25T15:00:00.000Z';
const wide = { viewport: { width: 1440, height: 900 } };
const narrow = { viewport: { width: 320, height: 640 } };

/** Something a test lets happen when it is ready for it. */
const gate = <T>() => {
  let open: (value: T) => void = () => undefined;
  const passed = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { passed, open };
};

describeInBrowser('The page of the unit on this machine', (browserPath) => {
  let browser: Browser;
  let parts: FakePageParts;
  let server: PageServer;
  let complaints: string[];
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(browserPath);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    parts = new FakePageParts();
    complaints = [];
    server = await startPageServer({ port: 0, parts, onFault: () => undefined });
  });
  afterEach(async () => {
    await page.context().close();
    await server.stop();
  });

  const openPage = async (options: BrowserContextOptions = wide, query = '') => {
    const context = await browser.newContext(options);
    page = await context.newPage();
    page.on('console', (line) => complaints.push(line.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(server.url + query);
    await page.getByRole('region', { name: 'Messages' }).waitFor();
    await page.getByText('Ombudsman: oxygen').waitFor({ state: 'attached' });
  };

  const violations = async () => {
    await page.evaluate(axe.source);
    const { violations: found } = await page.evaluate<axe.AxeResults>('axe.run()');
    return found
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  };
  const focusedLabel = () =>
    page.evaluate('document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent');

  const fillTheUnit = () => {
    parts.put('dana-reyes', 'm1', { from: 'person', text: 'help' });
    parts.put('dana-reyes', 'm2', { card: formCard() });
    parts.put('dana-reyes', 'm3', { card: claimCard(), summary: 'ME-261125-7K2QXM: new inquiry' });
    parts.put('ruth-abel', 'm4', { text: 'Hello' });
    const became = { state: 'opened', ref: 'ME-261125-7K2QXM' } as const;
    parts.inbox = [
      { id: 'i1', receivedAt: at, subject: 'FW: help', from: 'csr@unit.example.org', became },
      {
        id: 'i2',
        receivedAt: at,
        subject: 'Prize',
        from: 'x@example.org',
        became: { state: 'setAside', reason: 'unknown' },
      },
    ];
    const body = 'Answer here: http://127.0.0.1:4000/answer/abc and not at https://example.org/x';
    parts.sent = [{ id: 's1', at, to: 'plan@plan.example.org', subject: 'Please act today.', body }];
  };

  describe('on the first day', () => {
    test('says what to do first, and forwards a sample mail with one press', async () => {
      await openPage();
      await page.getByText('Forward a sample mail: its card appears here.').waitFor();
      await page.getByRole('button', { name: 'Forward: Ombudsman: oxygen' }).click();
      await page.getByText('Forwarded. See the chat.').waitFor();
      expect(parts.asked).toEqual([{ sample: 'oxygen' }]);
      expect(complaints).toEqual([]);
    });

    test('the note goes for good once it is read', async () => {
      await openPage();
      await page.getByRole('button', { name: 'Got it' }).click();
      expect(await focusedLabel()).toBe('Sample mails');
      await page.reload();
      await page.getByText('Ombudsman: oxygen').waitFor();
      expect(await page.getByRole('heading', { name: 'What is this?' }).isVisible()).toBe(false);
    });
  });

  describe('for everybody', () => {
    test.each([
      ['light', { ...wide, colorScheme: 'light' }],
      ['dark', { ...wide, colorScheme: 'dark' }],
      ['forced colours', { ...wide, forcedColors: 'active' }],
      ['with more contrast', { ...wide, contrast: 'more' }],
    ] as const)('axe finds nothing serious: %s', async (_name, options) => {
      fillTheUnit();
      await openPage(options);
      await page.getByRole('button', { name: 'Take it' }).waitFor();
      for (const summary of await page.locator('.panel summary').all()) {
        if (
          !(await summary.evaluate((node: { matches(selector: string): boolean }) => node.matches('[open] > summary')))
        )
          await summary.click();
      }
      expect(await violations()).toEqual([]);
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByText('Member name: write first and last name').waitFor();
      expect(await violations()).toEqual([]);
      expect(complaints).toEqual([]);
    });

    test('320 px: each part alone, no sideways scrolling, axe finds nothing serious', async () => {
      fillTheUnit();
      await openPage(narrow);
      for (const part of ['People', 'Clock and mail', 'Chat']) {
        await page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('button', { name: part }).click();
        expect([part, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([part, 0]);
        expect(
          await page.evaluate(
            'document.querySelector(".messages-box").scrollWidth - document.querySelector(".messages-box").clientWidth',
          ),
        ).toBe(0);
        expect(await violations()).toEqual([]);
      }
    });

    test('a card is claimed by keyboard alone, and the result has the focus', async () => {
      parts.put('dana-reyes', 'm1', { card: claimCard() });
      const press = gate<PressAnswer>();
      parts.answerPress = () => press.passed;
      await openPage();
      await page.getByRole('button', { name: 'Take it' }).waitFor();
      await page.keyboard.press('Tab');
      expect(await focusedLabel()).toBe('Skip to the chat');
      await page.keyboard.press('Enter');
      // From the chat: the messages, then the button.
      await page.keyboard.press('Tab');
      expect(await focusedLabel()).toBe('Messages');
      await page.keyboard.press('Tab');
      expect(await focusedLabel()).toBe('Take it');
      await page.keyboard.press('Enter');
      await page.getByText('Sending…').waitFor();
      expect(await page.getByRole('button', { name: 'Take it' }).isDisabled()).toBe(true);
      // A second press while the first is under way counts for nothing.
      await page.keyboard.press('Enter');
      press.open({ status: 200, card: doneCard('ME-261125-7K2QXM: taken by you.') });
      await page.getByRole('heading', { name: 'ME-261125-7K2QXM: taken by you.' }).waitFor();
      expect(await focusedLabel()).toBe('ME-261125-7K2QXM: taken by you.');
      expect(parts.asked).toEqual([
        { personaId: 'dana-reyes', activityId: 'm1', verb: 'take', data: { ref: 'ME-261125-7K2QXM' } },
      ]);
    });
  });

  describe('a card that is being filled in', () => {
    const member = () => page.getByRole('textbox', { name: /Member name/ });

    test('is not taken away when the bot edits it: the new one is offered', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard() });
      await openPage();
      await member().fill('Some words');
      parts.put('dana-reyes', 'm1', { card: doneCard('ME-261125-7K2QXM: put back.') });
      await page.getByText('This card has changed.').waitFor();
      expect(await member().inputValue()).toBe('Some words');
      await page.getByRole('button', { name: 'Show the new one' }).click();
      await page.getByRole('heading', { name: 'ME-261125-7K2QXM: put back.' }).waitFor();
      expect(await member().count()).toBe(0);
    });

    test('is replaced at once when nobody works in it', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard() });
      await openPage();
      await member().waitFor();
      parts.put('dana-reyes', 'm1', { card: doneCard('ME-261125-7K2QXM: put back.') });
      await page.getByRole('heading', { name: 'ME-261125-7K2QXM: put back.' }).waitFor();
    });

    test('keeps what was typed while another person’s chat is shown', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard() });
      await openPage();
      await member().fill('Some words');
      await page.getByRole('button', { name: /Ruth Abel/ }).click();
      await page.getByRole('heading', { name: 'Ruth Abel and the bot' }).waitFor();
      await page.getByRole('button', { name: /Dana Reyes/ }).click();
      expect(await member().inputValue()).toBe('Some words');
    });

    test('names a mistake at its field, and sends nothing', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard() });
      await openPage();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByText('Member name: write first and last name').waitFor();
      await page.getByText('Safe to leave a message?: choose one').waitFor();
      expect(parts.asked).toEqual([]);
    });

    test('says what to do when a press fails, and keeps what was typed', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard() });
      parts.answerPress = () => Promise.resolve({ status: 503 });
      await openPage();
      await member().fill('Some words');
      await page.getByRole('radio', { name: 'No', exact: true }).check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
      await page.getByText('This was not recorded. What you typed is still here: press again.').waitFor();
      expect(await member().inputValue()).toBe('Some words');
      expect(await page.getByRole('button', { name: 'Next', exact: true }).isEnabled()).toBe(true);
      expect(parts.asked).toMatchObject([{ verb: 'next', data: { member: 'Some words', message: 'no' } }]);
    });

    test('shares no choice with another card that has a field of the same name', async () => {
      parts.put('dana-reyes', 'm1', { card: formCard('First') });
      parts.put('dana-reyes', 'm2', { card: formCard('Second') });
      await openPage();
      const choice = (card: string) => page.getByRole('group', { name: card }).getByRole('radio', { name: 'Yes' });
      await choice('First').check();
      await choice('Second').check();
      expect(await choice('First').isChecked()).toBe(true);
    });

    test('names a choice that one can search in by its label, shows its title, and sends its value', async () => {
      const choices = [
        { title: 'Pharmacy or medicine', value: 'PHARMACY' },
        { title: 'Rides to care', value: 'TRANSPORT' },
      ];
      const category = { type: 'Input.ChoiceSet', id: 'category', label: 'Category', style: 'filtered', choices };
      const body = [...claimCard().body, { ...category, value: 'PHARMACY' }];
      parts.put('dana-reyes', 'm1', { card: { ...claimCard(), body } });
      await openPage();
      const field = page.getByRole('combobox', { name: 'Category' });
      expect(await field.inputValue()).toBe('Pharmacy or medicine');
      await page.getByText('Category', { exact: true }).click();
      expect(await field.evaluate((node: { matches(selector: string): boolean }) => node.matches(':focus'))).toBe(true);
      await page.getByRole('button', { name: 'Take it' }).click();
      await page.getByRole('button', { name: 'Take it' }).waitFor();
      expect(parts.asked).toMatchObject([{ verb: 'take', data: { category: 'PHARMACY' } }]);
    });

    test('that is too tall to be seen whole starts with its first line: when it comes, and after a press', async () => {
      const tall = (line: string) => ({
        ...claimCard(line),
        body: [...claimCard(line).body, ...Array.from({ length: 40 }, () => ({ type: 'TextBlock', text: 'A line.' }))],
      });
      const isInSight = (line: string) =>
        page.getByRole('heading', { name: line }).evaluate((heading: { getBoundingClientRect(): { top: number } }) => {
          const { top } = heading.getBoundingClientRect();
          return top > 100 && top < 300;
        });
      parts.put('dana-reyes', 'm1', { card: tall('First') });
      await openPage();
      expect(await isInSight('First')).toBe(true);
      parts.put('dana-reyes', 'm2', { card: tall('Second') });
      await page.getByRole('heading', { name: 'Second' }).waitFor();
      expect(await isInSight('Second')).toBe(true);
      parts.answerPress = () => Promise.resolve({ status: 200, card: tall('Done') });
      await page.getByRole('button', { name: 'Take it' }).last().click();
      await page.getByRole('heading', { name: 'Done' }).waitFor();
      expect(await isInSight('Done')).toBe(true);
    });

    test('shows foreign text as it was written', async () => {
      const text = '**bold** [link](https://example.org) <b>x</b>';
      parts.put('dana-reyes', 'm1', { card: doneCard(text) });
      await openPage();
      await page.getByRole('heading', { name: text }).waitFor();
    });
  });

  describe('the composer', () => {
    test('sends a command, and shows what comes back', async () => {
      await openPage();
      await page.getByRole('group', { name: 'Commands' }).getByRole('button', { name: 'mine' }).click();
      await page.getByRole('listitem').filter({ hasText: 'mine' }).waitFor();
      expect(parts.asked).toEqual([{ personaId: 'dana-reyes', text: 'mine' }]);
    });

    test('keeps a message that could not be sent', async () => {
      await openPage();
      const field = page.getByLabel('Message to the bot as Dana Reyes');
      await field.fill('a fault');
      await field.press('Enter');
      await page.getByText('This did not work. The terminal says why; then try again.').waitFor();
      expect(await field.inputValue()).toBe('a fault');
    });
  });

  describe('what happens meanwhile', () => {
    test('another person’s new message is told, counted, and opened from there', async () => {
      await openPage();
      parts.put('ruth-abel', 'm1', { text: 'Please accept' });
      await page.getByText('Ruth Abel has a new message').waitFor();
      await page.getByRole('button', { name: 'Ruth Abel ESR 1 unread' }).waitFor();
      await page.getByRole('button', { name: 'Open Ruth Abel’s chat' }).click();
      await page.getByText('Please accept').waitFor();
      await page.getByRole('button', { name: 'Ruth Abel ESR', exact: true }).waitFor();
    });

    test('the note goes when that chat is opened another way', async () => {
      await openPage();
      parts.put('ruth-abel', 'm1', { text: 'Please accept' });
      await page.getByText('Ruth Abel has a new message').waitFor();
      await page.getByRole('button', { name: 'Ruth Abel ESR 1 unread' }).click();
      await page.getByText('Please accept').waitFor();
      expect(await page.getByText('Ruth Abel has a new message').count()).toBe(0);
    });

    test('the clock shows how far it has come, and refuses in words', async () => {
      const walk = gate<{ now: string; words: string; steps: number }>();
      parts.moveClock = () => walk.passed;
      await openPage();
      await page.getByRole('button', { name: 'To end of day' }).click();
      parts.tellClock({ type: 'walk', at: '2026-11-25T18:00:00.000Z', done: 1 });
      await page.getByText('On the way: Wed Nov 25, 12:00 PM Central. 1 due moment worked through…').waitFor();
      expect(await page.getByRole('button', { name: '+1 hour' }).isDisabled()).toBe(true);
      walk.open({ now: at, words: 'Wed Nov 25, 5:00 PM Central', steps: 4 });
      await page.getByText('It is Wed Nov 25, 5:00 PM Central. Worked through 4 due moments.').waitFor();

      parts.moveClock = () => Promise.resolve({ refused: 'The clock only goes forward.' });
      await page.getByText('Jump, as if we had been down').click();
      await page.getByLabel('Go to (Central time)').fill('2026-07-01T08:00');
      await page.getByRole('button', { name: 'Jump' }).click();
      await page.getByText('The clock only goes forward.').waitFor();
      expect(parts.asked).toEqual([{ to: 'endOfDay' }, { to: 'jump', at: '2026-07-01T13:00:00.000Z' }]);
    });

    test('a mail shows what became of it, and links to this machine only', async () => {
      await openPage();
      fillTheUnit();
      parts.tellMailbox();
      await page.getByText('Set aside: unknown').waitFor();
      await page.getByText('Please act today.').click();
      const links = page.locator('.mail pre a');
      await links.first().waitFor();
      expect(await links.allTextContents()).toEqual(['http://127.0.0.1:4000/answer/abc']);
      await page.getByRole('button', { name: 'ME-261125-7K2QXM' }).click();
      expect(await page.getByLabel('Message to the bot as Dana Reyes').inputValue()).toBe('open ME-261125-7K2QXM');
    });

    test('a lost connection is said, and healed when the unit is back', async () => {
      await openPage();
      const { port } = server;
      await server.stop();
      await page.getByText('The connection to the unit is lost.').waitFor();
      parts.put('dana-reyes', 'm1', { text: 'While you were away' });
      server = await startPageServer({ port, parts, onFault: () => undefined });
      await page.getByRole('listitem').filter({ hasText: 'While you were away' }).waitFor();
      await page.getByText('The connection to the unit is lost.').waitFor({ state: 'hidden' });
    });
  });
});
