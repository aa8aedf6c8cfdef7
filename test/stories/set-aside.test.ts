import { referenceIn } from '../../src/inquiry/reference';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

/** A mail that names no sender: the envelope is all there is. */
const withoutSender = (messageId: string, text: string): string =>
  [
    `Message-ID: <${messageId}@mail.example.org>`,
    'Date: Tue, 24 Nov 2026 09:00:00 -0600',
    'Subject: Wendell Marchetti needs his inhaler',
    '',
    text,
    '',
  ].join('\r\n');

describe('A mail that cannot be read', () => {
  test('the Unit Lead sees it within minutes and opens it as an inquiry with its original time', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    const none = await scene.dropMail(sample('encrypted'));
    const next = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.clock.to('10:00');
    const list = await lead.says('aside');
    const shown = await lead.presses('Look at no. 1');
    const card = lead.cardWith('Open as inquiry');
    const opened = await lead.presses('Open as inquiry');
    const ref = referenceIn(opened.headline) ?? '';
    const again = await lead.tries('Open as inquiry', {}, card);

    expect(none).toBe('');
    expect(next).toMatch(/^ME-/);
    expect(list.text.split('\n')).toEqual([
      'Mail set aside: 1.',
      '1. Received Tue Nov 24, 9:00 AM Central, from policy.example.org',
      'It is encrypted or signed in a way that cannot be read here.',
    ]);
    expect(shown.text).toContain('Its words cannot be shown here: please read it in the Member Escalations mailbox.');
    expect(again.headline).toBe(`Already done: ${ref}.`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system  recorded Tue 11-24 10:00
        Tue 11-24 10:00  1  sent acknowledged  system  to a-petrov
        Tue 11-24 10:00  1  sent claim         system  to d-reyes
        Tue 11-24 10:00  1  sent claim         system  to s-okafor
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  1 "A mail was set aside. Please look at it.": p-holm
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 09:30  1 "A mail that was set aside still waits for you.": p-holm
        Tue 11-24 09:30  2 limit: d-reyes, s-okafor
        Tue 11-24 10:00  1 limit: p-holm
        Tue 11-24 10:00  2 claim: d-reyes, s-okafor
        Tue 11-24 10:00  1 acknowledged: a-petrov by mail
      `),
    );
    expect(scene.mailbox()).toEqual(
      lines(`
        a.petrov@policy.example.org: Opened ${ref}
        t.nguyen@member-services.example.org: Opened ME-261124-MS1XN6
      `),
    );
  });

  test('nobody deals with it: the Unit Lead hears at each opening, the Account Manager after a business day', async () => {
    const scene = await aUnit('2026-11-24T16:50');
    await scene.dropMail(sample('encrypted'));
    await scene.clock.to('2026-11-30T08:00');

    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 16:50  1 "A mail was set aside. Please look at it.": p-holm
        Wed 11-25 08:20  1 "A mail that was set aside still waits for you.": p-holm
        Wed 11-25 08:20  1 "Your day: 1 set aside.": p-holm
        Wed 11-25 16:50  1 "A mail that was set aside has waited for 1 business day.": o-bright
        Mon 11-30 08:00  1 "A mail that was set aside still waits for you.": p-holm
        Mon 11-30 08:00  1 "Your day: 1 set aside.": p-holm
      `),
    );
    expect(scene.mailbox()).toEqual(['a.petrov@policy.example.org: Set aside (inbox)']);
  });
});

describe('A mail that was set aside although it can be read', () => {
  test('opens with what the reader makes of it, and its original time', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    await scene.dropMail(withoutSender('a', 'Medicaid ID: 1234567A\r\nHis inhaler was denied.'));
    const pushed = lead.sees().at(-1)?.text ?? '';
    const shown = await lead.presses('Look at it');
    await scene.clock.to('09:10');
    const [opened] = await lead.doubleClicks('Open as inquiry');
    const ref = referenceIn(opened?.headline ?? '') ?? '';

    expect(pushed).not.toMatch(/Marchetti|inhaler|1234567/);
    expect(shown.text).toContain('His inhaler was denied.');
    expect((await scene.inquiry(ref)).sensitive).toMatchObject({ memberId: '1234567A' });
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened      system  recorded Tue 11-24 09:10
        Tue 11-24 09:10  1  sent claim  system  to d-reyes
        Tue 11-24 09:10  1  sent claim  system  to s-okafor
      `),
    );
    expect(scene.refs()).toEqual([ref]);
  });

  test('is added to an inquiry, or is none; both are recorded, and nobody is reminded of it again', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    const ref = await scene.forwardBySmtp(sample('lab-bill'));
    await scene.dropMail(withoutSender('a', 'The bill came again.'));
    await scene.clock.to('09:05');
    await scene.dropMail(withoutSender('b', 'Buy our pens.'));
    await scene.person('d-reyes').presses('Take it');

    await lead.says('aside');
    await lead.presses('Look at no. 1');
    const wrong = await lead.tries('Add to an inquiry', { reference: 'ME-261124-ZZZZZZ' });
    await lead.says('aside');
    await lead.presses('Look at no. 1');
    const added = await lead.presses('Add to an inquiry', { reference: ref.toLowerCase() });
    await lead.says('aside');
    await lead.presses('Look at no. 1');
    const unsaid = await lead.tries('Not an inquiry', { dismissal: 'OTHER' });
    await lead.says('aside');
    await lead.presses('Look at no. 1');
    const dismissed = await lead.presses('Not an inquiry', { dismissal: 'OTHER', note: 'They sell pens.' });
    const left = await lead.says('aside');

    expect(wrong.errors.join(' ')).toContain('there is no inquiry ME-261124-ZZZZZZ');
    expect(added.headline).toBe(`${ref}: the mail was added.`);
    expect(unsaid.errors.join(' ')).toContain('In your words');
    expect(dismissed.headline).toBe('The mail is not an inquiry: recorded.');
    expect(left.text).toContain('Nothing is set aside.');
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:05  1         take               d-reyes
        Tue 11-24 09:00  1.intake  mailAdded          p-holm  recorded Tue 11-24 09:05
        Tue 11-24 09:05  1.intake  sent mailAdded     system  to d-reyes
      `),
    );
    const words = (await scene.recorded(ref)).find(({ act }) => act === 'mailAdded')?.words;
    expect(words?.['text']).toContain('The bill came again.');
    expect(scene.mailbox()).toEqual(
      lines(`
        t.nguyen@member-services.example.org: Opened ${ref}
        : Added to ${ref}
        : Not an inquiry
      `),
    );
  });
});
