/** Where a command prints: what was asked for, and beside it what a person is told meanwhile. */
export type Output = {
  /** One line, or a piece of a file, to standard output. Waits while the reader is slower. */
  print(text: string | Uint8Array): Promise<void>;
  /** One line to standard error. */
  tell(line: string): void;
  /** Replaces the last line of progress; nothing where nobody watches. */
  progress(line: string): void;
};

/** What the shell is told: done; done, and something was found or left out; could not be done. */
export const exitCodes = { done: 0, found: 1, failed: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
