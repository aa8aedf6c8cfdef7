/** Letters and digits that look like another, and pairs that look like one. */
const alike: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  i: 'l',
  '|': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  q: 'g',
  а: 'a',
  е: 'e',
  о: 'o',
  р: 'p',
  с: 'c',
  х: 'x',
  у: 'y',
  к: 'k',
  м: 'm',
  н: 'h',
  т: 't',
  в: 'b',
  ѕ: 's',
  і: 'l',
  ј: 'j',
  ԁ: 'd',
  ո: 'n',
  ѵ: 'v',
  ɡ: 'g',
  ı: 'l',
  ℓ: 'l',
  α: 'a',
  ο: 'o',
  ν: 'v',
  ρ: 'p',
  τ: 't',
  ι: 'l',
  κ: 'k',
  υ: 'u',
  ε: 'e',
};
const pairs: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** A text in which signs that look alike are the same: "un1t" and "unіt" (with a Cyrillic letter) read "unlt" both. */
export function skeleton(text: string): string {
  let plain = '';
  for (const sign of text.normalize('NFKD').toLowerCase()) plain += /\p{M}/u.test(sign) ? '' : (alike[sign] ?? sign);
  for (const [pair, one] of pairs) plain = plain.replace(pair, one);
  return plain;
}
