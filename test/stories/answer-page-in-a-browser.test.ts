import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describeInBrowser, launchBrowser } from '../browser';
import type { PageVisitor } from './a-page-visitor';
import { reachedByPhone, takesIn } from './intake';
import { sample } from './mails';
import { withUnits } from './scene';

const contact = 'f.amado@plan-desk.example.org';
const toPharmacy = { department: 'pharmacy', contact: 'f-amado', need: 'Please name another supplier today.' };
const wide: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true };

describeInBrowser('The answer page in a browser', (browserPath) => {
  const { aUnit } = withUnits();
  let browser: Browser;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser(browserPath);
  });
  afterAll(() => browser.close());
  beforeEach(() => {
    complaints = [];
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });

  /** A contact of the MCO is asked, and has the link in their mail. */
  const asked = async (): Promise<{ readonly visitor: PageVisitor; readonly link: string }> => {
    const scene = await aUnit('2026-11-24T09:00');
    await scene.forwardBySmtp(sample('oxygen-supplier'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', toPharmacy);
    const visitor = scene.visitor(contact);
    const link = /https?:\/\/\S+\/answer\/[\w-]+/.exec(visitor.mails()[0]?.text ?? '')?.[0];
    if (link === undefined) throw new Error('The mail has no link.');
    return { visitor, link };
  };
  const open = async (link: string, options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.on('console', (said) => complaints.push(said.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(new URL(link).origin)) complaints.push(`asked for ${request.url()}`);
    });
    await page.goto(link);
    return page;
  };
  /** The page has said that the mail is on its way. */
  const codeFrom = (visitor: PageVisitor): string => {
    const code = /: (\d{6})\b/.exec(visitor.mails().at(-1)?.text ?? '')?.[1];
    if (code === undefined) throw new Error('The newest mail has no code.');
    return code;
  };
  /** Everything that axe finds, and whether the page scrolls sideways. */
  const faultsOf = async (page: Page): Promise<readonly string[]> => {
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
    const isTooWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    return [...violations.map(({ id }) => id), ...(isTooWide ? ['scrolls sideways'] : [])];
  };

  test.each([
    ['wide', wide],
    ['on a phone, dark', { ...phone, colorScheme: 'dark' as const }],
    ['in forced colours', { ...wide, forcedColors: 'active' as const }],
  ])(
    '%s: the request, a wrong code, the details, a missing answer and the thanks have no fault',
    async (_name, options) => {
      const { visitor, link } = await asked();
      const page = await open(link, options);
      expect(await faultsOf(page)).toEqual([]);
      await page.getByRole('button', { name: 'Email me a code' }).click();
      await page.getByText('A code is on its way').waitFor();
      const code = codeFrom(visitor);
      await page.getByLabel('Code from the email').fill(code === '000000' ? '111111' : '000000');
      await page.keyboard.press('Enter');
      await page.getByText('This code is not right').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('Code from the email').fill(code);
      await page.getByRole('button', { name: 'Show details' }).click();
      await page.getByText(toPharmacy.need).waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel(/Your name/).fill('Fay Amado');
      await page.getByRole('button', { name: 'Send answer' }).click();
      await page.getByRole('alert').waitFor();
      expect(await page.getByLabel(/Your name/).inputValue()).toBe('Fay Amado');
      expect(await faultsOf(page)).toEqual([]);
      await page.getByLabel('Member contacted').check();
      await page.getByRole('button', { name: 'Send answer' }).click();
      await page.getByText('Recorded. Thank you.').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      await page.goto(link);
      await page.getByText('this link was used').waitFor();
      expect(await faultsOf(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );

  test('with the keyboard alone, without scripts, in Spanish', async () => {
    const { visitor, link } = await asked();
    const page = await open(link, { ...phone, javaScriptEnabled: false });
    const tabTo = async (wanted: string): Promise<void> => {
      for (let presses = 0; presses < 40; presses += 1) {
        await page.keyboard.press('Tab');
        const shown = await page.evaluate<string>(
          "(({ textContent, id, value }) => [textContent, id, value].join(' '))(document.activeElement)",
        );
        const isNothing = await page.evaluate<boolean>('document.activeElement === document.body');
        if (!isNothing && shown.includes(wanted)) return;
      }
      throw new Error(`Nothing is called ${wanted}.`);
    };
    await tabTo('Español');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Enviar respuesta' }).first().waitFor();
    await tabTo('Envíenme un código');
    await page.keyboard.press('Enter');
    await page.getByText('Un código va en').waitFor();
    const code = codeFrom(visitor);
    await tabTo('code');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByText(toPharmacy.need).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('es');
    await tabTo('memberContacted');
    await page.keyboard.press('Space');
    await tabTo('reporter');
    await page.keyboard.type('Fay Amado');
    await tabTo('Enviar respuesta');
    await page.keyboard.press('Enter');
    await page.getByText('Registrado').waitFor();
  });
});
