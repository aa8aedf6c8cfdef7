/** What the stand-in answers. */
export type Reply = {
  readonly status: number;
  readonly json?: object;
  readonly bytes?: Buffer;
  readonly contentType?: string;
};

export function ok(json: object, status = 200): Reply {
  return { status, json };
}

export const acceptedReply: Reply = { status: 202 };
export const noContent: Reply = { status: 204 };

export function bytesReply(bytes: Buffer, contentType: string): Reply {
  return { status: 200, bytes, contentType };
}
