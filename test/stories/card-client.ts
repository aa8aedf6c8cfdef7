import type { ReceivedCard } from '../../local/teams/card-rules';

type Piece = Readonly<Record<string, unknown>>;

/** What a person filled in, by the id of the field. */
export type Filled = Readonly<Record<string, string>>;

/** A press as Teams sends it: the button's data, and with it the inputs of the card unless the button leaves them out. */
export type CardPress = {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly takesInputs: boolean;
};

/** All that a card says: its first line, everything in it that can be read, its buttons and the values of its fields. */
export type Shown = {
  readonly headline: string;
  readonly text: string;
  readonly buttons: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
  /** What is to be mended. */
  readonly errors: readonly string[];
};

/** Reads a card as the person in front of it does. */
export function read(card: ReceivedCard): Shown {
  const texts = piecesOf(card)
    .filter(({ type }) => type === 'TextBlock' || type === 'TextRun')
    .map(({ text }) => textOf(text));
  return {
    headline: textOf(card['fallbackText']),
    text: texts.join('\n'),
    errors: texts.filter((text) => text.startsWith('• ')).map((text) => text.slice(2)),
    buttons: buttonsOf(card).map(({ title }) => textOf(title)),
    fields: Object.fromEntries(inputsOf(card).map(({ id, value }) => [textOf(id), textOf(value)])),
  };
}

/** Whether the card has this button. */
export function hasButton(card: ReceivedCard, title: string): boolean {
  return buttonsOf(card).some((button) => button['title'] === title);
}

/**
 * Fills in the card and presses a button, as a Teams client does. A button that asks once more is confirmed.
 * Throws when the story names a button, a field or a choice that the card has not.
 */
export function press(card: ReceivedCard, title: string, filled: Filled): CardPress {
  const button = buttonsOf(card).find((one) => one['title'] === title);
  if (button === undefined) throw new Error(`There is no button "${title}" on: ${JSON.stringify(read(card).buttons)}`);
  const execute = button['type'] === 'Action.ShowCard' ? buttonsOf(button['card'])[0] : button;
  if (execute === undefined) throw new Error(`"${title}" opens a card without a button.`);
  const data = (execute['data'] ?? {}) as Readonly<Record<string, unknown>>;
  const takesInputs = execute['associatedInputs'] !== 'none';
  const typed = takesInputs ? withFilled(card, filled) : {};
  return { verb: textOf(execute['verb']), data: { ...typed, ...data }, takesInputs };
}

function withFilled(card: ReceivedCard, filled: Filled): Filled {
  const inputs = inputsOf(card);
  for (const [id, value] of Object.entries(filled)) {
    const input = inputs.find((one) => one['id'] === id);
    if (input === undefined)
      throw new Error(`There is no field "${id}" among ${inputs.map((one) => textOf(one['id'])).join(', ')}`);
    const choices = input['choices'] as readonly Piece[] | undefined;
    if (choices !== undefined && !choices.some((choice) => choice['value'] === value))
      throw new Error(`"${value}" is no choice of "${id}": ${choices.map((one) => textOf(one['value'])).join(', ')}`);
  }
  return { ...read(card).fields, ...filled };
}

/** Buttons of the card itself; not those behind a button that asks once more. */
function buttonsOf(card: unknown): readonly Piece[] {
  return piecesOf(card, (piece) => piece['type'] !== 'Action.ShowCard').filter(
    ({ type }) => type === 'Action.Execute' || type === 'Action.ShowCard',
  );
}

function inputsOf(card: unknown): readonly Piece[] {
  return piecesOf(card).filter(({ type }) => textOf(type).startsWith('Input.'));
}

function piecesOf(part: unknown, goesInto: (piece: Piece) => boolean = () => true): readonly Piece[] {
  if (Array.isArray(part)) return part.flatMap((one) => piecesOf(one, goesInto));
  if (typeof part !== 'object' || part === null) return [];
  const piece = part as Piece;
  return [piece, ...(goesInto(piece) ? Object.values(piece).flatMap((one) => piecesOf(one, goesInto)) : [])];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
