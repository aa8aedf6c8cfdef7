import { referenceIn } from '../../src/inquiry/reference';
import { lines } from './lines';
import { withUnits } from './scene';

const { aUnit } = withUnits();

const theCall = {
  receipt: 'phone',
  originatorType: 'OTHER',
  originatorContact: 'Iris Fenn, 515-555-0181',
  memberName: 'Otis Fenn',
  memberId: 'not known',
  issue: 'The ride to the clinic never came.',
};

describe('Step 1 without a mail > somebody phones', () => {
  test('the clock starts with the call; the liaison who takes the call has taken the inquiry', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const liaison = scene.person('d-reyes');
    await liaison.says('new');
    await scene.clock.to('10:20');
    const shown = await liaison.presses('Open inquiry', { ...theCall, happenedTime: '09:50' });
    const ref = referenceIn(shown.headline) ?? '';
    await liaison.presses('Next', { category: 'TRANSPORT' });
    await liaison.presses('Next', { enrolled: 'yes', source: 'elvsWeb', plan: 'MOL' });
    await liaison.presses('Save as High Priority', {
      leaveMessage: 'yes',
      phone: '515-555-0181',
      tierReason: 'No ride',
    });
    await scene.clock.to('14:00');

    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 09:50  1         opened       d-reyes  recorded Tue 11-24 10:20
        Tue 11-24 10:20  1         take         d-reyes
        Tue 11-24 10:20  1.intake  confirmWho   d-reyes
        Tue 11-24 10:20  2         enrolled     d-reyes
        Tue 11-24 10:20  4a        saveHigh     d-reyes
        Tue 11-24 11:50  4b        sent target  system   to d-reyes
        Tue 11-24 13:20  4b        sent warn    system   to d-reyes
        Tue 11-24 13:50  4b        sent limit   system   to d-reyes
        Tue 11-24 13:50  4b        sent limit   system   to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 11:50  1 target: d-reyes
        Tue 11-24 13:20  1 warn: d-reyes
        Tue 11-24 13:50  2 limit: d-reyes, p-holm
      `),
    );
  });

  test('a CSR fills in the short form: all liaisons are asked to take it, and only a liaison does Steps 2 and 3', async () => {
    const scene = await aUnit('2026-11-24T16:30');
    const csr = scene.person('t-nguyen');
    await csr.says('new');
    const shown = await csr.presses('Open inquiry', { ...theCall, originatorType: 'CSR' });
    const ref = referenceIn(shown.headline) ?? '';
    const status = await csr.says(`status ${ref}`);
    await scene.clock.to('2026-11-25T09:00');

    expect(shown.buttons).toEqual([]);
    expect(status.text).not.toContain(theCall.memberName);
    expect(status.buttons).toEqual(['Add information', 'The member called again', 'Open in an emergency']);
    expect(await scene.log(ref)).toEqual(
      lines(`
        Tue 11-24 16:30  1  opened      t-nguyen
        Tue 11-24 16:30  1  sent claim  system  to d-reyes
        Tue 11-24 16:30  1  sent claim  system  to s-okafor
        Tue 11-24 16:30  1  statusAsked  t-nguyen
        Tue 11-24 17:00  1  sent limit  system  to d-reyes
        Tue 11-24 17:00  1  sent limit  system  to s-okafor
        Wed 11-25 08:30  1  sent limit  system  to p-holm
      `),
    );
    expect(await scene.sends()).toEqual(
      lines(`
        Tue 11-24 16:30  2 claim: d-reyes, s-okafor
        Tue 11-24 17:00  2 limit: d-reyes, s-okafor
        Wed 11-25 08:00  1 "Your day: 1 not taken.": p-holm
        Wed 11-25 08:30  1 limit: p-holm
      `),
    );
  });
});
