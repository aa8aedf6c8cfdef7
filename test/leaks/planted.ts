/** What is planted about one invented member. Every piece of it can be told from everything else that the unit writes. */
export type Planted = {
  readonly name: string;
  readonly id: string;
  /** ISO date. */
  readonly born: string;
  readonly phone: string;
  /** Who called, and how to reach them. */
  readonly caller: string;
  /** A word that nobody else writes: for what is wrong, a note, a reason. */
  readonly word: (what: string) => string;
};

const stem = 'zorvqux';
const areas = ['712', '319', '641', '563'];

/** The identifiers of the n-th member. */
export function planted(n: number): Planted {
  const letters = lettersOf(n);
  const two = (value: number): string => String(value).padStart(2, '0');
  return {
    name: `Zorvquxa Zorvqux${letters}`,
    id: `9${String(n).padStart(6, '0')}Z`,
    born: `191${String(n % 10)}-${two(1 + (n % 12))}-${two(1 + (n % 28))}`,
    phone: `${areas[Math.floor(n / 100) % areas.length] ?? ''}-555-01${two(n % 100)}`,
    caller: `Ada Zorvquxb${letters}`,
    word: (what) => `${stem}${what}${letters}`,
  };
}

function lettersOf(n: number): string {
  return n
    .toString(26)
    .padStart(3, '0')
    .replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
}

const shapes: Readonly<Record<string, RegExp>> = {
  'name or words': new RegExp(stem, 'i'),
  'Medicaid ID': /(?<![0-9])9 ?-?\d{3} ?-?\d{3} ?-?Z(?![0-9A-Z])/i,
  phone: /(?<!\d)(?:712|319|641|563)[^\d"]{0,2}555[^\d"]{0,2}01\d\d(?!\d)/,
  'birth date': /\b191\d-\d\d-\d\d\b|\b\d{1,2}\/\d{1,2}\/191\d\b|\b[A-Z][a-z]{2,8} \d{1,2}, 191\d\b/,
};

/** The kinds of what is planted that a text holds: as it is, in an address, or in base64. */
export function plantedIn(text: string): readonly string[] {
  const written = [text, unescaped(text), ...bytesIn(text)];
  return Object.keys(shapes).filter((kind) => written.some((one) => shapes[kind]?.test(one) === true));
}

/** As a mail wraps lines, and as an address carries what is foreign to it. */
function unescaped(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function bytesIn(text: string): readonly string[] {
  return [...text.matchAll(/[A-Za-z0-9+/_-]{16,}/g)].map(([run]) => Buffer.from(run, 'base64').toString('latin1'));
}
