import { Template } from 'adaptivecards-templating';

/** One element or action of a card, as JSON. */
export type Piece = Readonly<Record<string, unknown>>;

/** Fills one template with its values. */
export type Fill<Values> = (values: Values) => Piece;

/**
 * Reads a template once and answers a function that fills it. Values are put in as they are: a value that looks
 * like an expression stays text. Properties that come out as an empty text or `false` are left out: both are what a
 * card means without them, and every byte counts.
 */
export function filler(template: Piece): Fill<Piece> {
  const prepared = new Template(template);
  return (values) => {
    const filled = prepared.expand({ $root: values }) as Piece;
    return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== '' && value !== false));
  };
}
