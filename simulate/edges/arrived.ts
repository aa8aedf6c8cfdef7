/** One message that reached somebody, as the edge saw it: the ground for checks that do not trust the log. */
export type Arrived = {
  /** Epoch ms of the unit's clock. */
  readonly at: number;
  /** Person id, or `mailbox`. */
  readonly to: string;
  readonly via: 'teams' | 'mail';
  /** First line. */
  readonly headline: string;
  /** The inquiries that it is about, one for each reminder in it; none when it is about mails, or things as a whole. */
  readonly about: readonly About[];
  /** The same for every attempt at one reminder; empty when the message has none. */
  readonly reminder: string;
  /** It says that it is repeated. */
  readonly isRepeated: boolean;
};

/** One of the reminders in a message; with the token of the link to answer by, where a mail has one. */
export type About = { readonly ref: string; readonly link?: string };

/** Who wants to know of everything that arrives. */
export type Arrivals = (arrived: Arrived) => void;
