import { anchorWords, recipientWords } from './print-words';
import type { DutyClock } from './table';
import { answerWords } from './words';

/** A clock of the table in one sentence: whom it reminds, by when, counted from what, and what happens before and after. */
export function clockWords(clock: DutyClock): string {
  const parts = [
    limitWords(clock),
    ...(clock.notAfter === undefined ? [] : [`at latest ${spanWords(clock.notAfter)} after ${anchorWords.clockStart}`]),
    ...(clock.until === undefined ? [] : [`ends with ${anchorWords[clock.until]}`]),
    ...(clock.when === undefined ? [] : [`only when it is ${clock.when}`]),
    ...(clock.target === undefined ? [] : [`reminder at the target of ${spanWords(clock.target)}`]),
    ...warnings(clock),
    ...(clock.tell === undefined
      ? []
      : [
          `${clock.remindsOf === undefined ? 'at the limit ' : ''}${clock.tell.map((to) => recipientWords[to]).join(' and ')} too`,
        ]),
    ...(clock.remindsOf === undefined ? [] : ['a reminder only: no limit moves']),
    ...(clock.again === undefined ? [] : ['then at each opening']),
    ...(clock.then === undefined ? [] : [`then by itself: ${answerWords[clock.then].done}`]),
  ];
  return `${upperFirst(recipientWords[clock.of])}: ${parts.join('; ')}.`;
}

function warnings({ warn, warns, beforeClose }: DutyClock): readonly string[] {
  const whom = warns === undefined ? '' : ` to ${recipientWords[warns]}`;
  return [
    ...(warn === undefined ? [] : [`warning${whom} ${spanWords(warn)} before`]),
    ...(beforeClose === undefined ? [] : [`warning ${spanWords(beforeClose)} before closing`]),
  ];
}

function limitWords(clock: DutyClock): string {
  const from = anchorWords[clock.from];
  if (clock.byTier !== undefined) {
    const { high, escalated } = clock.byTier;
    return `High Priority ${after(high, from)}, Escalated ${after(escalated, from)}`;
  }
  return after(clock.limit, from);
}

function after(limit: DutyClock['limit'], from: string): string {
  switch (limit) {
    case 'at once':
      return `at once after ${from}`;
    case 'that instant':
      return `at ${from}`;
    case 'next opening':
      return `at the next opening after ${from}`;
    case 'end of day':
      return `by the end of the day of ${from}`;
    case 'last open moment':
      return `at the last open moment up to ${from}`;
    case 'opening after end of day':
      return `at the opening after the end of the day of ${from}`;
    default:
      if (limit.startsWith('-')) return `${spanWords(limit.slice(1))} before ${from}`;
      return `within ${spanWords(limit)} of ${from}`;
  }
}

/** "1 business days" -> "1 business day". */
function spanWords(span: string): string {
  return span.replace(/^(1 business \w+)s$/, '$1');
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
