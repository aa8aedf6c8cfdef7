/** The well-known folders that the stand-in has. */
export const folderNames = ['inbox', 'drafts', 'sentitems', 'deleteditems', 'archive'] as const;
export type FolderName = (typeof folderNames)[number];

const displayNames: Readonly<Record<FolderName, string>> = {
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

/** The folder named in a path or a move: a well-known name in any case, or an id. */
export function folderNamed(text: string): FolderName | undefined {
  return folderNames.find((name) => name === text.toLowerCase() || folderId(name) === text);
}

/** Graph's mailFolder. */
export function toGraphFolder(name: FolderName, total: number, unread: number): Record<string, unknown> {
  return {
    id: folderId(name),
    displayName: displayNames[name],
    parentFolderId: 'AQMkADk0cm9vdA==',
    childFolderCount: 0,
    unreadItemCount: unread,
    totalItemCount: total,
    isHidden: false,
  };
}
