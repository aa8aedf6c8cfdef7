import { suggestTier } from '../../src/intake/values/suggest-tier';

const high = (safetyFlag: string) => ({ tier: 'high', safetyFlag });
const escalated = { tier: 'escalated', reason: 'no sign of High Priority was found' };

describe('the suggested tier', () => {
  test.each([
    ['She has no oxygen.', high('LIFE_SUPPORT_EQUIPMENT')],
    ['The ventilator was not delivered', high('LIFE_SUPPORT_EQUIPMENT')],
    ['Dialysis rides were cancelled', high('LIFE_SUPPORT_EQUIPMENT')],
    ['feeding tube supplies denied', high('LIFE_SUPPORT_EQUIPMENT')],
    ['No tiene oxígeno', high('LIFE_SUPPORT_EQUIPMENT')],
    ['Her insulin runs out tomorrow', high('MEDICATION_GAP')],
    ['She does not have enough insulin', high('MEDICATION_GAP')],
    ['She has enough insulin until tomorrow', high('MEDICATION_GAP')],
    ['La insulina se le acaba hoy', high('MEDICATION_GAP')],
    ['She ran out of her heart medication', high('MEDICATION_GAP')],
    ['His coverage ends today', high('IMMINENT_SERVICE_LOSS')],
    ['Hospital discharge is tomorrow, no bed', high('IMMINENT_SERVICE_LOSS')],
    ['He says he is suicidal', high('BEHAVIORAL_CRISIS')],
    ['Quiere quitarse la vida', high('BEHAVIORAL_CRISIS')],
    ['The aide abuses him: abuse was seen', high('ABUSE_NEGLECT')],
    ['We fear neglect at the home', high('ABUSE_NEGLECT')],
    ['No longer needs oxygen. Her insulin ran out', high('MEDICATION_GAP')],
  ])('%s', (text, expected) => {
    expect(suggestTier(text, 'CSR', false)).toMatchObject(expected);
  });

  test.each([
    'She has enough insulin until March',
    'He no longer needs the home oxygen',
    'Ya no necesita oxígeno',
    'Tiene suficiente insulina',
    'She denies suicidal thoughts',
    'No signs of abuse or neglect',
    'He is in substance abuse treatment',
    'The clinic neglected to send the form',
    'Call the Suicide & Crisis Lifeline any time',
    'Discharge papers from 2023 were lost',
    'Her prescription glasses broke',
    'She asks for a new dentist',
  ])('not: %s', (text) => {
    expect(suggestTier(text, 'CSR', false)).toEqual(escalated);
  });

  test.each([
    ['LEGISLATIVE_LIAISON', "a legislator's office asks"],
    ['IME_LEADERSHIP', 'IME Leadership asks'],
  ] as const)('%s is High by itself, without a safety flag', (type, reason) => {
    expect(suggestTier('A question', type, false)).toEqual({ tier: 'high', reason });
  });

  test('a near deadline is High; reasons add up and hold no words of the mail', () => {
    expect(suggestTier('A question', 'CSR', true)).toEqual({
      tier: 'high',
      reason: 'a deadline within one business day is stated',
    });
    expect(suggestTier('Jane Roe has no oxygen', 'IME_LEADERSHIP', true).reason).toBe(
      'a life-sustaining item may stop; IME Leadership asks; a deadline within one business day is stated',
    );
  });
});
