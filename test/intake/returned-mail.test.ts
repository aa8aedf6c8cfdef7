import { returnedMail } from '../../src/intake/returned-mail';
import { aMessage } from './a-message';

const report = (...lines: readonly string[]): string =>
  [
    'From: Mail Delivery System <mailer-daemon@relay.example.org>',
    'Message-ID: <report@relay.example.org>',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    'This is the mail system.',
    '',
    ...lines,
  ].join('\r\n');

describe('a report that a mail came back', () => {
  test('names the mail by its mark, its message id and the reference in its subject', () => {
    const source = report(
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 no such',
      ' mailbox here',
      '',
      'Message-ID: <ours@unit.example.org>',
      'Subject: Member inquiry ME-260917-7K2QXM - please',
      'X-Member-Escalations-Mark: 0123abcd',
    );
    expect(returnedMail(aMessage(), source)).toEqual({
      marks: ['0123abcd'],
      messageIds: ['report@relay.example.org', 'ours@unit.example.org'],
      references: ['ME-260917-7K2QXM'],
      isOnTheWay: false,
      says: 'smtp; 550 5.1.1 no such mailbox here',
    });
  });

  test.each([
    ['the header Original-Message-ID', {}, 'Original-Message-ID: <ours@unit.example.org>'],
    ['In-Reply-To', { 'in-reply-to': '<ours@unit.example.org>' }, ''],
    ['References', { references: '<x@y.example.org> <ours@unit.example.org>' }, ''],
  ])('names it by %s', (_, headers, line) => {
    expect(returnedMail(aMessage({ headers }), report(line)).messageIds).toContain('ours@unit.example.org');
  });

  test.each([
    ['delayed', true],
    ['delivered', true],
    ['relayed', true],
    ['expanded', true],
    ['failed', false],
    ['FAILED', false],
  ])('that says %s: it is on its way: %s', (action, isOnTheWay) => {
    expect(returnedMail(aMessage(), report(`Action: ${action}`)).isOnTheWay).toBe(isOnTheWay);
  });

  test('without its source it has what stands in its own headers', () => {
    expect(returnedMail(aMessage({ subject: 'Undeliverable: me-260917-7k2qxm' }), '')).toEqual({
      marks: [],
      messageIds: [],
      references: ['ME-260917-7K2QXM'],
      isOnTheWay: false,
    });
  });

  test('of a thousand ids it takes the first twenty', () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => `Message-ID: <${String(n)}@x.example.org>`);
    expect(returnedMail(aMessage(), report(...ids)).messageIds).toHaveLength(20);
  });
});
