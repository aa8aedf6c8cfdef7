/** Graph's way to say no; the server turns it into the error body. */
export class Refusal extends Error {
  readonly code = 'STAND_IN_REFUSAL';
  constructor(
    readonly status: number,
    readonly graphCode: string,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** 404 for a message, an attachment or a folder. */
export function notFound(): Refusal {
  return new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
}

/** The stand-in says loudly what it does not know, so that nobody takes an ignored option for a working one. */
export function notUnderstood(what: string): Refusal {
  return new Refusal(400, 'BadRequest', `The mailbox stand-in does not understand ${what}.`);
}
