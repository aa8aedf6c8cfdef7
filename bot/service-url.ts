const loopback = new Set(['127.0.0.1', '[::1]']);

/**
 * Whether the bot's token may be sent to this service URL.
 * https and a listed host (or a name below it); plain http only for a loopback literal that is listed itself.
 */
export function isAllowedServiceUrl(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, username, password } = new URL(serviceUrl);
  if (username !== '' || password !== '') return false;
  const name = hostname.toLowerCase();
  if (loopback.has(name)) return hosts.includes(name) && (protocol === 'http:' || protocol === 'https:');
  return protocol === 'https:' && hosts.some((host) => name === host || name.endsWith(`.${host}`));
}
