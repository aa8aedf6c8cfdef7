import { membersIn } from '../../../src/intake/values/members';
import { aReading, fromOutside } from '../a-message';

const idIn = (text: string, parts?: Parameters<typeof aReading>[1]) => {
  const { id } = membersIn(aReading(text, parts))[0];
  return id && [id.value, id.check];
};
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
    ['T19#: 1234567A', sure('1234567A')],
    ['número de Medicaid: 1234567A', sure('1234567A')],
    ['Mi número de Medicaid es el 1234567A.', sure('1234567A')],
    ['Medicaid ID: 1234567A DOB 1/2/1980', sure('1234567A')],
    ['número de Medicaid es 1234567A y nací', sure('1234567A')],
    ['Medicaid ID: 123 4567 A', sure('1234567A')],
    ['state id 123 4567-a, dob 1-2-80', sure('1234567A')],
    ['Medicaid ID 1234567A A ride did not come', sure('1234567A')],
    ['MEDICAID ID 1234567A', sure('1234567A')],
    ['medciaid id; 1234567A', sure('1234567A')],
    ['The number on her card is 1234567A.', sure('1234567A')],
    ['1234567A is her Medicaid ID.', sure('1234567A')],
    ['Jane Roe, 1234567A, called again', check('1234567A')],
    ['Member ID: 99887766554', check('99887766554')],
    ['1234567A and once more 1234567-A', check('1234567A')],
    ['My state ID is 1234567 V and I am home', sure('1234567V')],
    ['medicaid id: 123 4567 s\nplan: molina', sure('1234567S')],
    ['Mbr Jane Roe, 1 234 567 J, DOB 12 Jun 1984', check('1234567J')],
    ['ID: 1234567 B', sure('1234567B')],
    ['Medicaid ID 1234567 I need help', check('1234567')],
    ['Medicaid ID 1234567 y nací', check('1234567')],
    ['my son’s Medicaid ID: 1234567A', sure('1234567A')],
  ])('%s', (text, expected) => {
    expect(idIn(text)).toEqual(expected);
  });

  test.each([
    ['1234567A and 7654321B'],
    ['Medicaid ID: 1234567A\nMedicaid ID: 7654321B'],
    ['Claim # 1234567A was denied'],
    ['Prior authorization number 1234567A'],
    ['Account 1234567\nClaim number 1234567A'],
    ['NPI 1234567890'],
    ['Tax ID 42-5550133'],
    ['write to 1234567A@example.org'],
    ['see https://example.org/1234567A'],
    ['call 555-0142 today'],
    ['call 515-555-0142 a nurse answers'],
    ['Medicaid denied the claim'],
    ['Medicaid in 2026 and 2027'],
    ['Her old ID was 1234567A.'],
    ['Please do not use 1234567A.'],
    ['Ticket# 20481177'],
    ['Conference ID 88214410 if you want to join'],
    ['Zoom meeting ID 12345678, passcode 445566'],
    ['Old number from 2019 was 1234567A per him'],
    ['Jane’s husband John’s own ID is 1234567A (this is not about him)'],
  ])('is not in: %s', (text) => {
    expect(idIn(text)).toBeUndefined();
  });

  test.each([
    ['Medicaid ID: 1234567A. Her brother’s Medicaid ID: 7654321B', '1234567A'],
    ['Medicaid ID: 1234567A (not 7654321B)', '1234567A'],
    ['Medicaid ID: 1234567A. Her brother has 7654321B', '1234567A'],
    ['The ID I gave you, 7654321B, was wrong. It should be 1234567A.', '1234567A'],
    ['ID: 1234567A (prev. ID 7654321B closed)', '1234567A'],
    ['She is in the system under 7654321B. That number is WRONG. Her correct State ID is 1234567A.', '1234567A'],
    ['The Medicaid ID I sent (7654321B) was a typo. It should be 1234567A.', '1234567A'],
    ['7654321B is the id of the caller before him. The right one for Mr. Roe is 1234567A.', '1234567A'],
    ['Caller: Ann Roe (her own ID is 7654321B)\nMember: Jane Roe\nHer ID: 1234567A', '1234567A'],
    ['Member ID 1234567A; do not confuse with his twin brother Harold’s, which is 7654321B.', '1234567A'],
    ['Baby: Jane Roe, ID 1234567A. Mother’s ID 7654321B.', '1234567A'],
    [
      'Caller is the husband, John Roe (he has Medicaid too, 7654321B, not him). Member is his wife Jane Roe, 1234567A, Wellpoint.',
      '1234567A',
    ],
    ['Subscriber: John Roe 7654321B (father). Patient: Jane Roe 1234567A, needs a pump.', '1234567A'],
    ['Do not confuse with Ann Roe 7654321B. Ours is Jane Roe, 1234567A.', '1234567A'],
    ['Provider Medicaid ID 7654321. Member Jane Roe, state ID 1234567A.', '1234567A'],
    ['John’s own ID is 7654321B (he has Molina too, this is not about him). Jane: 1234567A, Molina.', '1234567A'],
  ])('of several is the member’s: %s', (text, expected) => {
    expect(idIn(text)?.[0]).toBe(expected);
  });

  test('where the member writes, "my" is the member’s and "her" is not', () => {
    const text = 'My Medicaid card says 1234567A and I need shoes. My sister says her number is 7654321B.';
    expect(idIn(text, { from: fromOutside })).toEqual(sure('1234567A'));
  });

  test('where the writer says that they are fine, "my" is not the member’s', () => {
    const text = 'I am John Roe, my number is 7654321B, but I am fine, it’s Jane. Hers is one up from mine, 1234567A.';
    expect(idIn(text, { from: fromOutside })?.[0]).toBe('1234567A');
  });

  test('where a relative writes, "my number" is not the member’s', () => {
    const text = 'Soy la mamá de Luis Roe. Mi número es 7654321B y el de mi hijo es 1234567A. Necesita terapia.';
    expect(idIn(text, { from: fromOutside })?.[0]).toBe('1234567A');
  });

  test('in a relative’s own mail "Dad’s Medicaid number" is the member’s', () => {
    const text = 'I am the daughter of John Roe. Dad’s Medicaid number is 1234567A.';
    expect(idIn(text, { from: fromOutside })).toEqual(sure('1234567A'));
  });
});
