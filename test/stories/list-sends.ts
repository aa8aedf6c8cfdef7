import { DateTime } from 'luxon';
import type { StandIns } from '../../local/unit';
import { mailboxAddress } from '../../local/unit';
import { unitPeople } from '../../local/unit-people';
import type { RecordedLine } from '../../src/inquiry/log-line';
import { referenceIn } from '../../src/inquiry/reference';
import { line, told } from './lines';

/** One card or mail that reached a stand-in. */
type Reached = {
  readonly to: string;
  readonly via: 'teams' | 'mail';
  readonly at: DateTime;
  readonly headline: string;
};

/**
 * Everything that the stand-ins received, one line for each moment and kind: "Tue 11-24 09:00  2 claim: d-reyes, s-okafor".
 * The kind is that of the proof in the log. What has no proof is told by its first line; a proof without a send is an error.
 */
export function listSends(reached: readonly Reached[], logs: readonly RecordedLine[]): readonly string[] {
  const proofs = logs.filter(({ act }) => act === 'sent');
  const open = new Map<string, string[]>();
  for (const { ref, sentAt, recordedAt, facts } of proofs) {
    const key = proofKey(ref, String(facts['to']), String(facts['via']), sentAt ?? recordedAt);
    open.set(key, [...(open.get(key) ?? []), String(facts['what'])]);
  }
  const groups = new Map<string, string[]>();
  for (const { to, via, at, headline } of reached) {
    const ref = referenceIn(headline);
    // What belongs to no inquiry has no log, and is told in its own words.
    const kind =
      ref === undefined
        ? `"${headline}"`
        : (open.get(proofKey(ref, provedAs(to), via, at))?.shift() ?? `UNPROVED "${headline}"`);
    const group = `${told(at)}|${kind}`;
    groups.set(group, [...(groups.get(group) ?? []), via === 'mail' ? `${to} by mail` : to]);
  }
  const unsent = [...open].filter(([, kinds]) => kinds.length > 0);
  if (unsent.length > 0) throw new Error(`Proved, but never received: ${JSON.stringify(unsent)}`);
  return [...groups].map(([group, people]) => {
    const [at, kind] = group.split('|');
    return line(at, `${String(people.length)} ${kind ?? ''}: ${[...people].sort().join(', ')}`);
  });
}

/** The log names no address: whoever is not of the directory is "writer" there. */
function provedAs(to: string): string {
  return to.includes('@') ? 'writer' : to;
}

function proofKey(ref: string, to: string, via: string, at: DateTime): string {
  return [ref, to, via, String(at.toMillis())].join('|');
}

/** Cards posted and mails sent, in order of time; answers to what somebody wrote are left out. */
export function reachedStandIns(standIns: StandIns, notThese: ReadonlySet<string>): readonly Reached[] {
  const cards = standIns.teams
    .sends()
    .filter(({ activityId }) => !notThese.has(activityId))
    .map(({ personaId, at, summary }) => ({ to: personaId, via: 'teams' as const, at, headline: summary ?? '' }));
  const mails = standIns.mailbox
    .sent()
    .reverse()
    .flatMap(({ to, at, subject }) =>
      to.map((address) => ({ to: personOf(address), via: 'mail' as const, at, headline: subject })),
    );
  return [...cards, ...mails]
    .map((one) => ({ ...one, at: DateTime.fromISO(one.at, { zone: 'utc' }) }))
    .sort((a, b) => a.at.toMillis() - b.at.toMillis());
}

function personOf(address: string): string {
  if (address.toLowerCase() === mailboxAddress) return 'mailbox';
  return unitPeople.find(({ mail }) => mail.toLowerCase() === address.toLowerCase())?.id ?? address;
}
