import { referencesIn } from '../../src/intake/references';
import { route } from '../../src/intake/route';
import { aMessage, known } from './a-message';

const routed = (parts: Parameters<typeof aMessage>[0]) => route(aMessage(parts), known);
const ownAddress = { name: 'Member Escalations', address: 'Escalations@unit.example.org' };
const agency = { name: 'Agency Desk', address: 'desk@agency.example.org' };
const attached = (name: string, contentType: string) => [{ name, contentType, size: 10 }];

describe('where a mail goes', () => {
  test('a mail of a person opens an inquiry with what was read', () => {
    expect(routed({ text: 'Member: Jane Roe\nNo ride.' })).toMatchObject({
      to: 'open',
      drafts: [{ memberName: { value: 'Jane Roe' } }],
    });
  });

  test.each([
    ['auto-submitted', 'auto-replied'],
    ['auto-submitted', 'auto-generated; owner=x'],
    ['x-auto-response-suppress', 'All'],
    ['precedence', 'Bulk'],
    ['precedence', 'auto_reply'],
    ['return-path', '<>'],
    ['content-type', 'multipart/report; report-type=disposition-notification; boundary=x'],
    ['x-ms-exchange-generated-message-source', 'Mailbox Rules Agent'],
    ['auto-submitted', 'no\nauto-replied'],
  ])('%s: %s is automatic', (header, value) => {
    expect(routed({ headers: { [header]: value } })).toEqual({ to: 'automatic', header });
  });

  test.each([
    ['auto-submitted', 'no'],
    ['x-auto-response-suppress', 'None'],
    ['precedence', 'normal'],
    ['return-path', '<cole.stone@calls.example.org>'],
    ['content-type', 'multipart/alternative; boundary=report'],
  ])('%s: %s is not automatic', (header, value) => {
    expect(routed({ headers: { [header]: value } }).to).toBe('open');
  });

  test('the automatic mail of another agency’s system is opened, a bounce without a sender is automatic', () => {
    const headers = { 'auto-submitted': 'auto-generated', 'return-path': '<>' };
    expect(routed({ from: agency, headers }).to).toBe('open');
    expect(routed({ from: { name: '', address: '' }, headers }).to).toBe('automatic');
  });

  test('our own mail is known by its sender, in any case of letters, even with a reference', () => {
    const headers = { 'x-member-escalations-mark': 'm-1', 'auto-submitted': 'auto-generated' };
    expect(routed({ from: ownAddress, headers, subject: 'ME-260901-7K2QXM' })).toEqual({ to: 'own' });
    expect(routed({ from: ownAddress })).toEqual({ to: 'own' });
  });

  test('our mark on a stranger’s mail proves nothing', () => {
    expect(routed({ headers: { 'x-member-escalations-mark': 'm-1' } }).to).toBe('open');
  });

  test.each([
    ['an S/MIME envelope', { headers: { 'content-type': 'application/pkcs7-mime; smime-type=enveloped-data' } }],
    ['an S/MIME attachment', { attachments: attached('smime.p7m', 'application/octet-stream') }],
    ['a rights-protected mail', { attachments: attached('message.rpmsg', 'application/octet-stream') }],
    ['PGP/MIME', { headers: { 'content-type': 'multipart/encrypted; protocol="application/pgp-encrypted"' } }],
    ['PGP in the text', { text: 'Hi\n-----BEGIN PGP MESSAGE-----\nabc' }],
  ])('%s is set aside as encrypted', (_what, parts) => {
    expect(routed(parts)).toEqual({ to: 'aside', reason: 'ENCRYPTED' });
  });

  test('a clear-signed mail is opened', () => {
    expect(routed({ attachments: attached('smime.p7s', 'application/pkcs7-signature') }).to).toBe('open');
  });

  test.each(['', 'nobody', 'two words@example.org', 'a@b@example.org'])('the sender "%s" cannot be used', (address) => {
    expect(routed({ from: { name: 'X', address } })).toEqual({ to: 'aside', reason: 'NO_SENDER' });
  });

  test('over 25 MB is set aside, whatever else it is; 25 MB is read', () => {
    expect(routed({ size: 25 * 1024 * 1024 + 1, from: ownAddress })).toEqual({ to: 'aside', reason: 'TOO_LARGE' });
    expect(routed({ size: 25 * 1024 * 1024 }).to).toBe('open');
  });
});

describe('a mail about an inquiry we have', () => {
  test('a reference in the subject appends what stands above the quote', () => {
    const text =
      'Hello,\n\nWe called her.\n\nThanks,\nJo\n\nOn Tue, Sep 1, 2026 at 9:00 AM Unit <escalations@unit.example.org>\nwrote:\n> Please act.';
    expect(routed({ subject: 'RE: Member inquiry me-260901-7k2qxm - please act today.', text })).toMatchObject({
      to: 'append',
      ref: 'ME-260901-7K2QXM',
      text: 'We called her.',
      fromAddress: 'cole.stone@calls.example.org',
      reopens: false,
    });
  });

  test('an Outlook answer is cut at its header block', () => {
    const html =
      '<div><p>Member contacted.</p></div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Unit &lt;escalations@unit.example.org&gt;<br><b>Sent:</b> Tuesday<br><b>To:</b> Jo<br><b>Subject:</b> Member inquiry</p></div><p>Please act.</p>';
    expect(routed({ subject: 'RE: ME-260901-7K2QXM', html })).toMatchObject({
      to: 'append',
      text: 'Member contacted.',
    });
  });

  test('a reference in References appends too', () => {
    expect(routed({ headers: { references: '<a@x>\n <ME-260901-7K2QXM.1@unit.example.org>' } }).to).toBe('append');
  });

  test('an unknown reference opens; an automatic answer with a reference stays automatic', () => {
    expect(routed({ subject: 'ME-260901-AAAAAA' }).to).toBe('open');
    const headers = { 'auto-submitted': 'auto-replied' };
    expect(routed({ subject: 'Automatic reply: ME-260901-7K2QXM', headers }).to).toBe('automatic');
  });

  test('references are found once each, and not inside longer words', () => {
    const message = aMessage({
      subject: 'ME-260901-7K2QXM me-260901-7k2qxm XME-260901-7K2QXM ME-260901-7K2QXMA ME-260901-7K2QXI',
    });
    expect(referencesIn(message)).toEqual(['ME-260901-7K2QXM']);
  });
});
