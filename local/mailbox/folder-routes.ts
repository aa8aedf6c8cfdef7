import { z } from 'zod';
import { displayName, folderNames, toGraphFolder, type FolderName } from './folders';
import { ok, type Reply } from './graph-reply';
import type { GraphScene } from './graph-scene';
import { readBody } from './message-routes';
import { allowOnly } from './query';
import { notUnderstood, Refusal } from './refusal';

/** The folders below one: listed, by their name if asked so, or one more made. @throws Refusal */
export function childFolders(folder: FolderName, scene: GraphScene): Reply {
  const { store } = scene;
  const children = store.folders.filter((name) => name.startsWith(`${folder}/`));
  if (scene.method === 'POST') {
    const name = readBody(z.strictObject({ displayName: z.string().min(1) }), scene.body).displayName;
    if (children.some((child) => isCalled(child, name)))
      throw new Refusal(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
    const [top] = folder.split('/') as [(typeof folderNames)[number]];
    if (top !== folder) throw notUnderstood('a folder below a folder that was made');
    store.makeFolder(`${top}/${name}`);
    return ok(folderOf(`${top}/${name}`, scene), 201);
  }
  if (scene.method !== 'GET') throw notUnderstood('this request on folders');
  allowOnly(scene.query, '$filter', '$select');
  const filter = scene.query.get('$filter');
  const asked = filter === null ? undefined : /^displayName eq '((?:[^']|'')*)'$/.exec(filter)?.[1];
  if (filter !== null && asked === undefined) throw notUnderstood('this $filter');
  const value = children
    .filter((child) => asked === undefined || isCalled(child, asked.replaceAll("''", "'")))
    .map((child) => folderOf(child, scene, scene.query.get('$select')));
  return ok({ '@odata.context': `${scene.here}/$metadata#mailFolders`, value });
}

function isCalled(folder: FolderName, name: string): boolean {
  return displayName(folder).toLowerCase() === name.toLowerCase();
}

/** The well-known folders. */
export function folderList(scene: GraphScene): Reply {
  const value = folderNames.map((name) => folderOf(name, scene));
  return ok({ '@odata.context': `${scene.here}/$metadata#mailFolders`, value });
}

/** Graph's mailFolder, with the properties asked for. */
export function folderOf(name: FolderName, scene: GraphScene, select: string | null = null): object {
  const items = scene.store.inFolder(name);
  const folder = toGraphFolder(name, {
    total: items.length,
    unread: items.filter(({ isRead }) => !isRead).length,
    folders: scene.store.folders.filter((other) => other.startsWith(`${name}/`)).length,
  });
  if (select === null) return folder;
  const names = ['id', ...select.split(',')];
  return Object.fromEntries(Object.entries(folder).filter(([property]) => names.includes(property)));
}
