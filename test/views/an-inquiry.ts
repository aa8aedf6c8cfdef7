import type { Inquiry } from '../../src/inquiry/inquiry';
import { directoryOf } from '../../src/people/people';
import type { ViewContext } from '../../src/views/view-context';
import { central, iowa } from '../clock/calendars';
import { theUnit } from '../people/the-unit';

/** Thursday, 9:04 AM Central. */
const received = central('2026-09-17T09:04').toUTC();

/** An inquiry in Step 4.d, asked of the plan on the day it came; nothing waits. */
export function anInquiry(changes: Partial<Inquiry> = {}): Inquiry {
  return {
    ref: 'ME-260917-7K2QXM',
    turn: 4,
    step: '4d',
    anchors: { received, clockStart: received, since: received, asked: received },
    beside: {},
    receipt: 'mail',
    originatorType: 'CSR',
    originator: 'c-stone',
    suggestedTier: 'high',
    suggestedReason: 'a service may stop',
    tier: 'high',
    owner: 'd-reyes',
    mco: 'ITC',
    request: { open: true, n: 1, mco: 'ITC', department: 'memberServices' },
    attempts: { count: 1, days: 1 },
    chases: 0,
    sensitive: { originatorContact: 'Cole Stone, cole.stone@calls.example.org', memberName: 'Zebedee Quillfeather' },
    pending: {},
    ...changes,
  };
}

/** Thursday, 10:00 AM Central. */
export const aContext: ViewContext = {
  now: central('2026-09-17T10:00'),
  calendar: iowa,
  directory: directoryOf(theUnit),
  plans: { ITC: 'Iowa Total Care' },
  choices: { plans: {}, contacts: {}, people: {}, said: {} },
  emergencyText: 'Call 911.',
  emergencyTextEs: 'Llame al 911.',
};
