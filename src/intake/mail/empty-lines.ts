const newLine = 10;
const blanks = new Set([9, 13, 32]);
/** More of them in one place say nothing. */
const most = 50;

/** A mail's bytes without long runs of empty lines: the MIME reader takes its time for each line. */
export function withoutEmptyLines(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  let empty = 0;
  let lineStart = 0;
  for (const byte of bytes) {
    kept[length++] = byte;
    if (byte === newLine) {
      empty += 1;
      if (empty > most) length = lineStart;
      else lineStart = length;
    } else if (!blanks.has(byte)) empty = 0;
  }
  return kept.subarray(0, length);
}
