import { aHighInquiry, anEscalatedInquiry } from './inquiries';
import { happened, inShort } from './moment';
import { liaison, mcoContact } from './people';

const asked = aHighInquiry().askedOfMco('Mon 11:05');

describe('the MCO answers (4.d, 4.e)', () => {
  test('member contacted: the owner is asked whether the issue is resolved', () => {
    const heard = asked.heardFromMco('memberContacted', 'Mon 15:20');
    expect([heard.step, heard.notices]).toEqual(['4e.2', ['ownerAnswered']]);
    expect(heard.lastLine).toMatchObject({ step: '4e', actor: mcoContact.id });
    expect(heard.inquiry.lastWord).toMatchObject({ said: 'memberContacted' });
  });

  test('recorded by the owner after a call, nobody is told what they know', () => {
    const heard = asked.ownerSays('memberContacted', 'Mon 15:20');
    expect([heard.step, heard.notices]).toEqual(['4e.2', []]);
  });

  test('a promise, or that nobody was reached, is an update: the step stays, and so does the silence', () => {
    const promised = asked.heardFromMco('willContactBy', 'Mon 14:15');
    expect([promised.step, promised.inquiry.turn]).toEqual(['4d', asked.inquiry.turn]);
    expect(promised.inquiry.anchors.promisedFor && inShort(promised.inquiry.anchors.promisedFor)).toBe('Mon 16:30');
    expect(asked.heardFromMco('couldNotReach', 'Mon 14:15').step).toBe('4d');
    expect(promised.until('Mon 17:00').sentAfter('Mon 16:59')).toContain('Mon 17:00 silent to owner');
  });

  test('more information is needed: a duty of the owner, and the silence counts on', () => {
    const needs = asked.heardFromMco('needInformation', 'Mon 13:00');
    expect([needs.step, needs.notices, needs.inquiry.beside.inform !== undefined]).toEqual([
      '4d',
      ['ownerAnswered'],
      true,
    ]);
    const given = needs.does(liaison, 'informed', 'Mon 14:00', { row: 'inform' });
    expect([given.inquiry.beside.inform, given.notices]).toEqual([undefined, ['mcoInformed']]);
    expect(given.until('Mon 17:00').sentAfter('Mon 16:59')).toContain('Mon 17:00 silent to owner');
  });

  test('an MCO can report resolved; only the owner closes', () => {
    const reported = asked.heardFromMco('reportsResolved', 'Mon 15:00');
    expect([reported.step, reported.inquiry.resolution]).toEqual(['4g', undefined]);
    expect(reported.ownerSays('close', 'Mon 15:30').inquiry).toMatchObject({ step: 'done', request: { open: false } });
  });

  test('a word that ends the duty leaves no promise behind', () => {
    const heard = asked.heardFromMco('willContactBy', 'Mon 14:15').heardFromMco('memberContacted', 'Mon 15:00');
    expect([heard.inquiry.beside.promise, heard.inquiry.anchors.promisedFor]).toEqual([undefined, undefined]);
  });
});

