import { z } from 'zod';

/** A dictionary file does not hold what it should. Thrown once, when the service starts. */
export class DictionaryInvalid extends Error {
  readonly code = 'DICTIONARY_INVALID';
  constructor(
    readonly file: string,
    problems: readonly string[],
  ) {
    super(`Please correct src/intake/data/${file}: ${problems.join('; ')}.`);
    this.name = 'DictionaryInvalid';
  }
}

/**
 * The content of a dictionary file, checked.
 * @throws DictionaryInvalid with each place and what is wrong there.
 */
export function readData<T>(file: string, schema: z.ZodType<T>, content: unknown): T {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const problems = result.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'the whole'}: ${message}`,
  );
  throw new DictionaryInvalid(file, problems);
}
