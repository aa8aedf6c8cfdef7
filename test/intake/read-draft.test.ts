import fc from 'fast-check';
import { bodyText } from '../../src/intake/mail/body-text';
import { readDrafts } from '../../src/intake/read-draft';
import { squeeze } from '../../src/intake/mail/squeeze';
import { aMessage, fromCsr, known, people } from './a-message';

const readDraft = (...args: Parameters<typeof readDrafts>) => readDrafts(...args)[0];

const body = `[EXTERNAL]
Good morning team,

Member: Jane Roe
Medicaid ID: 1234567A
DOB: 3/9/1961
MCO: Amerigroup
Callback: 515-555-0142

Her oxygen runs out tomorrow and the supplier says the plan has not paid.
Thank you for looking at it quickly, she is very worried.

Thanks,
Cole Stone
Customer Service Representative
Phone 515-555-0199 | Fax 515-555-0198

CONFIDENTIALITY NOTICE: This mail is for
whom it is meant for.`;

describe('a draft', () => {
  test('holds what the mail says, with the words it came from', () => {
    expect(readDraft(aMessage({ text: body }), known)).toEqual({
      isFollowUp: false,
      originatorType: 'CSR',
      originatorName: { value: 'Cole Stone', words: fromCsr.address, check: false },
      originatorContact: { value: fromCsr.address, words: fromCsr.address, check: false },
      memberName: { value: 'Jane Roe', words: 'Member: Jane Roe', check: false },
      memberId: { value: '1234567A', words: 'Medicaid ID: 1234567A', check: false },
      dateOfBirth: { value: '1961-03-09', words: 'DOB: 3/9/1961', check: false },
      mco: { value: 'WLP', words: 'Amerigroup', check: false },
      phone: { value: '515-555-0142', words: 'Callback: 515-555-0142', check: false },
      issue: body.slice(body.indexOf('Member:'), body.indexOf('\n\nThanks,')),
      category: { value: 'DME', words: 'oxygen', check: false },
      statedDeadline: { value: '2026-09-18', words: 'oxygen runs out tomorrow', check: true },
      suggestedTier: 'high',
      suggestedReason:
        'a life-sustaining item may stop; a service may stop soon; a deadline within one business day is stated',
      safetyFlag: 'LIFE_SUPPORT_EQUIPMENT',
    });
  });

  test('a table of an HTML form reads as lines', () => {
    const html =
      '<table><tr><td>Member:</td><td>Jane Roe</td></tr><tr><td>Medicaid ID:</td><td>1234567A</td></tr><tr><td>DOB:</td><td>3/9/1961</td></tr></table><p>No ride.</p>';
    expect(readDraft(aMessage({ html }), known)).toMatchObject({
      memberName: { value: 'Jane Roe' },
      memberId: { value: '1234567A', check: false },
      dateOfBirth: { value: '1961-03-09' },
    });
  });

  test('"tomorrow" in a forwarded mail counts from the day it was sent', () => {
    const text =
      'See below.\n\nFrom: A B <a@example.org>\nSent: Tuesday, September 15, 2026 1:00 PM\nTo: Cole\nSubject: x\n\nNeeds it by tomorrow.';
    expect(readDraft(aMessage({ subject: 'FW: x', text }), known).statedDeadline?.value).toBe('2026-09-16');
  });

  test('an empty mail falls back to its subject, and to plain words', () => {
    expect(readDraft(aMessage({ subject: 'FW: Re: no ride', text: '' }), known).issue).toBe('no ride');
    expect(readDraft(aMessage({ subject: '', text: ' \n ' }), known).issue).toBe('The mail has no words.');
  });

  test('a long issue is cut at 8,000 characters and says so', () => {
    const { issue } = readDraft(aMessage({ text: 'word '.repeat(4_000) }), known);
    expect(issue).toHaveLength(8_000);
    expect(issue.endsWith('the rest is in the mailbox')).toBe(true);
  });

  test('a mail with thanks in the middle keeps what follows', () => {
    const text = `Thank you.\n\n${'The wheelchair broke and nobody comes to repair it, although we have called many times about it since. '.repeat(2)}`;
    expect(readDraft(aMessage({ text }), known).issue).toContain('The wheelchair broke');
  });
});

const pieces = fc.constantFrom(
  'Member: ',
  'Jane Roe',
  '1234567A',
  'DOB: ',
  '1/2/1980',
  '\n',
  '\n\n',
  ' ',
  '\t',
  '\u00a0',
  '> ',
  'From: ',
  'a@b.example.org',
  'Sent: ',
  'To: ',
  'Subject: ',
  'MCO: ',
  'Molina',
  'call back ',
  '515-555-0142',
  'by ',
  'tomorrow',
  '<div>',
  '</div>',
  '<table><tr><td>',
  '&nbsp;',
  '-----',
  '___',
  'insulin ',
  'no longer needs ',
  '\ud800',
  '\u202e',
  '\uE000',
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
);

describe('for any text', () => {
  test('a draft is made, its issue within 8,000 characters, its values from the text', () => {
    fc.assert(
      fc.property(hostile, hostile, fc.boolean(), fc.constantFrom(...people), (subject, content, isHtml, person) => {
        const message = aMessage({
          subject,
          from: { name: person.name, address: person.mail },
          ...(isHtml ? { html: content } : { text: content }),
        });
        const draft = readDraft(message, known);
        expect(draft.issue.length).toBeGreaterThan(0);
        expect(draft.issue.length).toBeLessThanOrEqual(8_000);
        if (draft.memberId) expect(draft.memberId.value).toMatch(/^[A-Z0-9]+$/);
        expect(readDraft(message, known)).toEqual(draft);
      }),
      { numRuns: 300 },
    );
  });

  test('white space reaches no reader in runs, and no more than 65,536 characters do', () => {
    const blanks = fc.constantFrom(' ', '\n', '\r\n', '\t', '\u00a0', '\u2028', '\u200b', 'x');
    fc.assert(
      fc.property(fc.array(blanks, { maxLength: 40 }), fc.integer({ min: 1, max: 20_000 }), (unit, times) => {
        const text = squeeze(unit.join('').repeat(times).slice(0, 400_000));
        expect(text.length).toBeLessThanOrEqual(65_536);
        expect(text).not.toMatch(/[^\S\n]{2}|\n{3}| \n|\n |\r|\t/);
      }),
      { numRuns: 100 },
    );
  });

  test.each([
    ['newlines', '\n'],
    ['spaces', ' '],
    ['newline and space', '\n '],
    ['quote signs', '> '],
  ])('300,000 of %s leave next to nothing to read', (_what, unit) => {
    expect(bodyText({ type: 'text', content: unit.repeat(300_000 / unit.length) }).length).toBeLessThanOrEqual(65_536);
    expect(
      bodyText({ type: 'html', content: `<p>${unit.repeat(300_000 / unit.length)}</p>` }).length,
    ).toBeLessThanOrEqual(65_536);
  });
});

describe('a signature without closing words', () => {
  test('begins at the writer’s name, and its phone is not the call-back', () => {
    const text =
      'Please help her.\n\nMember: Jane Roe\nPhone: 515-555-0142\n\nShe has no ride.\n\nCole Stone\nCall Center\nPhone: 515-555-0199';
    const draft = readDraft(aMessage({ text, from: { ...fromCsr, name: 'Stone, Cole (Calls)' } }), known);
    expect(draft.phone?.value).toBe('515-555-0142');
    expect(draft.issue.endsWith('She has no ride.')).toBe(true);
  });
});
