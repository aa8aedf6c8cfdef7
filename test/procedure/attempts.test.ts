import { aHighInquiry, anEscalatedInquiry, anInquiryAtStep3, type Case } from './inquiries';
import { happened, inShort } from './moment';
import { liaison, unitLead } from './people';

const contacted = ({ inquiry }: Case): string | undefined =>
  inquiry.anchors.contacted && inShort(inquiry.anchors.contacted);
const tryAgain = (at: Case, when: string): Case => at.ownerSays('notReachedLater', when, { row: 'tryAgain' });

describe('an attempt to reach the member or the originator', () => {
  test('stops the response clock, reached or not; reached is kept apart', () => {
    const tried = aHighInquiry().ownerSays('notReached', 'Mon 10:00');
    expect([contacted(tried), tried.inquiry.anchors.reached]).toEqual(['Mon 10:00', undefined]);
    const reached = tried.does(liaison, 'reached', 'Mon 11:00', { row: 'tryAgain' });
    expect([contacted(reached), reached.inquiry.anchors.reached && inShort(reached.inquiry.anchors.reached)]).toEqual([
      'Mon 10:00',
      'Mon 11:00',
    ]);
  });

  test('that fails never blocks asking the MCO', () => {
    const tried = aHighInquiry().ownerSays('notReached', 'Mon 10:00');
    expect([tried.step, Object.keys(tried.inquiry.beside)]).toEqual(['4c', ['ageing', 'tryAgain']]);
    expect(tried.askedOfMco('Mon 10:05').step).toBe('4d');
    expect(anEscalatedInquiry().ownerSays('notReached', 'Mon 10:00').step).toBe('5c');
  });

  test('or stays where it is, to be tried again later', () => {
    const later = aHighInquiry().ownerSays('notReachedLater', 'Mon 10:00');
    expect([later.step, contacted(later)]).toEqual(['4b', 'Mon 10:00']);
  });

  test.each(['DECLINED', 'CALLED_US'])('%s counts as reached', (result) => {
    const at = aHighInquiry().ownerSays('reached', 'Mon 10:00', { filled: { result } });
    expect([at.step, at.inquiry.beside.tryAgain]).toEqual(['4c', undefined]);
  });

  test('each failed one begins “try again” anew', () => {
    const second = tryAgain(aHighInquiry().ownerSays('notReachedLater', 'Mon 10:00'), 'Mon 11:30');
    expect(second.inquiry.beside.tryAgain && inShort(second.inquiry.beside.tryAgain)).toBe('Mon 11:30');
    const fromTheStep = aHighInquiry()
      .ownerSays('notReachedLater', 'Mon 10:00')
      .ownerSays('notReachedLater', 'Mon 11:00');
    expect(fromTheStep.inquiry.beside.tryAgain && inShort(fromTheStep.inquiry.beside.tryAgain)).toBe('Mon 11:00');
  });

  test('one that is entered late, after a later one, does not begin “try again” anew: nobody is told twice', () => {
    const tried = anEscalatedInquiry('Mon 09:00').ownerSays('notReachedLater', 'Tue 08:27', {
      filled: happened('Tue 06:46'),
    });
    const told = tried.until('Tue 08:30').sentAfter('Tue 08:20', 'tryAgain');
    expect(told).toEqual(['Tue 08:27 limit to owner']);
    const both = tried.ownerSays('notReachedLater', 'Tue 08:31', { filled: happened('Tue 06:15') });
    expect(both.inquiry.attempts.count).toBe(2);
    expect(both.inquiry.beside.tryAgain && inShort(both.inquiry.beside.tryAgain)).toBe('Tue 06:46');
    expect(both.until('Tue 17:30').sentAfter('Tue 08:20', 'tryAgain')).toEqual(told);
  });

  test('a later one that is entered after the owner was told of that very moment does not tell them again', () => {
    const told = anEscalatedInquiry('Mon 09:00').ownerSays('notReachedLater', 'Mon 17:20').until('Tue 08:10');
    expect(told.sentAfter('Mon 17:20', 'tryAgain')).toEqual(['Tue 08:00 limit to owner']);
    const both = told.ownerSays('notReachedLater', 'Tue 08:10', { filled: happened('Mon 18:00') });
    expect(both.inquiry.beside.tryAgain && inShort(both.inquiry.beside.tryAgain)).toBe('Mon 18:00');
    expect(both.until('Wed 08:30').sentAfter('Tue 08:05', 'tryAgain')).toEqual(['Wed 08:00 again to owner']);
  });

  test('three on two days end “try again”; three on one day do not', () => {
    const threeOnMonday = tryAgain(
      tryAgain(aHighInquiry().ownerSays('notReached', 'Mon 10:00'), 'Mon 12:00'),
      'Mon 14:00',
    );
    expect(threeOnMonday.inquiry.attempts).toMatchObject({ count: 3, days: 1 });
    expect(threeOnMonday.inquiry.beside.tryAgain).toBeDefined();
    expect(tryAgain(threeOnMonday, 'Tue 08:30').inquiry.beside.tryAgain).toBeUndefined();
  });

  test('“unable to reach” closes only after three attempts on two days', () => {
    const unable = { finalContact: 'unable' };
    const twice = tryAgain(aHighInquiry().ownerSays('notReached', 'Mon 10:00'), 'Tue 09:00');
    expect(twice.tries(liaison, 'resolvedWithoutMco', 'Tue 09:05', { filled: unable })).toEqual({
      outcome: 'fields',
      errors: [{ field: 'finalContact', message: 'Who was told?: “unable to reach” needs 3 attempts on 2 days.' }],
    });
    const closed = tryAgain(twice, 'Tue 11:00').ownerSays('resolvedWithoutMco', 'Tue 11:05', { filled: unable });
    expect(closed.inquiry).toMatchObject({ step: 'done', resolution: { finalWay: 'unable' } });
  });
});

describe('the Unit Lead’s callback (2.b)', () => {
  const callback = anInquiryAtStep3().does(liaison, 'back', 'Mon 09:05').does(liaison, 'notInMco', 'Mon 09:10');

  test('is complete when somebody was reached', () => {
    expect(callback.does(unitLead, 'calledBack', 'Mon 11:00').inquiry).toMatchObject({
      step: 'done',
      resolution: { code: 'NOT_MCO' },
    });
  });

  test('is not complete with nobody reached, and no “no answer” with somebody', () => {
    const at = (id: 'calledBack' | 'noAnswer', result: string): unknown => {
      const tried = callback.tries(unitLead, id, 'Mon 11:00', { filled: { result } });
      return tried.outcome === 'fields' ? tried.errors.map(({ field }) => field) : tried.outcome;
    };
    expect([at('calledBack', 'NO_ANSWER'), at('noAnswer', 'REACHED')]).toEqual([['result'], ['result']]);
    expect([at('noAnswer', 'LEFT_MESSAGE'), at('calledBack', 'CALLED_US')]).toEqual(['decided', 'decided']);
  });

  test('may end unreached after three attempts on two days', () => {
    const tried = ['Mon 11:00', 'Mon 14:00', 'Tue 09:00'].reduce(
      (at, when) => at.does(unitLead, 'noAnswer', when),
      callback,
    );
    expect(tried.does(unitLead, 'calledBack', 'Tue 11:00', { filled: { result: 'NO_ANSWER' } }).step).toBe('done');
  });
});
