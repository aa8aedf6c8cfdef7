import { buttonsOf, formOnCard, saidAnswers } from '../../src/procedure/buttons';
import { actsAs, isStaff, maySee } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import { buttonWords } from '../../src/procedure/words';
import { aHighInquiry, aNewInquiry } from './inquiries';
import { accountManager, esr, leadership, liaison, mcoContact, originator, otherMcoContact, unitLead } from './people';

const labels = (row: Parameters<typeof rowOf>[0], as: Parameters<typeof buttonsOf>[1]): readonly string[] =>
  buttonsOf(rowOf(row), as).map(({ id }) => buttonWords(id, row));

describe('the buttons of a card are the answers of its row', () => {
  test('answers with one form are one button', () => {
    expect(labels('4b', ['owner']).slice(0, 3)).toEqual([
      'Save and ask the MCO',
      'Save, try again later',
      'Resolved without the MCO',
    ]);
    expect(labels('2', ['owner'])).toEqual(['Next', 'Back', 'Put back']);
    expect(labels('4d', ['owner']).slice(0, 4)).toEqual([
      'MCO has responded',
      'Send chase',
      'I called - no answer',
      'Snooze',
    ]);
  });

  test('on the card of the MCO each is a button', () => {
    expect(labels('4d', ['mco'])).toEqual([
      'Member contacted',
      'Will contact by ...',
      'Could not reach',
      'Need more information',
      'Resolved, please confirm',
      'Not our member',
      'Wrong department',
    ]);
  });

  test('what the MCO may have said is what it may answer itself', () => {
    expect(saidAnswers('4d')).toEqual(Object.keys(rowOf('4d').on.mco ?? {}));
    expect(saidAnswers('4b')).toEqual([]);
  });

  test('the form of the first button stands on the card, unless the question is only which way to go', () => {
    expect(formOnCard(buttonsOf(rowOf('4b'), ['owner']))).toBe('contact');
    expect(formOnCard(buttonsOf(rowOf('4e.2'), ['owner']))).toBe('none');
    expect(formOnCard(buttonsOf(rowOf('4g'), ['owner']))).toBe('close');
    expect(formOnCard([])).toBe('none');
  });
});

describe('as whom somebody answers', () => {
  const high = aHighInquiry();

  test.each([
    ['the owner', liaison, ['anyLiaison', 'owner', 'staff']],
    ['the Unit Lead', unitLead, ['anyLiaison', 'owner', 'unitLead', 'staff']],
    ['the Account Manager', accountManager, ['owner', 'unitLead', 'staff']],
    ['an ESR who does not own it', esr, ['staff']],
    ['the contact of its plan', mcoContact, ['mco']],
    ['the contact of another plan', otherMcoContact, []],
    ['Leadership', leadership, []],
    ['an originator', originator, []],
  ])('%s', (_name, by, as) => {
    expect(actsAs(by, high.inquiry)).toEqual(as);
  });

  test('before it is taken, nobody is its owner', () => {
    expect(actsAs(unitLead, aNewInquiry().inquiry)).toEqual(['anyLiaison', 'unitLead', 'staff']);
  });
});

describe('who may see the member’s data', () => {
  const asked = aHighInquiry().askedOfMco('Mon 11:00');
  const closed = asked.ownerSays('resolvedWithoutMco', 'Mon 12:00');

  test('staff of the unit; the contact of the plan while a request is open', () => {
    expect([liaison, esr, unitLead, accountManager].every((by) => isStaff(by) && maySee(by, asked.inquiry))).toBe(true);
    expect([
      maySee(mcoContact, aHighInquiry().inquiry),
      maySee(mcoContact, asked.inquiry),
      maySee(mcoContact, closed.inquiry),
    ]).toEqual([false, true, false]);
    expect([otherMcoContact, leadership, originator].some((by) => maySee(by, asked.inquiry))).toBe(false);
  });
});
