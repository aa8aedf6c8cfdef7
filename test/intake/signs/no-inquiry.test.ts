import { route } from '../../../src/intake/route';
import { aMessage, fromOutside, known } from '../a-message';

const routed = (parts: Parameters<typeof aMessage>[0]) => route(aMessage(parts), known);
const none = { to: 'aside', reason: 'NOT_AN_INQUIRY' };
const member = 'Member: Jane Roe\nMedicaid ID: 1234567A\nThe ride did not come.';
const file = [{ name: 'invite.ics', contentType: 'text/calendar; method=REQUEST', size: 10 }];

describe('a mail that asks nothing of the unit', () => {
  test.each([
    ['by its class', { headers: { 'content-class': 'urn:content-classes:calendarmessage' }, text: member }],
    ['by its body', { headers: { 'content-type': 'text/calendar; method=REQUEST' }, text: member }],
    ['by its kind in the mailbox', { kind: 'eventMessageRequest', text: member }],
    ['by a calendar file beside few words', { attachments: file, text: 'Join the meeting' }],
  ])('a calendar invitation, %s', (_, parts) => {
    expect(routed(parts)).toMatchObject(none);
  });

  test('a mail about a member with an appointment attached is no invitation', () => {
    expect(routed({ attachments: file, text: member }).to).toBe('open');
  });

  test.each([
    'Thank you!',
    'Thank you so much, have a great weekend.',
    'Gracias por todo.',
    'Thanks. Nothing further needed!',
  ])('mere thanks: %s', (text) => {
    expect(routed({ subject: 'RE: question', text })).toMatchObject(none);
  });

  test.each(['Thanks, but the chair has not come.', 'Thank you. Can you also call her?', 'Thanks. She needs a ride.'])(
    'thanks with more to it open: %s',
    (text) => {
      expect(routed({ subject: 'RE: question', text }).to).toBe('open');
    },
  );

  test.each([
    { 'list-id': '<news.example.org>' },
    { 'list-unsubscribe': '<mailto:u@example.org>' },
    { precedence: 'list' },
    { 'x-mailing-list': 'events@lists.example.org' },
    { 'return-path': '<owner-events@lists.example.org>' },
    { 'return-path': 'events-bounces@lists.example.org' },
  ])('list mail that names no member (%o)', (headers) => {
    expect(routed({ from: fromOutside, headers, text: 'This month in health policy.' })).toMatchObject(none);
    expect(routed({ from: fromOutside, headers, text: member }).to).toBe('open');
  });

  test('mail of a person whose own address begins like a list’s is no list mail', () => {
    const headers = { 'return-path': '<rosa.owner@families.example.org>' };
    expect(routed({ from: fromOutside, headers, text: 'Nobody calls us back.' }).to).toBe('open');
  });

  test.each(['news@shop.example.org', 'city-events_newsletter@shop.example.org', 'ENews@shop.example.org'])(
    'mail of an address from which no person writes: %s',
    (address) => {
      const from = { name: 'The Shop', address };
      expect(routed({ from, text: 'Our new lamps are here, in three colors.' })).toMatchObject(none);
      expect(routed({ from, text: member }).to).toBe('open');
      expect(routed({ from, text: 'They write this for a patient.' }).to).toBe('open');
    },
  );

  test('a name with such a word inside is a person’s', () => {
    const from = { name: 'Milo Newsome', address: 'milo.newsome@families.example.org' };
    expect(routed({ from, text: 'Nobody calls us back.' }).to).toBe('open');
  });

  test('an automatic answer that came through a list is automatic', () => {
    const headers = { 'list-id': '<all.example.org>', 'auto-submitted': 'auto-replied' };
    expect(routed({ headers, text: member })).toEqual({ to: 'automatic', header: 'auto-submitted' });
  });

  test('who asks for the status with thanks asks all the same', () => {
    expect(routed({ subject: 'status ME-260901-AAAAAA', text: 'Thank you.' }).to).toBe('open');
  });
});
