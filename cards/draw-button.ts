import type { ButtonView } from '../src/views/card-view';
import { type Fill, filler, type Piece } from './fill';
import actionRow from './parts/action-row.json';
import askOnceMore from './parts/ask-once-more.json';
import execute from './parts/execute.json';
import { drawParagraph, drawRun, plain } from './text';

/** Teams shows at most six buttons in a row. */
const mostInARow = 6;

const fillExecute: Fill<{ title: string; verb: string; data: ButtonView['data']; style: string; inputs: string }> =
  filler(execute);
const fillAskOnceMore: Fill<{ title: string; style: string; sentence: Piece; action: Piece }> = filler(askOnceMore);
const fillRow: Fill<{ actions: readonly Piece[] }> = filler(actionRow);

/** A button; with `confirm`, one that opens the sentence and the button that acts. */
export function drawButton(button: ButtonView, title = button.label): Piece {
  const style = button.style === 'default' ? '' : button.style;
  const act = (label: string): Piece =>
    fillExecute({
      title: plain(label),
      verb: button.verb,
      data: button.data,
      style,
      inputs: button.withoutInputs ? 'none' : '',
    });
  if (button.confirm === undefined) return act(title);
  return fillAskOnceMore({
    title: plain(title),
    style,
    sentence: drawParagraph([drawRun(button.confirm.sentence)]),
    action: act(button.confirm.label),
  });
}

/** One row inside the body. */
export function drawRow(actions: readonly Piece[]): Piece {
  return fillRow({ actions });
}

/** Up to six buttons stand under the card; more of them ("More") stand in the body, in rows of six, so that none is hidden. */
export function placeButtons(buttons: readonly ButtonView[]): { under: readonly Piece[]; rows: readonly Piece[] } {
  const drawn = buttons.map((button) => drawButton(button));
  if (drawn.length <= mostInARow) return { under: drawn, rows: [] };
  const rows: Piece[] = [];
  for (let at = 0; at < drawn.length; at += mostInARow) rows.push(drawRow(drawn.slice(at, at + mostInARow)));
  return { under: [], rows };
}
