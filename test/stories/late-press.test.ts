import { reachedByPhone, takesIn, theRequest, theyCalledTheMember } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits, type Scene } from './scene';

const { aUnit } = withUnits();

/** An inquiry of d-reyes, asked of the plan at 09:00. */
async function asked(scene: Scene): Promise<string> {
  const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
  const liaison = scene.person('d-reyes');
  await takesIn(liaison, 'Save as High Priority');
  await liaison.presses('Save and ask the MCO', reachedByPhone);
  await liaison.presses('Send request', theRequest);
  return ref;
}

describe('A press on a card that is no longer true', () => {
  test('two liaisons take it: the second sees who has it', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const old = scene.person('s-okafor').cardWith('Take it');
    await scene.person('d-reyes').presses('Take it');
    await scene.clock.to('09:04');
    const late = await scene.person('s-okafor').tries('Take it', {}, old);

    expect(late.headline).toBe(`${ref}: already done by Dana Reyes, 9:00 AM: taken.`);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
        Tue 11-24 09:00  1  take               d-reyes
      `),
    );
  });

  test('the MCO answers while the liaison types: she sees who did it, and keeps what she typed', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await asked(scene);
    const liaison = scene.person('d-reyes');
    const old = liaison.cardWith('MCO has responded');
    await scene.clock.to('11:00');
    const contact = scene.person('j-ortiz');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    const late = await liaison.tries('MCO has responded', { ...theyCalledTheMember, note: 'They called at ten.' }, old);

    expect(late.headline).toBe(`${ref}: already done by Jordan Ortiz, 11:00 AM: member contacted.`);
    expect(late.text).toContain('They called at ten.');
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1         opened              system
        Tue 11-24 09:00  1         sent acknowledged   system  to t-nguyen
        Tue 11-24 09:00  1         sent claim          system  to d-reyes
        Tue 11-24 09:00  1         sent claim          system  to s-okafor
        Tue 11-24 09:00  1         take                d-reyes
        Tue 11-24 09:00  1.intake  confirmWho          d-reyes
        Tue 11-24 09:00  2         enrolled            d-reyes
        Tue 11-24 09:00  4a        saveHigh            d-reyes
        Tue 11-24 09:00  4b        reached             d-reyes
        Tue 11-24 09:00  4c        sendRequest         d-reyes
        Tue 11-24 09:00  4d        sent mcoRequest     system  to j-ortiz
        Tue 11-24 11:00  4d        requestOpened       j-ortiz
        Tue 11-24 11:00  4e        memberContacted     j-ortiz
        Tue 11-24 11:00  4e.2      sent ownerAnswered  system  to d-reyes
      `),
    );
  });

  test('a double click is one act', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const shown = await scene.person('d-reyes').doubleClicks('Take it');

    expect(shown.map(({ headline }) => headline).sort()).toEqual([
      `${ref}: already done by Dana Reyes, 9:00 AM: taken.`,
      `${ref}: recorded. Next: confirm who it is about and what is wrong by Tue Nov 24, 9:30 AM Central.`,
    ]);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:00  1  opened             system
        Tue 11-24 09:00  1  sent acknowledged  system  to t-nguyen
        Tue 11-24 09:00  1  sent claim         system  to d-reyes
        Tue 11-24 09:00  1  sent claim         system  to s-okafor
        Tue 11-24 09:00  1  take               d-reyes
      `),
    );
  });

  test('an act without the right to it changes nothing and is written down', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await asked(scene);
    const other = scene.person('s-okafor');
    const { activityId } = other.cardWith('Open inquiry');
    const foreign = { ...scene.person('d-reyes').cardWith('Send chase'), activityId };
    const refused = await other.tries('Send chase', {}, foreign);

    expect(refused.headline).toBe(`${ref}: this is not yours to answer, Sam Okafor.`);
    expect(await scene.log(ref)).toEqual(
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
        Tue 11-24 09:00  4d        refused            s-okafor
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 09:00  2 claim: d-reyes, s-okafor
        Tue 11-24 09:00  1 mcoRequest: j-ortiz
        Tue 11-24 09:00  1 acknowledged: t-nguyen by mail
      `),
    );
  });
});
