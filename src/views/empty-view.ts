import type { CardView } from './card-view';

/** A view with only its first line; the other parts are added where they are needed. */
export function view(kind: CardView['kind'], headline: string, more: Partial<CardView> = {}): CardView {
  return { kind, headline, lines: [], errors: [], facts: [], fields: [], buttons: [], items: [], entries: [], ...more };
}
