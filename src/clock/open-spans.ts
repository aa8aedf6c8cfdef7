/** An open stretch of a day, in minutes since local midnight: [from, to). */
export type OpenSpan = { readonly from: number; readonly to: number };

/** Opening hours that cannot be read, or that run over each other. */
export class OpenSpansInvalid extends Error {
  readonly code = 'OPEN_SPANS_INVALID';
  constructor(problem: string) {
    super(problem);
    this.name = 'OpenSpansInvalid';
  }
}

/**
 * Reads the open stretches of one day, such as `['08:00-12:00', '12:30-17:00']`, in the order of the clock.
 * Stretches that touch become one. `24:00` is the midnight at the end of the day.
 * @throws OpenSpansInvalid when one is no stretch of time, or two overlap.
 */
export function openSpans(texts: readonly string[]): readonly OpenSpan[] {
  const spans = texts.map(openSpan).sort((a, b) => a.from - b.from);
  const joined: OpenSpan[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last !== undefined && span.from < last.to) {
      throw new OpenSpansInvalid(`${texts.join(' and ')} overlap. Each minute may stand in one stretch only.`);
    }
    if (last?.to === span.from) joined[joined.length - 1] = { from: last.from, to: span.to };
    else joined.push(span);
  }
  return joined;
}

function openSpan(text: string): OpenSpan {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  const from = Number(match?.[1]) * 60 + Number(match?.[2]);
  const to = Number(match?.[3]) * 60 + Number(match?.[4]);
  if (match === null || Number(match[2]) > 59 || Number(match[4]) > 59 || to > 1440) {
    throw new OpenSpansInvalid(`"${text}" is no stretch of a day. Write it like 08:00-17:00 (24:00 ends a day).`);
  }
  if (from >= to) {
    throw new OpenSpansInvalid(`"${text}" ends before it begins. Hours over midnight are two stretches, on two days.`);
  }
  return { from, to };
}
