import { isMessageProperty, type Wish } from './graph-message';
import { notUnderstood, Refusal } from './refusal';

/** The `Prefer` header's wishes. */
export type Preference = {
  readonly immutable: boolean;
  readonly textBody: boolean;
  readonly pageSize: number | undefined;
};

export function readPrefer(header: string): Preference {
  const size = /odata\.maxpagesize\s*=\s*(\d+)/i.exec(header)?.[1];
  return {
    immutable: /IdType\s*=\s*"?ImmutableId"?/i.test(header),
    textBody: /outlook\.body-content-type\s*=\s*"?text"?/i.test(header),
    pageSize: size === undefined ? undefined : Number(size),
  };
}

/** `$select` as names. @throws Refusal for a name that a message does not have, as Graph does. */
export function readSelect(text: string | null): readonly string[] | undefined {
  if (text === null) return undefined;
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name) => !isMessageProperty(name));
  if (wrong !== undefined) {
    throw new Refusal(
      400,
      'RequestBroker--ParseUri',
      `Could not find a property named '${wrong}' on type 'microsoft.graph.message'.`,
    );
  }
  return names;
}

/** The extended properties that `$expand` asks for. @throws Refusal for any other expansion. */
export function readExpand(text: string | null): readonly string[] {
  if (text === null) return [];
  const inner = /^singleValueExtendedProperties\(\$filter=(.+)\)$/i.exec(text.trim())?.[1];
  if (inner === undefined) throw notUnderstood('this $expand');
  return inner.split(/\s+or\s+/i).map((term) => {
    const id = /^id eq '((?:[^']|'')*)'$/i.exec(term.trim())?.[1];
    if (id === undefined) throw notUnderstood('this $expand');
    return id.replaceAll("''", "'");
  });
}

export function readWish(query: URLSearchParams, prefer: Preference): Wish {
  return {
    immutable: prefer.immutable,
    textBody: prefer.textBody,
    select: readSelect(query.get('$select')),
    expandProperties: readExpand(query.get('$expand')),
  };
}

/** @throws Refusal when a query option is there that the stand-in would ignore. */
export function allowOnly(query: URLSearchParams, ...names: string[]): void {
  for (const name of query.keys()) if (!names.includes(name)) throw notUnderstood(`the query option ${name} here`);
}
