import type { ReceivedCard } from './card-rules';

/** A card that reached a chat, or replaced one there. */
export type Delivered = {
  readonly personaId: string;
  readonly activityId: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly card: ReceivedCard;
  readonly summary?: string;
};

/** One call of the bot to the connector, answered. Calls that were cut or hang have no answer and are not here. */
export type Call = {
  readonly kind: 'open' | 'send' | 'edit' | 'delete' | 'members';
  readonly personaId?: string;
  readonly status: number;
};

/** Everything that the bot did, in order. */
export class CallRecord {
  readonly calls: Call[] = [];
  readonly sends: Delivered[] = [];
  readonly edits: Delivered[] = [];

  call(call: Call): void {
    this.calls.push(call);
  }

  send(delivered: Delivered): void {
    this.sends.push(delivered);
  }

  edit(delivered: Delivered): void {
    this.edits.push(delivered);
  }
}
