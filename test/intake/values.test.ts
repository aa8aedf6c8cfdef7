import { DateTime } from 'luxon';
import { findBirthDate } from '../../src/intake/birth-date';
import { findCategory } from '../../src/intake/category';
import { findDeadline, isWithinOneBusinessDay } from '../../src/intake/deadline';
import { findLanguage } from '../../src/intake/language';
import { findMedicaidId } from '../../src/intake/medicaid-id';
import { findMemberName } from '../../src/intake/member-name';
import { findPhone } from '../../src/intake/phone';
import { findPlan } from '../../src/intake/plan';
import { thursdayMorning } from './a-message';

const seen = (found: { value: string; check: boolean } | undefined) => found && [found.value, found.check];
const sure = (value: string) => [value, false];
const check = (value: string) => [value, true];

describe('the Medicaid id', () => {
  test.each([
    ['Medicaid ID: 1234567A', sure('1234567A')],
    ['Medicaid ID is 1234567-a', sure('1234567A')],
    ['State ID# 1234567 A, DOB 1/2/1980', sure('1234567A')],
    ['Member ID A1234567', sure('A1234567')],
    ['SID 1234567A', sure('1234567A')],
    ['Title 19 number: 1234567A', sure('1234567A')],
    ['número de Medicaid: 1234567A', sure('1234567A')],
    ['Medicaid ID: 1234567A DOB 1/2/1980', sure('1234567A')],
    ['número de Medicaid es 1234567A y nací', sure('1234567A')],
    ['Medicaid ID 1234567 I need help', check('1234567')],
    ['Medicaid ID 1234567 y nací', check('1234567')],
    ['Medicaid ID: 123 4567 A', sure('1234567A')],
    ['Medicaid ID 1234567A A ride did not come', sure('1234567A')],
    ['Jane Roe, 1234567A, called again', check('1234567A')],
    ['Member ID: 99887766554', check('99887766554')],
    ['my son’s Medicaid ID: 1234567A', check('1234567A')],
    ['1234567A and once more 1234567-A', check('1234567A')],
    ['Medicaid ID: 1234567A. Her brother has 7654321B', check('1234567A')],
    ['Medicaid ID: 1234567A. Her brother’s Medicaid ID: 7654321B', check('1234567A')],
    ['1234567A and 7654321B', undefined],
    ['Medicaid ID: 1234567A\nMedicaid ID: 7654321B', undefined],
    ['Claim # 1234567A was denied', undefined],
    ['Prior authorization number 1234567A', undefined],
    ['NPI 1234567890', undefined],
    ['write to 1234567A@example.org', undefined],
    ['call 555-0142 today', undefined],
    ['Medicaid denied the claim', undefined],
    ['Medicaid in 2026 and 2027', undefined],
  ])('%s', (text, expected) => {
    expect(seen(findMedicaidId(text))).toEqual(expected);
  });
});

describe('the member’s name', () => {
  test.each([
    ['Member: Jane Roe', sure('Jane Roe')],
    ['Member Name: Roe, Jane', sure('Roe, Jane')],
    ['Member name: Jane Roe DOB 1/2/1980', sure('Jane Roe')],
    ['- Patient name: Ana de la Cruz (mother calls)', sure('Ana de la Cruz')],
    ['Re: member Jane Roe, ride', check('Jane Roe')],
    ['My client Jane Roe has no ride.', check('Jane Roe')],
    ['I write on behalf of Mr. John Q. Roe. He has', check('John Q. Roe')],
    ['Nombre del miembro: José Núñez', sure('José Núñez')],
    ['Name: Jane Roe\nDOB: 1/2/1980', check('Jane Roe')],
    ['My name is Jane Roe and my Medicaid ID is 1234567A', check('Jane Roe')],
    ['Member: Jane', check('Jane')],
    ['Member: Jane Roe\nMember: John Roe', check('Jane Roe')],
    ['Member: Jane Roe\nMember name: Roe, Jane', sure('Jane Roe')],
    ['Hello. Member Jane Roe (Medicaid ID 1234567A) called', check('Jane Roe')],
    ['Mbr name: Roe, Jane', sure('Roe, Jane')],
    ['I care for Harold Roe (born January 30, 1951), who', check('Harold Roe')],
    ['Client name John Q Public; state ID', check('John Q Public')],
    ['Member Services called', undefined],
    ['Molina Member Jane called', undefined],
    ['My name is Cole Stone, a CSR.', undefined],
    ['Name: Cole Stone', undefined],
    ['Member: N/A', undefined],
    ['The member called twice', undefined],
    ['My client Molina Has', undefined],
    ['Member: has called', undefined],
  ])('%s', (text, expected) => {
    expect(seen(findMemberName(text))).toEqual(expected);
  });

  test('the words are those that stand there', () => {
    expect(findMemberName('Hello\nMember Name: Jane Roe DOB 1/2/1980')?.words).toBe('Member Name: Jane Roe');
  });
});

