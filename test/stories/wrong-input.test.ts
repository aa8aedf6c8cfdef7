import { reachedByPhone, takesIn } from './intake';
import { sample } from './mails';
import { withUnits } from './scene';

const { aUnit } = withUnits();

describe('Wrong or missing input', () => {
  test('the card says at the field what to do, keeps everything that was typed, and nothing is written', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await liaison.presses('Take it');
    const before = await scene.log(ref);
    const who = await liaison.tries('Next', {
      memberName: '',
      issue: 'No insulin from Thursday on.',
      dateOfBirth: '1962',
    });

    expect(who.errors).toEqual([
      'Member name: enter the name.',
      'Date of birth: enter a date in the past, or leave it empty.',
    ]);
    expect(who.fields['issue']).toBe('No insulin from Thursday on.');
    expect(await scene.log(ref)).toEqual(before);
  });

  test('4b: a time to come, and "try again" after somebody was reached, are refused at the field', async () => {
    const scene = await aUnit('2026-11-24T09:00');
    const ref = await scene.forwardBySmtp(sample('insulin-prior-authorization'));
    const liaison = scene.person('d-reyes');
    await takesIn(liaison, 'Save as High Priority');
    const before = await scene.log(ref);
    const soon = await liaison.tries('Save and ask the MCO', { ...reachedByPhone, happenedTime: '09:30' });
    const early = await liaison.tries('Save and ask the MCO', { ...reachedByPhone, happenedTime: '08:30' });
    const again = await liaison.tries('Save, try again later', { ...reachedByPhone, happenedTime: '' });

    expect(soon.errors).toEqual(['When did it happen?: enter a time that is not in the future.']);
    expect(soon.fields).toMatchObject({ ...reachedByPhone, happenedTime: '09:30' });
    expect(early.errors).toEqual(['When did it happen?: enter a time that is not before the request.']);
    expect(again.errors).toEqual([
      'Result: somebody was reached, so there is nothing to try again. Use the other button.',
    ]);
    expect(again.fields).toMatchObject(reachedByPhone);
    expect(await scene.log(ref)).toEqual(before);
  });
});
