import type { Inquiry, Pending } from '../../src/inquiry/inquiry';
import { withReminders } from '../../src/reminders/commit-decision';
import { goesAtOnce, reminderId, schedule } from '../../src/reminders/schedule';
import { runningClocks } from '../../src/procedure/moments';
import { iowa } from '../clock/calendars';
import { aHighInquiry, anEscalatedInquiry, aNewInquiry, type Case } from '../procedure/inquiries';
import { inShort, momentOf } from '../procedure/moment';
import { liaison, otherLiaison, unitLead } from '../procedure/people';

const pendings = ({ inquiry }: Case): readonly Pending[] => Object.values(inquiry.pending);
const told = (inquiry: Inquiry): readonly string[] =>
  Object.values(inquiry.pending)
    .map(({ attemptAt, what, to }) => `${inShort(attemptAt)} ${what} to ${to}`)
    .sort();

/** What is still to go out once some reminders were settled and others made, nothing else having changed. */
function settled(at: Case, when: string, gone: readonly Pending[], waiting: readonly Pending[] = []): Inquiry {
  const planned = {
    outcome: 'decided' as const,
    inquiry: at.inquiry,
    lines: [],
    notices: [],
    settled: gone.map(({ id }) => id),
    waiting,
  };
  return withReminders(at.inquiry, planned, momentOf(when), iowa);
}
function one(at: Case, what: string, to: string): Pending {
  const found = pendings(at).find((pending) => pending.what === what && pending.to === to);
  if (found === undefined) throw new Error(`No ${what} to ${to} waits.`);
  return found;
}

describe('a decision that moves the turn', () => {
  const asked = aHighInquiry('Mon 09:00').askedOfMco('Mon 11:00').until('Mon 16:30');

  test('names what still waits anew, and doubles nothing that was sent', () => {
    const over = { ...asked.inquiry, turn: asked.inquiry.turn + 1, owner: otherLiaison.id };
    const pending = schedule(asked.inquiry, over, ['assigned'], momentOf('Mon 16:30'), iowa);
    expect(told({ ...over, pending }).filter((sent) => sent.startsWith('Mon'))).toEqual([
      'Mon 16:30 assigned to owner',
      'Mon 16:30 refresh to system',
      'Mon 17:00 silent to owner',
    ]);
    for (const [id, { what }] of Object.entries(pending))
      if (what !== 'refresh') expect(id.startsWith(`${String(over.turn)}.`)).toBe(true);
  });

  test('draws the cards that are out there anew; one that does not move it leaves them', () => {
    const drawn = asked.until('Mon 16:31');
    expect(pendings(drawn).filter(({ what }) => what === 'refresh')).toEqual([]);
    expect(pendings(drawn.ownerSays('sendChase', 'Mon 16:40')).filter(({ what }) => what === 'refresh')).toEqual([]);
    expect(
      pendings(drawn.ownerSays('makeEscalated', 'Mon 16:40')).filter(({ what }) => what === 'refresh'),
    ).toHaveLength(1);
  });

  test('a retry keeps its own attempt, its count, and that it may have got through', () => {
    const silent = one(asked, 'silent', 'owner');
    const retry: Pending = { ...silent, attempts: 3, attemptAt: momentOf('Mon 17:04'), repeated: true };
    const later = settled(asked, 'Mon 17:01', [silent], [retry]);
    expect(Object.values(later.pending).filter(({ what }) => what === 'silent')).toEqual([retry]);
  });
});

describe('a reminder to a group', () => {
  const untouched = aNewInquiry('Mon 09:00').until('Mon 09:59');
  const limit = one(untouched, 'limit', 'unitLead');
  const toEach = [unitLead.id, 'm-second'].map((id): Pending => ({
    ...limit,
    id: `${limit.id}.${id}`,
    to: `person:${id}`,
  }));

  test('is handed to each person; the next opening is for the group again', () => {
    const split = settled(untouched, 'Mon 10:00', [limit], toEach);
    expect(told(split)).toEqual([
      'Mon 10:00 limit to person:m-second',
      `Mon 10:00 limit to person:${unitLead.id}`,
      'Tue 08:00 again to unitLead',
    ]);
  });

  test('one of them sent, the other still waits, and nothing is made twice', () => {
    const split = settled(untouched, 'Mon 10:00', [limit], toEach);
    const [, second] = toEach;
    const planned = {
      outcome: 'decided' as const,
      inquiry: split,
      lines: [],
      notices: [],
      settled: second === undefined ? [] : [second.id],
    };
    expect(told(withReminders(split, planned, momentOf('Mon 10:00'), iowa))).toEqual([
      `Mon 10:00 limit to person:${unitLead.id}`,
      'Tue 08:00 again to unitLead',
    ]);
  });

  test('once taken, those who were not reached yet need not be', () => {
    const split = settled(untouched, 'Mon 10:00', [limit], toEach);
    const taken = {
      ...split,
      step: '1.intake' as const,
      turn: split.turn + 1,
      owner: liaison.id,
      anchors: { ...split.anchors, taken: momentOf('Mon 10:00'), since: momentOf('Mon 10:00') },
    };
    const pending = schedule(split, taken, [], momentOf('Mon 10:00'), iowa);
    expect(Object.values(pending).filter(({ to }) => to.startsWith('person:') || to === 'unitLead')).toEqual([]);
  });
});

