import { findPhone } from '../../../src/intake/values/phone';
import { aReading, fromOutside } from '../a-message';

const phoneIn = (text: string, parts?: Parameters<typeof aReading>[1], member?: string) => {
  const found = findPhone(aReading(text, parts), member);
  return found && [found.value, found.check];
};
const sure = (value: string) => [value, false];
const check = (value: string) => [value, true];
const signed = (text: string, ...signature: readonly string[]) =>
  `${text}\n\nThanks,\nCole Stone\nCall Center\n${signature.join('\n')}`;

describe('a phone in the signature of somebody at work', () => {
  test.each([
    ['Cole\nCall back: 515-555-0142', sure('515-555-0142')],
    ['Cole\n515-555-0142', undefined],
    ['Cole\nPhone 515-555-0142', undefined],
  ])('%j', (signature, expected) => {
    expect(phoneIn(`Please help.\n\nThanks,\n${signature}`)).toEqual(expected);
  });
});

test.each(['Call me at 123-456-7890', 'Call me at (055) 515-0142', 'Call me at 515-055-0142'])(
  'a number that nobody can have is none: %s',
  (text) => {
    expect(phoneIn(text)).toBeUndefined();
  },
);

describe('a phone in a signature', () => {
  test.each([
    'This communication and what is attached may hold what is meant for you alone. If you are not meant, tell us.',
    'NOTICE: This communication may hold what is meant for you alone.',
  ])('with a notice below it is still the signature’s: %s', (notice) => {
    const text = `Our remarks are attached.\n--\nAnsel Birch\nBirch Surveys, Inc.\n515-555-0142 (mobile)\n\n${notice}`;
    expect(phoneIn(text, { from: fromOutside })).toBeUndefined();
  });

  test('of a manager is the office’s', () => {
    const text = 'Please look at it.\n\nThanks,\nAnsel Birch\nCommunity Manager\n515-555-0142';
    expect(phoneIn(text, { from: fromOutside })).toBeUndefined();
  });
});

describe('the call-back phone', () => {
  test.each([
    ['Call her back at (515) 555-0142', sure('515-555-0142')],
    ['Callback number: 515.555.0142', sure('515-555-0142')],
    ['Callback 5155550142', sure('515-555-0142')],
    ['CB# 515-555-0142, ok to leave msg', sure('515-555-0142')],
    ['Best number is 515-555-0142 ext. 12', sure('515-555-0142 ext. 12')],
    ['Phone: +1 515 555 0142', sure('515-555-0142')],
    ['Her cell: 515 / 555 - 0142', sure('515-555-0142')],
    ['llámela al 515-555-0142', sure('515-555-0142')],
    ['Me pueden llamar al 515-555-0142.', sure('515-555-0142')],
    ['She can be reached on 515-555-0142, her cell.', sure('515-555-0142')],
    ['Jane Roe, 1234567A, 3/9/1961, Polk, Molina, 515-555-0142', sure('515-555-0142')],
    ['Jane Roe - 1234567A - Iowa Total Care - 515-555-0142 - Polk Co.', sure('515-555-0142')],
    ['call her at 515\u2011555\u20110142', sure('515-555-0142')],
    ['Caller ID showed 515-555-0177. 515-555-0100 no longer works, use 515-555-0142', sure('515-555-0142')],
    ['Jane 515-555-0142', check('515-555-0142')],
  ])('%s', (text, expected) => {
    expect(phoneIn(text)).toEqual(expected);
  });

  test.each([
    ['Jane 515-555-0142, call back at 515-555-0143', '515-555-0143'],
    ['Phone 515-555-0143, but please do NOT call there. Call Milena at 515-555-0142.', '515-555-0142'],
    ['Do not use 515-555-0143 any more. The new one is 515-555-0142.', '515-555-0142'],
    ['Home: 515-555-0143  Cell: 515-555-0142 (cell best)', '515-555-0142'],
    ['Call at work, 515-555-0142, not at home (515-555-0143)', '515-555-0142'],
    ['He can be reached at 515-555-0142, or call me at 515-555-0143.', '515-555-0142'],
    ['Call 515-555-0142, or 515-555-0143 if no answer.', '515-555-0142'],
    ['ph 515-5550-171 sorry 515-555-0171', '515-555-0171'],
    ['Prosthetist: fax 515-555-0140, phone 515-555-0141\nMy office: 515-555-0143\nPhone: 515-555-0142', '515-555-0142'],
    ['Mom’s phone: 515-555-0142 (our desk is 515-555-0143)', '515-555-0142'],
    ['His PT Gwen Poe (515-555-0143) faxed it to 515-555-0144. Dad Aaron: 515-555-0142', '515-555-0142'],
    ['The pharmacy at 515-555-0143 has it. Please call the member at 515-555-0142.', '515-555-0142'],
    ['My number is 515-555-0142, please don’t call him.', '515-555-0142'],
    ['Reach her through the front desk 515-555-0142', '515-555-0142'],
    ['wants new pcp 515-555-0142', '515-555-0142'],
  ])('of several, or among words about others: %s', (text, expected) => {
    expect(phoneIn(text)?.[0]).toBe(expected);
  });

  test.each([
    ['Fax: 515-555-0142'],
    ['f: 515-555-0142'],
    ['fax number is 515-555-0142'],
    ['Jane 515-555-0142 or maybe 515-555-0143'],
    ['the plan line 800-555-0142'],
    ['NPI 5155550142'],
    ['provider phone 515-555-0142'],
    ['Dr. Sam Roe at 515-555-0142 signed it'],
    ['Her old number 515-555-0142 is disconnected.'],
    ['Caller ID showed 515-555-0142 but he said not to call it.'],
    ['(EE) +372 555 0142 99'],
    ['555-0142'],
    ['Molina member services at 515-555-0142'],
    ['Our office number is 515-555-0142'],
  ])('is not in: %s', (text) => {
    expect(phoneIn(text)).toBeUndefined();
  });

  test('a signature’s number counts only when it is said to be the call back', () => {
    expect(phoneIn(signed('Please help', '515-555-0142'))).toBeUndefined();
    expect(phoneIn(signed('Please help', 'Phone 515-555-0142'))).toBeUndefined();
    expect(phoneIn(signed('Please help', 'Call back: 515-555-0142'))?.[0]).toBe('515-555-0142');
  });

  test('under a private person’s own words it is theirs', () => {
    expect(phoneIn('My chair broke.\n\nMia Park\n515-555-0142', { from: fromOutside })).toEqual(check('515-555-0142'));
  });

  test('a label that is the member’s name says whose it is', () => {
    const text = 'Supplier desk: 515-555-0143\nNathan: 515-555-0142 (texts are best)';
    expect(phoneIn(text, {}, 'Nathan Roe')).toEqual(sure('515-555-0142'));
  });
});
