import { z } from 'zod';

/** Words and phrases of a dictionary. `*` at the end stands for any ending; accents and case do not matter. */
export const wordList = z
  .array(z.string().regex(/^[^*]{2,}\*?$/, 'a word or phrase of two letters or more, * only at its end'))
  .min(1);

export type Hit = { readonly words: string; readonly start: number; readonly end: number };

export type WordPattern = {
  find(text: string): Hit | undefined;
  findAll(text: string): readonly Hit[];
};

/** A matcher for whole words and phrases. A blank in a phrase also matches a line break or a hyphen. */
export function wordPattern(words: readonly string[]): WordPattern {
  const source = `(?<![a-z0-9])(?:${anyPhrase(words)})(?![a-z0-9])`;
  const every = new RegExp(source, 'g');
  const findAll = (text: string): Hit[] =>
    [...fold(text).matchAll(every)].map(({ index, 0: { length } }) => ({
      words: text.slice(index, index + length),
      start: index,
      end: index + length,
    }));
  const once = new RegExp(source);
  const find = (text: string): Hit | undefined => {
    const match = once.exec(fold(text));
    if (!match) return undefined;
    const end = match.index + match[0].length;
    return { words: text.slice(match.index, end), start: match.index, end };
  };
  return { find, findAll };
}

/**
 * The source of a pattern for any of many words and phrases, the longest first. They share their first letters: where a word
 * of the text begins with another letter, hundreds of phrases are ruled out at once.
 */
export function anyPhrase(words: readonly string[]): string {
  const sources = [...words].sort((a, b) => b.length - a.length).map(phraseSource);
  return sharing(sources, 4);
}

function sharing(sources: readonly string[], letters: number): string {
  if (letters === 0 || sources.length < 4) return sources.join('|');
  const groups = new Map<string, string[]>();
  for (const source of sources) {
    const first = /^[a-z0-9]/.exec(source)?.[0] ?? '';
    groups.set(first, [...(groups.get(first) ?? []), source.slice(first.length)]);
  }
  return [...groups]
    .map(([first, rest]) => (first === '' ? rest.join('|') : `${first}(?:${sharing(rest, letters - 1)})`))
    .join('|');
}

/** The source of a pattern for one word or phrase, over folded text. A blank also matches a line break or a hyphen. */
export function phraseSource(word: string): string {
  return fold(word)
    .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/[ -]/g, '[ \\n-]{1,2}')
    .replace(/\*$/, '[a-z]*');
}

let last = { text: '', folded: '' };

/** Lower case without accents, sign for sign, so that places in the folded text are places in the text. */
export function fold(text: string): string {
  // One text is asked for many things in a row.
  if (text !== last.text) last = { text, folded: folded(text) };
  return last.folded;
}

function folded(text: string): string {
  return text
    .replace(/[\u0080-\uffff]/g, (sign) => (sign === '’' || sign === '‘' ? "'" : (sign.normalize('NFD')[0] ?? sign)))
    .replace(/[A-Z]/g, (sign) => sign.toLowerCase());
}
