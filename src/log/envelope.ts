import type { Pending } from '../inquiry/inquiry';

/** One of several reminders that go to one person in one send: as it was when the envelope was sealed. */
export type Enclosed = {
  readonly ref: string;
  /** `turn` of the inquiry that the card shows. */
  readonly turn: number;
  readonly pending: Pending;
};

/** What one person gets in one send. Its list never changes: a takeover sends the same list again. */
export type Envelope = {
  readonly id: string;
  /** A person's id. */
  readonly person: string;
  readonly enclosed: readonly Enclosed[];
  /** What a try began: the draft's or activity's id. */
  readonly begun?: string;
  /** What was begun is a second send, of which the first may have got through. */
  readonly repeated?: true;
  /** Tries that ended without a word whether they got through. */
  readonly attempts: number;
};

/** The envelopes that are on their way or out there, shared by all instances. */
export type Outbox = {
  /** Seals a list, once. @throws StoreUnreachable; then nothing may be sent. */
  put(envelope: Envelope): Promise<void>;
  read(person: string, id: string): Promise<Envelope | undefined>;
  /** Keeps what was begun, and whether it is repeated; false when it has begun with something else meanwhile. */
  begin(envelope: Envelope, begun: string, repeated: boolean): Promise<boolean>;
  /** Counts a try of which nobody knows whether it got through; answers how many there were. */
  failed(envelope: Envelope): Promise<number>;
  /** One sends lists to a person at a time. Answers how to let go; undefined when somebody else is at it. Machine time, in ms. */
  hold(person: string, forMs: number): Promise<(() => Promise<void>) | undefined>;
};

/** How a claim names its envelope: whose, then which. */
export function envelopeName({ person, id }: Pick<Envelope, 'person' | 'id'>): string {
  return `${person}/${id}`;
}

/** The envelope that a claim names. */
export function envelopeNamed(name: string): Pick<Envelope, 'person' | 'id'> {
  const at = name.lastIndexOf('/');
  return { person: name.slice(0, at), id: name.slice(at + 1) };
}
