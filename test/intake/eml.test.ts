import { unfoldAttached } from '../../src/intake/mail/attached-mail';
import { messageFromEml } from '../../src/intake/mail/eml';
import { openMail, readDrafts } from '../../src/intake/read-draft';
import { known, thursdayMorning } from './a-message';

const bytes = (...lines: readonly string[]) => new TextEncoder().encode(lines.join('\r\n'));

describe('an .eml file', () => {
  test('becomes a message of the inbox', async () => {
    const message = await messageFromEml(
      bytes(
        'From: Cole Stone <cole.stone@calls.example.org>',
        'Subject: =?utf-8?q?Ni=C3=B1o?=',
        'Message-ID: <1@example.org>',
        'Received: a',
        'Received: b',
        'Content-Type: text/plain; charset=iso-8859-1',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'No hay ox=EDgeno',
      ),
      thursdayMorning,
    );
    expect(message).toMatchObject({
      id: '<1@example.org>',
      internetMessageId: '<1@example.org>',
      subject: 'Niño',
      from: { name: 'Cole Stone', address: 'cole.stone@calls.example.org' },
      body: { type: 'text' },
      kind: 'message',
      attachments: [],
    });
    expect(message.body.content.trim()).toBe('No hay oxígeno');
    expect(message.headers['received']).toBe('a\nb');
  });

  test.each(['attachment', 'inline'])('an attached mail (%s) is read as a forwarded one', async (disposition) => {
    const message = await messageFromEml(
      bytes(
        'From: Dana Reyes <dana.reyes@unit.example.org>',
        'Subject: please take this',
        'MIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'See the attached.',
        '',
        '--b',
        'Content-Type: message/rfc822',
        `Content-Disposition: ${disposition}; filename=original.eml`,
        '',
        'From: Ola Field <ola.field@ombuds.example.org>',
        'To: dana.reyes@unit.example.org',
        'Date: Wed, 16 Sep 2026 16:10:00 -0500',
        'Subject: Ride',
        'Content-Type: text/html',
        '',
        '<p>The driver never came.</p>',
        '',
        '--b--',
        '',
      ),
      thursdayMorning,
    );
    const attached = await unfoldAttached(message, thursdayMorning);
    const [draft] = readDrafts(message, known, openMail(message, attached, known));
    expect(draft).toMatchObject({
      originatorType: 'MC_OMBUDSMAN',
      forwardedBy: { name: 'Dana Reyes' },
      source: { value: 'ola.field@ombuds.example.org' },
    });
    expect(draft.issue).toContain('The driver never came.');
  });

  test('without a sender there is none', async () => {
    expect((await messageFromEml(bytes('Subject: x', '', 'y'), thursdayMorning)).from).toBeUndefined();
  });
});
