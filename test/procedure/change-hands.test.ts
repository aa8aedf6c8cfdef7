import { handOver } from '../../src/procedure/acts';
import { changeHands, type Handing } from '../../src/procedure/change-hands';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId } from '../../src/inquiry/vocabulary';
import { answer } from '../../src/procedure/answer';
import { aHighInquiry, anEscalatedInquiry, aNewInquiry } from './inquiries';
import { momentOf } from './moment';
import { pressFor } from './press';
import { contextAt, esr, liaison, otherEsr, otherLiaison, unitLead } from './people';

const now = momentOf('Mon 12:00');
const away: Handing = {
  from: liaison.id,
  to: otherLiaison.id,
  why: 'away',
  by: unitLead.id,
  at: momentOf('Mon 11:59'),
};
const back: Handing = { from: otherLiaison.id, to: liaison.id, why: 'back', by: liaison.id, at: now };
function changed(inquiry: Inquiry, handing: Handing): Inquiry {
  const decided = changeHands(inquiry, handing, now);
  if (decided.outcome === 'refused') throw new Error('It was refused.');
  return decided.inquiry;
}

describe('an owner is away', () => {
  const { inquiry } = aHighInquiry('Mon 10:00');

  test('the inquiry is another’s, and whose it was is kept; nobody is told one by one', () => {
    const decided = changeHands(inquiry, away, now);
    expect(decided).toMatchObject({
      outcome: 'decided',
      inquiry: { owner: otherLiaison.id, liaison: otherLiaison.id, movedFrom: liaison.id, turn: inquiry.turn + 1 },
      lines: [
        {
          act: 'handedOver',
          actor: unitLead.id,
          happenedAt: momentOf('Mon 11:59'),
          recordedAt: now,
          facts: { owner: otherLiaison.id, from: liaison.id, why: 'away' },
          words: {},
        },
      ],
      notices: [],
    });
  });

  test('the clocks go on as they were', () => {
    const { anchors, beside, step } = changed(inquiry, away);
    expect({ anchors, beside, step }).toEqual({ anchors: inquiry.anchors, beside: inquiry.beside, step: inquiry.step });
  });

  test('the liaison of an inquiry that an ESR owns stays', () => {
    const escalated = anEscalatedInquiry().inquiry;
    const moved = changed(escalated, { ...away, from: esr.id, to: otherEsr.id });
    expect([moved.owner, moved.liaison, moved.movedFrom]).toEqual([otherEsr.id, escalated.liaison, esr.id]);
  });

  test.each([
    ['that is somebody else’s by now', { ...inquiry, owner: otherEsr.id }],
    ['that nobody owns', aNewInquiry().inquiry],
    ['that is complete', { ...inquiry, step: 'done' as const }],
    ['that the new owner has already', { ...inquiry, owner: otherLiaison.id }],
  ])('nothing becomes of one %s', (_name, one) => {
    expect(changeHands(one, away, now)).toEqual({ outcome: 'refused' });
  });

  test('moved on once more, it is still kept whose it was first; back with them, it is not', () => {
    const twice = changed(changed(inquiry, away), { ...away, from: otherLiaison.id, to: unitLead.id });
    expect([twice.owner, twice.movedFrom]).toEqual([unitLead.id, liaison.id]);
    expect(changed(twice, { ...away, from: unitLead.id, to: liaison.id })).not.toHaveProperty('movedFrom');
  });
});

describe('the owner is back', () => {
  const moved = changed(aHighInquiry('Mon 10:00').inquiry, away);

  test('it is theirs again, and nothing is left of the move', () => {
    const again = changed(moved, back);
    expect([again.owner, again.liaison]).toEqual([liaison.id, liaison.id]);
    expect(again).not.toHaveProperty('movedFrom');
  });

  test('nobody takes back what was not moved from them', () => {
    expect(changeHands(moved, { ...back, to: esr.id }, now)).toEqual({ outcome: 'refused' });
    const { movedFrom: _none, ...never } = moved;
    expect(changeHands(never, back, now)).toEqual({ outcome: 'refused' });
  });
});

describe('handed over by itself', () => {
  const { inquiry } = aHighInquiry('Mon 10:00');
  const filled = { to: otherLiaison.id, reason: 'Dana is on leave.' };
  const handed = (by: typeof unitLead, ownerIsAway: boolean) => {
    const decided = handOver(inquiry, by, { ...filled, ownerIsAway }, contextAt(now, inquiry));
    if (decided.outcome === 'refused') throw new Error(decided.errors.join(' '));
    return decided;
  };

  test('while its owner is away, it is offered back to them, and the log says why', () => {
    const { inquiry: after, lines } = handed(unitLead, true);
    expect(after.movedFrom).toBe(liaison.id);
    expect(lines[0]?.facts).toEqual({ owner: otherLiaison.id, from: liaison.id, why: 'away' });
  });

  test('by an owner who is here, or by one who leaves and says so before, it is the other’s for good', () => {
    expect(handed(unitLead, false).inquiry).not.toHaveProperty('movedFrom');
    expect(handed(liaison, true).inquiry).not.toHaveProperty('movedFrom');
  });
});

describe('an answer of one that was moved', () => {
  const moved = changed(anEscalatedInquiry('Mon 10:00').inquiry, { ...away, from: esr.id, to: otherEsr.id });
  const after = (id: AnswerId): Inquiry => {
    const decided = answer(moved, pressFor(moved, otherEsr, id), contextAt(now, moved));
    if (decided.outcome !== 'decided') throw new Error(`${id} was refused: ${decided.outcome}.`);
    return decided.inquiry;
  };

  test('keeps whose it was, as long as it stays with the substitute', () => {
    expect(after('reached')).toMatchObject({ owner: otherEsr.id, movedFrom: esr.id });
  });

  test('that gives it to somebody else ends that it is offered back', () => {
    expect(after('makeHigh').owner).toBe(liaison.id);
    expect(after('makeHigh')).not.toHaveProperty('movedFrom');
  });
});
