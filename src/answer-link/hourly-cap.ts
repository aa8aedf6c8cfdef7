import type { SystemTime } from '../clock/clock';
import { keepRow, type KeepParts } from './keep-row';

const hour = 60 * 60_000;

/**
 * Counts what goes to an address within an hour, for all instances together: whether one more may go.
 * @param box hash of the address.
 */
export function hourlyCap(
  parts: KeepParts & { readonly systemTime: SystemTime },
  most: number,
): (box: string) => Promise<boolean> {
  const { systemTime } = parts;
  return async (box) => {
    const allowed = await keepRow<boolean>(parts, 'mails', box, (before) => {
      const now = systemTime.now();
      const isSameHour = before !== undefined && now - Number(before['from']) < hour;
      const sent = isSameHour ? Number(before['sent']) : 0;
      if (sent >= most) return Promise.resolve({ then: false });
      const columns = { from: isSameHour ? Number(before['from']) : now, sent: sent + 1 };
      return Promise.resolve({ columns, then: true });
    });
    return allowed ?? false;
  };
}
