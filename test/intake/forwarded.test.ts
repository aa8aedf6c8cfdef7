import { readDrafts } from '../../src/intake/read-draft';
import { aMessage, known } from './a-message';

const readDraft = (...args: Parameters<typeof readDrafts>) => readDrafts(...args)[0];
const inner = 'Mia Park <mia.park@example.org>';
const escaped = 'Mia Park &lt;mia.park@example.org&gt;';
const outlookLines = `<b>From:</b> ${escaped}<br><b>Sent:</b> Wednesday, September 16, 2026 4:10 PM<br><b>To:</b> Dana Reyes<br><b>Subject:</b> Wheelchair`;

const forwards: Record<string, Parameters<typeof aMessage>[0]> = {
  'Outlook desktop': {
    subject: 'FW: Wheelchair',
    html: `<html><head><style>p{margin:0}</style></head><body><div class="WordSection1"><p class="MsoNormal">Please see below.<o:p></o:p></p><p class="MsoNormal"><o:p>&nbsp;</o:p></p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0in 0in 0in"><p class="MsoNormal">${outlookLines}<o:p></o:p></p></div></div><p class="MsoNormal"><o:p>&nbsp;</o:p></p><p class="MsoNormal">The wheelchair broke.</p></div></body></html>`,
  },
  'Outlook on the web': {
    subject: 'Fw: Wheelchair',
    html: `<div>Please see below.</div><hr style="width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri">${outlookLines}</font><div>&nbsp;</div></div><div>The wheelchair broke.</div>`,
  },
  'Outlook mobile': {
    subject: 'Fwd: Wheelchair',
    html: `<div dir="ltr">Please see below.</div><div class="ms-outlook-mobile-reference-message skipProofing"><hr><div id="divRplyFwdMsg">${outlookLines}</div></div><div>The wheelchair broke.</div>`,
  },
  Gmail: {
    subject: 'Fwd: Wheelchair',
    html: `<div dir="ltr">Please see below.<br><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">---------- Forwarded message ---------<br>From: <strong class="gmail_sendername">Mia Park</strong> <span>&lt;<a href="mailto:mia.park@example.org">mia.park@example.org</a>&gt;</span><br>Date: Wed, Sep 16, 2026 at 4:10 PM<br>Subject: Wheelchair<br>To: &lt;dana.reyes@unit.example.org&gt;<br></div><br><br>The wheelchair broke.</div></div>`,
  },
  'Apple Mail': {
    subject: 'Fwd: Wheelchair',
    html: `<div>Please see below.</div><br><blockquote type="cite"><div>Begin forwarded message:</div><br><div><b>From: </b>${escaped}</div><div><b>Subject: </b><b>Wheelchair</b></div><div><b>Date: </b>September 16, 2026 at 4:10:00 PM CDT</div><div><b>To: </b>dana.reyes@unit.example.org</div><br><div>The wheelchair broke.</div></blockquote>`,
  },
  'plain text': {
    subject: 'FW: Wheelchair',
    text: `Please see below.\r\n\r\n-----Original Message-----\r\nFrom: Mia Park <mia.park@example.org<mailto:mia.park@example.org>>\r\nSent: Wednesday, September 16, 2026 4:10 PM\r\nTo: Dana Reyes; Somebody With A Long Name\r\n <long@example.org>\r\nSubject: Wheelchair\r\n\r\nThe wheelchair broke.`,
  },
  'plain text in Spanish': {
    subject: 'RV: Wheelchair',
    text: `Please see below.\n\n________________________________\nDe: ${inner}\nEnviado: miércoles, 16 de septiembre de 2026 16:10\nPara: Dana Reyes\nAsunto: Wheelchair\n\nThe wheelchair broke.`,
  },
  'German Outlook, left to the parser of other clients': {
    subject: 'WG: Wheelchair',
    text: `Please see below.\n\n________________________________\nVon: ${inner}\nGesendet: Mittwoch, 16. September 2026 16:10\nAn: Dana Reyes <dana.reyes@unit.example.org>\nBetreff: Wheelchair\n\nThe wheelchair broke.`,
  },
};

