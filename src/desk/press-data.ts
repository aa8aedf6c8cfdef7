import { besideIds, stepIds, type RowId } from '../inquiry/vocabulary';

/** One press of a button, authenticated by the edge. `data` is what the card carried, with what was filled in. */
export type Press = {
  readonly entraId: string;
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly conversationId: string;
  readonly activityId: string;
  /** The message that holds the card. */
  readonly replyToId?: string;
};

/** A text of the card's data, trimmed; empty when it is absent or no text. */
export function text(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value.trim() : '';
}

/** The row of the table that a card names, if it is one. */
export function rowIdOf(value: unknown): RowId | undefined {
  return [...stepIds, ...besideIds].find((id) => id === value);
}
