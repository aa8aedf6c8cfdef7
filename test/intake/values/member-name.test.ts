import { membersIn } from '../../../src/intake/values/members';
import { aReading, fromOutside } from '../a-message';

const nameIn = (text: string, parts?: Parameters<typeof aReading>[1]) => {
  const { name } = membersIn(aReading(text, parts))[0];
  return name && [name.value, name.check];
};
const sure = (value: string) => [value, false];
const check = (value: string) => [value, true];

describe('the member’s name', () => {
  test.each([
    ['Member: Jane Roe', sure('Jane Roe')],
    ['Member Name: Roe, Jane', sure('Jane Roe')],
    ['MEMBER NAME: ROE, JANE', sure('Jane Roe')],
    ['member: jane roe', sure('Jane Roe')],
    ['MEMBER ROE, JANE\nDOB 1/2/1980', sure('Jane Roe')],
    ['Member name: Jane Roe DOB 1/2/1980', sure('Jane Roe')],
    ['First Name: Jane\nLast Name: Roe', sure('Jane Roe')],
    ['Member First Name: Jane\nMember Last Name: Roe', sure('Jane Roe')],
    ['- Patient name: Ana de la Cruz (mother calls)', sure('Ana de la Cruz')],
    ['Nombre del miembro: José Núñez', sure('José Núñez')],
    ['Mbr name: Roe, Jane', sure('Jane Roe')],
    ['mbr naem: Jane Roe', sure('Jane Roe')],
    ['Member: Jane Roe\nMember name: Roe, Jane', sure('Jane Roe')],
    ['Member name\nJane Roe', sure('Jane Roe')],
    ['Baby girl of Kay Strom. Baby: Wren Strom, DOB 8/30/2026', sure('Wren Strom')],
    ['Guardian: Ann Mast\nWard: Jane Roe', sure('Jane Roe')],
    ['Caller: Jane Roe, state id 1234567A, DOB 1/2/1980', check('Jane Roe')],
  ])('labelled: %s', (text, expected) => {
    expect(nameIn(text)).toEqual(expected);
  });

  test.each([
    ['Re: member Jane Roe, ride', 'Jane Roe'],
    ['My client Jane Roe has no ride.', 'Jane Roe'],
    ['I write on behalf of Mr. John Q. Roe. He has', 'John Q. Roe'],
    ['Name: Jane Roe\nDOB: 1/2/1980', 'Jane Roe'],
    ['Hello. Member Jane Roe (Medicaid ID 1234567A) called', 'Jane Roe'],
    ['I care for Harold Roe (born January 30, 1951), who', 'Harold Roe'],
    ['Got a call from Ruth Kowalski this morning.', 'Ruth Kowalski'],
    ['Jane Roe\nDOB 9-13-2001\nState ID 1234567A', 'Jane Roe'],
    ['Hello team, Jane Roe, 1234567A, born 8 Dec 1981, Polk, Molina.', 'Jane Roe'],
    ['Jane Roe 1234567A molina wants a doctor', 'Jane Roe'],
    ['Ana Roe called about her son Luis Roe.', 'Luis Roe'],
    ['Ann Roe (SID 7654321B) called re: her son Luis Roe (SID 1234567A).', 'Luis Roe'],
    ['My son Tyler Roe (born June 14, 2015) is on the waiver.', 'Tyler Roe'],
    ['Spoke with Mr. Sam Roe. His wife, Jane Roe, has no doctor.\n\nFor Jane: ID 1234567A', 'Jane Roe'],
    ['Molina Member Jane called', 'Jane'],
    ['Ms. Roe called.\n\nJane Roe is at home.', 'Jane Roe'],
    ['El paciente José Núñez no tiene silla.', 'José Núñez'],
    ['Agent: your name please?\nGuest: i am Furaha Mukendi', 'Furaha Mukendi'],
  ])('in words: %s', (text, expected) => {
    expect(nameIn(text)).toEqual(check(expected));
  });

  test.each([
    ['Member Services called'],
    ['This email has been forwarded from Apple Mail.'],
    ['The board member, Ansel Birch, has resigned.'],
    ['My name is Cole Stone, a CSR.'],
    ['Member: N/A'],
    ['The member called twice'],
    ['My client Molina Has'],
    ['Member: has called'],
    ['Dr. Sam Roe signed it. Case manager Ann Poe faxed it.'],
    ['She lives in Storm Lake near Maple Ridge Care Center.'],
    ['Hi Dana Reyes, thanks, Cole Stone'],
  ])('is not in: %s', (text) => {
    expect(nameIn(text)).toBeUndefined();
  });

  test('the words are those that stand there', () => {
    const { name } = membersIn(aReading('Hello\nMember Name: Jane Roe DOB 1/2/1980'))[0];
    expect(name?.words).toBe('Member Name: Jane Roe');
  });

  test.each([
    ['My name is Mia Park and my Medicaid ID is 1234567A.', 'Mia Park'],
    ['Me llamo Encarnación Núñez. Necesito mi silla.', 'Encarnación Núñez'],
    ['My wheelchair broke and nobody comes.\n\nSincerely,\nMia Park', 'Mia Park'],
    ['I ran out of my medicine. Please help me.\n\nMia', 'Mia Park'],
    ['My daughter Ana Park has no ride.\n\nMia Park', 'Ana Park'],
  ])('an outsider writes: %s', (text, expected) => {
    expect(nameIn(text, { from: fromOutside })?.[0]).toBe(expected);
  });
});

