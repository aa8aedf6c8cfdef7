import { findCategory } from '../../../src/intake/values/category';
import { findCounty } from '../../../src/intake/values/county';
import { saysFollowUp, saysNewMatter, saysReopen } from '../../../src/intake/values/follow-up';
import { findLanguage, languageCode } from '../../../src/intake/values/language';
import { aReading } from '../a-message';

describe('the county', () => {
  test.each([
    ['County: Polk', 'Polk'],
    ['Cty: Cedar', 'Cedar'],
    ['conty: Boone', 'Boone'],
    ['County of residence: Black Hawk', 'Black Hawk'],
    ['She lives in Linn County.', 'Linn'],
    ['Polk Co, Wellpoint', 'Polk'],
    ['ITC\nJasper co.\nno ride', 'Jasper'],
    ['Muscatine Cnty', 'Muscatine'],
    ['Vivo en el condado de Marshall.', 'Marshall'],
    ["O'Brien County", "O'Brien"],
    ['in Des Moines County', 'Des Moines'],
    ['Jane Roe, 1234567A, 3/9/1961, Polk, Molina', 'Polk'],
    ['ok to leave a message. Wapello.', 'Wapello'],
    ['Scott County now (was Clinton)', 'Scott'],
    ['She lives in Polk County; the Story County hospital sent her home.', 'Polk'],
  ])('%s', (text, expected) => {
    expect(findCounty(aReading(text))?.value).toBe(expected);
  });

  test.each([
    ['Story County Medical Center sent her home.'],
    ['The Polk County Attorney wrote.'],
    ['Her sister in Story County has a car.'],
    ['Polk County and Dallas County'],
    ['County Road 14 was fixed'],
    ['She is in Des Moines.'],
  ])('is not in: %s', (text) => {
    expect(findCounty(aReading(text))).toBeUndefined();
  });
});

describe('the language', () => {
  test.each([
    ['She speaks only Spanish.', 'es'],
    ['Spanish-speaking member', 'es'],
    ['Language: Somali', 'so'],
    ['Language: Bosnian. Her English is only hello.', 'bs'],
    ['needs a Vietnamese interpreter', 'vi'],
    ['Please arrange an interpreter for Arabic', 'ar'],
    ['Solo hablo español.', 'es'],
    ['She does not speak English, only Swahili.', 'sw'],
    ['Necesito ayuda con mi silla, por favor. El plan no me la da hoy.', 'es'],
  ])('%s', (text, expected) => {
    expect(languageCode(findLanguage(aReading(text))?.value ?? '')).toBe(expected);
  });

  test.each([
    ['The Spanish Club closed'],
    ['Please help, no ride today.'],
    ['She does not need a Spanish interpreter.'],
  ])('is not in: %s', (text) => {
    expect(findLanguage(aReading(text))).toBeUndefined();
  });
});

describe('the category', () => {
  test.each([
    ['The pharmacy says the prescription is not covered', 'PHARMACY'],
    ['The driver did not come, no ride', 'TRANSPORT'],
    ['Le negaron la silla de ruedas', 'DME'],
    ['She wants to appeal the denial letter', 'APPEAL_GRIEVANCE'],
    ['Dentist will not see her', 'DENTAL'],
    ['The wheelchair repair was not approved', 'DME'],
    ['MRI was denied as not medically necessary', 'PRIOR_AUTH'],
    ['They cut his home health aide from 5 days to 2', 'HOME_HEALTH'],
    ['He got a bill for the ER and is in collections', 'BILLING'],
    ['She called nine offices and none take new patients', 'ACCESS_NETWORK'],
    ['The clinic refused an interpreter', 'COMMUNICATION_LANGUAGE'],
    ['Her case manager left and nobody was assigned', 'CASE_MGMT'],
    ['The aide hits her and took money; abuse was reported', 'ABUSE_NEGLECT'],
    ['No abuse at home. Her psychiatrist left the network.', 'BEHAVIORAL'],
    ['He lost his Medicaid at the renewal', 'ELIGIBILITY'],
    ['Respite hours of the waiver were cut', 'LTSS_WAIVER'],
  ])('%s', (text, expected) => {
    expect(findCategory('', text)?.value).toBe(expected);
  });

  test('is absent when nothing points to one; what stands in the subject weighs more', () => {
    expect(findCategory('', 'Something quite different')).toBeUndefined();
    expect(findCategory('Ride to the dentist', 'He has no ride.')?.value).toBe('TRANSPORT');
  });
});

describe('words about an earlier inquiry', () => {
  test.each([
    ['I wrote to you last week.', true],
    ['This is the third time I am writing you.', true],
    ['Any news on this one?', true],
    ['As I wrote in my earlier email', true],
    ['She has a follow-up appointment.', false],
    ['Please follow up with the member.', false],
    ['Please help with a ride.', false],
  ])('follow-up: %s %s', (text, expected) => {
    expect(saysFollowUp(text, text)).toBe(expected);
  });

  test('in a mail that is passed on, "second request" is about somebody else', () => {
    expect(saysFollowUp('See below.', 'My second request to Molina was denied.')).toBe(false);
  });

  test.each([
    ['Please reopen.', true],
    ['It was closed but the lift never came.', true],
    ['The same problem again.', true],
    ['All good, you can close it.', false],
    ['The pharmacy was closed. Please do not reopen.', false],
  ])('reopens: %s %s', (text, expected) => {
    expect(saysReopen(text)).toBe(expected);
  });

  test('another matter is said in words', () => {
    expect(saysNewMatter('Different issue than the one in the subject')).toBe(true);
    expect(saysNewMatter('Still the same')).toBe(false);
  });
});
