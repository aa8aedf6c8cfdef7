import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DateTime } from 'luxon';
import { createTransport } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { startLocal, type Local } from '../../local/start-local';
import { mailboxAddress } from '../../local/unit';
import { referenceIn } from '../../src/inquiry/reference';
import { describeInBrowser, launchBrowser } from '../browser';
import { aChat, type Chat } from './a-chat';
import { line, lines, told } from './lines';
import { sample } from './mails';
import { storedLog } from './stored-log';

describeInBrowser('The whole unit in a browser', (browserPath) => {
  let browser: Browser;
  let folder: string;
  let local: Local;
  let page: Page;
  let liaison: Chat;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launchBrowser(browserPath);
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    complaints = [];
    folder = mkdtempSync(path.join(tmpdir(), 'browser-story-'));
    local = await startLocal({
      port: 0,
      smtpPort: 0,
      folder,
      fresh: false,
      today: DateTime.fromISO('2026-11-24T12:00', { zone: 'America/Chicago' }),
      diagnostics: ({ event, code }) => {
        if (code !== undefined) complaints.push(`${event} ${code}`);
      },
      onFault: (fault) => complaints.push(String(fault)),
    });
    page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(10_000);
    page.on('console', (said) => complaints.push(said.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(local.page.url);
    liaison = aChat(page, 'Dana Reyes');
  });
  afterEach(async () => {
    await page.close();
    await local.stop();
    rmSync(folder, { recursive: true });
  });

  const forwardBySmtp = async (eml: string) => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: local.unit.standIns.mailbox.smtpPort,
      ignoreTLS: true,
    });
    await transport.sendMail({
      envelope: { from: 't.nguyen@member-services.example.org', to: mailboxAddress },
      raw: eml,
    });
    transport.close();
  };

  /** From the mail to the MCO: Steps 1 to 4.c, each with its card. */
  const askTheMco = async () => {
    await liaison.press('Take it');
    expect(await liaison.field('Member name (required)').inputValue()).toBe('Marisol Okafor');
    expect(await liaison.field('Medicaid ID, or “not known” (required)').inputValue()).toBe('3141592B');
    await liaison.says('From the mail: “Medicaid ID: 3141592B”.');
    await liaison.press('Next');
    await liaison.choose('Is the member enrolled in an MCO?', 'Yes');
    await liaison.choose('How was enrollment checked?', 'ELVS web');
    await liaison.press('Next');
    await liaison.fill('Why this priority?', 'She has insulin for two more days.');
    await liaison.choose('Safe to leave a message?', 'Yes');
    await liaison.press('Save as High Priority');
    await liaison.choose('Who was contacted?', 'Member');
    await liaison.select('How (required)', 'Phone');
    await liaison.select('Result', 'Reached');
    await liaison.fill('What did you learn?', 'It is as the mail says.');
    await liaison.press('Save and ask the MCO');
    await liaison.select('Department of the MCO', 'Pharmacy');
    await liaison.fill('What do we need?', 'Please decide on the authorization and call her today.');
    await liaison.press('Send request');
    await liaison.says('What did the MCO say?');
  };

  test('a mail becomes an inquiry; the MCO stays silent until end of day; the ping is answered, the issue resolved', async () => {
    await forwardBySmtp(sample('insulin-prior-authorization'));
    const ref = referenceIn(await liaison.headline(/: new inquiry, suggested High Priority\./)) ?? '';
    await page.getByText(`Opened ${ref}`).waitFor();
    await askTheMco();

    await page.getByRole('button', { name: 'To end of day' }).click();
    await liaison.headline(`${ref}: the MCO has not responded. It was due Tue Nov 24, 5:00 PM Central.`);
    await page.getByText('It is Tue Nov 24, 5:00 PM Central.').waitFor();

    await liaison.press('MCO has responded');
    await liaison.says('Who at the MCO told you?: ');
    await liaison.select('What did the MCO say?', 'Member contacted');
    await liaison.fill('Who at the MCO told you?', 'Jordan Ortiz');
    await liaison.select('How (required)', 'Phone');
    await liaison.fill('Time (today if without a day)', '16:40');
    await liaison.press('MCO has responded');

    await liaison.press('Resolved');
    await liaison.search('Resolution', 'Service provided');
    await liaison.fill('What was resolved?', 'The plan approved it, and the member knows.');
    await liaison.select('Who was told?', 'Member');
    await liaison.select('How were they told?', 'Phone');
    await liaison.choose('Has the member confirmed?', 'Yes');
    await liaison.choose('Was this an appeal or a grievance?', 'Neither');
    await liaison.press('Close inquiry');
    await liaison.press('Yes, close it');
    await liaison.headline(`${ref}: recorded. Resolved: complete.`);

    await liaison.write(`log ${ref}`);
    await liaison.headline(`${ref}: the inquiry and its log.`);
    expect(await liaison.entries()).toEqual(
      lines(`
        1         received and opened · Member Escalations
        1         acknowledgement sent to Tam Nguyen by mail · Member Escalations
        1         new inquiry sent to Dana Reyes by Teams · Member Escalations
        1         new inquiry sent to Sam Okafor by Teams · Member Escalations
        1         taken · Dana Reyes
        1.intake  intake confirmed · Dana Reyes
        2         enrolled in an MCO · Dana Reyes
        4a        High Priority: member and issue complete; harm is feared by Wed Nov 25, 5:00 PM Central · Dana Reyes
        4b        member or originator reached (phone) · Dana Reyes
        4c        MCO asked · Dana Reyes
        4d        request to the MCO sent to Jordan Ortiz by Teams · Member Escalations
        4d        heads-up before end of day sent to Dana Reyes by Teams · Member Escalations
        4d        warning before the limit sent to Jordan Ortiz by Teams · Member Escalations
        4e.1      MCO has not responded sent to Dana Reyes by Teams · Member Escalations
        4e        member contacted (phone) · Dana Reyes · entered late · recorded Tue Nov 24, 5:00 PM Central
        4e.2      resolved: complete (phone) · Dana Reyes
      `),
    );

    const log = await storedLog(local.unit.standIns.azurite, '', folder);
    expect(
      (await log.lines(ref)).map(({ step, act, actor, facts }) => line(step, act, String(facts['what'] ?? ''), actor)),
    ).toEqual(
      lines(`
        1         opened           system
        1         sent  acknowledged    system
        1         sent  claim           system
        1         sent  claim           system
        1         take             d-reyes
        1.intake  confirmWho       d-reyes
        2         enrolled         d-reyes
        4a        saveHigh         d-reyes
        4b        reached          d-reyes
        4c        sendRequest      d-reyes
        4d        sent  mcoRequest      system
        4d        sent  silentWarn      system
        4d        sent  warn            system
        4e.1      sent  silent          system
        4e        memberContacted  d-reyes
        4e.2      resolved         d-reyes
      `),
    );
    const call = (await log.lines(ref)).find(({ act }) => act === 'memberContacted');
    expect(call && told(call.happenedAt)).toBe('Tue 11-24 16:40');
    expect((await log.read(ref))?.inquiry.step).toBe('done');
    expect(complaints).toEqual([]);
  });
});
