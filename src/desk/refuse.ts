import { referenceIn } from '../inquiry/reference';
import { roles, type Person } from '../people/people';
import type { CardView } from '../views/card-view';
import { noteView } from '../views/desk-views';
import { deskRights, type DeskAct } from './desk-rights';
import type { DeskParts } from './parts';

/** Somebody of the directory tried what is not theirs to do: it is written to the access log, and answered kindly. */
export async function refuse(
  parts: Pick<DeskParts, 'access' | 'clock'>,
  person: Person,
  act: DeskAct,
  said: string,
): Promise<CardView> {
  const { words, may } = deskRights[act];
  const ref = referenceIn(said);
  await parts.access.write({
    at: parts.clock.now(),
    person: person.id,
    action: 'refused',
    why: words,
    ...(ref !== undefined && { ref }),
  });
  const names = may.map((role) => roles[role]);
  return noteView('This is not yours to do.', [
    `Only these can ${words}: ${names.join(', ')}. Nothing was changed. The try was written down.`,
    'Write help to see what you can do here, or status and a reference to see where an inquiry stands.',
  ]);
}
