import type { SystemTime } from '../clock/clock';
import type { Cipher } from '../log/cipher';
import { keepRow, type KeepParts } from './keep-row';

/** A code lasts so long; milliseconds of machine time. */
const lifeOfCode = 10 * 60_000;
/** So often one code may be tried. */
const mostTries = 5;

export type OneTimeCodes = {
  /** A fresh code for an address, which ends the one before; undefined when the store was too busy to keep it. */
  issue(box: string): Promise<string | undefined>;
  /** Whether it is the code that was sent. The right one counts once; `over`: a fresh one is needed. */
  check(box: string, typed: string): Promise<'right' | 'wrong' | 'over'>;
};

export type CodeParts = KeepParts & {
  readonly cipher: Pick<Cipher, 'lookupHashes'>;
  readonly systemTime: SystemTime;
  /** A whole number below a million, from a source that nobody can foresee. */
  readonly random: () => number;
};

/**
 * Six-digit codes that go to the registered address, in table `meta`: one row for an address, which stands there as a hash;
 * of the code only a keyed hash is kept.
 */
export function oneTimeCodes(parts: CodeParts): OneTimeCodes {
  const { cipher, systemTime, random } = parts;
  const hashesOf = (box: string, code: string): Promise<readonly string[]> =>
    cipher.lookupHashes(`answer-code|${box}|${code}`);

  return {
    async issue(box) {
      const code = String(random()).padStart(6, '0');
      const [hash = ''] = await hashesOf(box, code);
      const columns = { hash, until: systemTime.now() + lifeOfCode, tries: 0 };
      return keepRow(parts, 'code', box, () => Promise.resolve({ columns, then: code }));
    },

    async check(box, typed) {
      const checked = await keepRow<'right' | 'wrong' | 'over'>(parts, 'code', box, async (before) => {
        const isOver =
          before === undefined ||
          before['hash'] === '' ||
          Number(before['until']) <= systemTime.now() ||
          Number(before['tries']) >= mostTries;
        if (isOver) return { then: 'over' };
        const isRight = (await hashesOf(box, typed)).includes(String(before['hash']));
        // Counted before the answer is given, right or wrong: two guesses at one moment are two.
        const columns = { ...before, tries: Number(before['tries']) + 1, ...(isRight && { hash: '' }) };
        return { columns, then: isRight ? 'right' : 'wrong' };
      });
      return checked ?? 'wrong';
    },
  };
}
