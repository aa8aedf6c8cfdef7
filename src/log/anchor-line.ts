import { createHash } from 'node:crypto';
import { shards, type Shard } from '../inquiry/reference';
import type { AnchorKey } from './anchor-key';

/** What an anchor says: how many inquiries there were, how many had moved since the one before, and the digest over their heads. */
export type Anchor = {
  /** The day on which it was made; ISO, Central. */
  readonly day: string;
  /** ISO, UTC. */
  readonly at: string;
  readonly inquiries: number;
  readonly moved: number;
  /** Digest of the anchor before; `none` at the first. */
  readonly previous: string;
  readonly digest: string;
};

/** Hash of the heads that moved, shard by shard. */
export type Parts = Readonly<Record<Shard, string>>;

const PATTERN =
  /^(mco-inquiry-log-anchor v1 day=(\d{4}-\d\d-\d\d) at=(\S+) inquiries=(\d+) moved=(\d+) previous=([0-9a-f]{64}|none) digest=([0-9a-f]{64})) signature=([\w-]{86})$/;

/** One shard's part: hash of its heads as they stand in the store, in order. */
export function partOf(heads: string): string {
  return createHash('sha256').update(heads, 'utf8').digest('hex');
}

/** The digest over all heads: those that moved, in the order of the shards, upon the digest of the anchor before. */
export function digestOf(anchor: Omit<Anchor, 'digest'>, parts: Parts): string {
  const { day, at, inquiries, moved, previous } = anchor;
  const text = [day, at, String(inquiries), String(moved), previous, ...shards.map((shard) => parts[shard])].join('\n');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** The signed line of an anchor, as it is kept and mailed. No reference and no member data. */
export function anchorLine(anchor: Anchor, key: AnchorKey): string {
  const { day, at, inquiries, moved, previous, digest } = anchor;
  const text = `mco-inquiry-log-anchor v1 day=${day} at=${at} inquiries=${String(inquiries)} moved=${String(moved)} previous=${previous} digest=${digest}`;
  return `${text} signature=${key.sign(text)}`;
}

/** Reads a line; undefined when it is none, or its signature is not ours. */
export function readAnchorLine(line: string, key: AnchorKey): Anchor | undefined {
  const [, text = '', day = '', at = '', inquiries, moved, previous = '', digest = '', signature = ''] =
    PATTERN.exec(line) ?? [];
  if (text === '' || !key.isSigned(text, signature)) return undefined;
  return { day, at, inquiries: Number(inquiries), moved: Number(moved), previous, digest };
}
