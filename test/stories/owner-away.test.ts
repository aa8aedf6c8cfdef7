import { reachedByPhone, takesIn, theRequest, theResolution, theyCalledTheMember } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('The owner is away', () => {
  test('from noon on: the Unit Lead moves all in one act; back the next day, the owner takes it back', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const dana = scene.person('d-reyes');
    const sam = scene.person('s-okafor');
    const insulin = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(dana, 'Save as High Priority');
    await dana.presses('Save and ask the MCO', reachedByPhone);
    await dana.presses('Send request', theRequest);
    const bill = await scene.forwardBySmtp(sample('lab-bill'));
    await takesIn(dana, 'Save as High Priority', { plan: 'ITC' });

    await scene.clock.to('12:00');
    const state = await dana.says('away until tomorrow noon');
    expect(state.headline).toBe('You are away until Wed Nov 25, 12:00 PM Central.');
    const moved = await scene.person('p-holm').presses('Move all');
    expect(moved.headline).toBe('Moved from Dana Reyes to Sam Okafor: 2 open inquiries.');
    await scene.clock.to('15:00');
    await sam.presses(`Open ${insulin}`);
    await sam.presses('MCO has responded', theyCalledTheMember);
    await scene.clock.to('2026-11-25T09:00');
    await sam.says('mine');

    await scene.clock.to('12:00');
    expect((await dana.presses('Take all back')).headline).toBe('Yours again: 2 open inquiries.');
    await dana.says(insulin);
    await dana.presses('Resolved', theResolution);

    expect(await scene.log(insulin)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
        Tue 11-24 09:00  4b        reached            d-reyes
        Tue 11-24 09:00  4c        sendRequest        d-reyes
        Tue 11-24 09:00  4d        sent mcoRequest    system  to j-ortiz
        Tue 11-24 12:00  4d        handedOver         p-holm  from d-reyes to s-okafor: away
        Tue 11-24 15:00  4e        memberContacted    s-okafor
        Wed 11-25 12:00  4e.2      handedOver         d-reyes  from s-okafor to d-reyes: back
        Wed 11-25 12:00  4e.2      resolved           d-reyes
      `),
    );
    expect(await scene.log(bill)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1         sent claim         system  to d-reyes
        Tue 11-24 09:00  1         sent claim         system  to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
        Tue 11-24 11:00  4b        sent target        system  to d-reyes
        Tue 11-24 12:00  4b        handedOver         p-holm  from d-reyes to s-okafor: away
        Tue 11-24 12:30  4b        sent warn          system  to s-okafor
        Tue 11-24 13:00  4b        sent limit         system  to s-okafor
        Tue 11-24 13:00  4b        sent limit         system  to p-holm
        Tue 11-24 16:00  4b        sent beforeClose   system  to s-okafor
        Wed 11-25 08:00  4b        sent again         system  to s-okafor
        Wed 11-25 12:00  4b        handedOver         d-reyes  from s-okafor to d-reyes: back
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  4 claim: d-reyes, d-reyes, s-okafor, s-okafor
        Tue 11-24 09:00  1 mcoRequest: j-ortiz
        Tue 11-24 09:00  2 acknowledged: t-nguyen by mail, t-nguyen by mail
        Tue 11-24 11:00  1 target: d-reyes
        Tue 11-24 12:00  1 "Dana Reyes is away until Wed Nov 25, 12:00 PM Central: 2 open inquiries, 2 High Priority.": p-holm
        Tue 11-24 12:00  1 "Yours now: 2 open inquiries.": s-okafor
        Tue 11-24 12:30  1 warn: s-okafor
        Tue 11-24 13:00  2 limit: p-holm, s-okafor
        Tue 11-24 16:00  1 beforeClose: s-okafor
        Wed 11-25 08:00  1 "Your day: 1 overdue, 1 due today.": s-okafor
        Wed 11-25 08:00  1 again: s-okafor
        Wed 11-25 12:00  1 "Welcome back. Moved while you were away: 2 open inquiries.": d-reyes
        Wed 11-25 12:00  1 "No longer yours: 2 open inquiries.": s-okafor
      `),
    );
  });

  test('and the Unit Lead decides nothing: who stands in gets the cards, is told why, and may answer', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    await scene.person('d-reyes').says('away until Mon Nov 30');
    await scene.clock.to('11:00');
    const [card] = scene.person('s-okafor').sees().slice(-1);
    expect(card?.text).toContain('Dana Reyes is away until Mon Nov 30, 8:00 AM Central; you stand in.');
    await scene.person('s-okafor').presses('Save and ask the MCO', reachedByPhone);

    expect((await scene.log(ref)).slice(8)).toEqual(
      lines(`
        Tue 11-24 11:00  4b  sent target  system  to s-okafor
        Tue 11-24 11:00  4b  reached      s-okafor
      `),
    );
    expect((await scene.inquiry(ref)).owner).toBe('d-reyes');
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 "Dana Reyes is away until Mon Nov 30, 8:00 AM Central: 1 open inquiry, 1 High Priority.": p-holm
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
        Tue 11-24 11:00  1 target: s-okafor
      `),
    );
  });
});

describe('The owner’s automatic replies are on', () => {
  test('they are away while the replies say so, and back when they are switched off', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    const address = 'd.reyes@member-services.example.org';
    await scene.setsReplies(address, { status: 'alwaysEnabled', internalReplyMessage: 'I am not well.' });
    await scene.clock.to('09:15');
    await scene.person('p-holm').presses('Move all');
    await scene.clock.to('11:00');
    await scene.setsReplies(address, { status: 'disabled' });
    await scene.clock.to('11:15');
    await scene.person('d-reyes').presses('Take all back');

    expect((await scene.log(ref)).slice(8)).toEqual(
      lines(`
        Tue 11-24 09:15  4b  handedOver   p-holm   from d-reyes to s-okafor: away
        Tue 11-24 11:00  4b  sent target  system   to s-okafor
        Tue 11-24 11:15  4b  handedOver   d-reyes  from s-okafor to d-reyes: back
      `),
    );
    expect((await scene.sends()).slice(2)).toEqual(
      lines(`
        Tue 11-24 09:15  1 "Dana Reyes is away until Mon Nov 30, 8:00 AM Central: 1 open inquiry, 1 High Priority.": p-holm
        Tue 11-24 09:15  1 "Yours now: 1 open inquiry.": s-okafor
        Tue 11-24 11:00  1 target: s-okafor
        Tue 11-24 11:15  1 "Welcome back. Moved while you were away: 1 open inquiry.": d-reyes
        Tue 11-24 11:15  1 "No longer yours: 1 open inquiry.": s-okafor
      `),
    );
  });
});

describe('An owner does not turn up', () => {
  test('with something due and no press by 9:30 AM: the Unit Lead moves it; they come at 10:15 and take it back', async () => {
    const scene = await aUnit('2026-11-24T15:00');
    const dana = scene.person('d-reyes');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(dana, 'Save as High Priority');
    await scene.clock.to('2026-11-25T09:30');
    expect((await scene.person('p-holm').presses('Move all')).headline).toBe(
      'Moved from Dana Reyes to Sam Okafor: 1 open inquiry.',
    );
    await scene.clock.to('10:15');
    await dana.says('mine');
    await dana.presses(`Take back ${ref}`);
    await dana.says(ref);
    await dana.presses('Save and ask the MCO', reachedByPhone);

    expect((await scene.log(ref)).slice(8)).toEqual(
      lines(`
        Tue 11-24 16:00  4b  sent beforeClose  system  to d-reyes
        Tue 11-24 17:00  4b  sent target       system  to d-reyes
        Wed 11-25 09:30  4b  sent warn         system  to d-reyes
        Wed 11-25 09:30  4b  handedOver        p-holm  from d-reyes to s-okafor: away
        Wed 11-25 10:00  4b  sent limit        system  to s-okafor
        Wed 11-25 10:00  4b  sent limit        system  to p-holm
        Wed 11-25 10:15  4b  handedOver        d-reyes  from s-okafor to d-reyes: back
        Wed 11-25 10:15  4b  reached           d-reyes
        Wed 11-25 10:15  4c  sent again        system  to d-reyes
      `),
    );
    expect((await scene.sends()).slice(2)).toEqual(
      lines(`
        Tue 11-24 16:00  1 beforeClose: d-reyes
        Tue 11-24 17:00  1 target: d-reyes
        Wed 11-25 08:00  1 "Your day: 1 due today.": d-reyes
        Wed 11-25 09:30  1 "No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.": p-holm
        Wed 11-25 09:30  1 warn: d-reyes
        Wed 11-25 09:30  1 "Yours now: 1 open inquiry.": s-okafor
        Wed 11-25 10:00  2 limit: p-holm, s-okafor
        Wed 11-25 10:15  1 "Welcome back. Moved while you were away: 1 open inquiry.": d-reyes
        Wed 11-25 10:15  1 "No longer yours: 1 open inquiry.": s-okafor
        Wed 11-25 10:15  1 again: d-reyes
      `),
    );
  });

  test('at a weekend and on a holiday nobody is missed', async () => {
    const scene = await aUnit('2026-11-25T15:00');
    await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    await takesIn(scene.person('d-reyes'), 'Save as High Priority');
    // Thanksgiving, the Friday after, and the weekend.
    await scene.clock.to('2026-11-30T09:29');
    expect((await scene.sends()).filter((line) => line.includes('No press'))).toEqual([]);
    await scene.clock.to('09:30');
    expect((await scene.sends()).filter((line) => line.includes('No press'))).toEqual(
      lines(`
        Mon 11-30 09:30  1 "No press by 9:30 AM from Dana Reyes: 1 open inquiry, 1 High Priority.": p-holm
      `),
    );
  });
});

describe('A contact of the MCO is away', () => {
  test('says the Unit Lead: the request goes by mail to their backup, who has no account and answers by the link', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    await lead.says('away');
    await lead.presses('Somebody else is away');
    const state = await lead.presses('They are away until then', { person: 'j-ortiz', untilDate: '2026-11-30' });
    expect(state.headline).toBe('Jordan Ortiz is away until Mon Nov 30, 8:00 AM Central.');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const dana = scene.person('d-reyes');
    await takesIn(dana, 'Save as High Priority');
    await dana.presses('Save and ask the MCO', reachedByPhone);
    await dana.presses('Send request', { ...theRequest, contact: 'j-ortiz' });
    const backup = scene.visitor('k.lund@itc.example.org');
    expect(backup.mails().map(({ subject }) => subject)).toEqual([`Member inquiry ${ref} - please act today.`]);
    expect(backup.mails()[0]?.text).toContain('Jordan Ortiz is away until Mon Nov 30, 8:00 AM Central; you stand in.');
    await backup.opensLink();
    const thanked = await backup.presses('answer', { button: 'memberContacted', reporter: 'Kari Lund', note: '' });
    expect(thanked).toContain('Recorded. Thank you.');

    expect((await scene.log(ref)).slice(8)).toEqual(
      lines(`
        Tue 11-24 09:00  4b    reached             d-reyes
        Tue 11-24 09:00  4c    sendRequest         d-reyes
        Tue 11-24 09:00  4d    sent mcoRequest     system   to k-lund
        Tue 11-24 09:00  4e    memberContacted     k-lund
        Tue 11-24 09:00  4e.2  sent ownerAnswered  system   to d-reyes
      `),
    );
  });

  test('who has none themselves: the request comes to their colleague in Teams, with the reason', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const lead = scene.person('p-holm');
    await lead.says('away');
    await lead.presses('Somebody else is away');
    await lead.presses('They are away until then', { person: 'f-amado', untilDate: '2026-11-30' });
    await scene.forwardBySmtp(sample('oxygen-supplier'));
    const dana = scene.person('d-reyes');
    await takesIn(dana, 'Save as High Priority');
    await dana.presses('Save and ask the MCO', reachedByPhone);
    await dana.presses('Send request', { department: 'pharmacy', contact: 'f-amado', need: 'Please name a supplier.' });
    const [card] = scene.person('w-park').sees().slice(-1);
    expect(card?.text).toContain('Fay Amado is away until Mon Nov 30, 8:00 AM Central; you stand in.');
    expect(scene.visitor('f.amado@plan-desk.example.org').mails()).toEqual([]);
  });
});
