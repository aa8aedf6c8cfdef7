import { answerQuestion } from './answer-question';

/**
 * A mail that has something of everything. The first mail that a thread reads takes much longer than the later ones, since the
 * patterns are made ready while they are first used; that must not count against somebody's mail.
 */
const mail = [
  'From: "Roe, Jane" <jane.roe@example.org>',
  'To: escalations@unit.example.org',
  'Subject: FW: no ride',
  'Date: Thu, 17 Sep 2026 09:04:00 -0500',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Please see below. Member: Ann Poe, Medicaid ID 1234567A, DOB 1/2/1980, Polk County, call her at 515-555-0142.</p>',
  '<table><tr><td>Name</td><td>ID</td></tr><tr><td>Ann Poe</td><td>1234567A</td></tr></table>',
  '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>From:</b> Ann Poe &lt;ann@example.org&gt;<br>',
  '<b>Sent:</b> Wednesday, September 16, 2026 4:10 PM<br><b>To:</b> Jane Roe<br><b>Subject:</b> no ride</p></div>',
  '<p>Me llamo Ann Poe. My insulin runs out tomorrow and Molina will not pay. I switched from Wellpoint to Molina on 9/1.</p>',
  '<p>Thanks,<br>Ann Poe</p>',
].join('\r\n');
const known = { mailboxAddress: 'escalations@unit.example.org', closedDays: [], people: [], references: [] };
/** The patterns are made at the first time, and made fast at the second. */
const times = 2;

/** Reads that mail a few times. */
export async function warmUp(): Promise<void> {
  const bytes = new TextEncoder().encode(mail);
  const now = '2026-09-17T14:04:00.000Z';
  for (let time = 0; time < times; time += 1) await answerQuestion({ kind: 'eml', bytes, now, known });
}
