import type { z } from 'zod';

/** Graph answered with something we do not understand. Holds where, never what. */
export class UnexpectedAnswer extends Error {
  readonly code = 'UNEXPECTED_ANSWER';
  constructor(
    doing: string,
    readonly places: readonly string[],
  ) {
    super(`Graph's answer while ${doing} has another shape than expected at: ${places.join(', ')}.`);
    this.name = 'UnexpectedAnswer';
  }
}

/** Reads an answer by its schema. @throws UnexpectedAnswer */
export function readAnswer<Shape extends z.ZodType>(schema: Shape, json: unknown, doing: string): z.output<Shape> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw new UnexpectedAnswer(doing, [...new Set(read.error.issues.map((issue) => issue.path.join('.') || '(top)'))]);
}
