import { referencePattern } from '../src/inquiry/reference';
import type { EntryView, Fact, ItemView } from '../src/views/card-view';
import { drawButton, drawRow } from './draw-button';
import { type Fill, filler, type Piece } from './fill';
import entryPart from './parts/entry.json';
import itemPart from './parts/item.json';
import { drawParagraph, drawRun } from './text';

const fillEntry: Fill<{ items: readonly Piece[] }> = filler(entryPart);
const fillItem: Fill<{ items: readonly Piece[] }> = filler(itemPart);

/** "Label: value". Not a FactSet: clients read its values as Markdown, and at phone width its columns are too narrow. */
export function drawFact(fact: Pick<Fact, 'label' | 'value'>): Piece {
  const label = /[?:]$/.test(fact.label) ? `${fact.label} ` : `${fact.label}: `;
  return drawParagraph([drawRun(label, { weight: 'Bolder' }), drawRun(fact.value)], 'Small');
}

/** One line of the timeline: when and which step, what was done and by whom, and the words that came with it. */
export function drawEntry(entry: EntryView): Piece {
  return fillEntry({
    items: [
      drawParagraph([drawRun(`${entry.when} · ${entry.step}`, { weight: 'Bolder' })]),
      drawParagraph([drawRun(entry.who === '' ? entry.what : `${entry.what} · ${entry.who}`)], 'None'),
      ...entry.words.map(drawFact),
    ],
  });
}

/** One line of a list. Its button carries the reference: twelve buttons must not sound alike. */
export function drawItem(item: ItemView): Piece {
  const title = drawRun(item.title, { weight: 'Bolder' });
  const mark = item.mark === undefined ? [] : [drawRun(`${item.mark} · `, { weight: 'Bolder', color: 'Attention' })];
  const row =
    item.button === undefined ? [] : [drawRow([drawButton(item.button, named(item.button.label, item.title))])];
  return fillItem({
    items: [
      drawParagraph([...mark, title]),
      ...(item.detail === '' ? [] : [drawParagraph([drawRun(item.detail)], 'None')]),
      ...row,
    ],
  });
}

function named(label: string, title: string): string {
  const tail = referencePattern.exec(title)?.[0].slice(-6);
  return tail === undefined || label.includes(tail) ? label : `${label} ME-...-${tail}`;
}
