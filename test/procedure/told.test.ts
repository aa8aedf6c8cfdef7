import { addWord, statusAsked } from '../../src/procedure/acts';
import type { Context } from '../../src/procedure/answer';
import { mayBeTold, stranger } from '../../src/procedure/rights';
import { central, iowa } from '../clock/calendars';
import { theUnit } from '../people/the-unit';
import { anInquiry } from '../views/an-inquiry';

const person = (id: string) => theUnit.find((one) => one.id === id)!;
const now = central('2026-09-17T10:00');
const at = { happenedAt: now, recordedAt: now, facts: {}, words: {} };

describe('how much of where an inquiry stands somebody may be told', () => {
  test.each([
    ['a liaison', person('d-reyes'), 'all'],
    ['an ESR', person('e-vance'), 'all'],
    ['the Account Manager', person('a-moss'), 'all'],
    ['its own originator', person('c-stone'), 'all'],
    ['another originator', { ...person('c-stone'), id: 'x-other' }, 'whetherOpen'],
    ['Leadership', { id: 'i-lane', roles: ['leadership'] }, 'whetherOpen'],
    ['the contact of its plan', person('j-ortiz'), 'whetherOpen'],
    ['the contact of another plan', { ...person('j-ortiz'), mco: 'MOL' }, 'nothing'],
    ['an outside originator', stranger, 'whetherOpen'],
  ] as const)('%s', (_, actor, told) => {
    expect(mayBeTold(actor, anInquiry())).toBe(told);
  });

  test('while the plan is not known no contact of a plan is told anything', () => {
    const { mco: _none, ...unknown } = anInquiry();
    expect(mayBeTold(person('j-ortiz'), unknown)).toBe('nothing');
  });
});

describe('asking where it stands', () => {
  test.each([
    ['the originator', { actor: 'c-stone' }, ['statusAsked']],
    ['the originator by mail', { actor: 'system', facts: { asker: 'c-stone' } }, ['statusAsked']],
    ['the owner', { actor: 'd-reyes' }, []],
    ['the owner by mail', { actor: 'system', facts: { asker: 'd-reyes' } }, []],
  ] as const)('%s: changes nothing, and tells %j', (_, asked, notices) => {
    const decided = statusAsked(anInquiry(), { ...at, ...asked });
    expect(decided.inquiry).toEqual(anInquiry());
    expect(decided.notices).toEqual(notices);
    expect(decided.lines).toMatchObject([{ step: '4d', act: 'statusAsked' }]);
  });

  test('nobody is told of a bare question that nobody owns; of words, the Unit Lead', () => {
    const { owner: _none, ...untaken } = anInquiry({ step: '1' });
    expect(statusAsked(untaken, { ...at, actor: 'c-stone' }).notices).toEqual([]);
    expect(statusAsked(untaken, { ...at, actor: 'system', words: { text: 'Any update?' } }).notices).toEqual([
      'statusAsked',
    ]);
  });
});

describe('what somebody adds', () => {
  const context = {
    now,
    calendar: iowa,
    choices: { plans: {}, contacts: {}, people: {}, said: {} },
  } as unknown as Context;
  const by = person('c-stone');

  test('is a line with its own time, in any step, also when it is closed', () => {
    const filled = { learned: ' She moved. ', happenedTime: '09:30' };
    const decided = addWord(anInquiry({ step: 'done' }), by, 'informationAdded', filled, context);
    expect(decided).toMatchObject({
      outcome: 'decided',
      inquiry: anInquiry({ step: 'done' }),
      lines: [{ step: 'done', act: 'informationAdded', actor: 'c-stone', words: { learned: 'She moved.' } }],
      notices: ['wordAdded'],
    });
    expect(decided.outcome === 'decided' && decided.lines[0]?.happenedAt.toMillis()).toBe(
      central('2026-09-17T09:30').toMillis(),
    );
  });

  test.each([
    ['informationAdded', {}, 'In your words: write a few words.'],
    ['calledAgain', { happenedTime: '10:30' }, 'When did it happen?: enter a time that is not in the future.'],
    ['calledAgain', { happenedTime: '09:00' }, 'When did it happen?: enter a time that is not before the request.'],
  ] as const)('%s with %j is to be mended', (act, filled, message) => {
    expect(addWord(anInquiry(), by, act, filled, context)).toEqual({ outcome: 'refused', errors: [message] });
  });

  test('that the member called again needs no words', () => {
    expect(addWord(anInquiry(), by, 'calledAgain', {}, context)).toMatchObject({ outcome: 'decided' });
  });
});
