import type { Name } from './names';
import type { Settings } from './settings';

const loopback = /^(127(\.\d{1,3}){3}|\[::1\])$/;

/** Whether an address is this machine, written as a literal: a name could be made to point elsewhere. */
export function isLoopback(address: string): boolean {
  return URL.canParse(address) && loopback.test(new URL(address).hostname);
}

/**
 * Reads an address without path: its origin. https; plain http only where `plain` allows it, and to a loopback literal.
 * A fault is noted, and undefined answered.
 */
export function readOrigin(
  settings: Settings,
  name: Name,
  text: string | undefined,
  plain: 'plain http to loopback' | 'https only' = 'plain http to loopback',
): string | undefined {
  if (text === undefined) return undefined;
  if (!URL.canParse(text)) {
    settings.fault(name, 'is no address. Write it like https://host.example.org.');
    return undefined;
  }
  const { protocol, username, password, pathname, search, hash, origin } = new URL(text);
  if (username !== '' || password !== '') {
    settings.fault(name, 'has a user name in it. Take it out.');
    return undefined;
  }
  const isPlain = protocol === 'http:' && plain === 'plain http to loopback' && isLoopback(text);
  if (protocol !== 'https:' && !isPlain) {
    const but = plain === 'https only' ? ', on this machine too' : '; plain http is for 127.0.0.1 and [::1] only';
    settings.fault(name, `must begin with https://${but}.`);
    return undefined;
  }
  if (pathname !== '/' || search !== '' || hash !== '') {
    settings.fault(name, 'has a path. Give the address of the host alone, like https://host.example.org.');
    return undefined;
  }
  return origin;
}
