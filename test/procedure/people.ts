import type { DateTime } from 'luxon';
import type { Actor } from '../../src/procedure/rights';
import type { Context } from '../../src/procedure/answer';
import { answerWords } from '../../src/procedure/words';
import { saidAnswers } from '../../src/procedure/buttons';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { iowa } from '../clock/calendars';

/** Invented people of the unit and of two plans. */
export const liaison: Actor = { id: 'd-reyes', roles: ['memberLiaison'] };
export const otherLiaison: Actor = { id: 'a-novak', roles: ['memberLiaison'] };
export const esr: Actor = { id: 'k-lind', roles: ['esr'] };
export const otherEsr: Actor = { id: 't-marsh', roles: ['esr'] };
export const unitLead: Actor = { id: 'p-abara', roles: ['unitLead'] };
export const accountManager: Actor = { id: 'r-holm', roles: ['accountManager'] };
export const leadership: Actor = { id: 'v-stone', roles: ['leadership'] };
export const originator: Actor = { id: 'c-frey', roles: ['originator'] };
export const mcoContact: Actor = { id: 'j-ortiz', roles: ['mcoContact'], mco: 'ITC' };
export const otherMcoContact: Actor = { id: 's-quinn', roles: ['mcoContact'], mco: 'WLP' };

export const everybody: readonly Actor[] = [
  liaison,
  otherLiaison,
  esr,
  otherEsr,
  unitLead,
  accountManager,
  leadership,
  originator,
  mcoContact,
  otherMcoContact,
];

/** What is known at a moment; no plan but ITC has a listed contact, unless told otherwise. */
export function contextAt(now: DateTime, inquiry: Inquiry, changes: Partial<Context> = {}): Context {
  return {
    now,
    calendar: iowa,
    choices: {
      plans: { ITC: 'Iowa Total Care', WLP: 'Wellpoint Iowa' },
      contacts: { [mcoContact.id]: 'J. Ortiz' },
      people: { [liaison.id]: 'D. Reyes', [otherLiaison.id]: 'A. Novak', [otherEsr.id]: 'T. Marsh' },
      said: Object.fromEntries(saidAnswers(inquiry.step).map((id) => [id, answerWords[id].button])),
    },
    nextEsr: inquiry.owner === esr.id ? otherEsr.id : esr.id,
    unitLead: unitLead.id,
    contactFor: () => (inquiry.mco === 'ITC' ? mcoContact.id : undefined),
    ...changes,
  };
}