describe('overdue moments of one duty', () => {
  test('collapse into the latest when the duty begins late', () => {
    const late = anEscalatedInquiry('Mon 09:00').reached('Mon 10:00').ownerSays('sendToMco', 'Fri 09:00');
    expect(late.until('Fri 09:00').sentAfter('Fri 08:59', '5c.2')).toEqual(['Fri 09:00 again to owner']);
  });

  test('one that a later has overtaken is not sent any more', () => {
    const waiting = anEscalatedInquiry('Mon 09:00').until('Tue 08:59');
    const [nudge, limit] = [one(waiting, 'nudge', 'owner'), one(waiting, 'limit', 'owner')];
    const away = { ...nudge, attemptAt: momentOf('Wed 08:00') };
    const after = settled(waiting, 'Tue 17:00', [nudge, limit], [away]);
    expect(
      Object.values(after.pending).filter(({ what, dueAt }) => what === 'nudge' && dueAt.equals(nudge.dueAt)),
    ).toEqual([]);
  });
});

describe('closed hours', () => {
  test('what falls due at the closing goes out then; what falls due after it waits', () => {
    const asked = aHighInquiry('Mon 09:00').askedOfMco('Mon 11:00');
    expect(one(asked, 'silent', 'owner').attemptAt).toEqual(momentOf('Mon 17:00'));
    const at = (when: string): string =>
      inShort(one(asked.heardFromMco('memberContacted', when), 'ownerAnswered', 'owner').attemptAt);
    expect([at('Mon 16:59'), at('Mon 17:00'), at('Mon 17:04')]).toEqual(['Mon 16:59', 'Mon 17:00', 'Tue 08:00']);
  });

  test('what a person sends to the MCO goes at once; what tells others waits for the opening', () => {
    const night = aHighInquiry('Mon 09:00').reached('Mon 10:00').ownerSays('sendRequest', 'Mon 21:00');
    expect(inShort(one(night, 'mcoRequest', 'mco').attemptAt)).toBe('Mon 21:00');
    expect(goesAtOnce(one(night, 'mcoRequest', 'mco'))).toBe(true);
    const over = anEscalatedInquiry('Mon 09:00').ownerSays('makeHigh', 'Mon 21:00');
    expect(inShort(one(over, 'assigned', 'owner').attemptAt)).toBe('Tue 08:00');
    expect(goesAtOnce(one(over, 'assigned', 'owner'))).toBe(false);
  });

  test('what the system answers by itself needs no open office', () => {
    const taken = aNewInquiry('Mon 16:00').does(liaison, 'take', 'Mon 16:00');
    expect(
      pendings(taken)
        .filter(({ then }) => then === 'release')
        .map(({ attemptAt }) => inShort(attemptAt)),
    ).toEqual(['Mon 17:00']);
  });
});

describe('notices that wait', () => {
  test('are dropped when they make no sense any more', () => {
    const night = aNewInquiry('Mon 20:00');
    expect(told(night.inquiry)).toContain('Tue 08:00 claim to anyLiaison');
    expect(told(night.does(liaison, 'take', 'Mon 20:05').inquiry)).not.toContain('Tue 08:00 claim to anyLiaison');
    const answered = aHighInquiry('Mon 09:00').askedOfMco('Mon 11:00').heardFromMco('memberContacted', 'Mon 20:00');
    expect(told(answered.inquiry)).toContain('Tue 08:00 ownerAnswered to owner');
    expect(told(answered.ownerSays('resolved', 'Mon 20:30').inquiry)).not.toContain('Tue 08:00 ownerAnswered to owner');
  });

  test('a newer one of the same kind replaces the older', () => {
    const asked = aHighInquiry('Mon 09:00').askedOfMco('Mon 11:00').heardFromMco('couldNotReach', 'Mon 19:00');
    const twice = asked.heardFromMco('needInformation', 'Mon 19:00').heardFromMco('memberContacted', 'Mon 20:00');
    expect(pendings(twice).filter(({ what }) => what === 'ownerAnswered')).toHaveLength(1);
  });
});

describe('the id of a reminder', () => {
  test('is the same for the same moment of the same turn', () => {
    const at = momentOf('Mon 17:00');
    expect(reminderId(7, '4d', 'silent', 'owner', at)).toBe(
      reminderId(7, '4d', 'silent', 'owner', at.setZone('America/Chicago')),
    );
    expect(reminderId(8, '4d', 'silent', 'owner', at)).not.toBe(reminderId(7, '4d', 'silent', 'owner', at));
  });

  test('every moment of a clock differs from the others in kind, number or recipient', () => {
    for (const at of [aHighInquiry(), anEscalatedInquiry(), anEscalatedInquiry().askedOfMco('Mon 11:00')])
      for (const { moments } of runningClocks(at.inquiry, iowa)) {
        const keys = moments.map(({ what, to, n }) => `${what} ${to} ${String(n)}`);
        expect(new Set(keys).size).toBe(keys.length);
      }
  });
});
