import type { Stored } from './inquiry-row';
import type { Row } from './rows';

/** Few: what was read lately is read again at once, to decide and to send, or not for a long time. */
const most = 32;

/**
 * Inquiries as they were read lately: a row that has not changed since (its ETag tells) is not opened and checked a second
 * time. The row itself is fetched each time, so nothing old is ever answered.
 */
export function readLately(read: (row: Row) => Promise<Stored>): (row: Row) => Promise<Stored> {
  const kept = new Map<string, Stored>();
  return async (row) => {
    const known = kept.get(row.key);
    const stored = known?.etag === row.etag ? known : await read(row);
    kept.delete(row.key);
    kept.set(row.key, stored);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return stored;
  };
}
