import { asideReasons, type Draft, type Route } from '../../src/intake/draft';
import { startMailReader, type ReadingThread } from '../../src/intake/worker/mail-reader';
import { aMessage, plainKnown, thursdayMorning } from './a-message';

/** Time never passes here: what is asserted is what the reader itself makes of a mail, however busy the machine. */
const standing = { now: () => 0, sleep: () => new Promise<void>(() => undefined) };
let thread: ReadingThread;
beforeAll(() => {
  thread = startMailReader(standing);
});
afterAll(() => thread.stop());

const from = 'From: Cole Stone <cole.stone@calls.example.org>';
const readLines = (...lines: readonly string[]): Promise<Route> =>
  thread.readEml(
    { bytes: new TextEncoder().encode(lines.join('\r\n')), now: thursdayMorning.toISO() ?? '' },
    plainKnown,
  );
const read = (body: string, ...headers: readonly string[]) => readLines(from, 'Subject: Help', ...headers, '', body);
const html = (body: string) => read(body, 'Content-Type: text/html; charset=utf-8');

const member = 'Member: Jane Roe\r\nMedicaid ID: 1234567A\r\nThe ride did not come.';
const blanks = ' '.repeat(200_000);

function draftOf(route: Route): Draft {
  if (route.to !== 'open') throw new Error(`not opened: ${route.to}`);
  return route.drafts[0];
}

/** Nothing that goes on from here is longer than a card, a key or a line of the log can hold. */
function isBounded(route: Route): boolean {
  return JSON.stringify(route).length < 20_000;
}

describe('a mail that is made to hurt its reader is read safely', () => {
  test.each([
    ['200 KB of blanks before the words', `${blanks}\r\n${member}`],
    ['200 KB of blanks between the words', member.replace('\r\n', `\r\n${blanks}\r\n`)],
    ['200 KB of empty lines', `${member}${'\r\n'.repeat(100_000)}`],
    ['200 KB of tabs and no-break spaces', `${'\t\u00a0'.repeat(70_000)}\r\n${member}`],
    ['200 KB of zero-width signs', `${'\u200b'.repeat(70_000)}\r\n${member}`],
    ['a header block with blanks in it', `${member}\r\n\r\nFrom:${blanks}x\r\nSent:${blanks}\r\nSubject:${blanks}`],
  ])('%s', async (_, body) => {
    const route = await read(body, 'Content-Type: text/plain; charset=utf-8');
    expect(draftOf(route).memberId?.value).toBe('1234567A');
    expect(isBounded(route)).toBe(true);
  });

  test('200 KB of blanks in the subject', async () => {
    const route = await readLines(from, `Subject: Help${blanks}please`, '', member);
    expect(draftOf(route).memberId?.value).toBe('1234567A');
    expect(isBounded(route)).toBe(true);
  });

  test('10,000 headers', async () => {
    const route = await read(
      member,
      ...Array.from({ length: 10_000 }, (_none, n) => `X-Header-${String(n)}: ${'x'.repeat(20)}`),
    );
    expect(draftOf(route).memberId?.value).toBe('1234567A');
  });

  test('headers of more than a megabyte are set aside', async () => {
    const route = await read(
      member,
      ...Array.from({ length: 10_000 }, (_none, n) => `X-Header-${String(n)}: ${'x'.repeat(200)}`),
    );
    expect(route).toEqual({ to: 'aside', reason: 'UNREADABLE' });
  });

  test.each([
    [
      'Outlook',
      (n: number) =>
        `From: Ann ${String(n)} <ann${String(n)}@example.org>\r\nSent: Tuesday, September 15, 2026 9:00 AM\r\nTo: Bo <bo@example.org>\r\nSubject: FW: help\r\n\r\nSee below.\r\n`,
    ],
    [
      'Gmail',
      () =>
        '---------- Forwarded message ---------\r\nFrom: Ann <ann@example.org>\r\nDate: Tue, Sep 15, 2026\r\nSubject: help\r\nTo: <bo@example.org>\r\n\r\nSee below.\r\n',
    ],
    ['quoted', (n: number) => `${'>'.repeat(n)} On Tue, Sep 15, 2026 at 9:00 AM Ann <ann@example.org> wrote:\r\n`],
  ])('a thousand forwards in one another, as %s writes them', async (_, block) => {
    const route = await read(`${member}\r\n\r\n${Array.from({ length: 1_000 }, (_none, n) => block(n)).join('\r\n')}`);
    expect(draftOf(route).memberId?.value).toBe('1234567A');
    expect(isBounded(route)).toBe(true);
  });

  test('a thousand mails attached in one another', async () => {
    const mail = Array.from(
      { length: 1_000 },
      () => 'Content-Type: message/rfc822\r\n\r\nFrom: Ann <ann@example.org>\r\nSubject: x',
    ).join('\r\n');
    expect(isBounded(await readLines(from, 'Subject: Help', mail, '', member))).toBe(true);
  });

  test('parts in parts, a thousand deep, are set aside', async () => {
    const open = Array.from(
      { length: 1_000 },
      (_none, n) => `Content-Type: multipart/mixed; boundary=b${String(n)}\r\n\r\n--b${String(n)}`,
    );
    expect(await readLines(from, 'Subject: Help', ...open, '', member)).toEqual({ to: 'aside', reason: 'UNREADABLE' });
  });

  test('ten thousand parts beside one another', async () => {
    const parts = Array.from(
      { length: 10_000 },
      () => '--b\r\nContent-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\nUEsDBA==',
    );
    const first = `--b\r\nContent-Type: text/plain\r\n\r\n${member}`;
    const route = await read([first, ...parts, '--b--'].join('\r\n'), 'Content-Type: multipart/mixed; boundary=b');
    expect(draftOf(route).memberId?.value).toBe('1234567A');
    expect(isBounded(route)).toBe(true);
  });

  test('an archive with a huge promise stays closed', async () => {
    const zeros = Buffer.alloc(3_000_000).toString('base64').replace(/.{76}/g, '$&\r\n');
    const body = `--b\r\nContent-Type: text/plain\r\n\r\n${member}\r\n--b\r\nContent-Type: application/zip; name=bomb.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n${zeros}\r\n--b--`;
    const route = await read(body, 'Content-Type: multipart/mixed; boundary=b');
    expect(draftOf(route).memberId?.value).toBe('1234567A');
    expect(isBounded(route)).toBe(true);
  });

  test('more than 25 MB is set aside', async () => {
    expect(await read('x'.repeat(26 * 1024 * 1024))).toEqual({ to: 'aside', reason: 'TOO_LARGE' });
  });
});

