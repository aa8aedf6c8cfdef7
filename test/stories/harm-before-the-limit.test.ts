import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { withUnits } from './scene';

const { aUnit } = withUnits();

/** A CSR forwards what a member has said on the phone. */
const runsOut = (words: string): string =>
  [
    'Message-ID: <test-strips@mail.example.org>',
    'Date: Wed, 09 Dec 2026 14:00:00 -0600',
    'From: "Nguyen, Tam" <t.nguyen@member-services.example.org>',
    'To: Member Escalations <member.escalations@example.org>',
    'Subject: FW: test strips',
    'Content-Type: text/plain; charset=utf-8',
    '',
    `The pharmacy cannot fill her test strips. ${words}`,
    '',
    'Member: Odile Marchetti',
    'Medicaid ID: 2718281C',
    'DOB: 02/11/1958',
    'Phone: 515-555-0177',
    'MCO: Iowa Total Care',
    '',
  ].join('\r\n');

describe('Harm is feared before the limit', () => {
  test('a mail says "she runs out Thursday noon": the owner and the Unit Lead are reminded by it, and no limit moves', async () => {
    const scene = await aUnit('2026-12-10T09:30');
    const ref = await scene.forwardBySmtp(runsOut('She runs out Thursday noon and needs them for her insulin.'));
    const liaison = scene.person('d-reyes');
    const contact = scene.person('j-ortiz');
    const claim = liaison.sees().at(-1);
    await liaison.presses('Take it');
    await liaison.presses('Next');
    const step3 = await liaison.presses('Next', { enrolled: 'yes', source: 'elvsWeb' });
    const passed = await liaison.tries('Save as High Priority', { leaveMessage: 'yes', statedTime: '09:00' });
    const saved = await liaison.presses('Save as High Priority', { leaveMessage: 'yes', statedTime: '12:00' });
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await scene.clock.to('10:00');
    const waiting = await liaison.presses('Send request', theRequest);
    const request = contact.sees().at(-1);
    await liaison.presses('More');
    const why = await liaison.presses('Why this time?');
    await scene.clock.to('12:00');
    const ofOwner = liaison.sees().at(-1);
    const ofLead = scene.person('p-holm').sees().at(-1);
    await scene.clock.to('13:10');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    await liaison.presses('Resolved', theResolution);
    const log = await liaison.says(`log ${ref}`);
    await scene.clock.to('2026-12-31T12:00');

    expect(claim?.text).toContain('A deadline seems to be stated: Thu Dec 10, 12:00 PM Central.');
    expect(step3.fields).toMatchObject({ statedDate: '2026-12-10', statedTime: '12:00' });
    expect(step3.text).toMatch(/From the mail: “[^”]*runs out Thursday noon”\.\s+Please check\./);
    expect(passed.errors).toEqual([
      'If a deadline is stated: it has passed. Leave it empty, and choose High Priority if harm is near.',
    ]);
    expect(saved.headline).toBe(
      `${ref}: recorded. Next: contact the member or the originator by Thu Dec 10, 1:30 PM Central.`,
    );
    expect(saved.text).toContain('Harm is feared by Thu Dec 10, 12:00 PM Central: act before then.');
    expect(waiting.headline).toContain('wait for the MCO to contact the member by Thu Dec 10, 5:00 PM Central');
    expect(request?.text).toContain(
      'The member may be harmed by Thu Dec 10, 12:00 PM Central: please act before then. Formally due Thu Dec 10, 5:00 PM Central.',
    );
    expect(why.text).toContain('Harm is feared by Thu Dec 10, 12:00 PM Central. What is formally due does not move.');
    for (const card of [ofOwner, ofLead])
      expect(card?.headline).toBe(
        `${ref}: harm is feared by Thu Dec 10, 12:00 PM Central. The MCO has not contacted the member.`,
      );
    expect(ofOwner?.text).toContain('Formally due Thu Dec 10, 5:00 PM Central.');
    expect(log.text).toContain('harm is feared by Thu Dec 10, 12:00 PM Central');
    expect(await scene.log(ref)).toEqual(
      lines(`
        Thu 12-10 09:30  1         opened              system
        Thu 12-10 09:30  1         sent acknowledged   system  to t-nguyen
        Thu 12-10 09:30  1         sent claim          system  to d-reyes
        Thu 12-10 09:30  1         sent claim          system  to s-okafor
        Thu 12-10 09:30  1         take                d-reyes
        Thu 12-10 09:30  1.intake  confirmWho          d-reyes
        Thu 12-10 09:30  2         enrolled            d-reyes
        Thu 12-10 09:30  4a        saveHigh            d-reyes
        Thu 12-10 09:30  4b        reached             d-reyes
        Thu 12-10 10:00  4c        sendRequest         d-reyes
        Thu 12-10 10:00  4d        sent mcoRequest     system  to j-ortiz
        Thu 12-10 11:00  4d        sent harmSoon       system  to d-reyes
        Thu 12-10 11:00  4d        sent harmSoon       system  to p-holm
        Thu 12-10 12:00  4d        sent harm           system  to d-reyes
        Thu 12-10 12:00  4d        sent harm           system  to p-holm
        Thu 12-10 13:10  4d        requestOpened       j-ortiz
        Thu 12-10 13:10  4e        memberContacted     j-ortiz
        Thu 12-10 13:10  4e.2      sent ownerAnswered  system  to d-reyes
        Thu 12-10 13:10  4e.2      resolved            d-reyes
      `),
    );
    expect((await scene.recorded(ref)).find(({ act }) => act === 'saveHigh')?.facts).toMatchObject({
      statedDate: '2026-12-10',
      statedTime: '12:00',
      harmBy: '2026-12-10T18:00:00.000Z',
    });
    expect(await scene.sends()).toEqual(
      lines(`
        Thu 12-10 09:30  2 claim: d-reyes, s-okafor
        Thu 12-10 09:30  1 acknowledged: t-nguyen by mail
        Thu 12-10 10:00  1 mcoRequest: j-ortiz
        Thu 12-10 11:00  2 harmSoon: d-reyes, p-holm
        Thu 12-10 12:00  2 harm: d-reyes, p-holm
        Thu 12-10 13:10  1 ownerAnswered: d-reyes
        Mon 12-14 08:00  2 "The week from Mon Dec 7 to Sun Dec 13.": m-ellis, o-bright
      `),
    );
  });

  test('a day alone, Escalated, and the service is down over both moments: of each duty one line comes, in one card', async () => {
    const scene = await aUnit('2026-12-09T14:00');
    const ref = await scene.forwardBySmtp(runsOut('They must be there by Saturday.'));
    await takesIn(scene.person('d-reyes'), 'Save as Escalated');
    const esr = scene.person((await scene.inquiry(ref)).owner ?? '');
    const offer = esr.sees().at(-1);
    await esr.presses('Accept');
    await esr.presses('Save and decide', reachedByPhone);
    await scene.clock.to('2026-12-10T09:00');
    await esr.presses('Send to the MCO', { reason: 'Only the plan can pay for them.' });
    await scene.clock.jumpTo('2026-12-14T08:30');
    const late = esr.sees().find(({ headline }) => headline === '2 reminders wait for you.');
    await esr.presses('IME can resolve', theResolution);
    await scene.clock.to('2026-12-31T12:00');

    expect(offer?.text).toContain('Harm is feared by Fri Dec 11, 5:00 PM Central: act before then.');
    expect(late?.text).toContain(`${ref}: harm was feared by Fri Dec 11, 5:00 PM Central`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Wed 12-09 14:00  1         opened               system
        Wed 12-09 14:00  1         sent acknowledged    system  to t-nguyen
        Wed 12-09 14:00  1         sent claim           system  to d-reyes
        Wed 12-09 14:00  1         sent claim           system  to s-okafor
        Wed 12-09 14:00  1         take                 d-reyes
        Wed 12-09 14:00  1.intake  confirmWho           d-reyes
        Wed 12-09 14:00  2         enrolled             d-reyes
        Wed 12-09 14:00  5a        saveEscalated        d-reyes
        Wed 12-09 14:00  5b.offer  sent offer           system  to a-ruiz
        Wed 12-09 14:00  5b.offer  accept               a-ruiz
        Wed 12-09 14:00  5b        reached              a-ruiz
        Thu 12-10 09:00  5c        sendToMco            a-ruiz
        Mon 12-14 08:30  5c.2      superseded nudge     system  due Thu 12-10 14:00
        Mon 12-14 08:30  5c.2      superseded harmSoon  system  due Fri 12-11 16:00
        Mon 12-14 08:30  5c.2      superseded harmSoon  system  due Fri 12-11 16:00
        Mon 12-14 08:30  5c.2      sent harm            system  to p-holm  due Fri 12-11 17:00
        Mon 12-14 08:30  5c.2      sent limit           system  to a-ruiz  due Thu 12-10 17:00
        Mon 12-14 08:30  5c.2      sent harm            system  to a-ruiz  due Fri 12-11 17:00
        Mon 12-14 08:30  5c.1      imeResolves          a-ruiz
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Wed 12-09 14:00  2 claim: d-reyes, s-okafor
        Wed 12-09 14:00  1 offer: a-ruiz
        Wed 12-09 14:00  1 acknowledged: t-nguyen by mail
        Thu 12-10 08:00  1 "Your day: 1 due today.": a-ruiz
        Mon 12-14 08:30  2 "The week from Mon Dec 7 to Sun Dec 13.": m-ellis, o-bright
        Mon 12-14 08:30  2 harm: a-ruiz, p-holm
        Mon 12-14 08:30  1 limit: a-ruiz
      `),
    );
  });
});
