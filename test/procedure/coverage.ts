import type { Row } from '../../src/procedure/table';

/** One line of the document with the Step under which it stands; '' before Step 1. */
export type DocumentLine = { readonly step: string; readonly text: string };

const squeezed = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The document from its purpose to the last line of Step 5. */
export function procedureLines(document: string): readonly DocumentLine[] {
  const lines = document.split('\n').map(squeezed);
  const part = lines.slice(lines.indexOf('Purpose:'), lines.indexOf('Forms/Reports:'));
  let step = '';
  return part
    .filter((text) => text !== '')
    .map((text) => {
      step = /^Step (\d):/.exec(text)?.[1] ?? step;
      return { step, text };
    });
}

/** Cites that do not stand in the document under the Step of their row. */
export function misplacedCites(document: string, rows: readonly Row[]): readonly string[] {
  const lines = procedureLines(document);
  return rows.flatMap((row) =>
    row.cite
      .filter((cite) => !lines.some(({ step, text }) => step === row.id.charAt(0) && text === squeezed(cite)))
      .map((cite) => `${row.id}: ${cite}`),
  );
}

/** Lines of the document for which nothing stands; a sentence that stands in two Steps needs a row in each. */
export function uncoveredLines(
  document: string,
  rows: readonly Row[],
  namedValues: readonly string[],
  bindsNobody: readonly string[],
): readonly string[] {
  return procedureLines(document)
    .filter(({ step, text }) => {
      const cites = rows.filter((row) => row.id.startsWith(step) && step !== '').flatMap((row) => row.cite);
      return !isMadeOf(text, [...cites, ...namedValues, ...(step === '' ? bindsNobody : [])].map(squeezed));
    })
    .map(({ step, text }) => `${step === '' ? 'before Step 1' : `Step ${step}`}: ${text}`);
}

/** Whether a line is one or more of the sentences and nothing else. */
function isMadeOf(line: string, sentences: readonly string[]): boolean {
  return (
    line === '' ||
    sentences.some((sentence) => line.startsWith(sentence) && isMadeOf(line.slice(sentence.length).trim(), sentences))
  );
}
