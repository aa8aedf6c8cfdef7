import type { DateTime } from 'luxon';
import { inWords, officeZone } from '../../clock/words';
import english from './words.en.json';
import spanish from './words.es.json';

/** Languages of the page. */
export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];

/** What the page says in one language, with the times in its own manner. */
export type Words = typeof english & {
  readonly language: Language;
  /** "Thu Sep 17, 5:00 PM Central". */
  readonly time: (at: DateTime) => string;
  /** Words that come from the procedure's forms, in this language where they are known to it. */
  readonly translated: (text: string) => string;
};

const foreign: Readonly<Record<string, string>> = spanish.fromForms;

export function wordsIn(language: Language): Words {
  return language === 'en'
    ? { ...english, language, time: (at) => inWords(at), translated: (text) => text }
    : { ...spanish, language, time: inSpanish, translated: (text) => foreign[text] ?? text };
}

function inSpanish(at: DateTime): string {
  return `${at.setZone(officeZone).setLocale('es-US').toFormat("cccc d 'de' LLLL, h:mm a")}, hora central`;
}

/** A sentence with its places filled: "{time}". */
export function filled(sentence: string, places: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_all, name: string) => places[name] ?? '');
}
