import { DateTime } from 'luxon';
import { nameMentions } from '../../../src/intake/values/name-mentions';
import { findPlan } from '../../../src/intake/values/plan';
import { aReading, fromOutside } from '../a-message';

const planIn = (text: string, about?: Parameters<typeof findPlan>[1]) => {
  const found = findPlan(aReading(text), about);
  return found && [found.value, found.check];
};
const sure = (value: string) => [value, false];
const check = (value: string) => [value, true];

describe('the plan', () => {
  test.each([
    ['Her MCO is Molina.', sure('MOL')],
    ['iowa total care denied it', sure('ITC')],
    ['ITC denied it', sure('ITC')],
    ['Amerigroup denied it', sure('WLP')],
    ['AGP/Wellpoint. States', sure('WLP')],
    ['Wellpoint (formerly Amerigroup)', sure('WLP')],
    ['She was with Molina, and Molina bills her still', check('MOL')],
    ['Anthem denied it', check('WLP')],
    ['Delta Dental denied the crown', sure('DDIA')],
    ['MCO: Molina\nShe asked Wellpoint too', check('MOL')],
    ['Member has Wellpoing.', check('WLP')],
    ['Amerigruop denied it', check('WLP')],
    ['She switched from Wellpoint to Molina', check('MOL')],
    ['She moved from Wellpoint to Molina as of September 1', check('MOL')],
    ['She moves from Wellpoint to Molina effective October 1, 2026', check('WLP')],
    ['He was with Amerigroup until 8/31 and is with Iowa Total Care now', check('ITC')],
    ['As of September 1 he is with Wellpoint. He was with Molina until August 31.', check('WLP')],
    ['Old MCO: Molina\nMCO: Iowa Total Care', check('ITC')],
    ['She left the Wellpoint network', sure('WLP')],
    ['She has Molina. Her brother is on Wellpoint.', check('MOL')],
    ['She wants out of Iowa Total Care, her doctor only takes Wellpoint', check('ITC')],
    ['tengo Molina', sure('MOL')],
  ])('%s', (text, expected) => {
    expect(planIn(text)).toEqual(expected);
  });

  test.each([
    ['Molina and Wellpoint both say no'],
    ['She wants to change to Molina'],
    ['She is no longer with Molina'],
    ['AmeriHealth Caritas'],
    ['UnitedHealthcare'],
    ['itc is short for nothing'],
    ['write to x@molina.example.org'],
    ['She lives in Moline'],
    ['She needs total care at home'],
    ['no plan named'],
  ])('is not in: %s', (text) => {
    expect(planIn(text)).toBeUndefined();
  });

  test('a dental plan counts when the matter is about teeth', () => {
    const text = 'Delta Dental denied the crown. Her medical plan is Wellpoint.';
    expect(planIn(text, { isDental: true })?.[0]).toBe('DDIA');
    expect(planIn(text)?.[0]).toBe('WLP');
  });

  test('a person may be called Molina', () => {
    const reading = aReading('Member: Carlos Molina\nMCO: Wellpoint');
    expect(findPlan(reading, { names: nameMentions(reading) })).toMatchObject({ value: 'WLP', check: false });
  });

  test('another person’s plan is not the member’s', () => {
    const reading = aReading('Mr. Sam Roe is on Molina. His wife, Jane Poe, is on Iowa Total Care.');
    expect(findPlan(reading, { names: nameMentions(reading), member: 'Jane Poe' })?.value).toBe('ITC');
  });

  test('nor is a sister’s where the member writes', () => {
    const text = 'My sister Agnes has Molina. What I have is Wellpoint, and I need shoes.';
    expect(findPlan(aReading(text, { from: fromOutside }))?.value).toBe('WLP');
  });

  test('a plan that was open on the day of the mail counts', () => {
    const receivedAt = DateTime.fromISO('2019-06-30T12:00Z', { zone: 'utc' });
    expect(findPlan(aReading('UnitedHealthcare', { receivedAt }))?.value).toBe('UHC');
    expect(findPlan(aReading('Molina', { receivedAt }))).toBeUndefined();
  });
});
