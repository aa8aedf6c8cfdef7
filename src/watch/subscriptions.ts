/** Where Graph sends word: of new mail, and of the subscription itself. Addresses of this service. */
export type Where = { readonly notificationUrl: string; readonly lifecycleUrl: string };

/** A subscription as Graph has it. `expiresAt` is machine time, in ms since 1970. */
export type Subscription = { readonly id: string; readonly expiresAt: number };

/**
 * Graph's notifications of new mail in the Member Escalations inbox. They say when to look, never what came.
 * Every call: @throws MailboxUnreachable (the outcome of a write is then unknown), MailboxRefused
 */
export type Subscriptions = {
  /** Graph tries both addresses before it answers. @throws AddressesRefused */
  make(order: Where & { readonly clientState: string; readonly until: number }): Promise<Subscription>;
  /** Undefined when Graph does not know it any more. */
  find(id: string): Promise<Subscription | undefined>;
  /** Lets it run until then, and confirms our right to it. Undefined when Graph does not know it any more. */
  renew(id: string, until: number): Promise<Subscription | undefined>;
  /** One that is not there is fine. */
  remove(id: string): Promise<void>;
  /** The ids of all that send their notifications there. */
  leadingTo(notificationUrl: string): Promise<readonly string[]>;
};

/** Graph did not take the addresses: usually it got no good answer from them. Looking by the timer goes on. */
export class AddressesRefused extends Error {
  readonly code = 'ADDRESSES_REFUSED';
  constructor(readonly graphCode: string) {
    super(
      `Graph does not send notifications to this service (${graphCode}). ` +
        'Check that PUBLIC_URL is reachable from the internet by https, without a sign-in before it.',
    );
    this.name = 'AddressesRefused';
  }
}
