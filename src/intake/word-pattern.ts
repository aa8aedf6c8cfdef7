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
  const options = [...words].sort((a, b) => b.length - a.length).map(asPattern);
  const source = `(?<![a-z0-9])(?:${options.join('|')})(?![a-z0-9])`;
  const findAll = (text: string): Hit[] =>
    [...fold(text).matchAll(new RegExp(source, 'g'))].map(({ index, 0: { length } }) => ({
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

function asPattern(word: string): string {
  return fold(word)
    .replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
    .replace(/[ -]/g, '[ \\n-]{1,2}')
    .replace(/\*$/, '[a-z]*');
}

/** Lower case without accents, sign for sign, so that places in the folded text are places in the text. */
export function fold(text: string): string {
  return text
    .replace(/[\u0080-\uffff]/g, (sign) => (sign === '’' || sign === '‘' ? "'" : (sign.normalize('NFD')[0] ?? sign)))
    .replace(/[A-Z]/g, (sign) => sign.toLowerCase());
}
