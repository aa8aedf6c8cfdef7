import type { Person } from '../people/people';
import type { CardView } from '../views/card-view';
import type { DeskParts } from './parts';

/** Fields that are filled in with what is known of a member. */
const ofMember = ['memberName', 'memberId', 'dateOfBirth', 'issue', 'phone', 'need'];

/** Whether a card shows something of a member. */
export function showsMember({ facts, fields, entries }: Pick<CardView, 'facts' | 'fields' | 'entries'>): boolean {
  return (
    facts.some(({ sensitive, value }) => sensitive && value !== '') ||
    fields.some(({ id, value }) => value !== '' && ofMember.includes(id)) ||
    entries.some(({ words }) => words.length > 0)
  );
}

/**
 * Answers as `act` does; when the card that comes back shows a member and nothing of it is in the access log yet, such as the
 * next step's card after an answer, the look is written down before it is given.
 * @throws AccessNotWritten, StoreUnreachable: what was done is done, and nothing is shown.
 */
export async function witnessed<P extends Pick<DeskParts, 'access' | 'clock'>>(
  parts: P,
  person: Person,
  ref: string,
  act: (parts: P) => Promise<CardView>,
): Promise<CardView> {
  const written: string[] = [];
  const access: DeskParts['access'] = {
    ...parts.access,
    async write(line) {
      await parts.access.write(line);
      written.push(line.action);
    },
  };
  const card = await act({ ...parts, access });
  if (written.length === 0 && ref !== '' && showsMember(card))
    await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'view', ref });
  return card;
}
