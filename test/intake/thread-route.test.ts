import { readAndRoute } from '../../src/intake/reader';
import type { KnownThread } from '../../src/intake/known';
import { aMessage, plainKnown } from './a-message';

const ref = 'ME-260917-AAAAAA';
const answer: KnownThread = { ref, by: 'answer' };
const conversation: KnownThread = { ref, by: 'conversation' };
const answering = { headers: { 'in-reply-to': '<one@unit.example.org>' } };
const route = (parts: Parameters<typeof aMessage>[0], thread: KnownThread | undefined) =>
  readAndRoute(aMessage(parts), { ...plainKnown, ...(thread !== undefined && { thread }) });

describe('a mail of one of our threads', () => {
  test.each<[string, Parameters<typeof aMessage>[0], KnownThread]>([
    ['answers one of its mails', { subject: 'Any news?', ...answering }, answer],
    ['answers one of its mails, with Re:', { subject: 'Re: A member', ...answering }, answer],
    ['has Re: and nothing else', { subject: 'RE: A member' }, conversation],
    ['has Re: of another language', { subject: 'AW: A member' }, conversation],
    ['has Re: behind the name of a list', { subject: '[External] Re: A member' }, conversation],
    ['has no Re: but says what it answers', { subject: 'A member', ...answering }, conversation],
  ])('that %s goes to its inquiry', (_, parts, thread) => {
    const text = 'She called again.\n\nOn Thu, Sep 17, 2026 Cole Stone wrote:\n> Please help.';
    expect(route({ ...parts, text }, thread)).toEqual({
      to: 'append',
      ref,
      text: 'She called again.',
      fromAddress: 'cole.stone@calls.example.org',
      reopens: false,
    });
  });

  test.each<[string, Parameters<typeof aMessage>[0], KnownThread | undefined]>([
    ['passes a mail on', { subject: 'FW: A member', ...answering }, answer],
    ['passes an answer on', { subject: 'Fwd: Re: A member', ...answering }, conversation],
    ['begins anew', { subject: 'A member' }, conversation],
    ['only looks like an answer', { subject: 'Regarding: a member' }, conversation],
    ['belongs to none', { subject: 'Re: A member', ...answering }, undefined],
  ])('that %s opens an inquiry of its own', (_, parts, thread) => {
    expect(route(parts, thread).to).toBe('open');
  });

  test('that answers a mail about several, and does not say which, is for the Unit Lead to decide', () => {
    const several: KnownThread = { ...answer, isOfSeveral: true };
    expect(route({ subject: 'Re: 3 member inquiries', ...answering }, several)).toEqual({
      to: 'aside',
      reason: 'WHICH_INQUIRY',
    });
    expect(route({ subject: 'Re: ME-260901-7K2QXM', ...answering }, several).to).toBe('append');
    expect(route({ subject: 'FW: 3 member inquiries', ...answering }, several).to).toBe('open');
  });

  test('that names another inquiry of ours goes there', () => {
    expect(route({ subject: 'Re: ME-260901-7K2QXM', ...answering }, answer)).toMatchObject({
      to: 'append',
      ref: 'ME-260901-7K2QXM',
    });
  });

  test.each([
    ['our own', { from: { name: 'Member Escalations', address: plainKnown.mailboxAddress } }, 'own'],
    [
      'automatic',
      { headers: { 'auto-submitted': 'auto-replied', 'in-reply-to': '<one@unit.example.org>' } },
      'automatic',
    ],
    ['encrypted', { headers: { 'content-type': 'application/pkcs7-mime' } }, 'aside'],
  ])('that is %s stays what it is', (_, parts, to) => {
    expect(route({ subject: 'Re: A member', ...parts }, answer).to).toBe(to);
  });
});
