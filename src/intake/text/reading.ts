import type { DateTime } from 'luxon';
import { cellMark } from '../mail/cell-mark';
import { dataRuns, type DataRun } from './data-runs';
import { fieldsIn, type Field } from './fields';
import { labelledTables } from './table-rows';
import { unwrapped } from './unwrap';

/** What one person wrote: the sender's note, or a mail below it. */
export type Passage = {
  readonly writer: { readonly name: string; readonly address?: string };
  /** Somebody of the directory, or whose signature or domain says that they write for work. */
  readonly isProfessional: boolean;
  /** Somebody who writes about their own care. */
  readonly isMember: boolean;
  readonly writtenAt: DateTime;
  /** Without greeting and signature. */
  readonly words: readonly string[];
  readonly signature: readonly string[];
};

export type Zone = 'subject' | 'words' | 'signature';
type Span = { readonly start: number; readonly passage: number; readonly zone: Zone };

/**
 * A mail as the value readers see it: one text, its labelled fields, and who wrote what. Subjects come first, then the passages,
 * newest first, each with its signature below it.
 */
export type Reading = {
  readonly text: string;
  readonly fields: readonly Field[];
  readonly runs: readonly DataRun[];
  readonly passages: readonly Passage[];
  readonly receivedAt: DateTime;
  readonly zoneAt: (place: number) => { readonly zone: Zone; readonly passage: number };
  /** Where a passage and its signature stand; the first with the subjects. */
  readonly rangeOf: (passage: number) => { readonly start: number; readonly end: number };
};

/** Builds the text from its parts; lines that a mail program broke are whole again, tables are labelled lines. */
export function readingOf(subjects: readonly string[], passages: readonly Passage[], receivedAt: DateTime): Reading {
  const spans: Span[] = [{ start: 0, passage: 0, zone: 'subject' }];
  let text = '';
  const add = (lines: readonly string[], passage: number, zone: Zone) => {
    const block = withoutLinks(labelledTables(unwrapped(lines)).join('\n')).trim();
    if (block === '') return;
    if (text !== '') text += '\n\n';
    spans.push({ start: text.length, passage, zone });
    text += block;
  };
  add(subjects, 0, 'subject');
  passages.forEach(({ words, signature }, index) => {
    add(words, index, 'words');
    add(signature, index, 'signature');
  });
  return {
    text,
    fields: fieldsIn(text),
    runs: dataRuns(text),
    passages,
    receivedAt,
    rangeOf: (passage) => {
      const start = spans.find((one) => one.passage === passage)?.start ?? text.length;
      return { start, end: spans.find((one) => one.start > start && one.passage !== passage)?.start ?? text.length };
    },
    zoneAt: (place) => spans.findLast(({ start }) => start <= place) ?? { zone: 'subject', passage: 0 },
  };
}

/** Numbers in links are no ids; the place stays, so that nothing else moves together. */
function withoutLinks(text: string): string {
  return text.replace(/\bhttps?:\/\/[^\s\uE001]+/gi, ' ');
}

/** Evidence for people: without the marks between cells. */
export function shown(words: string): string {
  return words.replaceAll(cellMark, ' ').replace(/\s+/g, ' ').trim();
}
