import { reachedByPhone, takesIn, theRequest, theResolution } from './intake';
import { lines } from './lines';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('High Priority > the MCO contacts the member by end of day', () => {
  test('the liaison records the resolution, and every act and send stands in the log', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = (await scene.forwardBySmtp(sample('insulin-prior-authorization'))) ?? '';
    const liaison = scene.person('d-reyes');

    await scene.clock.to('09:10');
    await takesIn(liaison, 'Save as High Priority');
    await scene.clock.to('09:40');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    await scene.clock.to('14:00');
    const contact = scene.person('j-ortiz');
    await contact.presses('See details and answer');
    await contact.presses('Member contacted', { reporter: 'Jordan Ortiz' });
    await scene.clock.to('14:30');
    await liaison.presses('Open inquiry');

    await liaison.presses('Resolved', theResolution);
    await scene.clock.to('2026-12-10T12:00');

    console.log((await scene.log(ref)).join('\n'));
    console.log((await scene.sends()).join('\n'));
    expect(await scene.log(ref)).toEqual(lines(``));
  });
});
