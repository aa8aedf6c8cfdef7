import { reachedByPhone, takesIn, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

const answer = (text: string): string =>
  [
    'From: Tam Nguyen <t.nguyen@member-services.example.org>',
    'Message-ID: <again@member-services.example.org>',
    'In-Reply-To: <first@mail.example.org>',
    'Subject: Re: insulin',
    'Date: Mon, 30 Nov 2026 09:00:00 -0600',
    '',
    text,
    '',
  ].join('\r\n');

describe('A matter that was closed comes back', () => {
  test('in the same thread: its last owner hears of it and reopens it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const liaison = scene.person('d-reyes');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization', 'first@mail.example.org'));
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-11-30T09:00');
    const again = await scene.forwardBySmtp(answer('The pharmacy has sent her away again.'));
    const asked = liaison.sees().at(-1);
    await liaison.presses('Reopen', { reason: 'The pharmacy refused again.' });

    expect(again).toBe(ref);
    expect(asked?.headline).toBe(`${ref}: a mail came after it was complete.`);
    expect(asked?.text).not.toContain('pharmacy');
    expect((await scene.inquiry(ref)).step).toBe('1.intake');
    expect((await scene.log(ref)).slice(-4)).toEqual(
      lines(`
        Tue 11-24 09:00  4b         resolvedWithoutMco   d-reyes
        Mon 11-30 09:00  done  mailAdded            system
        Mon 11-30 09:00  done  sent mailAfterClose  system  to d-reyes
        Mon 11-30 09:00  done  reopen               d-reyes
      `),
    );
    expect(scene.refs()).toEqual([ref]);
  });

  test('in another mail: the claim card names the closed inquiry, and one press reopens it and adds the new one', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const liaison = scene.person('d-reyes');
    const other = scene.person('s-okafor');
    const first = await scene.forwardBySmtp(sample('insulin-prior-authorization', 'first@mail.example.org'));
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Resolved without the MCO', theResolution);
    await scene.clock.to('2026-11-30T09:00');
    const second = await scene.forwardBySmtp(sample('insulin-prior-authorization', 'second@mail.example.org'));
    const claim = other.sees().at(-1);
    await other.presses('Take it');
    await scene.clock.to('2026-11-30T09:05');
    const reopened = await other.presses(`Reopen ${first}`, { reason: 'Denied again.' });

    expect(claim?.text).toContain(`May belong to ${first} (closed). Please look.`);
    expect(reopened.headline).toBe(`${first}: reopened. ${second} was added to it.`);
    expect(await scene.log(second)).toEqual(
      lines(`
        Mon 11-30 09:00  1         opened             system
        Mon 11-30 09:00  1         sent acknowledged  system  to t-nguyen
        Mon 11-30 09:00  1         sent claim         system  to d-reyes
        Mon 11-30 09:00  1         sent claim         system  to s-okafor
        Mon 11-30 09:00  1         take               s-okafor
        Mon 11-30 09:05  1.intake  appended           s-okafor
      `),
    );
    expect((await scene.log(first)).slice(-2)).toEqual(
      lines(`
        Mon 11-30 09:05  done      reopen        s-okafor
        Mon 11-30 09:00  1.intake  inquiryAdded  s-okafor  recorded Mon 11-30 09:05
      `),
    );
    expect(await scene.inquiry(first)).toMatchObject({ step: '1.intake', owner: 's-okafor' });
    expect(await scene.inquiry(second)).toMatchObject({ step: 'done', appendedTo: first });
  });
});
