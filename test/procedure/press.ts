import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId, RowId } from '../../src/inquiry/vocabulary';
import type { Act } from '../../src/procedure/answer';
import { buttonsOf, type ButtonId } from '../../src/procedure/buttons';
import { actsAs, type Actor } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import type { Who } from '../../src/procedure/table';
import { filledFor, type Filled } from './filled';

const grouped: Readonly<Partial<Record<AnswerId, ButtonId>>> = {
  reached: 'saveAndAsk',
  notReached: 'saveAndAsk',
  notReachedLater: 'saveLater',
};

/** The press that means an answer: its button, and its form filled in. As `as`, else as whoever the person is. */
export function pressFor(
  inquiry: Inquiry,
  by: Actor,
  answer: AnswerId,
  options: { readonly row?: RowId; readonly as?: readonly Who[]; readonly filled?: Filled } = {},
): Act {
  const row = rowOf(options.row ?? inquiry.step);
  const as = options.as ?? actsAs(by, inquiry);
  const form = as.map((who) => row.on[who]?.[answer]).find((next) => next !== undefined)?.form;
  const byForm = form === 'heard' ? 'mcoResponded' : form === 'enrolment' ? 'next' : undefined;
  const wanted = byForm ?? grouped[answer] ?? answer;
  const button = buttonsOf(row, as).find(({ id }) => id === wanted)?.id ?? wanted;
  return { button, row: row.id, turn: inquiry.turn, by, filled: { ...filledFor(answer, form), ...options.filled } };
}
