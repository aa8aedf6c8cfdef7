import type { Found } from '../draft';
import { cueOf } from '../text/cue';
import { shown, type Reading } from '../text/reading';
import { around } from '../text/sentence';
import { fold } from '../word-pattern';
import { countyNamed, countySource, countyWords } from './county-names';
import { someoneElse } from './someone-else';

/** "Black Hawk County", "Polk Co.", "condado de Marshall". */
const mention = new RegExp(
  `(?<![a-z])(?:(${countySource})(?: county| cnty\\.?| cty\\.?| co\\.?(?=[\\s,;.)]|$))|(?:condado de(?: los)?|county of|county:?) (${countySource}))(?![a-z])`,
  'g',
);
const whole = new RegExp(`^(?:condado de )?(${countySource})(?: county| cnty| cty| co\\.?)?(?![a-z])`);
const office = cueOf(countyWords.offices, ' ');
const lives = cueOf(
  countyWords.lives,
  ' (?:(?:the|rural|el|northern|southern|eastern|western) )?(?:[a-z]+(?: [a-z]+)?,? (?:in|\\(?|en el|en) ?)?',
);
/** A county without the word, behind a town or where people live: "lives in Polk". */
const barePlace = new RegExp(
  `(?:lives?|living|resides?|residing|vive|vivo) (?:in|en) (${countySource})(?= |[,.;]|$)(?! (?:city|des moines|falls|rapids|center|point|township))`,
  'g',
);

const standing = new RegExp(`(?:\\n|[.;,|\\uE001] ?)(${countySource})(?=[.;,|\\uE001\\n]|$)`, 'g');

/**
 * The member's county, without the word "County": labelled, standing with the member's other data, or named as such; absent when
 * the mail names several and says of none that the member lives there.
 */
export function findCounty(reading: Reading, isWithin: (place: number) => boolean = () => true): Found | undefined {
  return (
    only(labelled(reading, isWithin)) ??
    only(inRuns(reading, isWithin)) ??
    named(reading, isWithin) ??
    only(alone(reading, isWithin))
  );
}

type Within = (place: number) => boolean;

function labelled({ text, fields }: Reading, isWithin: Within): Found[] {
  return fields.flatMap((field) => {
    const written = field.noun === 'county' && isWithin(field.start) ? whole.exec(fold(field.value))?.[1] : undefined;
    if (written === undefined || field.owner === 'old') return [];
    return [found(written, text.slice(field.from, field.end), false)];
  });
}

function inRuns({ text, runs }: Reading, isWithin: Within): Found[] {
  return runs.flatMap(({ pieces }) =>
    pieces.flatMap(({ kind, start, end }) => {
      const written =
        kind === 'county' && isWithin(start)
          ? whole.exec(fold(text.slice(start, end).replace(/^county /i, '')))?.[1]
          : undefined;
      return written === undefined ? [] : [found(written, text.slice(start, end), true)];
    }),
  );
}

function named(reading: Reading, isWithin: Within): Found | undefined {
  const folded = fold(reading.text);
  const said = [...folded.matchAll(mention), ...folded.matchAll(barePlace)].flatMap((match) => {
    const { index } = match;
    const end = index + match[0].length;
    const { zone, passage } = reading.zoneAt(index);
    if (!isWithin(index) || (zone === 'signature' && reading.passages[passage]?.isProfessional !== false)) return [];
    const sides = around(reading.text, index, end);
    const lead = fold(sides.before);
    if (someoneElse(lead, reading, passage)) return [];
    const isHome = /^(?:liv|resid|viv)/.test(match[0]) || lives.atEnd(`${lead.trimEnd()} `) !== undefined;
    if (!isHome && office.atStart(fold(sides.after)) !== undefined) return [];
    return [{ ...found(match[1] ?? match[2] ?? '', reading.text.slice(index, end), !isHome), isHome }];
  });
  return only(said.filter(({ isHome }) => isHome)) ?? only(said);
}

/** A county that is a line or a sentence by itself: "ok to leave a message. Wapello." */
function alone(reading: Reading, isWithin: Within): Found[] {
  return [...fold(reading.text).matchAll(standing)].flatMap(({ index, 0: all, 1: written = '' }) => {
    const start = index + all.indexOf(written);
    return isWithin(start) && reading.zoneAt(start).zone === 'words' ? [found(written, written, true)] : [];
  });
}

function found(written: string, words: string, check: boolean): Found {
  return { value: countyNamed(written) ?? written, words: shown(words), check };
}

function only(all: readonly Found[]): Found | undefined {
  const [first] = all;
  if (!first || new Set(all.map(({ value }) => value)).size > 1) return undefined;
  return { value: first.value, words: first.words, check: first.check };
}
