import { ForeignAddress } from './origin-guard';

/** Where one mailbox's resources are, below the version: `/users/<address>`. */
export function mailboxPath(address: string): string {
  return `/users/${encodeURIComponent(address)}`;
}

/**
 * Cuts a next or delta link to the path below the version; what follows the mailbox stays byte for byte.
 * Graph may name the mailbox by its object id, which cannot be compared: our own address is put in its place.
 * @throws ForeignAddress for another origin, another mailbox, or anything that is not a mailbox's resource.
 */
export function cutLink(link: string, origin: string, address: string): string {
  return ownPath(belowVersion(link, origin), address);
}

/** Cuts a link to a further page of a list that belongs to no mailbox, such as `/subscriptions`. @throws ForeignAddress */
export function cutListLink(link: string, origin: string, list: string): string {
  const path = belowVersion(link, origin);
  if (!path.toLowerCase().startsWith(`${list}?`)) throw new ForeignAddress();
  return path;
}

function belowVersion(link: string, origin: string): string {
  let url: URL;
  try {
    url = new URL(link);
  } catch {
    throw new ForeignAddress();
  }
  const prefix = `${url.origin}/v1.0`;
  if (url.origin !== origin || !link.toLowerCase().startsWith(prefix.toLowerCase())) throw new ForeignAddress();
  return link.slice(prefix.length);
}

/** Checks a path that was cut before: it must lead into our mailbox. @throws ForeignAddress */
export function ownPath(path: string, address: string): string {
  const parts = /^\/users(?:\/([^/?#]+)|\('([^'/?#]+)'\))(\/[^#]*)$/i.exec(path);
  const named = parts?.[1] ?? parts?.[2];
  const rest = parts?.[3];
  if (named === undefined || rest === undefined || climbs(rest)) throw new ForeignAddress();
  const user = decode(named).toLowerCase();
  if (user === address.toLowerCase()) return path;
  if (objectId.test(user)) return mailboxPath(address) + rest;
  throw new ForeignAddress();
}

const objectId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a path has a `..`, plain or encoded, with which fetch would leave the mailbox again. */
function climbs(rest: string): boolean {
  const path = rest.split('?', 1)[0] ?? '';
  return path.split(/[/\\]/).some((part) => /^(\.|%2e){1,2}$/i.test(part));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ForeignAddress();
  }
}
