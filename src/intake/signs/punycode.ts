/** A domain with its `xn--` labels in their own letters; what is not well-formed stays. */
export function unicodeOf(domain: string): string {
  return domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label))
    .join('.');
}

/** RFC 3492; undefined when it is not well-formed. */
function decodePunycode(input: string): string | undefined {
  const out: number[] = [];
  const basic = input.lastIndexOf('-');
  for (const sign of input.slice(0, Math.max(0, basic))) out.push(sign.codePointAt(0) ?? 0);
  let n = 128;
  let i = 0;
  let bias = 72;
  for (let index = basic > 0 ? basic + 1 : 0; index < input.length;) {
    const before = i;
    let weight = 1;
    for (let k = 36; ; k += 36) {
      const code = input.charCodeAt(index++);
      const digit = code - 48 < 10 ? code - 22 : code - 97 < 26 ? code - 97 : 36;
      if (!(digit >= 0 && digit < 36)) return undefined;
      i += digit * weight;
      const threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    let delta = before === 0 ? Math.floor((i - before) / 700) : Math.floor((i - before) / 2);
    delta += Math.floor(delta / (out.length + 1));
    let k = 0;
    for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
    bias = k + Math.floor((36 * delta) / (delta + 38));
    n += Math.floor(i / (out.length + 1));
    i %= out.length + 1;
    if (n > 0x10ffff) return undefined;
    out.splice(i++, 0, n);
  }
  return String.fromCodePoint(...out);
}
