import type { SystemTime } from '../clock/clock';
import type { Rows } from '../log/rows';
import { changeRow } from './change-row';

const hour = 60 * 60_000;

/**
 * Counts what goes to an address within an hour, for all instances together: whether one more may go.
 * @param box hash of the address.
 */
export function hourlyCap(rows: Rows, systemTime: SystemTime, most: number): (box: string) => Promise<boolean> {
  return async (box) => {
    const allowed = await changeRow<boolean>(rows, 'mails', box, (before) => {
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
