import { cellMark } from '../mail/cell-mark';
import { plans } from '../plans';
import { dateSource } from '../values/calendar-date';
import { labelOf, misspelledLabelOf, type Label } from './label';

/** One labelled value of a form. `start` and `end` are the value's places in the text, `from` where its label begins. */
export type Field = Label & {
  readonly value: string;
  readonly from: number;
  readonly start: number;
  readonly end: number;
};

const mostWords = 6;
const planNames = plans.flatMap(({ aliases }) => aliases.map(({ name }) => name.replaceAll('.', '\\.'))).join('|');
/** Nouns that are a label only when nothing else stands before them: "Drug name" is no name. */
const needsWhole = new Set<Label['noun']>([
  'name',
  'firstName',
  'lastName',
  'text',
  'phone',
  'prior',
  'otherNumber',
  'fax',
]);

/** The labelled values of a text, in its order. A value goes to the next label, cell or line end. */
export function fieldsIn(text: string): readonly Field[] {
  const fields: Field[] = [];
  let at = 0;
  const lines = text.split('\n');
  lines.forEach((line, index) => {
    const here = fieldsOfLine(line, at);
    fields.push(...here);
    const next = lines[index + 1];
    if (here.length === 0 && next !== undefined) fields.push(...labelAlone(line, next, at));
    at += line.length + 1;
  });
  return fields;
}

function fieldsOfLine(line: string, at: number): Field[] {
  const fields: Field[] = [];
  let offset = 0;
  for (const cell of line.split(new RegExp(`[${cellMark}|]`))) {
    fields.push(...fieldsOfCell(cell, at + offset));
    offset += cell.length + 1;
  }
  return inherited(fields);
}

/** "Caller: Ana Roe, mother, DOB ...": what follows somebody else's name on the line is theirs. */
function inherited(fields: readonly Field[]): Field[] {
  let owner: Label['owner'] = 'nobody';
  return fields.map((field) => {
    if (field.owner !== 'nobody') owner = field.noun === 'name' ? field.owner : owner;
    const isTheirs =
      field.owner === 'nobody' && owner === 'contact' && (field.noun === 'birthDate' || field.noun === 'memberId');
    return isTheirs ? { ...field, owner } : field;
  });
}

type Place = { readonly label: Label; readonly from: number; readonly valueAt: number };

function fieldsOfCell(cell: string, at: number): Field[] {
  const places: Place[] = [];
  for (const separator of cell.matchAll(/ ?[:=;](?!\/\/)(?!\d\d\b) ?| [-–—] | - ?/g)) {
    const sign = separator[0].trim();
    const previous = places.at(-1);
    const text = cell.slice(previous?.valueAt ?? 0, separator.index);
    const found = sign === ';' ? undefined : labelBefore(text, sign !== ':' && sign !== '=');
    const mended =
      !found && !previous && /^[:;=]$/.test(sign) ? misspelledLabelOf(text.replace(leading, '')) : undefined;
    if (!found && !mended) continue;
    const from = found ? (previous?.valueAt ?? 0) + found.from : 0;
    const label = found?.label ?? mended;
    if (label) places.push({ label, from, valueAt: separator.index + separator[0].length });
  }
  const first = places[0];
  const bare = bareLabel(first ? cell.slice(0, first.from) : cell);
  const all = bare ? [bare, ...places] : places;
  return all.flatMap((place, index) => {
    const raw = cell.slice(place.valueAt, all[index + 1]?.from ?? cell.length);
    const value = raw.replace(/[\s;,/·•|-]+$/, '').replace(/^\s+/, '');
    if (value === '') return [];
    const start = at + place.valueAt + raw.indexOf(value.charAt(0));
    return [{ ...place.label, value, from: at + place.from, start, end: start + value.length }];
  });
}

/** List marks and numbers before a label. */
const leading = /^\s*(?:[-*•>#]+\s*|\d{1,2}[.)]\s*)?/;
/** What the value behind a label without a sign must look like. */
const bareValues: Partial<Record<Label['noun'], RegExp>> = {
  memberId: /^(?:no\.?|number|#|is)? ?#?(?:\d{7}-? ?[a-z](?![a-z])|[a-z]-?\d{7})/i,
  birthDate: new RegExp(`^(?:is |on )?(?:${dateSource})`, 'i'),
  plan: new RegExp(`^(?:is )?(?:${planNames})(?![a-z])`, 'i'),
  phone: /^(?:is )?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/,
  callback: /^(?:is |at )?\(?\d{3}\)?[ .-]?\d{3}[ .-]?\d{4}/,
  name: /^\p{Lu}[\p{L}'’-]+,? \p{Lu}/u,
};

/** "DOB 3/9/1961", "MEDICAID ID 1234567A": a label that begins a line, without a sign behind it. */
function bareLabel(text: string): Place | undefined {
  const start = leading.exec(text)?.[0].length ?? 0;
  const words = [...text.slice(start).matchAll(/\S+/g)].slice(0, 5);
  for (let size = words.length - 1; size > 0; size -= 1) {
    const last = words[size - 1];
    const next = words[size];
    if (!last || !next) continue;
    const written = text.slice(start, start + last.index + last[0].length);
    const label = labelOf(written) ?? misspelledLabelOf(written);
    const valueAt = start + next.index;
    if (!label || !bareValues[label.noun]?.test(text.slice(valueAt))) continue;
    const isName =
      label.noun === 'name' &&
      (label.owner !== 'member' || !isCapitals(written) || !isCapitals(text.slice(valueAt, valueAt + 12)));
    if (!isName) return { label, from: start, valueAt };
  }
  return undefined;
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase();
}

/** The longest known label that ends the text. */
function labelBefore(text: string, isDash: boolean): { label: Label; from: number } | undefined {
  const starts = [...text.matchAll(/(?<=^|[\s;,.()/*•·–—-])[^\s;,()*•·–—-]/g)]
    .map(({ index }) => index)
    .slice(-mostWords);
  for (const from of starts) {
    const written = text.slice(from);
    // A sentence may end in a word that is a label too.
    if (/[;.!?] /.test(written)) continue;
    const label = labelOf(written);
    if (!label) continue;
    const before = text.slice(0, from);
    const isWhole = /(?:^|[;.,!?()/•·–—]|- )\s*(?:[-*•>#]\s*|\d{1,2}[.)]\s*|\(|re ?:? )?$/i.test(before);
    if (isWhole || (!isDash && !(label.owner === 'nobody' && needsWhole.has(label.noun)))) return { label, from };
  }
  return undefined;
}

/** "Member name" on one line and the name on the next. */
function labelAlone(line: string, next: string, at: number): Field[] {
  const label = /[:=]$/.test(line) || line.split(' ').length > 1 ? labelOf(line.replace(/^[-*•] ?/, '')) : undefined;
  const isValue =
    next !== '' &&
    next.length <= 80 &&
    !/[:=]$/.test(next) &&
    labelOf(next) === undefined &&
    !/^[^:]{2,30}: /.test(next);
  if (!label || !isValue) return [];
  const start = at + line.length + 1;
  return [{ ...label, value: next, from: at, start, end: start + next.length }];
}
