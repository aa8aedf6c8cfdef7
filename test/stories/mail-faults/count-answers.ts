import { unitPeople } from '../../../local/unit-people';
import { referenceIn } from '../../../src/inquiry/reference';
import { answersPerDay, type UnitInProcesses } from '../unit-in-processes';
import type { AMail } from './a-mail';
import type { StoredInquiry } from './inquiries-of';

type Counted = { readonly figures: readonly (readonly [string, number])[]; readonly faults: readonly string[] };

/** The mails with which we told people of the directory that theirs has arrived: one each, and none to anybody else. */
export function countAnswers(
  { mailbox }: UnitInProcesses,
  refs: ReadonlyMap<AMail, string>,
  inquiries: ReadonlyMap<string, StoredInquiry>,
): Counted {
  const sent = mailbox.sent().filter(({ subject }) => subject.endsWith(': received.'));
  const known = new Set(unitPeople.map(({ mail }) => `<${mail}>`));
  const wanted = new Map<string, number>();
  for (const { from } of refs.keys()) {
    const address = /<.+>$/.exec(from)?.[0] ?? '';
    if (known.has(address)) wanted.set(address, Math.min((wanted.get(address) ?? 0) + 1, answersPerDay));
  }
  const toBeSent = [...wanted.values()].reduce((sum, count) => sum + count, 0);
  const answered = sent.map(({ subject }) => referenceIn(subject) ?? '');
  const doubled = answered.length - new Set(answered).size;
  const unproved = [...inquiries.values()].filter(({ ref, lines }) => {
    const proofs = lines.filter(({ act, facts }) => act === 'sent' && facts['what'] === 'acknowledged').length;
    return proofs !== answered.filter((one) => one === ref).length;
  }).length;
  return {
    figures: [
      ['answers to be sent', toBeSent],
      ['answers sent', sent.length],
      ['answers doubled', doubled],
    ],
    faults: [
      ...(sent.length === toBeSent ? [] : [`${String(sent.length)} answers were sent instead of ${String(toBeSent)}`]),
      ...(doubled === 0 ? [] : [`${String(doubled)} answers were sent twice`]),
      ...(unproved === 0 ? [] : [`${String(unproved)} answers and their proofs do not agree`]),
    ],
  };
}
