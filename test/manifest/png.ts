import { inflateSync } from 'node:zlib';

/** A PNG with 8 bits a channel, decoded. */
export type Png = { readonly width: number; readonly height: number; readonly pixels: readonly (readonly number[])[] };

const signature = '89504e470d0a1a0a';
/** Colour type to channels: 2 is RGB, 6 is RGB with alpha. */
const channelsOf: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** Decodes what the icons use: 8 bits, RGB or RGBA, not interlaced. @throws Error for any other file. */
export function readPng(bytes: Buffer): Png {
  if (bytes.subarray(0, 8).toString('hex') !== signature) throw new Error('This is no PNG.');
  const parts = chunks(bytes);
  const head = parts.find(({ type }) => type === 'IHDR')?.data ?? Buffer.alloc(13);
  const width = head.readUInt32BE(0);
  const height = head.readUInt32BE(4);
  const channels = channelsOf[head.readUInt8(9)];
  if (head.readUInt8(8) !== 8 || channels === undefined || head.readUInt8(12) !== 0)
    throw new Error('Only 8 bits, RGB or RGBA, not interlaced.');
  const packed = Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map(({ data }) => data));
  const flat = unfilter(inflateSync(packed), width * channels, height, channels);
  const pixels = Array.from({ length: width * height }, (_, n) => [...flat.subarray(n * channels, (n + 1) * channels)]);
  return { width, height, pixels };
}

function chunks(bytes: Buffer): readonly { readonly type: string; readonly data: Buffer }[] {
  const found: { type: string; data: Buffer }[] = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    found.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

/** Undoes the row filters: each byte was stored as a difference from its left, upper or upper-left neighbour. */
function unfilter(raw: Buffer, rowBytes: number, rows: number, step: number): Buffer {
  const out = Buffer.alloc(rowBytes * rows);
  for (let y = 0; y < rows; y++) {
    const filter = raw.readUInt8(y * (rowBytes + 1));
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x;
      const left = x < step ? 0 : (out[at - step] ?? 0);
      const up = y === 0 ? 0 : (out[at - rowBytes] ?? 0);
      const corner = x < step || y === 0 ? 0 : (out[at - rowBytes - step] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      if (guess === undefined) throw new Error(`No such row filter: ${String(filter)}`);
      out[at] = (raw.readUInt8(y * (rowBytes + 1) + 1 + x) + guess) & 255;
    }
  }
  return out;
}

/** The neighbour nearest to left + up - corner. */
function nearest(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
