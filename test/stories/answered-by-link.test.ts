import { reachedByPhone, takesIn, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();
const contact = 'f.amado@plan-desk.example.org';
const toPharmacy = { department: 'pharmacy', contact: 'f-amado', need: 'Please name another supplier today.' };

describe('An MCO contact without an account', () => {
  test('is silent at end of day, is chased, answers by the link in the mail, and the inquiry is resolved', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('oxygen-supplier'));
    const liaison = scene.person('d-reyes');
    const visitor = scene.visitor(contact);

    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('09:40');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', toPharmacy);
    await scene.clock.to('17:00');
    await liaison.presses('Send chase');
    const page = await visitor.opensLink();
    await visitor.presses('sendCode');
    const code = /\b\d{6}\b/.exec(visitor.mails().at(-1)?.text ?? '')?.[0] ?? '';
    const opened = await visitor.presses('enterCode', { code });
    const thanked = await visitor.presses('answer', {
      button: 'memberContacted',
      reporter: 'Fay Amado',
      note: 'A new supplier comes at 6 PM.',
    });
    const again = await visitor.opensLink();
    const told = liaison.sees().at(-1);
    await liaison.presses('Resolved', theResolution);
    await scene.clock.to('2026-11-27T12:00');

    expect(visitor.mails().map(({ subject }) => subject)).toEqual([
      `Member inquiry ${ref} - please act today.`,
      expect.stringMatching(/ - your answer is due Tue Nov 24, 5:00 PM Central\.$/),
      `Member inquiry ${ref} - we have not heard from you.`,
      'Your one-time code for Iowa Medicaid Member Services',
    ]);
    expect(page).toContain(`${ref}: please contact the member by Tue Nov 24, 5:00 PM Central.`);
    expect(page).not.toContain('oxygen');
    expect(opened).toContain('Please name another supplier today.');
    expect(thanked).toContain('Recorded. Thank you.');
    expect(again).toContain('this link was used');
    expect(told?.headline).toBe(`${ref}: the MCO has answered.`);
    const entry = (await scene.recorded(ref)).find(({ act }) => act === 'memberContacted');
    expect(entry).toMatchObject({ actor: 'f-amado', facts: { via: 'link' }, words: { reporter: 'Fay Amado' } });
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened             system
        Tue 11-24 09:00  1         sent acknowledged  system   to o-bright
        Tue 11-24 09:00  1         sent claim         system   to d-reyes
        Tue 11-24 09:00  1         sent claim         system   to s-okafor
        Tue 11-24 09:00  1         take               d-reyes
        Tue 11-24 09:00  1.intake  confirmWho         d-reyes
        Tue 11-24 09:00  2         enrolled           d-reyes
        Tue 11-24 09:00  4a        saveHigh           d-reyes
        Tue 11-24 09:40  4b        reached            d-reyes
        Tue 11-24 09:40  4c        sendRequest        d-reyes
        Tue 11-24 09:40  4d        sent mcoRequest    system   to f-amado
        Tue 11-24 16:00  4d        sent silentWarn    system   to d-reyes
        Tue 11-24 16:00  4d        sent warn          system   to f-amado
        Tue 11-24 17:00  4e.1      sent silent        system   to d-reyes
        Tue 11-24 17:00  4e.1      sendChase          d-reyes
        Tue 11-24 17:00  4e.1      sent mcoChase      system   to f-amado
        Tue 11-24 17:00  4d        requestOpened      f-amado
        Tue 11-24 17:00  4e        memberContacted    f-amado
        Tue 11-24 17:00  4e.2      sent ownerAnswered  system  to d-reyes
        Tue 11-24 17:00  4e.2      resolved           d-reyes
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 acknowledged: o-bright by mail
        Tue 11-24 09:40  1 mcoRequest: f-amado by mail
        Tue 11-24 16:00  1 silentWarn: d-reyes
        Tue 11-24 16:00  1 warn: f-amado by mail
        Tue 11-24 17:00  1 silent: d-reyes
        Tue 11-24 17:00  1 ownerAnswered: d-reyes
        Tue 11-24 17:00  1 mcoChase: f-amado by mail
        Tue 11-24 17:00  1 "Your one-time code for Iowa Medicaid Member Services": f-amado by mail
      `),
    );
  });

  test('is told when nothing is asked any more, and the link says so too', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('oxygen-supplier'));
    const liaison = scene.person('d-reyes');
    const visitor = scene.visitor(contact);

    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', toPharmacy);
    await liaison.presses('More');
    await liaison.presses('Resolved without the MCO', theResolution);
    const page = await visitor.opensLink();

    const mails = visitor.mails();
    expect(mails.map(({ subject }) => subject)).toEqual([
      `Member inquiry ${ref} - please act today.`,
      `Member inquiry ${ref} - no more action needed.`,
    ]);
    expect(mails.map(({ text }) => text).join('\n')).not.toMatch(/Teams|oxygen/i);
    expect(page).toContain(`${ref}: no more action is needed.`);
    expect(page).not.toContain('<form');
  });
});
