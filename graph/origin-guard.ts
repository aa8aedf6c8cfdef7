import { GraphClientError, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import type { TokenSource } from './token';

/** A request, or a link in an answer, leads out of our Graph or our mailbox. Nothing was sent there. */
export class ForeignAddress extends Error {
  readonly code = 'FOREIGN_ADDRESS';
  constructor() {
    super('A link leads to another host or another mailbox than the configured one. It is not followed.');
    this.name = 'ForeignAddress';
  }
}

/** Carries a fault through the client unchanged; any other error it rewrites, and the cause is lost. */
export class CarriedFault extends GraphClientError {
  constructor(readonly fault: unknown) {
    super('The request failed before an answer came.');
    Object.setPrototypeOf(this, CarriedFault.prototype);
  }
}

/**
 * Puts the token on each request, in production and locally alike, and sends nothing to another origin than `origin`.
 * A 401 is answered once with a fresh token: a refused request did nothing, so this holds for writes too.
 */
export class OriginGuard implements Middleware {
  #next: Middleware | undefined;

  constructor(
    private readonly origin: string,
    private readonly token: TokenSource,
  ) {}

  setNext(next: Middleware): void {
    this.#next = next;
  }

  async execute(context: Context): Promise<void> {
    try {
      const address = typeof context.request === 'string' ? context.request : context.request.url;
      if (new URL(address).origin !== this.origin) throw new ForeignAddress();
      await this.#sendWith(context, await this.token());
      if (context.response?.status !== 401) return;
      await context.response.body?.cancel();
      await this.#sendWith(context, await this.token({ fresh: true }));
    } catch (fault) {
      throw new CarriedFault(fault);
    }
  }

  async #sendWith(context: Context, token: string): Promise<void> {
    const headers = new Headers(context.options?.headers);
    headers.set('Authorization', `Bearer ${token}`);
    context.options = { ...context.options, headers };
    await this.#next?.execute(context);
  }
}
