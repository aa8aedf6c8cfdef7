import type { DateTime } from 'luxon';
import { plans, plansOpenOn } from '../intake/plans';
import type { Inquiry } from '../inquiry/inquiry';
import type { Calendar } from '../clock/calendar';
import { localDate } from '../clock/local-time';
import { contactFor, isPresent, presentWith } from '../people/cover';
import type { Directory, People, Person } from '../people/people';
import type { Context } from '../procedure/answer';
import { saidAnswers } from '../procedure/buttons';
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
  const esrs = presentWith(directory, 'esr', now).filter((esr) => esr.id !== inquiry?.owner);
  const nextEsr = await parts.people.leastRecentlyOffered(esrs.map((esr) => esr.id));
  const unitLead = presentWith(directory, 'unitLead', now)[0]?.id;
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
    view: {
      now,
      calendar,
      directory,
      plans: Object.fromEntries(plans.map((plan) => [plan.code, plan.name])),
      choices,
      emergencyText: parts.emergencyText,
      ...(parts.emergencyTextEs !== undefined && { emergencyTextEs: parts.emergencyTextEs }),
    },
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
    people: named(whoCanOwn(directory, inquiry)),
    said:
      inquiry === undefined
        ? {}
        : Object.fromEntries(saidAnswers(inquiry.step).map((id) => [id, answerWords[id].button])),
  };
}

/** Owner: Member Liaison in Steps 1-4, ESR in Step 5, Unit Lead in 2b. */
function whoCanOwn(directory: Directory, inquiry: Inquiry | undefined): readonly Person[] {
  if (inquiry?.step.startsWith('5') === true) return directory.withRole('esr');
  if (inquiry?.step === '2b') return directory.withRole('unitLead');
  return directory.withRole('memberLiaison');
}
