import { contextsFor } from '../desk/contexts';
import { InquiryUnreadable } from '../log/inquiry-row';
import { tombstoneOf } from '../log/tombstone';
import { inquiryView } from '../views/inquiry-view';
import type { CardView } from '../views/card-view';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';
import { purgedInWords } from './verify';
import { forTerminal } from './plain-text';

/**
 * `show`: one inquiry with its whole log, as a person of the unit sees it in Teams. Written down first.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function show(
  parts: LogDeskParts,
  { asking, ref, json }: Extract<Asked, { readonly do: 'show' }>,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'show', output);
  if (caller === undefined) return exitCodes.failed;
  const now = parts.clock.now();
  await parts.access.write({ at: now, person: caller.id, action: 'log', ref, why: asking.why });
  try {
    const stored = await parts.log.read(ref);
    if (stored === undefined) {
      const tombstone = await tombstoneOf(parts.rows, parts.cipher, ref);
      output.tell(
        tombstone === undefined ? `There is no inquiry ${ref}. Check the reference.` : purgedInWords(tombstone),
      );
      return exitCodes.failed;
    }
    const lines = await parts.log.lines(ref);
    if (json) {
      const { evidence: _evidence, ...sensitive } = stored.inquiry.sensitive;
      await output.print(`${JSON.stringify({ inquiry: { ...stored.inquiry, sensitive }, lines })}\n`);
      return exitCodes.done;
    }
    const { view } = await contextsFor({ ...parts, emergencyText: '' }, stored.inquiry, now);
    await output.print(inText(inquiryView(stored.inquiry, lines, '', view)));
    return exitCodes.done;
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    output.tell(`${fault.message} npm run log -- verify --ref ${ref} says why.`);
    return exitCodes.failed;
  }
}

/** The card of the inquiry as lines for a terminal. */
function inText({ headline, lines, facts, entries }: CardView): string {
  const of = (label: string, value: string, indent: string): string =>
    `${indent}${label}: ${forTerminal(value, `${indent}  `)}`;
  return `${[
    headline,
    ...lines,
    '',
    ...facts.map(({ label, value }) => of(label, value, '')),
    '',
    ...entries.flatMap(({ when, step, what, who, words }) => [
      `${when} | ${step} | ${forTerminal(what)} | ${forTerminal(who)}`,
      ...words.map(({ label, value }) => of(label, value, '    ')),
    ]),
  ].join('\n')}\n`;
}
