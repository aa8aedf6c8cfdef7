import type { FieldView } from '../src/views/card-view';
import { type Fill, filler, type Piece } from './fill';
import inputChoice from './parts/input-choice.json';
import inputDate from './parts/input-date.json';
import inputText from './parts/input-text.json';
import inputTime from './parts/input-time.json';
import sideBySide from './parts/side-by-side.json';
import { drawParagraph, drawRun, plain } from './text';
import { typedLengths } from './typed-length';

type Input = { id: string; label: string; required: boolean; error: string; value: string };

const fillText: Fill<Input & { multiline: boolean; maxLength: number }> = filler(inputText);
const fillDate: Fill<Input> = filler(inputDate);
const fillTime: Fill<Input> = filler(inputTime);
const fillChoice: Fill<Input & { style: string; placeholder: string; choices: FieldView['choices'] }> =
  filler(inputChoice);
const fillPair: Fill<{ left: readonly Piece[]; right: readonly Piece[] }> = filler(sideBySide);

/** The inputs of a card in order; a day and a time that belong together stand side by side. */
export function drawFields(fields: readonly FieldView[]): readonly Piece[] {
  const lengths = typedLengths(fields);
  const drawn: Piece[] = [];
  for (let at = 0; at < fields.length; at += 1) {
    const [field, next] = fields.slice(at, at + 2);
    if (field === undefined) continue;
    const pieces = drawField(field, lengths);
    if (next !== undefined && isPair(field.id, next.id)) {
      drawn.push(fillPair({ left: pieces, right: drawField(next, lengths) }));
      at += 1;
    } else {
      drawn.push(...pieces);
    }
  }
  return drawn;
}

/** Whether two fields next to each other are one question: `happenedDate` and `happenedTime`. */
export function isPair(first: string, second: string): boolean {
  return /^.+Date$/.test(first) && second === first.replace(/Date$/, 'Time');
}

function drawField(field: FieldView, lengths: ReturnType<typeof typedLengths>): readonly Piece[] {
  const shown = isShown(field);
  const input: Input = {
    id: field.id,
    // Also in words: not every screen reader says that a field is required.
    label: plain(field.required ? `${field.label} (required)` : field.label),
    required: field.required,
    error: plain(field.error),
    value: shown ? field.value : '',
  };
  return [drawInput(field, input, lengths), ...drawHint(field, shown)];
}

function drawInput(field: FieldView, input: Input, lengths: ReturnType<typeof typedLengths>): Piece {
  switch (field.kind) {
    case 'text':
      return fillText({ ...input, multiline: false, maxLength: Math.max(lengths.line, field.value.length) });
    case 'multiline':
      return fillText({ ...input, multiline: true, maxLength: Math.max(lengths.multiline, field.value.length) });
    case 'date':
      return fillDate(input);
    case 'time':
      return fillTime(input);
    case 'choice':
      return fillChoice({ ...input, ...choiceLook(field.choices.length), choices: field.choices });
  }
}

function choiceLook(count: number): { style: string; placeholder: string } {
  if (count <= 3) return { style: 'expanded', placeholder: '' };
  return count > 8
    ? { style: 'filtered', placeholder: 'Choose, or type to search' }
    : { style: 'compact', placeholder: 'Choose' };
}

/** Clients show nothing for a value that is no date, no time or none of the choices: then it stands in words. */
function isShown({ kind, value, choices }: FieldView): boolean {
  switch (kind) {
    case 'date':
      return value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value);
    case 'time':
      return value === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
    case 'choice':
      return value === '' || choices.some((choice) => choice.value === value);
    case 'text':
    case 'multiline':
      return true;
  }
}

function drawHint(field: FieldView, shown: boolean): readonly Piece[] {
  const runs: Piece[] = [];
  if (!shown) runs.push(drawRun(`Entered before: “${field.value}”. `, { size: 'Small' }));
  if (field.words !== undefined && field.words !== '') {
    runs.push(drawRun(`From the mail: “${field.words}”. `, { size: 'Small' }));
  }
  if (field.check === true) runs.push(drawRun('Please check.', { size: 'Small', weight: 'Bolder' }));
  return runs.length > 0 ? [drawParagraph(runs, 'Small')] : [];
}
