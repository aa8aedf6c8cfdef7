import { reachedByPhone, takesIn, theRequest } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

/** What a mail server writes when it does not take a mail. */
function report(eml: string): string {
  const mark = /^X-Member-Escalations-Mark:.*$/im.exec(eml)?.[0] ?? '';
  return [
    'From: Mail Delivery System <mailer-daemon@relay.example.org>',
    'Subject: Undeliverable',
    'Message-ID: <report@relay.example.org>',
    'Date: Tue, 24 Nov 2026 09:10:00 -0600',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; relay.example.org',
    '',
    'Final-Recipient: rfc822; k.lund@itc.example.org',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    mark,
    '',
    '--b--',
    '',
  ].join('\r\n');
}

describe('The mail with the request to the MCO comes back', () => {
  test('the request goes to another contact, and the owner sees what became of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', { ...theRequest, department: 'careManagement', contact: 'k-lund' });
    await scene.clock.to('09:10');
    await scene.forwardBySmtp(report(scene.sentMails().at(-1)?.eml ?? ''));

    const told = liaison.sees().at(-1);
    expect(told?.headline).toBe(`${ref}: a mail of ours came back.`);
    expect(told?.text).toContain('The request goes to Jordan Ortiz of Iowa Total Care instead.');
    expect((await liaison.presses('Open inquiry')).text).toContain(
      'Request to Jordan Ortiz: delivered Tue Nov 24, 9:10 AM Central, not opened yet, no answer yet.\n' +
        'Mail came back from Kari Lund.',
    );
    await scene.clock.to('09:30');
    const contact = scene.person('j-ortiz');
    await contact.presses('See details and answer');
    expect((await liaison.says(`log ${ref}`)).text).toContain('opened Tue Nov 24, 9:30 AM Central, no answer yet.');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    expect((await scene.log(ref)).slice(10)).toEqual(
      lines(`
        Tue 11-24 09:00  4d    sent mcoRequest         system  to k-lund
        Tue 11-24 09:10  4d    mailBounced mcoRequest  system  to k-lund
        Tue 11-24 09:10  4d    sent mailBounced        system  to d-reyes
        Tue 11-24 09:10  4d    sent mcoRedirected      system  to j-ortiz
        Tue 11-24 09:30  4d    requestOpened           j-ortiz
        Tue 11-24 09:30  4e    memberContacted         j-ortiz
        Tue 11-24 09:30  4e.2  sent ownerAnswered      system  to d-reyes
      `),
    );
  });
});
