import { aHighInquiry, anEscalatedInquiry, aNewInquiry, anInquiryAtStep3, anOfferedInquiry } from './inquiries';
import { handOver } from '../../src/procedure/acts';
import { accountManager, contextAt, esr, liaison, otherEsr, otherLiaison, unitLead } from './people';

describe('who owns an inquiry', () => {
  test('nobody at Step 1; the liaison who takes it, or to whom the Unit Lead assigns it', () => {
    const fresh = aNewInquiry();
    expect(fresh.inquiry.owner).toBeUndefined();
    expect(fresh.does(liaison, 'take', 'Mon 09:05').inquiry).toMatchObject({ owner: liaison.id, liaison: liaison.id });
    expect(fresh.does(unitLead, 'assign', 'Mon 09:05').inquiry).toMatchObject({
      owner: otherLiaison.id,
      liaison: otherLiaison.id,
    });
  });

  test('nobody again when it is put back, and a check of the enrolment is put back with it', () => {
    const back = anInquiryAtStep3()
      .does(liaison, 'back', 'Mon 09:05')
      .does(liaison, 'couldNotVerify', 'Mon 09:06')
      .does(liaison, 'putBack', 'Mon 09:10');
    expect([back.step, back.inquiry.owner, back.inquiry.liaison, back.inquiry.beside, back.notices]).toEqual([
      '1',
      undefined,
      undefined,
      {},
      ['claim'],
    ]);
    expect(back.does(otherLiaison, 'take', 'Mon 09:20').inquiry.liaison).toBe(otherLiaison.id);
  });

  test('the liaison in Step 4, the ESR in Step 5 from the send, the Unit Lead in 2.b', () => {
    expect(aHighInquiry().inquiry.owner).toBe(liaison.id);
    expect(anOfferedInquiry().inquiry.owner).toBe(esr.id);
    expect(anOfferedInquiry().notices).toEqual(['offer']);
    const callback = aHighInquiry().ownerSays('notInMco', 'Mon 10:00');
    expect([callback.step, callback.inquiry.owner, callback.inquiry.mco]).toEqual(['2b', unitLead.id, undefined]);
    expect(callback.notices).toEqual(['callback', 'mailToEscalations']);
  });

  test('not accepted: the next ESR is offered it, by hand or after 4 business hours', () => {
    const declined = anOfferedInquiry().ownerSays('notMine', 'Mon 10:00');
    expect([declined.step, declined.inquiry.owner, declined.notices]).toEqual(['5b.offer', otherEsr.id, ['offer']]);
    const silent = anOfferedInquiry('Mon 09:00').until('Mon 13:00');
    expect([silent.step, silent.inquiry.owner]).toEqual(['5b.offer', otherEsr.id]);
    expect(silent.sentAfter('Mon 12:59')).toEqual(['Mon 13:00 notAccepted to unitLead', 'Mon 13:00 offer to owner']);
  });

  test('accepted by who stands in for an ESR who is away: it is theirs; by the Unit Lead for the ESR: the ESR’s', () => {
    const standIn = { ...otherEsr, standsInFor: [esr.id] };
    expect(anOfferedInquiry().does(standIn, 'accept', 'Mon 10:00').inquiry.owner).toBe(otherEsr.id);
    expect(anOfferedInquiry().does(unitLead, 'accept', 'Mon 10:00').inquiry.owner).toBe(esr.id);
  });

  test('an unfinished intake is released after 60 business minutes', () => {
    const released = anInquiryAtStep3('Mon 09:00').until('Mon 10:00');
    expect([released.step, released.inquiry.owner]).toEqual(['1', undefined]);
    expect(released.sentAfter('Mon 09:59')).toEqual([
      'Mon 10:00 claim to anyLiaison',
      'Mon 10:00 released to unitLead',
    ]);
  });

  test('the member is in an MCO after all: back to Step 3 with the liaison, and no duty of before is left', () => {
    const tried = aHighInquiry().ownerSays('notReached', 'Mon 10:00').ownerSays('notInMco', 'Mon 10:30');
    expect(Object.keys(tried.inquiry.beside)).toEqual(['ageing']);
    const found = tried.does(unitLead, 'isInMco', 'Mon 11:00');
    expect([found.step, found.inquiry.owner, found.inquiry.mco]).toEqual(['3', liaison.id, 'WLP']);
  });

  test('the Account Manager stands in for the Unit Lead', () => {
    const callback = aHighInquiry().ownerSays('notInMco', 'Mon 10:00');
    expect(callback.does(accountManager, 'calledBack', 'Mon 11:00').step).toBe('done');
  });
});

describe('reopened', () => {
  const closed = anEscalatedInquiry()
    .askedOfMco('Mon 11:00')
    .heardFromMco('reportsResolved', 'Mon 12:00')
    .ownerSays('close', 'Mon 13:00');
  const again = closed.does(unitLead, 'reopen', 'Wed 10:00');

  test('it is the liaison’s again, and Steps 1 to 3 are confirmed anew', () => {
    expect([again.step, again.inquiry.owner]).toEqual(['1.intake', liaison.id]);
  });

  test('what was done before stops no clock: contact, request, attempts, resolution', () => {
    const { anchors, request, resolution, attempts, chases, tier } = again.inquiry;
    expect(tier).toBeUndefined();
    expect([anchors.contacted, anchors.asked, anchors.mcoContacted, resolution, chases]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      0,
    ]);
    expect([request?.open, attempts]).toEqual([false, { count: 0, days: 0 }]);
    const high = again
      .does(liaison, 'confirmWho', 'Wed 10:05')
      .does(liaison, 'enrolled', 'Wed 10:05')
      .does(liaison, 'saveHigh', 'Wed 10:05');
    expect(high.until('Wed 14:00').sentAfter('Wed 11:00')).toEqual([
      'Wed 12:00 target to owner',
      'Wed 13:30 warn to owner',
      'Wed 14:00 limit to owner',
      'Wed 14:00 limit to unitLead',
    ]);
  });
});

describe('handed over', () => {
  const high = aHighInquiry();
  const to = otherLiaison.id;
  const over = (filled: { to: string; reason: string }, by = liaison, at = high): ReturnType<typeof handOver> =>
    handOver(at.inquiry, by, filled, contextAt(at.now, at.inquiry));

  test('another liaison owns it, also when it comes back to Step 4; the step and its clocks stay', () => {
    const done = over({ to, reason: 'End of shift' });
    expect(done).toMatchObject({
      outcome: 'decided',
      inquiry: { owner: to, liaison: to, step: '4b', turn: high.inquiry.turn + 1 },
      notices: ['assigned'],
    });
    expect(done.outcome === 'decided' && done.inquiry.anchors).toEqual(high.inquiry.anchors);
  });

  test.each([
    ['by somebody who does not own it', { to, reason: 'x' }, otherEsr],
    ['to nobody', { to: 'x-nobody', reason: 'x' }, liaison],
    ['to the owner', { to: liaison.id, reason: 'x' }, liaison],
    ['without a reason', { to, reason: '' }, liaison],
  ])('not %s', (_name, filled, by) => {
    expect(over(filled, by)).toMatchObject({ outcome: 'refused', errors: [expect.any(String)] });
  });

  test('not before it is taken, nor once it is complete', () => {
    const fresh = aNewInquiry();
    const closed = high.ownerSays('resolvedWithoutMco', 'Mon 10:00');
    expect(over({ to, reason: 'x' }, unitLead, fresh).outcome).toBe('refused');
    expect(over({ to, reason: 'x' }, liaison, closed).outcome).toBe('refused');
  });
});
