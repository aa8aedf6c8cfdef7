import type { TeamsStandIn } from '../../../local/teams/stand-in';
import type { Fault as ConnectorFault } from '../../../local/teams/faults';
import type { Fault as StoreFault, FaultProxy } from '../../tables/fault-proxy';
import type { Seeded } from '../mail-faults/seeded';

/** What goes wrong beside the mailbox: between the services and their store, and on the way to people's chats. */
export type FaultsBeside = {
  /** So many more wait for the next calls to Teams; and in the next requests to the store, some fail. */
  deal(count: number): void;
  /** Nothing more goes wrong. */
  clear(): void;
  /** How many were dealt, by kind. */
  dealt(): ReadonlyMap<string, number>;
};

/** A hung call costs ten seconds of a run. */
const connectorFaults: readonly ConnectorFault[] = [
  { kind: 'tooMany', retryAfterSeconds: 1 },
  { kind: 'tooMany', retryAfterSeconds: 30 },
  { kind: 'acceptedThenBadGateway' },
  { kind: 'acceptedThenBadGateway' },
  { kind: 'acceptedThenCut' },
  { kind: 'acceptedThenCut' },
  { kind: 'forbidden' },
  { kind: 'notFound' },
  { kind: 'unavailable' },
  { kind: 'drop' },
  { kind: 'hang' },
];
const storeFaults: readonly StoreFault[] = [
  'lose the reply',
  'lose the reply',
  'lose the request',
  'do it twice',
  'do it twice',
  { status: 503 },
  { status: 500 },
];
/** One of so many requests to the store fails, among the next ones. */
const oneIn = 40;
const planned = 600;

export function faultsBeside(teams: TeamsStandIn, store: FaultProxy, random: Seeded): FaultsBeside {
  const dealt: string[] = [];
  let deck: ConnectorFault[] = [];
  return {
    deal(count) {
      for (let left = count; left > 0; left -= 1) {
        if (deck.length === 0) deck = [...random.shuffled(connectorFaults)];
        const fault = deck.pop();
        if (fault === undefined) continue;
        teams.faults.next(fault);
        dealt.push(`Teams: ${fault.kind}`);
      }
      const plan = Array.from({ length: planned }, (): StoreFault => {
        if (random.below(oneIn) > 0) return 'pass';
        const fault = random.oneOf(storeFaults);
        dealt.push(`store: ${typeof fault === 'string' ? fault : `answers ${String(fault.status)}`}`);
        return fault;
      });
      store.plan(...plan);
    },
    clear() {
      teams.faults.clear();
      store.plan();
    },
    dealt: () => new Map([...new Set(dealt)].sort().map((one) => [one, dealt.filter((other) => other === one).length])),
  };
}
