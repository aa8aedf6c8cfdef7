/** What can go wrong with one request. */
export type Fault =
  /** Answers with this instead of doing the request; with `doneFirst` after doing it. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly retryAfter?: string | null;
      readonly location?: string;
      readonly json?: unknown;
      readonly text?: string;
      readonly doneFirst?: boolean;
    }
  /** Cuts the connection before or after the request is done. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Never answers; the request is done or not. */
  | { readonly kind: 'hang'; readonly when: 'before' | 'after' }
  /** A delta page brings every item twice. */
  | { readonly kind: 'duplicateItems' }
  /** A delta page comes empty, with a link to go on. */
  | { readonly kind: 'emptyPage' }
  /** A delta page comes without its items, and no later one brings them. */
  | { readonly kind: 'loseItems' };

/** Which requests a fault waits for; without it the next one. */
export type FaultTarget = { readonly method?: string; readonly path?: RegExp };

/** The knobs with which tests make the mailbox misbehave. */
export type Faults = {
  /** Each fault strikes one request, in the order given. */
  next(fault: Fault, target?: FaultTarget): void;
  /** The fault strikes every such request. */
  always(fault: Fault, target: FaultTarget): void;
  /** Makes all delta tokens given so far unknown. Default 410. */
  expireTokens(status?: 400 | 410): void;
  /** What has struck so far, in order. */
  struck(): readonly Fault[];
  clear(): void;
};

/** The faults that wait, and how the server takes them. */
export function createFaults(expire: (status: number) => void): Faults & {
  readonly take: (method: string, path: string) => Fault | undefined;
} {
  const waiting: { fault: Fault; target: FaultTarget; stays: boolean }[] = [];
  const struck: Fault[] = [];
  return {
    next(fault, target = {}) {
      waiting.push({ fault, target, stays: false });
    },
    always(fault, target) {
      waiting.push({ fault, target, stays: true });
    },
    expireTokens(status = 410) {
      expire(status);
    },
    struck: () => [...struck],
    clear() {
      waiting.length = 0;
    },
    take(method, path) {
      const index = waiting.findIndex(
        ({ fault, target }) =>
          (target.method === undefined || target.method === method) &&
          (target.path === undefined || target.path.test(path)) &&
          (!isDeltaFault(fault) || path.endsWith('/messages/delta')),
      );
      const found = waiting[index];
      if (found === undefined) return undefined;
      if (!found.stays) waiting.splice(index, 1);
      struck.push(found.fault);
      return found.fault;
    },
  };
}

function isDeltaFault(fault: Fault): boolean {
  return fault.kind === 'duplicateItems' || fault.kind === 'emptyPage' || fault.kind === 'loseItems';
}
