import type { CardJson } from '../src/reminders/teams';
import type { CardKind } from '../src/views/card-view';
import claim from './claim.json';
import { placeButtons } from './draw-button';
import { drawFields } from './draw-fields';
import { drawEntry, drawFact, drawItem } from './draw-lists';
import { type Fill, filler, type Piece } from './fill';
import type { Fitted } from './fit';
import inquiry from './inquiry.json';
import list from './list.json';
import note from './note.json';
import boxPart from './parts/box.json';
import step from './step.json';
import { drawHeading, drawParagraph, drawRun, plain } from './text';

type Parts = {
  readonly summary: string;
  readonly heading: Piece;
} & Readonly<
  Record<
    'warning' | 'errors' | 'lines' | 'facts' | 'fields' | 'items' | 'entries' | 'buttonRows' | 'buttons',
    readonly Piece[]
  >
>;

const frames: Readonly<Record<CardKind, Fill<Parts>>> = {
  claim: filler(claim),
  step: filler(step),
  note: filler(note),
  list: filler(list),
  inquiry: filler(inquiry),
};
const fillBox: Fill<{ items: readonly Piece[] }> = filler(boxPart);

/** Draws all of a view that was cut to fit, in the order of its kind's template. */
export function drawCard(view: Fitted): CardJson {
  const { under, rows } = placeButtons(view.buttons);
  const card = frames[view.kind]({
    summary: plain(view.headline),
    heading: drawHeading(view.headline),
    warning: view.warning === undefined ? [] : [fillBox({ items: [sentence(view.warning)] })],
    errors: view.errors.length === 0 ? [] : [fillBox({ items: drawErrors(view.errors) })],
    lines: view.lines.map(sentence),
    facts: [...view.facts.map(drawFact), ...said(view.factsLeftOut)],
    fields: drawFields(view.fields),
    items: [...view.items.map(drawItem), ...said(view.itemsLeftOut)],
    entries: [...said(view.entriesLeftOut), ...view.entries.map(drawEntry)],
    buttonRows: rows,
    buttons: under,
  });
  return { ...card, type: 'AdaptiveCard' };
}

function drawErrors(errors: readonly string[]): readonly Piece[] {
  const title = drawParagraph([drawRun('Please mend:', { weight: 'Bolder' })]);
  return [title, ...errors.map((error) => drawParagraph([drawRun(`• ${error}`)], 'Small'))];
}

function sentence(text: string): Piece {
  return drawParagraph([drawRun(text)]);
}

function said(words: string | undefined): readonly Piece[] {
  return words === undefined ? [] : [sentence(words)];
}