describe('the date of birth', () => {
  test.each([
    ['DOB: 1/2/1980', sure('1980-01-02')],
    ['D.O.B. 01-02-1980', sure('1980-01-02')],
    ['Date of birth is January 2, 1980', sure('1980-01-02')],
    ['born 1980-01-02', sure('1980-01-02')],
    ['my date of\nbirth is 1/2/1980', sure('1980-01-02')],
    ['DOB 1/2/80', check('1980-01-02')],
    ['DOB 1/2/26', check('2026-01-02')],
    ['Fecha de nacimiento: 25/12/1980', sure('1980-12-25')],
    ['Fecha de nacimiento: 2/1/1980', check('1980-02-01')],
    ['Nació el 2 de enero de 1980', sure('1980-01-02')],
    ['Nací el 3 de mayo de 1970', sure('1970-05-03')],
    ['DOB 2/30/1980', undefined],
    ['DOB 1/2/2027', undefined],
    ['DOB 1/2/1880', undefined],
    ['DOB 1/2/1980, his DOB 3/4/1981', undefined],
    ['on 1/2/1980', undefined],
  ])('%s', (text, expected) => {
    expect(seen(findBirthDate(text, thursdayMorning))).toEqual(expected);
  });
});

describe('the plan', () => {
  test.each([
    ['Her MCO is Molina.', sure('MOL')],
    ['iowa total care denied it', sure('ITC')],
    ['ITC denied it', sure('ITC')],
    ['Amerigroup denied it', sure('WLP')],
    ['Wellpoint (formerly Amerigroup)', sure('WLP')],
    ['She was with Molina, and Molina bills her still', check('MOL')],
    ['Anthem denied it', check('WLP')],
    ['Delta Dental denied the crown', sure('DDIA')],
    ['MCO: Molina\nShe asked Wellpoint too', check('MOL')],
    ['She switched from Wellpoint to Molina', check('MOL')],
    ['Molina and Wellpoint both say no', undefined],
    ['She wants to change to Molina', undefined],
    ['She is no longer with Molina', undefined],
    ['AmeriHealth Caritas', undefined],
    ['UnitedHealthcare', undefined],
    ['itc is short for nothing', undefined],
    ['write to x@molina.example.org', undefined],
    ['no plan named', undefined],
  ])('%s', (text, expected) => {
    expect(seen(findPlan(text, thursdayMorning))).toEqual(expected);
  });

  test('a plan that was open on the day of the mail counts', () => {
    expect(findPlan('UnitedHealthcare', DateTime.fromISO('2019-06-30T12:00Z', { zone: 'utc' }))?.value).toBe('UHC');
    expect(findPlan('Molina', DateTime.fromISO('2019-06-30T12:00Z', { zone: 'utc' }))).toBeUndefined();
  });
});

