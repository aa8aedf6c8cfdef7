import { z } from 'zod';
import { readAnswer } from './answer-shape';
import type { GraphCaller } from './caller';
import { mailboxPath } from './link';
import { accepted } from './outbox';

const folderSchema = z.object({ id: z.string().min(1) });
const foldersSchema = z.object({ value: z.array(folderSchema) });
const placeSchema = z.object({ parentFolderId: z.string().nullish() });

export type Shelf = {
  /** Moves a message of the inbox to the folder. One that is elsewhere stays: a person has put it there, or it is there already. */
  file(id: string): Promise<void>;
  /** The folder's id; it is made when it is missing. */
  folder(): Promise<string>;
};

/** The child folder of the inbox for what is taken in. Its id is asked for once, and again after a refusal. */
export function createShelf(caller: GraphCaller, address: string, name: string): Shelf {
  const mailbox = mailboxPath(address);
  const inbox = `${mailbox}/mailFolders/inbox`;
  let inboxId: Promise<string> | undefined;
  let folderId: Promise<string> | undefined;

  async function find(): Promise<string | undefined> {
    const doing = 'looking for the folder of what is taken in';
    const filter = encodeURIComponent(`displayName eq '${name.replaceAll("'", "''")}'`);
    const answer = await caller.read({
      doing,
      method: 'GET',
      path: `${inbox}/childFolders?$filter=${filter}&$select=id`,
    });
    return readAnswer(foldersSchema, accepted(answer, doing), doing).value[0]?.id;
  }

  async function findOrMake(): Promise<string> {
    const there = await find();
    if (there !== undefined) return there;
    const doing = 'making the folder of what is taken in';
    const body = { displayName: name };
    const answer = await caller.write({ doing, method: 'POST', path: `${inbox}/childFolders`, body });
    // Another instance was quicker.
    const made = answer.ok || answer.status !== 409 ? undefined : await find();
    return made ?? readAnswer(folderSchema, accepted(answer, doing), doing).id;
  }

  async function ownId(): Promise<string> {
    const doing = 'looking for the inbox';
    const answer = await caller.read({ doing, method: 'GET', path: `${inbox}?$select=id` });
    return readAnswer(folderSchema, accepted(answer, doing), doing).id;
  }

  function folder(): Promise<string> {
    const asked = (folderId ??= findOrMake());
    asked.catch(() => {
      if (folderId === asked) folderId = undefined;
    });
    return asked;
  }

  async function isInInbox(path: string): Promise<boolean> {
    const doing = 'looking where a mail is';
    const answer = await caller.read({ doing, method: 'GET', path: `${path}?$select=parentFolderId` });
    const { parentFolderId } = readAnswer(placeSchema, accepted(answer, doing), doing);
    const asked = (inboxId ??= ownId());
    asked.catch(() => (inboxId = undefined));
    return parentFolderId === (await asked);
  }

  return {
    folder,
    async file(id) {
      const path = `${mailbox}/messages/${encodeURIComponent(id)}`;
      if (!(await isInInbox(path))) return;
      const doing = 'moving a mail';
      const body = { destinationId: await folder() };
      const answer = await caller.write({ doing, method: 'POST', path: `${path}/move`, body });
      // Somebody may have deleted the folder: the next time it is looked for anew.
      if (!answer.ok) folderId = undefined;
      accepted(answer, doing);
    },
  };
}
