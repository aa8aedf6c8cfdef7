import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { renderCard } from '../../cards/render-card';
import type { CardJson } from '../../src/reminders/teams';
import type { CardKind } from '../../src/views/card-view';
import { describeInBrowser, launchBrowser } from '../browser';
import * as views from './views';

const script = require.resolve('adaptivecards/dist/adaptivecards.min.js');
const style = require.resolve('adaptivecards/dist/adaptivecards.css');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** What Teams does too: buttons go to the next line, and long words break. */
const asInTeams =
  '.ac-actionSet { flex-wrap: wrap } .ac-pushButton { white-space: normal } .ac-richTextBlock { overflow-wrap: anywhere }';

/** Runs in the page: draws the card, and keeps what the parser complained about and what was pressed. */
const draw = `(card) => {
  const { AdaptiveCard, HostConfig, SerializationContext } = AdaptiveCards;
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig({ textBlock: { headingLevel: 2 }, actions: { maxActions: 6, actionAlignment: 'left' } });
  drawn.onExecuteAction = (action) => { window.pressed = { verb: action.verb, data: action.data }; };
  const context = new SerializationContext();
  drawn.parse(card, context);
  document.querySelector('main').replaceChildren(drawn.render());
  return Array.from({ length: context.eventCount }, (_, n) => context.getEventAt(n).message);
}`;

describeInBrowser('Microsoft’s renderer', (browserPath) => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser(browserPath);
    page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await page.setContent('<!doctype html><html lang="en"><title>Card</title><main></main></html>');
    await page.addStyleTag({ path: style });
    await page.addStyleTag({ content: asInTeams });
    await page.addScriptTag({ path: script });
    await page.evaluate(axe);
  });
  afterAll(() => browser.close());

  const show = (card: CardJson): Promise<unknown> => page.evaluate(`(${draw})(${JSON.stringify(card)})`);
  const pressed = (): Promise<unknown> => page.evaluate('window.pressed');
  beforeEach(() => page.evaluate('delete window.pressed'));

  test.each<CardKind>(['claim', 'step', 'note', 'list', 'inquiry'])(
    '%s is drawn without complaint, 320 pixels wide',
    async (kind) => {
      for (const view of [views.typical[kind], views.worst(kind)]) {
        expect(await show(renderCard(view, 'personal'))).toEqual([]);
        expect(await page.getByRole('heading').first().textContent()).toBe(view.headline);
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
      }
    },
  );

  test.each<CardKind>(['claim', 'step', 'note', 'list', 'inquiry'])(
    '%s has no name, label or role missing',
    async (kind) => {
      await show(renderCard(views.typical[kind], 'personal'));
      const rules = [
        'label',
        'select-name',
        'button-name',
        'aria-valid-attr-value',
        'aria-required-attr',
        'duplicate-id-aria',
      ];
      const found = await page.evaluate(
        `axe.run('main', { runOnly: ${JSON.stringify(rules)} }).then((r) => r.violations.map((v) => v.id))`,
      );
      expect(found).toEqual([]);
    },
  );

  test('foreign text is drawn as text', async () => {
    await show(
      renderCard({ ...views.note, facts: [{ label: 'Issue', value: views.hostile, sensitive: true }] }, 'personal'),
    );
    expect(await page.getByText('**[Quill Ashby](https://example.org)** ${headline}').count()).toBe(1);
    expect(await page.locator('main').getByRole('link').count()).toBe(0);
    expect(await page.locator('main b').count()).toBe(0);
  });

  test('a required field that is empty stops the press and says what to do', async () => {
    await show(renderCard(views.step, 'personal'));
    await page.getByLabel('Member name').fill('');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await page.getByText('Member name: please fill this in.').isVisible()).toBe(true);
    expect(await pressed()).toBeUndefined();
  });

  test('a button that needs no inputs passes without them', async () => {
    await show(renderCard(views.step, 'personal'));
    await page.getByLabel('Member name').fill('');
    await page.getByRole('button', { name: 'Put back' }).click();
    expect(await pressed()).toEqual({
      verb: 'put-back',
      data: { reference: views.reference, row: '4b', turn: 3, nonce: 'q7R2' },
    });
  });

  test('a button that asks once more sends what was filled in above it', async () => {
    const fields = views.close.fields.filter(({ kind }) => kind !== 'choice');
    await show(renderCard({ ...views.close, fields }, 'personal'));
    await page.getByLabel('What was resolved?').fill('A new ventilator came.');
    await page.getByRole('button', { name: 'Close inquiry' }).click();
    expect(await pressed()).toBeUndefined();
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    expect(await pressed()).toMatchObject({
      verb: 'close-inquiry',
      data: {
        reference: views.reference,
        resolutionText: 'A new ventilator came.',
        happenedDate: '2026-09-17',
        happenedTime: '11:05',
      },
    });
  });

  test('a day and its time stand side by side, each wide enough to read', async () => {
    await show(renderCard(views.step, 'personal'));
    const [day, time] = await Promise.all(
      ['When did it happen? Day', 'When did it happen? Time'].map((name) => page.getByLabel(name).boundingBox()),
    );
    expect(day?.y).toBe(time?.y);
    expect(Math.min(day?.width ?? 0, time?.width ?? 0)).toBeGreaterThan(120);
  });
});
