import { z } from 'zod';
import { answerDelta } from './delta-answer';
import { childFolders, folderList, folderOf } from './folder-routes';
import { folderNamed, type FolderName } from './folders';
import { readPath } from './graph-path';
import { acceptedReply, ok, type Reply } from './graph-reply';
import { listMessages } from './message-list';
import type { GraphScene } from './graph-scene';
import { messageOf, messageRoute, readBody, readDraft } from './message-routes';
import { allowOnly } from './query';
import { notFound, notUnderstood } from './refusal';
import { subscriptionRoute } from './subscription-routes';

/** Answers one request as Graph would. @throws Refusal */
export async function answer(scene: GraphScene): Promise<Reply> {
  const listed = /^\/v1\.0\/subscriptions(?:\/(.*))?$/i.exec(scene.pathname);
  if (listed !== null) return subscriptionRoute(listed[1]?.split('/') ?? [], scene);
  const ofPeople = scene.people.answer(scene);
  if (ofPeople !== undefined) return ofPeople;
  const [what, id, ...rest] = readPath(scene.pathname, scene.owner.address);
  switch (what?.toLowerCase()) {
    case 'sendmail':
      return sendMail(scene);
    case 'messages':
      return messages(id === undefined ? [] : [id, ...rest], scene, undefined);
    case 'mailfolders': {
      if (id === undefined) return folderList(scene);
      const folder = folderNamed(id, scene.store.folders);
      if (folder === undefined) throw notFound();
      const [below, ...deeper] = rest;
      if (below === undefined) {
        allowOnly(scene.query, '$select');
        return ok(folderOf(folder, scene, scene.query.get('$select')));
      }
      if (below.toLowerCase() === 'childfolders' && deeper.length === 0) return childFolders(folder, scene);
      if (below.toLowerCase() === 'messages') return messages(deeper, scene, folder);
      throw notUnderstood('this request on a folder');
    }
    default:
      throw notUnderstood('this resource');
  }
}

async function messages(path: readonly string[], scene: GraphScene, folder: FolderName | undefined): Promise<Reply> {
  const { store } = scene;
  const [id, ...rest] = path;
  if (id === undefined) {
    if (scene.method === 'POST' && folder === undefined) {
      return ok(messageOf(await scene.office.makeDraft(readDraft(scene.body)), scene), 201);
    }
    if (scene.method !== 'GET') throw notUnderstood('this request on messages');
    const items = folder ? store.inFolder(folder) : store.all().filter(({ deleted }) => !deleted);
    return ok(listMessages(items, scene.query, scene));
  }
  if (id === 'delta' && folder !== undefined && scene.method === 'GET') {
    return ok(answerDelta(store, folder, scene.query, scene, scene.fault));
  }
  const item = store.find(id);
  if (item === undefined || item.deleted || (folder !== undefined && item.folder !== folder)) throw notFound();
  return messageRoute(item, rest, scene);
}

async function sendMail(scene: GraphScene): Promise<Reply> {
  if (scene.method !== 'POST') throw notUnderstood('this request on sendMail');
  const shape = z.strictObject({ message: z.unknown(), saveToSentItems: z.boolean().optional() });
  const { message, saveToSentItems = true } = readBody(shape, scene.body);
  const sent = await scene.office.send(await scene.office.makeDraft(readDraft(message)));
  if (!saveToSentItems) await scene.store.change(sent.id, { deleted: true });
  return acceptedReply;
}
