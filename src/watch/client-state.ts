import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 32 random bytes in base64url. Graph takes up to 128 characters. */
const shape = /^[A-Za-z0-9_-]{43}$/;

/** A new secret for Graph to put on each notification, so that nobody else's is believed. */
export function newClientState(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of it, in hex: enough to know it again, and of no use to whoever reads the tables. */
export function clientStateHash(clientState: string): string {
  return digest(clientState).toString('hex');
}

/** Whether it can be one of ours at all, so that scanners cost no look into the store. */
export function looksLikeClientState(given: string | null | undefined): given is string {
  return typeof given === 'string' && shape.test(given);
}

/** Whether it is the one that was hashed; takes the same time however much of it is right. */
export function isClientState(given: string, hash: string): boolean {
  const kept = Buffer.from(hash, 'hex');
  const told = digest(given);
  return kept.length === told.length && timingSafeEqual(kept, told);
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
