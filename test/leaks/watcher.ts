import { plantedIn } from './planted';

/** What is searched for member data: all that leaves the service, or is kept and can be read without a key. */
export const channels = [
  'first words of a card',
  'data of a button',
  'summary of a message',
  'card of somebody without the right',
  'subject of a mail',
  'mail',
  'page without a code',
  'address that was asked for',
  'key of a row',
  'plain column',
  'bytes of a sealed column',
  'diagnostics',
  'console',
  'metrics',
  'body of an error',
  'export of somebody without the right',
] as const;
export type Channel = (typeof channels)[number];

/** Something planted that was found where it must not be. `where` names the place, never what stands there. */
export type Leak = { readonly channel: Channel; readonly kind: string; readonly where: string };

/** Searches what it is shown, and counts what it has seen: a channel in which nothing was seen proves nothing. */
export type Watcher = {
  readonly look: (channel: Channel, text: string, where?: string) => void;
  /** The same kind of find at the same place is told once. */
  readonly leaks: () => readonly Leak[];
  readonly seen: (channel: Channel) => number;
};

export function createWatcher(): Watcher {
  const found = new Map<string, Leak>();
  const seen = new Map<Channel, number>();
  return {
    look(channel, text, where = '') {
      seen.set(channel, (seen.get(channel) ?? 0) + 1);
      for (const kind of plantedIn(text)) found.set(`${channel}|${kind}|${where}`, { channel, kind, where });
    },
    leaks: () => [...found.values()],
    seen: (channel) => seen.get(channel) ?? 0,
  };
}
