import { unitPeople } from '../../../local/unit-people';
import { referenceIn } from '../../../src/inquiry/reference';
import { read } from '../card-client';
import { toldBy } from '../told-by';
import type { UnitInProcesses } from '../unit-in-processes';
import type { StoredInquiry } from './inquiries-of';

/** Those who are offered each new inquiry. */
const liaisons = ['d-reyes', 's-okafor'];

type Counted = { readonly figures: readonly (readonly [string, number])[]; readonly faults: readonly string[] };

/**
 * The claims that reached the liaisons, each as a card, in a list, or by mail after Teams had failed too often: one of each inquiry
 * for each, and more only when they say that they are repeated.
 */
export function countClaims(
  { teams, mailbox }: UnitInProcesses,
  refs: readonly string[],
  inquiries: ReadonlyMap<string, StoredInquiry>,
): Counted {
  const cards = new Map<string, { fresh: number; repeated: number }>();
  const count = (person: string, line: string, how: 'fresh' | 'repeated'): void => {
    const key = `${person} ${referenceIn(line) ?? ''}`;
    const found = cards.get(key) ?? { fresh: 0, repeated: 0 };
    found[how] += 1;
    cards.set(key, found);
  };
  for (const { personaId, summary = '', card } of teams.sends()) {
    if (!liaisons.includes(personaId)) continue;
    const how = read(card).text.includes('This message is repeated') ? 'repeated' : 'fresh';
    for (const told of toldBy(summary, card).filter(isClaim)) count(personaId, told, how);
  }
  for (const { to, subject, text } of mailbox.sent()) {
    const person = unitPeople.find(({ mail }) => to.includes(mail))?.id ?? '';
    if (!liaisons.includes(person)) continue;
    // A list's own lines stand in its text; of one alone the subject says it.
    for (const told of new Set([subject, ...text.split('\n')].filter(isClaim).map((line) => referenceIn(line) ?? '')))
      count(person, told, 'fresh');
  }
  const wanted = refs.flatMap((ref) => liaisons.map((person) => ({ ref, person })));
  const counted = wanted.map(({ ref, person }) => cards.get(`${person} ${ref}`) ?? { fresh: 0, repeated: 0 });
  const missing = counted.filter(({ fresh, repeated }) => fresh + repeated === 0).length;
  const doubled = counted.filter(({ fresh }) => fresh > 1).length;
  const strangers = cards.size - (wanted.length - missing);
  const unproved = wanted.filter(({ ref, person }) => proofs(inquiries.get(ref), person) !== 1).length;
  return {
    figures: [
      ['claim cards to be sent', wanted.length],
      ['claim cards missing', missing],
      ['claim cards doubled', doubled],
      ['claim cards repeated, and saying so', counted.reduce((sum, { repeated }) => sum + repeated, 0)],
    ],
    faults: [
      ...(missing === 0 ? [] : [`${String(missing)} claim cards are missing`]),
      ...(doubled === 0 ? [] : [`${String(doubled)} claim cards came twice without a word`]),
      ...(strangers === 0 ? [] : [`${String(strangers)} claim cards are about no mail`]),
      ...(unproved === 0 ? [] : [`${String(unproved)} claim cards are not proved once`]),
    ],
  };
}

function isClaim(line: string): boolean {
  return line.includes(': new inquiry');
}

function proofs(inquiry: StoredInquiry | undefined, person: string): number {
  return (inquiry?.lines ?? []).filter(
    ({ act, facts }) => act === 'sent' && facts['what'] === 'claim' && facts['to'] === person,
  ).length;
}