describe('a liaison forwards an outsider’s mail', () => {
  const from = { name: 'Dana Reyes', address: 'dana.reyes@unit.example.org' };

  test.each(Object.entries(forwards))('from %s', (_client, parts) => {
    expect(readDraft(aMessage({ from, ...parts }), known)).toMatchObject({
      originatorType: 'OTHER',
      originatorName: { value: 'Mia Park', check: true },
      originatorContact: { value: 'mia.park@example.org', check: true },
      forwardedBy: from,
      issue: 'Please see below.\n\nThe wheelchair broke.',
      category: { value: 'DME' },
    });
  });

  test('a subject "Fwd:" with no mail below is no forward', () => {
    const draft = readDraft(aMessage({ from, subject: 'Fwd: something', text: 'The wheelchair broke.' }), known);
    expect(draft.forwardedBy).toBeUndefined();
    expect(draft.originatorContact?.value).toBe(from.address);
  });

  test('form lines "From: ... To: ..." are no header block', () => {
    const text = 'Ride wanted\nFrom: 12 Oak St\nTo: the clinic\nDate: Friday\nThanks for the help';
    expect(readDraft(aMessage({ from, subject: 'FW: ride', text }), known).issue).toContain('12 Oak St');
  });
});

describe('who the originator is', () => {
  const block = (from: string, text: string) =>
    `\n\n-----Original Message-----\nFrom: ${from}\nSent: Wednesday, September 16, 2026 4:10 PM\nTo: somebody\nSubject: Wheelchair\n\n${text}`;
  const ombudsman = 'Ola Field <ola.field@ombuds.example.org>';
  const liaison = { name: 'Dana Reyes', address: 'dana.reyes@unit.example.org' };
  const read = (parts: Parameters<typeof aMessage>[0]) =>
    readDraft(aMessage({ subject: 'FW: Wheelchair', ...parts }), known);

  test('a member wrote to a CSR who forwards: the CSR', () => {
    const draft = read({ text: `See below.${block(inner, 'It broke.')}` });
    expect(draft).toMatchObject({
      originatorType: 'CSR',
      originatorName: { value: 'Cole Stone', check: false },
      forwardedBy: { name: 'Cole Stone' },
      source: { value: 'mia.park@example.org' },
    });
  });

  test('the Ombudsman wrote to a liaison who forwards: the Ombudsman', () => {
    expect(read({ from: liaison, text: `See below.${block(ombudsman, 'It broke.')}` })).toMatchObject({
      originatorType: 'MC_OMBUDSMAN',
      originatorName: { value: 'Ola Field', check: true },
      originatorContact: { value: 'ola.field@ombuds.example.org' },
      forwardedBy: liaison,
    });
  });

  test('a member wrote to the Ombudsman, who wrote to a liaison, who forwards: the Ombudsman', () => {
    const draft = read({ from: liaison, text: `See below.${block(ombudsman, `Please.${block(inner, 'It broke.')}`)}` });
    expect(draft).toMatchObject({ originatorType: 'MC_OMBUDSMAN', forwardedBy: liaison });
    expect(draft.issue).toBe('See below.\n\nPlease.\n\nIt broke.');
  });

  test('an answer only quotes: its sender', () => {
    const draft = read({ subject: 'RE: Wheelchair', text: `It broke again.${block(ombudsman, 'Please.')}` });
    expect(draft).toMatchObject({
      originatorType: 'CSR',
      originatorContact: { value: 'cole.stone@calls.example.org' },
    });
    expect(draft.forwardedBy).toBeUndefined();
  });

  test('"on behalf of": the one who wrote', () => {
    const list = `Desk <desk-list@example.org> on behalf of ${ombudsman}`;
    expect(read({ from: liaison, text: `Hi${block(list, 'It broke.')}` }).originatorType).toBe('MC_OMBUDSMAN');
  });

  test.each([
    ['by domain', 'pat@legis.iowa.gov', 'It broke.', 'LEGISLATIVE_LIAISON'],
    ['by a subdomain', 'pat@x.legis.iowa.gov', 'It broke.', 'LEGISLATIVE_LIAISON'],
    ['not by a look-alike', 'pat@notlegis-iowa.gov.example.org', 'It broke.', 'OTHER'],
    ['by signature', 'pat@example.org', 'It broke.\n\nThanks,\nPat Moss\nManaged Care Ombudsman', 'MC_OMBUDSMAN'],
    [
      'signature before a wide domain',
      'pat@hhs.iowa.gov',
      'It broke.\n\nThanks,\nPat Moss\nCustomer Service Representative',
      'CSR',
    ],
    ['by a wide domain', 'pat@some.iowa.gov', 'It broke.', 'OTHER_STATE_AGENCY'],
    ['not by words of the issue', 'pat@example.org', 'The managed care ombudsman told me to write.', 'OTHER'],
  ])('an unknown sender %s', (_how, address, text, type) => {
    const draft = read({ subject: 'Wheelchair', from: { name: 'Pat Moss', address }, text });
    expect(draft).toMatchObject({ originatorType: type, originatorName: { value: 'Pat Moss', check: true } });
  });
});
