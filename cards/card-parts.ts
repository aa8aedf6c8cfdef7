/** An object of a card with its place, such as `body[2].items[0]`. */
export type Part = { readonly at: string; readonly json: Readonly<Record<string, unknown>> };

/** Every object of a card that has a type, the card first, in reading order; the data of buttons is not looked into. */
export function partsOf(json: unknown, at = ''): readonly Part[] {
  if (Array.isArray(json)) return json.flatMap((part, n) => partsOf(part, `${at}[${String(n)}]`));
  if (typeof json !== 'object' || json === null) return [];
  const object = { ...json } as Readonly<Record<string, unknown>>;
  const below = Object.entries(object).flatMap(([key, value]) =>
    key === 'data' ? [] : partsOf(value, at === '' ? key : `${at}.${key}`),
  );
  return typeof object['type'] === 'string' ? [{ at: at === '' ? 'card' : at, json: object }, ...below] : below;
}

/** A text anywhere in a card, with its place and the type of the object that holds it. */
type Text = { readonly at: string; readonly key: string; readonly type: string; readonly text: string };

/** Every text of a card, names of properties included. */
export function textsOf(json: unknown, at = 'card', key = '', type = ''): readonly Text[] {
  if (typeof json === 'string') return [{ at, key, type, text: json }];
  if (typeof json === 'number') return [{ at, key, type, text: String(json) }];
  if (Array.isArray(json)) return json.flatMap((part, n) => textsOf(part, `${at}[${String(n)}]`, key, type));
  if (typeof json !== 'object' || json === null) return [];
  const inner = 'type' in json && typeof json.type === 'string' ? json.type : type;
  return Object.entries(json).flatMap(([name, value]) => [
    { at, key: 'name', type: inner, text: name },
    ...textsOf(value, `${at}.${name}`, name, inner),
  ]);
}
