import type { Row } from './rows';

/** A copy of a card that is out there. */
export type CardCopy = {
  readonly reminderId: string;
  readonly person: string;
  readonly conversationId: string;
  readonly activityId: string;
  /** `turn` that it shows. */
  readonly turn: number;
  /** The envelope that the card shows, when it holds several reminders. */
  readonly envelope?: string;
};

/** Reads `k|<ref>|<reminderId>`. */
export function copyOf(row: Row): CardCopy {
  const column = (name: string): string => String(row.columns[name]);
  const envelope = row.columns['envelope'];
  return {
    reminderId: column('reminderId'),
    person: column('person'),
    conversationId: column('conversationId'),
    activityId: column('activityId'),
    turn: Number(row.columns['turn']),
    ...(typeof envelope === 'string' && envelope !== '' && { envelope }),
  };
}
