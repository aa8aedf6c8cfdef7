import { aHighInquiry, anEscalatedInquiry, anOfferedInquiry, type Case } from './inquiries';
import { inShort } from './moment';
import { esr, liaison, mcoContact, unitLead } from './people';
import { runningClocks } from '../../src/procedure/moments';
import { iowa } from '../clock/calendars';

const limits = (at: Case): readonly string[] =>
  runningClocks(at.inquiry, iowa)
    .filter(({ row }) => row === at.step)
    .map(({ dueAt }) => inShort(dueAt));

describe('made High Priority', () => {
  const escalated = anEscalatedInquiry();
  const asked = escalated.askedOfMco('Mon 11:00');

  test.each([
    ['5b.offer', () => anOfferedInquiry(), '4b'],
    ['5b', () => escalated, '4b'],
    ['5c', () => escalated.reached('Mon 10:00'), '4c'],
    ['5c.2', () => escalated.reached('Mon 10:00').ownerSays('sendToMco', 'Mon 10:05'), '4c'],
    ['5d', () => asked, '4d'],
    ['5e.2', () => asked.heardFromMco('memberContacted', 'Mon 12:00'), '4e.2'],
    ['5f', () => asked.heardFromMco('memberContacted', 'Mon 12:00').ownerSays('notResolved', 'Mon 12:10'), '4f'],
    ['5g', () => asked.heardFromMco('reportsResolved', 'Mon 12:00'), '4g'],
  ])('%s becomes its step of High Priority, with the liaison', (from, at, to) => {
    const high = at().ownerSays('makeHigh', 'Mon 13:00');
    expect([at().step, high.step, high.inquiry.owner, high.inquiry.tier]).toEqual([from, to, liaison.id, 'high']);
    expect([high.lastLine?.facts['tier'], high.lastLine?.words['reason']]).toEqual(['high', 'New facts.']);
  });

  test('the clocks of High Priority count from the change', () => {
    expect(limits(escalated.ownerSays('makeHigh', 'Mon 14:00'))).toEqual(['Tue 09:00', 'Tue 09:00']);
  });

  test('a contact already made counts', () => {
    const tried = escalated.ownerSays('notReachedLater', 'Mon 10:00').ownerSays('makeHigh', 'Mon 14:00');
    expect([tried.step, limits(tried)]).toEqual(['4b', ['Tue 09:00']]);
  });

  test('while the MCO owes the contact it gets a new end of day, and is told', () => {
    const high = asked.ownerSays('makeHigh', 'Tue 10:00');
    expect([high.notices, high.inquiry.anchors.asked && inShort(high.inquiry.anchors.asked)]).toEqual([
      ['mcoNewTime', 'assigned'],
      'Tue 10:00',
    ]);
    expect(high.until('Tue 17:00').sentAfter('Tue 10:01')).toEqual(
      expect.arrayContaining(['Tue 16:00 warn to mco', 'Tue 17:00 silent to owner']),
    );
  });

  test('a promise stands', () => {
    const high = asked.heardFromMco('willContactBy', 'Mon 12:00').ownerSays('makeHigh', 'Mon 13:00');
    expect(high.until('Mon 16:30').sentAfter('Mon 16:00')).toEqual(['Mon 16:30 limit to mco']);
  });

  test('after the contact there is no new time to tell the MCO', () => {
    expect(asked.heardFromMco('memberContacted', 'Mon 12:00').ownerSays('makeHigh', 'Mon 13:00').notices).toEqual([
      'assigned',
    ]);
  });

  test('a reason is required', () => {
    expect(escalated.tries(esr, 'makeHigh', 'Mon 14:00', { filled: { reason: '' } })).toMatchObject({
      outcome: 'fields',
    });
  });
});

describe('made Escalated', () => {
  const high = aHighInquiry();
  const asked = high.askedOfMco('Mon 11:00');

  test.each([
    ['4b', () => high, '5b'],
    ['4c', () => high.reached('Mon 10:00'), '5c'],
    ['4d', () => asked, '5d'],
    ['4e.2', () => asked.heardFromMco('memberContacted', 'Mon 12:00'), '5e.2'],
    ['4f', () => asked.heardFromMco('memberContacted', 'Mon 12:00').ownerSays('notResolved', 'Mon 12:10'), '5f'],
    ['4g', () => asked.heardFromMco('reportsResolved', 'Mon 12:00'), '5g'],
  ])('%s becomes its step of Escalated, with the next ESR', (from, at, to) => {
    const escalated = at().ownerSays('makeEscalated', 'Mon 13:00');
    expect([at().step, escalated.step, escalated.inquiry.owner, escalated.inquiry.tier]).toEqual([
      from,
      to,
      esr.id,
      'escalated',
    ]);
  });

  test('the response clock counts from receipt, the ESR’s own from now', () => {
    expect(limits(high.ownerSays('makeEscalated', 'Tue 13:00'))).toEqual(['Wed 17:00', 'Thu 17:00']);
  });

  test('and back: High Priority counts from the second change', () => {
    const back = high.ownerSays('makeEscalated', 'Mon 10:00').ownerSays('makeHigh', 'Mon 11:00');
    expect([back.step, back.inquiry.owner, limits(back)]).toEqual(['4b', liaison.id, ['Mon 15:00', 'Mon 15:00']]);
  });

  test('while the MCO owes the contact it has until the end of this day, and is told', () => {
    const escalated = asked.ownerSays('makeEscalated', 'Tue 10:00');
    expect(escalated.notices).toEqual(['mcoNewTime', 'assigned']);
    expect(limits(escalated)).toEqual(['Tue 17:00', 'Wed 08:00', 'Wed 17:00', 'Wed 17:00']);
  });

  test('with no ESR there, the Unit Lead has it', () => {
    const none = high.tries(liaison, 'makeEscalated', 'Mon 13:00', { context: { nextEsr: undefined } as never });
    expect(none).toMatchObject({ outcome: 'decided', inquiry: { owner: unitLead.id } });
  });

  test('the MCO still answers', () => {
    const escalated = asked.ownerSays('makeEscalated', 'Mon 13:00');
    expect(escalated.does(mcoContact, 'memberContacted', 'Mon 14:00').step).toBe('5e.2');
  });
});
