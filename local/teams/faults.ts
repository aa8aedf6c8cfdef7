/** What the next call of the bot to the connector meets. */
export type Fault =
  /** 429 with Retry-After; nothing is posted. */
  | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number }
  /** Posts or edits, then answers 502: the bot cannot know. */
  | { readonly kind: 'acceptedThenBadGateway' }
  /** Posts or edits, then cuts the line. */
  | { readonly kind: 'acceptedThenCut' }
  /** Never answers, until the stand-in stops; nothing is posted. */
  | { readonly kind: 'hang' }
  /** 403: the bot is blocked or not installed. */
  | { readonly kind: 'forbidden' }
  /** 404: no such conversation. */
  | { readonly kind: 'notFound' }
  /** 503; nothing is posted. */
  | { readonly kind: 'unavailable' }
  /** Cuts the line before anything happens. */
  | { readonly kind: 'drop' };

/** The faults that wait, first come first met, each for one call. */
export type Faults = {
  /** For the next calls: all, or those about one persona. */
  next(fault: Fault, of?: { personaId?: string; times?: number }): void;
  /** Takes the fault that this call meets. */
  take(personaId: string | undefined): Fault | undefined;
  /** Resolves at the next call that meets a fault of this kind. */
  met(kind: Fault['kind']): Promise<void>;
  clear(): void;
};

/** Keeps the faults in order. */
export function createFaults(): Faults {
  let waiting: { fault: Fault; personaId: string | undefined }[] = [];
  let watchers: { kind: Fault['kind']; tell: () => void }[] = [];
  return {
    next(fault, { personaId, times = 1 } = {}) {
      for (let n = 0; n < times; n += 1) waiting.push({ fault, personaId });
    },
    take(personaId) {
      const found = waiting.find((one) => one.personaId === undefined || one.personaId === personaId);
      if (found === undefined) return undefined;
      waiting = waiting.filter((one) => one !== found);
      const told = watchers.filter(({ kind }) => kind === found.fault.kind);
      watchers = watchers.filter((one) => !told.includes(one));
      for (const { tell } of told) tell();
      return found.fault;
    },
    met: (kind) =>
      new Promise((resolve) => {
        watchers.push({ kind, tell: resolve });
      }),
    clear() {
      waiting = [];
    },
  };
}
