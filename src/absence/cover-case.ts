import type { OpenSummary } from '../log/open-summary';
import { actorOf } from '../people/actor';
import { isPresent, standInFor } from '../people/cover';
import type { Directory, Person } from '../people/people';
import { mayTakeOver } from '../procedure/owner-role';
import { isLead, type Actor } from '../procedure/rights';
import type { CoverCase } from '../views/cover-view';
import type { ViewContext } from '../views/view-context';

/** What card 26 shows: what somebody who is not there owns, and who may take it over. */
export function coverCase(
  person: Person,
  owned: readonly OpenSummary[],
  why: CoverCase['why'],
  { directory, now }: ViewContext,
): CoverCase {
  const choices = whoMayTakeOver(person, owned, directory, now);
  const proposed = standInFor(directory, person, now);
  return {
    person,
    why,
    open: owned.length,
    high: owned.filter(({ tier }) => tier === 'high').length,
    choices,
    ...(proposed !== undefined && choices.includes(proposed) && { proposed }),
  };
}

/** Those who are here and may own at least one of them: first who does the same work, then who stands in for all. */
function whoMayTakeOver(
  person: Person,
  owned: readonly OpenSummary[],
  directory: Directory,
  now: ViewContext['now'],
): readonly Person[] {
  const may = directory.all
    .filter((other) => other.id !== person.id && isPresent(other, now))
    .map((other) => ({ other, actor: actorOf(other, directory, now) }))
    .filter(({ actor }) => owned.some(({ step }) => mayTakeOver(actor, step)));
  const rank = (actor: Actor): number => (isLead(actor) ? (actor.roles.includes('unitLead') ? 1 : 2) : 0);
  return may.sort((a, b) => rank(a.actor) - rank(b.actor)).map(({ other }) => other);
}
