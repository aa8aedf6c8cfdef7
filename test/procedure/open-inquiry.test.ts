import { openInquiry, type Receipt } from '../../src/procedure/open-inquiry';
import { momentOf } from './moment';

const receivedAt = momentOf('Mon 08:30');
const now = momentOf('Mon 09:10');
const receipt: Receipt = {
  ref: 'ME-260914-7K2QXM',
  receivedAt,
  receipt: 'mail',
  originatorType: 'MC_OMBUDSMAN',
  originator: 'c-frey',
  suggestedTier: 'high',
  suggestedReason: 'a medicine may run out',
  safetyFlag: 'MEDICATION_GAP',
  sensitive: { memberName: 'Alma Berg', issue: 'Insulin ends on Friday.' },
  by: 'system',
};

describe('Step 1: an inquiry is opened at receipt', () => {
  const opened = openInquiry(receipt, now);

  test('nobody owns it; the response clock counts from the receipt, the minutes of Step 1 from the opening', () => {
    expect(opened.inquiry).toMatchObject({
      step: '1',
      turn: 1,
      anchors: { received: receivedAt, clockStart: receivedAt, since: now },
      beside: {},
      attempts: { count: 0, days: 0 },
    });
    expect(opened.inquiry.owner).toBeUndefined();
  });

  test('the first line has both times, and no member data in its facts', () => {
    expect(opened.lines).toEqual([
      expect.objectContaining({ step: '1', act: 'opened', actor: 'system', happenedAt: receivedAt, recordedAt: now }),
    ]);
    expect(JSON.stringify(opened.lines[0]?.facts)).not.toMatch(/Alma|Insulin/);
    expect(opened.lines[0]?.words).toEqual({ issue: 'Insulin ends on Friday.' });
  });

  test('all liaisons are told', () => {
    expect(opened.notices).toEqual(['claim']);
  });

  test('what is not known is absent', () => {
    const { originator: _o, safetyFlag: _s, ...bare } = receipt;
    const { inquiry } = openInquiry(bare, now);
    for (const field of ['originator', 'safetyFlag', 'mco', 'category', 'owner', 'tier'])
      expect(inquiry).not.toHaveProperty(field);
  });
});
