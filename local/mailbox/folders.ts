/** The well-known folders that the stand-in has. */
export const folderNames = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'archive'] as const;

/** A well-known folder, or one made below it: `inbox/Taken in`. */
export type FolderName = (typeof folderNames)[number] | `${(typeof folderNames)[number]}/${string}`;

const displayNames: Readonly<Record<(typeof folderNames)[number], string>> = {
  inbox: 'Inbox',
  drafts: 'Drafts',
  sentitems: 'Sent Items',
  deleteditems: 'Deleted Items',
  archive: 'Archive',
};

/** A folder's opaque id. */
export function folderId(name: FolderName): string {
  return `AQMkADk0${Buffer.from(`folder:${name}`).toString('base64url')}=`;
}

/** The folder named in a path or a move: a well-known name in any case, or an id; `made` are those that were made. */
export function folderNamed(text: string, made: readonly FolderName[]): FolderName | undefined {
  return (
    folderNames.find((name) => name === text.toLowerCase()) ??
    [...folderNames, ...made].find((name) => folderId(name) === text)
  );
}

/** What people call it. */
export function displayName(name: FolderName): string {
  const [top = '', ...below] = name.split('/');
  return below.length > 0 ? below.join('/') : displayNames[top as keyof typeof displayNames];
}

/** Whether a mail in this folder came from outside, wherever it was put since. */
export function isIncoming(name: FolderName): boolean {
  return name === 'inbox' || name.startsWith('inbox/');
}

/** Graph's mailFolder. */
export function toGraphFolder(
  name: FolderName,
  items: { readonly total: number; readonly unread: number; readonly folders: number },
): Record<string, unknown> {
  const [top] = name.split('/') as [(typeof folderNames)[number]];
  return {
    id: folderId(name),
    displayName: displayName(name),
    parentFolderId: top === name ? 'AQMkADk0cm9vdA==' : folderId(top),
    childFolderCount: items.folders,
    unreadItemCount: items.unread,
    totalItemCount: items.total,
    isHidden: false,
  };
}
