import type { Inquiry } from '../inquiry/inquiry';
import { without } from '../inquiry/without';
import type { Chosen } from './chosen-answer';
import type { Act, Context } from './decision';
import { memberLiaison } from './rights';

/** Owner: the Member Liaison in Step 4, the ESR in Step 5, the Unit Lead in 2b, nobody before it is taken. */
export function setOwner(after: Inquiry, before: Inquiry, act: Act, chosen: Chosen, context: Context): Inquiry {
  const { answer, next, values } = chosen;
  const own = (owner: string | undefined, more: Partial<Inquiry> = {}): Inquiry =>
    owner === undefined ? { ...after, ...more } : { ...after, ...more, owner };
  switch (answer) {
    case 'take':
      return own(act.by.id, { liaison: act.by.id });
    case 'assign': {
      const person = values['person'];
      return own(person, next.to === '1.intake' && person !== undefined ? { liaison: person } : {});
    }
    case 'putBack':
    case 'release':
      return without(after, ['owner', 'liaison']);
    case 'saveHigh':
      return own(before.liaison ?? act.by.id, { tier: 'high' });
    case 'makeHigh':
      return own(before.liaison ?? context.unitLead, { tier: 'high' });
    case 'saveEscalated':
    case 'makeEscalated':
      return own(context.nextEsr ?? context.unitLead, { tier: 'escalated' });
    case 'notMine':
    case 'offerNext':
      return own(context.nextEsr ?? context.unitLead);
    // The ESR to whom it was offered is away: who accepts it in their place has it.
    case 'accept':
      return before.owner !== undefined && act.by.standsInFor?.includes(before.owner) === true ? own(act.by.id) : after;
    case 'notInMco':
      return own(context.unitLead);
    case 'isInMco':
      return own(before.liaison ?? context.unitLead);
    // Only a liaison does Steps 2 and 3.
    case 'reopen': {
      const liaison = act.by.roles.includes(memberLiaison.role) ? act.by.id : (before.liaison ?? act.by.id);
      return own(liaison, { liaison });
    }
    default:
      return after;
  }
}
