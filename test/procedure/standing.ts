import type { DateTime } from 'luxon';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { besideIds, type BesideId, type RowId, type StepId } from '../../src/inquiry/vocabulary';
import { central } from '../clock/calendars';
import { esr, liaison, mcoContact, unitLead } from './people';

const received = central('2026-09-14T09:00').toUTC();
const at = (time: string): DateTime => central(`2026-09-14T${time}`).toUTC();

/** The step at which a duty beside it is looked at. */
const stepBeside: Readonly<Record<BesideId, StepId>> = {
  tryAgain: '4c',
  inform: '4d',
  promise: '4d',
  verify: '4c',
  ageing: '4f',
};
const withRequest: readonly StepId[] = ['4d', '4e.2', '4f', '4g', '5d', '5e.2', '5f', '5g'];

function isBeside(row: RowId): row is BesideId {
  return besideIds.some((id) => id === row);
}

/**
 * An inquiry that stands at a row on Monday, September 14, 2026, at noon: received at 9:00, contacted at 10:00, the MCO
 * asked at 11:00.
 */
export function standingAt(row: RowId): Inquiry {
  const step = isBeside(row) ? stepBeside[row] : row;
  const early = step === '1' || step === '1.intake' || step === '2' || step === '3';
  const tier = step.startsWith('5') ? 'escalated' : 'high';
  const request = withRequest.includes(step);
  const contacted = request || step === '4c' || step === '5c' || step === '5c.2';
  return {
    ref: 'ME-260914-7K2QXM',
    turn: 7,
    step,
    anchors: {
      received,
      clockStart: received,
      since: at(request ? '11:00' : '10:00'),
      ...(step !== '1' && { taken: at('09:05') }),
      ...(contacted && { contacted: at('10:00'), reached: at('10:00') }),
      ...(step.startsWith('5') && { sentToEsr: at('09:30') }),
      ...(request && { asked: at('11:00') }),
      ...(['4e.2', '4f', '5e.2', '5f'].includes(step) && { mcoContacted: at('11:30') }),
      ...(row === 'promise' && { promisedFor: at('15:00') }),
    },
    beside: isBeside(row) ? { [row]: at('10:00') } : {},
    receipt: 'mail',
    originatorType: 'CSR',
    suggestedTier: 'high',
    suggestedReason: 'a stated deadline within one business day',
    ...(!early && { tier }),
    ...(step !== '1' && { owner: step === '2b' ? unitLead.id : tier === 'escalated' ? esr.id : liaison.id }),
    ...(step !== '1' && { liaison: liaison.id }),
    ...(step !== '2b' && { mco: 'ITC' }),
    ...(request && {
      request: {
        open: true,
        n: 1,
        mco: 'ITC',
        department: 'careManagement',
        contact: mcoContact.id,
        deliveredAt: at('11:00'),
      },
    }),
    attempts: { count: contacted ? 1 : 0, days: contacted ? 1 : 0, ...(contacted && { lastDay: '2026-09-14' }) },
    chases: 0,
    sensitive: { memberName: 'Alma Berg', issue: 'The oxygen supplier has not come.' },
    pending: {},
  };
}

/** Noon of that Monday. */
export const noon = at('12:00');
