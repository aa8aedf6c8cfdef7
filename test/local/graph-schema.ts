import schema from './graph-schema.json';

type Facts = { base?: string; open?: boolean; properties: Record<string, string | undefined> };
const types: Record<string, Facts | undefined> = schema.types;
const enums: Record<string, string[] | undefined> = schema.enums;

/** What is wrong with a Graph value, by Microsoft's schema: one line per fault, none when it is right. */
export function faultsOf(type: string, value: unknown, at = type): string[] {
  const list = /^Collection\((.+)\)$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${at}: not a list`];
    return value.flatMap((one, index) => faultsOf(list, one, `${at}[${String(index)}]`));
  }
  const members = enums[type];
  if (members) return members.includes(String(value)) ? [] : [`${at}: not a member of ${type}`];
  const simple = simpleTypes[type];
  if (simple) return simple(value) ? [] : [`${at}: not ${type}`];
  return structureFaults(type, value, at);
}

/** The same for a page: a list under `value`, with the annotations that a page may carry. */
export function pageFaultsOf(type: string, page: unknown): string[] {
  if (!isRecord(page)) return ['page: not an object'];
  const allowed = ['value', '@odata.context', '@odata.count', '@odata.nextLink', '@odata.deltaLink'];
  const unknown = Object.keys(page).filter((name) => !allowed.includes(name));
  return [
    ...unknown.map((name) => `page.${name}: unknown`),
    ...faultsOf(`Collection(${type})`, page['value'], 'value'),
  ];
}

function structureFaults(expected: string, value: unknown, at: string): string[] {
  if (!isRecord(value)) return [`${at}: not an object`];
  if (types[expected]?.open === true) return [];
  const said = value['@odata.type'];
  const type = typeof said === 'string' ? said.replace('#microsoft.graph.', '') : expected;
  if (said !== undefined && (typeof said !== 'string' || !said.startsWith('#microsoft.graph.'))) {
    return [`${at}.@odata.type: not a type name`];
  }
  if (!lineage(type).includes(expected)) return [`${at}: ${type} is not a ${expected}`];
  const properties = Object.assign({}, ...lineage(type).map((name) => types[name]?.properties)) as Facts['properties'];
  const faults = Object.entries(value).flatMap(([name, one]) => {
    if (name.startsWith('@')) return annotations.includes(name) ? [] : [`${at}.${name}: unknown`];
    const declared = properties[name];
    if (declared === undefined) return [`${at}.${name}: unknown`];
    const optional = declared.endsWith('?');
    if (one === null) return optional ? [] : [`${at}.${name}: null`];
    return faultsOf(optional ? declared.slice(0, -1) : declared, one, `${at}.${name}`);
  });
  const needsId = properties['id'] !== undefined && !properties['id'].endsWith('?');
  return needsId && value['id'] === undefined ? [...faults, `${at}.id: missing`] : faults;
}

const annotations = ['@odata.type', '@odata.etag', '@odata.context', '@odata.mediaContentType', '@removed'];

const simpleTypes: Record<string, ((value: unknown) => boolean) | undefined> = {
  'Edm.String': (value) => typeof value === 'string',
  'Edm.Boolean': (value) => typeof value === 'boolean',
  'Edm.Int32': (value) => Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31,
  'Edm.DateTimeOffset': (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && !isNaN(Date.parse(value)),
  'Edm.Guid': (value) => typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  'Edm.Binary': (value) => typeof value === 'string' && /^[A-Za-z0-9+/]*={0,2}$/.test(value) && value.length % 4 === 0,
};

/** A type and all it derives from; empty for a type that is not known. */
function lineage(type: string | undefined): string[] {
  const facts = type === undefined ? undefined : types[type];
  return type === undefined || facts === undefined ? [] : [type, ...lineage(facts.base)];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
