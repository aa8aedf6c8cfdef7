import { inWords } from '../clock/words';
import { roleOfGroup, roles } from '../people/people';
import { nameOf, type ViewContext } from './view-context';

/** Why a card came to somebody who stands in: "Dana Reyes is away until Mon Sep 21, 8:00 AM Central; you stand in." */
export function whyYou(insteadOf: string, context: ViewContext): string {
  const group = roleOfGroup[insteadOf];
  if (group !== undefined) return `No ${roles[group]} is here now; you stand in.`;
  const person = context.directory.byId(insteadOf);
  if (person === undefined) return 'Whose this was has left the people directory; you stand in.';
  const until = person.awayUntil === undefined ? '' : ` until ${inWords(person.awayUntil)}`;
  return `${person.name} is away${until}; you stand in.`;
}

/** Whose something was that another got, for the log. */
export function insteadOfWords(insteadOf: string, context: ViewContext): string {
  const group = roleOfGroup[insteadOf];
  return group === undefined ? nameOf(context, insteadOf) : `every ${roles[group]}`;
}
