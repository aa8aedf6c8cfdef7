import { anyPhrase, fold } from '../word-pattern';

/** Words that say something about what stands directly after or before them. */
export type Cue = {
  /** The cue that ends the text, glue aside; undefined when there is none. */
  atEnd(before: string): string | undefined;
  /** The cue that begins the text, glue aside. */
  atStart(after: string): string | undefined;
};

/** What may stand between a cue and the thing: `glue` is the source of a pattern over folded text. */
export function cueOf(words: readonly string[], glue = String.raw`[\s,:;"'()\[\]=#*-]{0,4}`): Cue {
  const one = `(?<![a-z0-9])(${anyPhrase(words)})(?![a-z0-9])`;
  const ending = new RegExp(`${one}(?:${glue})$`);
  const beginning = new RegExp(`^(?:${glue})${one}`);
  return {
    atEnd: (before) => ending.exec(fold(before))?.[1],
    atStart: (after) => beginning.exec(fold(after))?.[1],
  };
}
