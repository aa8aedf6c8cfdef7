/** The command line cannot be understood. The message says what to write, and repeats nothing: it may be a name. */
export class Misunderstood extends Error {
  readonly code = 'MISUNDERSTOOD';
  constructor(message: string) {
    super(message);
    this.name = 'Misunderstood';
  }
}
