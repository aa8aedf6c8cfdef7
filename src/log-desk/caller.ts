import { roles, type Person } from '../people/people';
import type { Asking } from './asked';
import { actInWords, mayDo, type LogAct } from './log-rights';
import type { Output } from './output';
import type { LogDeskParts } from './parts';

/**
 * Who asks, if they may: by their id in the people directory, as they say it themselves. Whoever can start the command holds
 * the log's key; what keeps them honest is the access log. Undefined: refused, and told so.
 * @throws AccessNotWritten, StoreUnreachable
 */
export async function callerFor(
  parts: Pick<LogDeskParts, 'people' | 'access' | 'clock'>,
  { as, why }: Asking,
  act: LogAct,
  output: Output,
): Promise<Person | undefined> {
  const person = (await parts.people.directory()).byId(as);
  if (person === undefined) {
    output.tell('Nobody in the people directory has the id given with --as. It looks like d-reyes.');
    return undefined;
  }
  if (mayDo(act, person.roles)) return person;
  await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'refused', why });
  const held = person.roles.map((role) => roles[role]).join(', ');
  output.tell(`${person.id} (${held}) may not ${actInWords(act)}. That you asked is in the access log.`);
  return undefined;
}
