import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Step 2.b > the member is not enrolled in an MCO', () => {
  test('the Unit Lead calls back; the notice to Member Escalations never becomes an inquiry', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('medically-needy'));
    const liaison = scene.person('d-reyes');
    const lead = scene.person('p-holm');

    await scene.clock.to('09:20');
    await liaison.presses('Take it');
    await liaison.presses('Next', { category: 'ELIGIBILITY' });
    await liaison.presses('Next', { enrolled: 'no', source: 'elvsPhone', notInMcoReason: 'MEDICALLY_NEEDY' });
    await scene.clock.to('13:00');
    await lead.presses('No answer', { result: 'NO_ANSWER', learned: 'Rang out.' });
    await scene.clock.to('2026-11-25T17:00');
    await scene.clock.to('2026-11-30T08:15');
    await lead.presses('Record callback', { result: 'REACHED', learned: 'Told which bills to send in.' });
    await scene.clock.to('2026-12-10T12:00');

    expect(scene.mailbox()).toEqual([]);
    expect(await scene.log(ref)).toEqual(lines(``));
    expect(await scene.sends()).toEqual(lines(``));
    expect(scene.refs()).toEqual([ref]);
  });
});
