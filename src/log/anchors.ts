import type { DateTime } from 'luxon';
import { anchorKey } from './anchor-key';
import { anchorPartition } from './anchor-rows';
import { changeRow } from './change-row';
import { anchorDay, makeAnchor, type AnchorParts } from './make-anchor';

/** An anchor whose line is still to be mailed. */
export type UnmailedAnchor = {
  readonly day: string;
  readonly line: string;
  /** What an earlier try began. */
  readonly begun?: string;
};

/** The daily anchors: made, and what became of their mails. */
export type Anchors = {
  /** The office's day of an instant, ISO. */
  dayOf(at: DateTime): string;
  /** Whether this call made the anchor of that day; there is one a day. @throws StoreUnreachable, DataKeyLocked */
  make(now: DateTime, mail: boolean): Promise<boolean>;
  /** Those of the last 31 days whose lines wait to be mailed, oldest first. */
  unmailed(now: DateTime): Promise<readonly UnmailedAnchor[]>;
  /** Keeps what was begun, so that the next try looks there first. */
  keepBegun(day: string, begun: string): Promise<boolean>;
  settle(day: string, mail: 'sent' | 'refused'): Promise<void>;
  /** With which everybody can check the lines. */
  publicKey(): Promise<string>;
};

/** What was not mailed for so long is not: each later line holds the digest of it. */
const mailedWithin = { days: 31 };

export function anchors(parts: AnchorParts): Anchors {
  const { rows, zone } = parts;
  const change = (day: string, columns: Readonly<Record<string, string>>): Promise<boolean> =>
    changeRow(rows, { table: 'meta', partition: anchorPartition, key: day }, () => ({ columns }));
  return {
    dayOf: (at) => anchorDay(at, zone),
    make: (now, mail) => makeAnchor(parts, now, mail),
    async unmailed(now) {
      const found: UnmailedAnchor[] = [];
      const from = anchorDay(now.minus(mailedWithin), zone);
      for await (const { key, columns } of rows.range('meta', anchorPartition, from, ':')) {
        if (columns['mail'] !== 'due') continue;
        const { begun } = columns;
        found.push({ day: key, line: String(columns['line']), ...(typeof begun === 'string' && { begun }) });
      }
      return found;
    },
    keepBegun: (day, begun) => change(day, { begun }),
    async settle(day, mail) {
      await change(day, { mail });
    },
    publicKey: async () => (await anchorKey(parts)).publicKey,
  };
}
