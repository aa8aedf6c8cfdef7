import type { DateTime } from 'luxon';
import { plans, plansOpenOn } from '../intake/plans';
import type { Inquiry } from '../inquiry/inquiry';
import type { Calendar } from '../clock/calendar';
import { localDate } from '../clock/local-time';
import { contactFor, hereFor, isPresent } from '../people/cover';
import type { Directory, People, Person, Role } from '../people/people';
import type { Context } from '../procedure/answer';
import { saidAnswers } from '../procedure/buttons';
import { ownerRole } from '../procedure/owner-role';
import { answerWords } from '../procedure/words';
import type { ViewContext } from '../views/view-context';

export type ContextParts = {
  readonly calendar: Calendar;
  readonly people: People;
  readonly emergencyText: string;
  readonly emergencyTextEs?: string;
};

/** Everything that rules and views need to know about the moment, as plain values. */
export type Contexts = { readonly procedure: Context; readonly view: ViewContext; readonly directory: Directory };

export async function contextsFor(parts: ContextParts, inquiry: Inquiry | undefined, now: DateTime): Promise<Contexts> {
  const directory = await parts.people.directory();
  const { calendar } = parts;
  const choices = choicesFor(parts, directory, inquiry, now);
  // Nobody who is away is offered anything; with no other ESR here the Unit Lead has it.
  const esrs = directory.withRole('esr').filter((esr) => esr.id !== inquiry?.owner && isPresent(esr, now));
  const nextEsr = await parts.people.leastRecentlyOffered(esrs.map((esr) => esr.id));
  const unitLead = hereFor(directory, 'unitLead', now)[0]?.id;
  return {
    directory,
    procedure: {
      now,
      calendar,
      choices,
      ...(nextEsr !== undefined && { nextEsr }),
      ...(unitLead !== undefined && { unitLead }),
      contactFor: (department) =>
        inquiry?.mco === undefined ? undefined : contactFor(directory, inquiry.mco, department, now)?.id,
    },
    view: viewContext(parts, directory, choices, now),
  };
}

/** What views about no one inquiry need to know at an instant. */
export async function viewContextAt(parts: ContextParts, now: DateTime): Promise<ViewContext> {
  const directory = await parts.people.directory();
  return viewContext(parts, directory, choicesFor(parts, directory, undefined, now), now);
}

function viewContext(
  parts: ContextParts,
  directory: Directory,
  choices: ViewContext['choices'],
  now: DateTime,
): ViewContext {
  return {
    now,
    calendar: parts.calendar,
    directory,
    plans: Object.fromEntries(plans.map((plan) => [plan.code, plan.name])),
    choices,
    emergencyText: parts.emergencyText,
    ...(parts.emergencyTextEs !== undefined && { emergencyTextEs: parts.emergencyTextEs }),
  };
}

function choicesFor(
  parts: ContextParts,
  directory: Directory,
  inquiry: Inquiry | undefined,
  now: DateTime,
): Context['choices'] {
  const named = (people: readonly Person[]): Record<string, string> =>
    Object.fromEntries(
      people.map((person) => [person.id, isPresent(person, now) ? person.name : `${person.name} (away)`]),
    );
  const day = localDate(now, parts.calendar.rules.zone);
  const open = plansOpenOn(day).filter((plan) => plan.kind === 'medical');
  return {
    plans: Object.fromEntries(open.map((plan) => [plan.code, plan.name])),
    contacts: inquiry?.mco === undefined ? {} : named(directory.contactsOf(inquiry.mco)),
    people: named(whoMayOwn(directory, inquiry === undefined ? 'memberLiaison' : ownerRole(inquiry.step), now)),
    said:
      inquiry === undefined
        ? {}
        : Object.fromEntries(saidAnswers(inquiry.step).map((id) => [id, answerWords[id].button])),
  };
}

/** Those of the role, and while none of them is here, who stands in. */
function whoMayOwn(directory: Directory, role: Role, now: DateTime): readonly Person[] {
  return [...new Set([...directory.withRole(role), ...hereFor(directory, role, now)])];
}
