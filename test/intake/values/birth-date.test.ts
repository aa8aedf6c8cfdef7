import { membersIn } from '../../../src/intake/values/members';
import { aReading, fromOutside } from '../a-message';

const birthIn = (text: string, parts?: Parameters<typeof aReading>[1]) => {
  const { birthDate } = membersIn(aReading(text, parts))[0];
  return birthDate && [birthDate.value, birthDate.check];
};
const sure = (value: string) => [value, false];
const check = (value: string) => [value, true];

describe('the date of birth', () => {
  test.each([
    ['DOB: 1/2/1980', sure('1980-01-02')],
    ['DOB: 01021980', sure('1980-01-02')],
    ['D.O.B. 01-02-1980', sure('1980-01-02')],
    ['DOB 1.2.1980', sure('1980-01-02')],
    ['DOB 1955/11/03', sure('1955-11-03')],
    ['Date of birth is January 2, 1980', sure('1980-01-02')],
    ['born 1980-01-02', sure('1980-01-02')],
    ['born on 16 May 1993', sure('1993-05-16')],
    ['born on June 2nd, 1939', sure('1939-06-02')],
    ['DOB: 09-MAR-1961', sure('1961-03-09')],
    ['B-day is Feb 9, 1935', sure('1935-02-09')],
    ['my date of\nbirth is 1/2/1980', sure('1980-01-02')],
    ['1/2/1980 (DOB)', sure('1980-01-02')],
    ['birthday 9/9/1950', sure('1950-09-09')],
    ['brith date 4/27/1966', sure('1966-04-27')],
    ['DOB 1/2/80', check('1980-01-02')],
    ['born the 9th of April, ’41', check('1941-04-09')],
    ['DOB 1/2/26', check('2026-01-02')],
    ['DOB 29/08/1939', check('1939-08-29')],
    ['DOB 12.03.1952 (that is 12 March)', sure('1952-03-12')],
    ['Fecha de nacimiento: 25/12/1980', sure('1980-12-25')],
    ['Fecha de nacimiento: 2/1/1980', check('1980-02-01')],
    ['Nació el 2 de enero de 1980', sure('1980-01-02')],
    ['Nací el 3 de mayo de 1970', sure('1970-05-03')],
    ['Jane Roe, 1234567A, 3/9/1961, Polk', check('1961-03-09')],
    ['Guest: 03/30/1988 and 1234567A', check('1988-03-30')],
  ])('%s', (text, expected) => {
    expect(birthIn(text)).toEqual(expected);
  });

  test.each([
    ['DOB 2/30/1980'],
    ['DOB 1/2/2027'],
    ['DOB 1/2/1880'],
    ['DOB 1/2/1980, his DOB 3/4/1981'],
    ['on 1/2/1980'],
    ['Molina confirmed eff. 7/1/2023, last recert 4/30/2026.'],
    ['Jane Roe, 1234567A, 9/4/2026, Polk'],
  ])('is not in: %s', (text) => {
    expect(birthIn(text)).toBeUndefined();
  });

  test.each([
    ['Caller: Ann Roe, mother, DOB 5/5/1991\nMember: Cody Roe, DOB 10/7/2021', '2021-10-07'],
    ['Olga Roe for her son Rune Roe (DOB 2013-04-24, Medicaid ID 1234567A)', '2013-04-24'],
  ])('of several is the member’s: %s', (text, expected) => {
    expect(birthIn(text)?.[0]).toBe(expected);
  });

  test('under a member’s own words it is in the signature', () => {
    const text = 'My inhaler was denied.\n\nMia Park\nDOB 1/6/1998\nDubuque County';
    expect(birthIn(text, { from: fromOutside })).toEqual(sure('1998-01-06'));
  });
});
