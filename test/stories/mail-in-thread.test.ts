import { reachedByPhone, takesIn, theRequest } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

const mail = (from: string, headers: readonly string[], text: string): string =>
  [`From: ${from}`, ...headers, 'Date: Tue, 24 Nov 2026 09:30:00 -0600', '', text, ''].join('\r\n');

describe('Somebody answers by mail, and names no reference', () => {
  test('to the mail that the CSR forwarded: it comes to the inquiry, and its owner hears of it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('lab-bill', 'first@mail.example.org'));
    await scene.clock.to('09:10');
    await scene.person('d-reyes').presses('Take it');
    await scene.clock.to('09:15');
    const threaded = await scene.forwardBySmtp(
      mail(
        'A Nurse <nurse@clinic.example.org>',
        ['Subject: Re: the bill', 'Message-ID: <second@clinic.example.org>', 'In-Reply-To: <first@mail.example.org>'],
        'The clinic has sent it a second time.',
      ),
    );
    const bare = await scene.forwardBySmtp(
      mail('A Nurse <nurse@clinic.example.org>', ['Subject: Re: the bill'], 'And a third time.'),
    );

    expect([threaded, bare]).toEqual([ref, ref]);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:10  1         take               d-reyes
        Tue 11-24 09:15  1.intake  mailAdded          system
        Tue 11-24 09:15  1.intake  sent mailAdded     system  to d-reyes
        Tue 11-24 09:15  1.intake  mailAdded          system
        Tue 11-24 09:15  1.intake  sent mailAdded     system  to d-reyes
      `),
    );
    expect(scene.refs()).toEqual([ref]);
  });

  test('to our request, from a program that sends no References', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    // Care management at this plan is Kari Lund, who is outside the tenant.
    await liaison.presses('Send request', { ...theRequest, department: 'careManagement' });
    const sent = scene.sentMails().at(-1);
    await scene.clock.to('09:30');
    const answered = await scene.forwardBySmtp(
      mail(
        'Kari Lund <k.lund@itc.example.org>',
        ['Subject: We have called her', `In-Reply-To: ${sent?.internetMessageId ?? ''}`],
        'The member was called at 9:20.',
      ),
    );
    const again = await scene.forwardBySmtp(
      mail('Kari Lund <k.lund@itc.example.org>', ['Subject: Re: We have called her'], 'She is well.'),
    );

    expect(sent?.to).toBe('k.lund@itc.example.org');
    expect([answered, again]).toEqual([ref, ref]);
    const recorded = await scene.recorded(ref);
    expect(recorded.filter(({ act }) => act === 'mcoWrote').map(({ words }) => words['text'])).toEqual([
      'The member was called at 9:20.',
      'She is well.',
    ]);
    // A mail moves no step: the owner is told, and says whether it counts.
    expect((await scene.inquiry(ref)).step).toBe('4d');
    expect(scene.refs()).toEqual([ref]);

    const asked = liaison.sees().at(-1);
    expect(asked?.text).toContain(`${ref}: the MCO has written by mail. Does it count as contact?`);
    expect(asked?.buttons).toEqual(['Yes, it counts', 'No, it does not count', 'Show the log']);
    await scene.clock.to('10:00');
    expect((await liaison.presses('No, it does not count')).text).toContain('The mail does not count as contact.');
    expect((await scene.inquiry(ref)).request).not.toHaveProperty('wroteAt');
    expect((await scene.log(ref)).at(-1)).toBe('Tue 11-24 10:00  4d  mailNoContact  d-reyes');
    expect((await scene.inquiry(ref)).step).toBe('4d');

    await scene.clock.to('10:30');
    await scene.forwardBySmtp(
      mail(
        'ITC member desk <desk@itc.example.org>',
        ['Subject: Re: We have called her', `In-Reply-To: ${sent?.internetMessageId ?? ''}`],
        'We called her again at 10:20, she has her insulin.',
      ),
    );
    await liaison.presses('Yes, it counts');
    const form = { reporter: 'Kari Lund', happenedTime: '10:20' };
    await liaison.presses('MCO has responded', form);
    // Saved as the owner's own entry: with the way, and the time of the contact.
    expect((await scene.recorded(ref)).findLast(({ act }) => act === 'memberContacted')).toMatchObject({
      step: '4e',
      actor: 'd-reyes',
      facts: { said: 'memberContacted', way: 'mail' },
    });
    expect((await scene.log(ref)).find((line) => line.includes('memberContacted'))).toContain('Tue 11-24 10:20');
    expect(await scene.inquiry(ref)).toMatchObject({ step: '4e.2', request: { open: true } });
    expect((await scene.inquiry(ref)).request).not.toHaveProperty('wroteAt');
  });
});