describe('what a mail smuggles in does not go on', () => {
  test('line ends in the sender’s name begin no header', async () => {
    const name = 'Ima Stranger\r\nBcc: all@evil.example.org\r\n';
    const from = { name, address: 'ima@mail.example.org' };
    const route = await thread.read(aMessage({ from, subject: 'FW: help', text: member }), plainKnown);
    const { originatorName, originatorContact, forwardedBy } = draftOf(route);
    expect(originatorName?.value).toBe('Ima Stranger Bcc: all@evil.example.org');
    expect(JSON.stringify([originatorName, originatorContact, forwardedBy])).not.toMatch(/\\[rn]/);
  });

  test('a sender whose name breaks the header is no usable sender', async () => {
    const name = '=?utf-8?q?Cole_Stone=0D=0ABcc:_all@evil.example.org=0D=0A?=';
    const route = await readLines(`From: ${name} <ima@mail.example.org>`, 'Subject: Help', '', member);
    expect(route).toEqual({ to: 'aside', reason: 'NO_SENDER' });
  });

  test('line ends in the subject begin no header', async () => {
    const route = await readLines(from, 'Subject: =?utf-8?q?Help=0D=0ABcc:_all@evil.example.org?=', '', '');
    expect(draftOf(route).issue).not.toMatch(/[\r\n]/);
  });

  test('scripts, styles and comments of HTML are no words', async () => {
    const route = await html(
      `<style>.x{content:"style"}</style><script>alert('script')</script><!-- comment --><noscript>noscript</noscript>
       <p onclick="alert('click')">Member: Jane Roe</p><p>Medicaid ID: 1234567A</p><img src=x onerror="alert('error')">
       <a href="javascript:alert('link')">No ride</a><template>template</template>`,
    );
    const draft = draftOf(route);
    expect(draft.issue).toBe('Member: Jane Roe\nMedicaid ID: 1234567A\nNo ride');
    expect(draft.memberName?.value).toBe('Jane Roe');
  });

  test.each([
    ['divisions in divisions', `${'<div>'.repeat(50_000)}<p>No ride</p>`],
    ['tables in tables', `${'<table><tr><td>'.repeat(5_000)}<p>No ride</p>`],
    ['tags that never end', `<p>No ride</p>${'<a '.repeat(100_000)}`],
    ['a long attribute', `<p title="${'x'.repeat(500_000)}">No ride</p>`],
    ['references to signs', `<p>No ride</p>${'&amp;'.repeat(100_000)}`],
  ])('HTML of %s', async (_, body) => {
    const route = await html(body);
    expect(isBounded(route)).toBe(true);
    expect(route.to === 'open' || (route.to === 'aside' && route.reason in asideReasons)).toBe(true);
  });
});

test('after all of that the same thread reads on', async () => {
  await read(blanks);
  expect(draftOf(await read(member)).memberId?.value).toBe('1234567A');
});
