import { z } from 'zod';
import { draftSchema, type DraftBody } from './draft-fields';
import { folderNamed } from './folders';
import { attachmentBytes, attachmentIndex, toGraphAttachments } from './graph-attachment';
import { toGraphMessage } from './graph-message';
import { acceptedReply, bytesReply, noContent, ok, type Reply } from './graph-reply';
import type { MailItem } from './mail-item';
import type { GraphScene } from './graph-scene';
import { allowOnly, readWish } from './query';
import { notFound, notUnderstood, Refusal } from './refusal';
import { replyFields } from './reply-fields';

/** All that hangs on one message: `messages/{id}` and below. @throws Refusal */
export async function messageRoute(item: MailItem, rest: readonly string[], scene: GraphScene): Promise<Reply> {
  const [what, which, more] = rest;
  if (scene.method === 'GET') {
    if (what === undefined) return ok(messageOf(item, scene, scene.query));
    if (what === '$value' && which === undefined) return bytesReply(item.eml, 'text/plain');
    if (what === 'attachments') return attachments(item, which, more, scene);
  }
  if (what === undefined && scene.method === 'PATCH') return ok(messageOf(await patch(item, scene), scene));
  if (what === undefined && scene.method === 'DELETE') return remove(item, scene);
  if (what === 'attachments' && which !== undefined && more === undefined && scene.method === 'DELETE') {
    return removeAttachment(item, which, scene);
  }
  if (which === undefined && scene.method === 'POST') return act(item, what, scene);
  throw notUnderstood('this request on a message');
}

/** Graph's message with the properties asked for, or all. */
export function messageOf(item: MailItem, scene: GraphScene, query = new URLSearchParams()): object {
  allowOnly(query, '$select', '$expand');
  return {
    '@odata.context': `${scene.here}/$metadata#message`,
    ...toGraphMessage(item, scene.owner, readWish(query, scene.prefer)),
  };
}

/** A message as the body of a request. @throws Refusal when it has what a message has not. */
export function readDraft(json: unknown): DraftBody {
  const read = draftSchema.safeParse(json);
  if (read.success) return read.data;
  const places = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Refusal(400, 'RequestBodyRead', `The request's message is not valid: ${places.join('; ')}`);
}

async function act(item: MailItem, what: string | undefined, scene: GraphScene): Promise<Reply> {
  const { office } = scene;
  switch (what) {
    case 'send':
      await office.send(item);
      return acceptedReply;
    case 'move': {
      const { destinationId } = readBody(z.strictObject({ destinationId: z.string() }), scene.body);
      const to = folderNamed(destinationId, scene.store.folders);
      if (to === undefined) throw notFound();
      return ok(messageOf(await scene.store.change(item.id, { folder: to }), scene), 201);
    }
    case 'createReply':
      return ok(messageOf(await reply(item, scene), scene), 201);
    case 'reply':
      await office.send(await reply(item, scene));
      return acceptedReply;
    default:
      throw notUnderstood('this action on a message');
  }
}

const replyBody = z.strictObject({ comment: z.string().optional(), message: z.unknown().optional() });

async function reply(item: MailItem, scene: GraphScene): Promise<MailItem> {
  const { comment, message } = readBody(replyBody, scene.body ?? {});
  const given = readDraft(message ?? {});
  if (comment !== undefined && given.body !== undefined) {
    throw new Refusal(400, 'ErrorInvalidRequest', 'A comment and a body together are not allowed.');
  }
  return scene.office.makeDraft({ ...replyFields(item, comment ?? ''), ...given }, item);
}

async function patch(item: MailItem, scene: GraphScene): Promise<MailItem> {
  const body = readDraft(scene.body);
  const { categories, isRead, flag, ...content } = body;
  if (content.internetMessageHeaders !== undefined) {
    throw new Refusal(400, 'ErrorInvalidPropertySet', 'Headers can be given only while a message is made.');
  }
  const changesContent = Object.keys(content).some((name) => name !== '@odata.type');
  if (changesContent && !item.isDraft) {
    throw new Refusal(400, 'ErrorInvalidRequest', 'These properties can be changed only while the message is a draft.');
  }
  const changed = changesContent ? await scene.office.changeDraft(item, body) : item;
  return scene.store.change(changed.id, {
    ...(categories ? { categories } : {}),
    ...(isRead === undefined ? {} : { isRead }),
    ...(flag ? { flagged: flag.flagStatus } : {}),
  });
}

/** A deleted message goes to Deleted Items first, from there for good. */
async function remove(item: MailItem, scene: GraphScene): Promise<Reply> {
  await scene.store.change(item.id, item.folder === 'deleteditems' ? { deleted: true } : { folder: 'deleteditems' });
  return noContent;
}

async function removeAttachment(item: MailItem, id: string, scene: GraphScene): Promise<Reply> {
  if (!item.isDraft) throw notUnderstood('this request on an attachment');
  if ((await toGraphAttachments(item)).every((one) => one['id'] !== id)) throw notFound();
  await scene.office.dropInline(item, attachmentIndex(item, id));
  return noContent;
}

async function attachments(
  item: MailItem,
  id: string | undefined,
  more: string | undefined,
  scene: GraphScene,
): Promise<Reply> {
  allowOnly(scene.query, '$select', '$top');
  const all = await toGraphAttachments(item);
  if (id === undefined) {
    const value = all.map((one) => selected(one, scene.query.get('$select')));
    return ok({ '@odata.context': `${scene.here}/$metadata#attachments`, value });
  }
  const one = all[attachmentIndex(item, id)];
  const bytes = attachmentBytes(item.email, attachmentIndex(item, id));
  if (one?.['id'] !== id || bytes === undefined) throw notFound();
  if (more === '$value') return bytesReply(bytes, 'application/octet-stream');
  return ok({ '@odata.context': `${scene.here}/$metadata#attachment`, ...selected(one, scene.query.get('$select')) });
}

function selected(one: Record<string, unknown>, select: string | null): Record<string, unknown> {
  if (select === null) return one;
  const names = ['id', ...select.split(',').map((name) => name.trim())];
  return Object.fromEntries(Object.entries(one).filter(([name]) => name.startsWith('@') || names.includes(name)));
}

/** Reads a request's body. @throws Refusal */
export function readBody<Shape extends z.ZodType>(schema: Shape, json: unknown): z.output<Shape> {
  const read = schema.safeParse(json);
  if (read.success) return read.data;
  throw new Refusal(400, 'RequestBodyRead', 'The request body is not what this action takes.');
}