describe('the call-back phone', () => {
  test.each([
    ['Call her back at (515) 555-0142', '', sure('515-555-0142')],
    ['Callback number: 515.555.0142', '', sure('515-555-0142')],
    ['Callback 5155550142', '', sure('515-555-0142')],
    ['Best number is 515-555-0142 ext. 12', '', sure('515-555-0142 ext. 12')],
    ['Phone: +1 515 555 0142', '', sure('515-555-0142')],
    ['llámela al 515-555-0142', '', sure('515-555-0142')],
    ['Jane 515-555-0142', '', check('515-555-0142')],
    ['Jane 515-555-0142, call back at 515-555-0143', '', sure('515-555-0143')],
    ['Please help', 'Cole\nCall back: 515-555-0142', sure('515-555-0142')],
    ['Please help', 'Cole\n515-555-0142', undefined],
    ['Please help', 'Cole\nPhone 515-555-0142', undefined],
    ['Fax: 515-555-0142', '', undefined],
    ['f: 515-555-0142', '', undefined],
    ['fax number is 515-555-0142', '', undefined],
    ['Jane 515-555-0142 or 515-555-0143', '', undefined],
    ['the plan line 800-555-0142', '', undefined],
    ['NPI 1234567890', '', undefined],
    ['provider phone 515-555-0142', '', undefined],
    ['(EE) +372 555 0142 99', '', undefined],
    ['555-0142', '', undefined],
  ])('%s | %s', (words, signature, expected) => {
    expect(seen(findPhone(words, signature))).toEqual(expected);
  });
});

describe('the stated deadline, on a Thursday', () => {
  test.each([
    ['Please answer by Friday.', '2026-09-18'],
    ['The oxygen runs out tomorrow', '2026-09-18'],
    ['by end of day', '2026-09-17'],
    ['by close of business tomorrow', '2026-09-18'],
    ['by end of day on Monday', '2026-09-21'],
    ['surgery is scheduled for September 21', '2026-09-21'],
    ['no later than 9/22', '2026-09-22'],
    ['due by 9/22/2026', '2026-09-22'],
    ['se le acaba mañana', '2026-09-18'],
    ['Se me acaba la insulina mañana', '2026-09-18'],
    ['ready to be discharged from the hospital on Saturday', '2026-09-19'],
    ['antes del lunes', '2026-09-21'],
    ['discharged on Monday, hearing on Tuesday', '2026-09-21'],
    ['by January 5', '2027-01-05'],
    ['by 9/1/2026', undefined],
    ['She called on Friday', undefined],
    ['Molina denied it by letter', undefined],
  ])('%s', (text, expected) => {
    expect(findDeadline(text, thursdayMorning)?.value).toBe(expected);
  });

  test.each([
    ['2026-09-18', '2026-09-17T14:00Z', [], true],
    ['2026-09-21', '2026-09-17T14:00Z', [], false],
    ['2026-09-21', '2026-09-17T14:00Z', ['2026-09-18'], true],
    ['2026-09-21', '2026-09-18T14:00Z', [], true],
    ['2026-09-21', '2026-09-17T22:30Z', [], true],
    ['2026-09-22', '2026-09-19T14:00Z', [], true],
    ['2026-09-23', '2026-09-19T14:00Z', [], false],
  ])('%s is within one business day of %s (closed: %j): %s', (date, received, closed, expected) => {
    expect(isWithinOneBusinessDay(date, DateTime.fromISO(received, { zone: 'utc' }), closed)).toBe(expected);
  });
});

describe('language and category', () => {
  test.each([
    ['She speaks only Spanish.', sure('Spanish')],
    ['Spanish-speaking member', sure('Spanish')],
    ['Language: Somali', sure('Somali')],
    ['needs a Vietnamese interpreter', sure('Vietnamese')],
    ['Necesito ayuda con mi silla, por favor. El plan no me la da hoy.', check('Spanish')],
    ['The Spanish Club closed', undefined],
    ['Please help, no ride today.', undefined],
  ])('%s', (text, expected) => {
    expect(seen(findLanguage(text))).toEqual(expected);
  });

  test.each([
    ['The pharmacy says the prescription is not covered', 'PHARMACY'],
    ['The driver did not come, no ride', 'TRANSPORT'],
    ['Le negaron la silla de ruedas', 'DME'],
    ['She wants to appeal the denial letter', 'APPEAL_GRIEVANCE'],
    ['Dentist will not see her', 'DENTAL'],
    ['Something quite different', undefined],
  ])('%s', (text, expected) => {
    expect(findCategory(text)?.value).toBe(expected);
  });
});