describe('several members in one mail', () => {
  describe('a name in running text', () => {
    test.each([
      ['Mother (Ann Roe) says her son Luis Roe, 16, was sent home. SID 1234567A', 'Luis Roe'],
      ['The Senator heard this weekend from Mrs. Jane Roe of Decorah, who needs dialysis.', 'Jane Roe'],
      ['Client name John Q Public; state ID 1234567A', 'John Q Public'],
      ['My name is Jane Roe and my Medicaid ID is 1234567A', 'Jane Roe'],
      ['Jane Roe R O E called about her oxygen, Medicaid 1234567A', 'Jane Roe'],
    ])('is the member’s: %s', (text, expected) => {
      expect(nameIn(text)?.[0]).toBe(expected);
    });

    test('a nurse’s "my pt" is the member, a member’s "my PT" is not', () => {
      const nurse = { name: 'Bea Lock, RN', address: 'bea@hospital.example.org' };
      expect(nameIn('My pt Jane Roe, 1234567A, goes home tomorrow.\n\nBea Lock, RN', { from: nurse })?.[0]).toBe(
        'Jane Roe',
      );
      expect(nameIn('My PT Jane Roe left my plan and I need my therapy.', { from: fromOutside })?.[0]).not.toBe(
        'Jane Roe',
      );
    });

    test('who is to be called for the writer, or was called, is not', () => {
      const text =
        'My name is Mia Park. Molina says no to my hearing aids. Call my niece Tess at 515-555-0142. I called my brother Verl too.';
      expect(nameIn(text, { from: fromOutside })?.[0]).toBe('Mia Park');
    });

    test('who writes at work does not name themselves as the member', () => {
      expect(nameIn('Name: Cole Stone')).toBeUndefined();
    });

    test('who writes of their son is not the member', () => {
      expect(nameIn('my son’s Medicaid ID: 1234567A', { from: fromOutside })).toBeUndefined();
    });

    test.each([['Constituent - home ramp'], ['Update from Molina Member Advocacy']])(
      'a subject holds none: %s',
      (subject) => {
        expect(nameIn('We will call tomorrow.', { subject })).toBeUndefined();
      },
    );
  });

  const members = (text: string) =>
    membersIn(aReading(text)).map(({ name, id, birthDate }) => [name?.value, id?.value, birthDate?.value]);

  test('in a list, each with an id of their own', () => {
    const text =
      'Two twins:\n\n1) Ana Roe, ID 1234567A, DOB 3/3/2021\n2) Luis Roe, ID 7654321B, DOB 3/4/2021\n\nBoth Molina.';
    expect(members(text)).toEqual([
      ['Ana Roe', '1234567A', '2021-03-03'],
      ['Luis Roe', '7654321B', '2021-03-04'],
    ]);
  });

  test('in the rows of a table', () => {
    const html =
      '<table><tr><th>Name</th><th>State ID</th><th>DOB</th></tr><tr><td>Ana Roe</td><td>1234567A</td><td>3/3/2021</td></tr><tr><td>Luis Roe</td><td>7654321B</td><td>3/4/1990</td></tr></table>';
    const found = membersIn(aReading('', { html }));
    expect(found.map(({ name, id }) => [name?.value, id?.value])).toEqual([
      ['Ana Roe', '1234567A'],
      ['Luis Roe', '7654321B'],
    ]);
  });

  test('in one sentence', () => {
    const text =
      'Both Carl Roe (ID 1234567A, DOB 2/2/1950) and his wife Doris Roe (ID 7654321B, DOB 6/6/1952) were denied.';
    expect(members(text)).toEqual([
      ['Carl Roe', '1234567A', '1950-02-02'],
      ['Doris Roe', '7654321B', '1952-06-06'],
    ]);
  });

  test('in a numbered list, one of them without an id', () => {
    const text =
      'Please open one each:\n\n1. Ana Roe, ID 1234567A, Wellpoint.\n2. Luis Poe, ID 7654321B, Molina.\n3. Jo Vale, no ID, Iowa Total Care.';
    expect(members(text)).toEqual([
      ['Ana Roe', '1234567A', undefined],
      ['Luis Poe', '7654321B', undefined],
      ['Jo Vale', undefined, undefined],
    ]);
  });

  test('in the list of an HTML mail', () => {
    const html =
      '<p>Two of them:</p><ol><li>Ana Roe, 1234567A. No ride.</li><li>Luis Poe, 7654321B. No chair.</li></ol>';
    expect(membersIn(aReading('', { html })).map(({ name, id }) => [name?.value, id?.value])).toEqual([
      ['Ana Roe', '1234567A'],
      ['Luis Poe', '7654321B'],
    ]);
  });

  test('a list of things is no list of people', () => {
    expect(members('Member: Ana Roe, ID 1234567A\n- Call her today.\n- Ask Molina.')).toEqual([
      ['Ana Roe', '1234567A', undefined],
    ]);
  });

  test('two labelled names', () => {
    expect(members('Member: Jane Roe\nMember: John Poe').map(([name]) => name)).toEqual(['Jane Roe', 'John Poe']);
  });

  test('by number', () => {
    const text = 'Member 1 Name: Ana Roe\nMember 1 ID: 1234567A\nMember 2 Name: Luis Poe\nMember 2 ID: 7654321B';
    expect(members(text)).toEqual([
      ['Ana Roe', '1234567A', undefined],
      ['Luis Poe', '7654321B', undefined],
    ]);
  });

  test('two ids and one name are one member without an id', () => {
    expect(members('Member: Ana Roe\nID 1234567A\nID 7654321B')).toEqual([['Ana Roe', undefined, undefined]]);
  });
});
