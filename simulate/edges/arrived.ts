import type { CardView } from '../../src/views/card-view';

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
  /** Inquiries that it names without reminding of them: those that have changed hands, or may be taken back. */
  readonly names: readonly string[];
  /** The same for every attempt at one reminder; empty when the message has none. */
  readonly reminder: string;
  /** It says that it is repeated. */
  readonly isRepeated: boolean;
  /** Brought by a press on its line in a list: the presser asked for it. */
  readonly isBrought: boolean;
};

/** One of the reminders in a message; with the token of the link to answer by, where a mail has one. */
export type About = { readonly ref: string; readonly link?: string };

/** Who wants to know of everything that arrives; of a card with what it shows. */
export type Arrivals = (arrived: Arrived, shown?: CardView) => void;

/** First lines of the lists in which reminders come together; lists of another kind only name inquiries. */
export function isListOfReminders(headline: string): boolean {
  return /^\d+ .+ waits? (?:for you|for your answer|to be taken)\.$|^All of these .*dealt with\./.test(headline);
}
