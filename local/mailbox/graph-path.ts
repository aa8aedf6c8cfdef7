import { Refusal } from './refusal';

/** A request's path below `/v1.0/users/<mailbox>`, as decoded segments; `mailFolders('Inbox')` counts as two. */
export function readPath(pathname: string, address: string): readonly string[] {
  const segments = pathname
    .split('/')
    .slice(1)
    .flatMap((raw) => {
      const keyed = /^([A-Za-z]+)\('(.*)'\)$/.exec(decode(raw));
      return keyed ? [keyed[1] ?? '', (keyed[2] ?? '').replaceAll("''", "'")] : [decode(raw)];
    });
  const [version, users, user, ...rest] = segments;
  if (version !== 'v1.0' || users?.toLowerCase() !== 'users' || user === undefined) {
    throw new Refusal(400, 'BadRequest', 'Resource not found for the segment.');
  }
  if (user.toLowerCase() !== address.toLowerCase()) {
    throw new Refusal(404, 'ErrorInvalidUser', 'The requested user is invalid.');
  }
  return rest;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new Refusal(400, 'BadRequest', 'The path is not well-formed.');
  }
}
