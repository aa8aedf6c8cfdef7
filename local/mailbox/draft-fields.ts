import { z } from 'zod';

const recipient = z.strictObject({
  emailAddress: z.strictObject({ name: z.string().optional(), address: z.string() }),
});

/** What a draft may be made of or changed to. Unknown properties are refused, as Graph does. */
export const draftSchema = z.strictObject({
  '@odata.type': z.string().optional(),
  subject: z.string().optional(),
  body: z.strictObject({ contentType: z.string(), content: z.string() }).optional(),
  toRecipients: z.array(recipient).optional(),
  ccRecipients: z.array(recipient).optional(),
  bccRecipients: z.array(recipient).optional(),
  replyTo: z.array(recipient).optional(),
  importance: z.string().optional(),
  internetMessageHeaders: z
    .array(z.strictObject({ name: z.string().regex(/^x-/i, 'must start with x-'), value: z.string() }))
    .max(5)
    .optional(),
  singleValueExtendedProperties: z.array(z.strictObject({ id: z.string(), value: z.string() })).optional(),
  categories: z.array(z.string()).optional(),
  isRead: z.boolean().optional(),
  flag: z.strictObject({ flagStatus: z.enum(['notFlagged', 'complete', 'flagged']) }).optional(),
});

export type DraftBody = z.output<typeof draftSchema>;

/** The parts of a draft from which its mail is composed. */
export type DraftFields = {
  readonly messageId: string;
  readonly subject: string;
  readonly body: { readonly contentType: 'text' | 'html'; readonly content: string };
  readonly to: readonly DraftRecipient[];
  readonly cc: readonly DraftRecipient[];
  readonly bcc: readonly DraftRecipient[];
  readonly replyTo: readonly DraftRecipient[];
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly inReplyTo?: string;
  readonly references?: string;
  /** Inline images that came along from the mail that is answered. */
  readonly inline?: readonly InlineImage[];
};

/** `content` in base64. */
export type InlineImage = {
  readonly name: string;
  readonly contentType: string;
  readonly contentId: string;
  readonly content: string;
};

export type DraftRecipient = { readonly name: string; readonly address: string };

/** The fields after a POST (`before` without content) or a PATCH. */
export function draftFields(before: DraftFields, body: DraftBody): DraftFields {
  return {
    ...before,
    subject: body.subject ?? before.subject,
    body: body.body
      ? { contentType: body.body.contentType.toLowerCase() === 'html' ? 'html' : 'text', content: body.body.content }
      : before.body,
    to: recipients(body.toRecipients) ?? before.to,
    cc: recipients(body.ccRecipients) ?? before.cc,
    bcc: recipients(body.bccRecipients) ?? before.bcc,
    replyTo: recipients(body.replyTo) ?? before.replyTo,
    headers: body.internetMessageHeaders ?? before.headers,
  };
}

/** A draft with nothing in it. */
export function emptyDraft(messageId: string): DraftFields {
  return {
    messageId,
    subject: '',
    body: { contentType: 'text', content: '' },
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    headers: [],
  };
}

function recipients(list: DraftBody['toRecipients']): DraftRecipient[] | undefined {
  return list?.map(({ emailAddress }) => ({ name: emailAddress.name ?? '', address: emailAddress.address }));
}