describe('a request is withdrawn when its step is left in another way', () => {
  test.each([
    ['not our member', () => asked.heardFromMco('notOurMember', 'Mon 13:00'), '4c', ['ownerAnswered', 'mcoWithdrawn']],
    [
      'wrong department',
      () => asked.heardFromMco('wrongDepartment', 'Mon 13:00'),
      '4c',
      ['ownerAnswered', 'mcoWithdrawn'],
    ],
    ['MCO changed', () => asked.ownerSays('mcoChanged', 'Mon 13:00'), '4c', ['mcoWithdrawn']],
    ['MCO not known', () => asked.ownerSays('mcoUnknown', 'Mon 13:00'), '4c', ['mcoWithdrawn']],
    ['resolved without the MCO', () => asked.ownerSays('resolvedWithoutMco', 'Mon 13:00'), 'done', ['mcoWithdrawn']],
    [
      'the IME resolved it',
      () => anEscalatedInquiry().askedOfMco('Mon 11:00').ownerSays('imeResolves', 'Mon 13:00'),
      'done',
      ['mcoWithdrawn'],
    ],
  ])('%s', (_name, answered, step, notices) => {
    const at = answered();
    expect([at.step, at.inquiry.request?.open, at.notices]).toEqual([step, false, notices]);
  });

  test.each([
    ['the MCO’s own report', () => asked.heardFromMco('memberContacted', 'Mon 13:00')],
    ['a new request', () => asked.ownerSays('askAgain', 'Mon 13:00')],
    ['another priority', () => asked.ownerSays('makeEscalated', 'Mon 13:00')],
    [
      'an update after it',
      () => asked.heardFromMco('memberContacted', 'Mon 13:00').ownerSays('notResolved', 'Mon 13:30'),
    ],
  ])('but not by %s', (_name, answered) => {
    const at = answered();
    expect([at.inquiry.request?.open, at.notices.includes('mcoWithdrawn')]).toEqual([true, false]);
  });

  test('before anything was asked, closing withdraws nothing', () => {
    expect(aHighInquiry().ownerSays('resolvedWithoutMco', 'Mon 10:00').notices).toEqual([]);
  });
});

describe('not our member', () => {
  const denied = asked.heardFromMco('notOurMember', 'Mon 13:00');

  test('the owner checks the enrolment again; nothing can be sent meanwhile', () => {
    expect(denied.inquiry.beside.verify).toBeDefined();
    expect(denied.tries(liaison, 'sendRequest', 'Mon 13:05')).toEqual({ outcome: 'blocked', by: 'verify' });
  });

  test.each([
    ['the same plan, asked again with proof', 'samePlan', '4c', 'ITC'],
    ['another plan', 'otherPlan', '4c', 'WLP'],
    ['in no MCO: Unit Lead callback', 'notInMco', '2b', undefined],
    ['still not known', 'couldNotVerify', '4c', 'ITC'],
  ] as const)('%s', (_name, id, step, mco) => {
    const checked = denied.ownerSays(id, 'Mon 13:30', { row: 'verify' });
    expect([checked.step, checked.inquiry.mco]).toEqual([step, mco]);
    expect(checked.inquiry.beside.verify === undefined).toBe(id !== 'couldNotVerify');
  });
});

describe('the member says that the MCO has not called', () => {
  const disputed = asked.heardFromMco('memberContacted', 'Mon 15:20').ownerSays('memberSaysNoContact', 'Tue 10:00');

  test('reverses the contact, reopens the chase, and shows as disputed', () => {
    expect(disputed.inquiry).toMatchObject({ step: '4d', disputed: true, request: { open: true } });
    expect(disputed.inquiry.anchors.mcoContacted).toBeUndefined();
    expect(disputed.until('Tue 10:00').sentAfter('Tue 09:59')).toEqual([
      'Tue 10:00 again to mco',
      'Tue 10:00 silentAgain to owner',
    ]);
  });

  test('also after updates, and when it was said earlier', () => {
    const later = asked
      .heardFromMco('memberContacted', 'Mon 15:20')
      .ownerSays('notResolved', 'Mon 16:00')
      .ownerSays('memberSaysNoContact', 'Tue 10:00', { filled: happened('Tue 08:30') });
    expect([later.step, inShort(later.inquiry.anchors.since)]).toEqual(['4d', 'Tue 08:30']);
  });
});

describe('a request to ask again', () => {
  test('is a new one with a new end of day, and a promise to the old one is void', () => {
    const again = asked.heardFromMco('willContactBy', 'Mon 14:15').ownerSays('askAgain', 'Tue 09:00');
    expect(again.inquiry.request).toMatchObject({ n: 2, open: true });
    expect([again.inquiry.beside.promise, again.inquiry.anchors.promisedFor]).toEqual([undefined, undefined]);
    expect(again.until('Tue 17:00').sentAfter('Tue 16:59')).toContain('Tue 17:00 silent to owner');
  });
});
