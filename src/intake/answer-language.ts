import type { AnswerLanguage } from '../inquiry/vocabulary';
import { findLanguage } from './language';

/** Enough to tell a language by; who passes a mail on writes a line or two above it. */
const signs = 200;

/**
 * In which language to answer a mail: that of the first words in it, which are its sender's own. "A Spanish-speaking
 * member" is English, and so is the answer to whoever wrote that.
 */
export function answerLanguage(words: string): AnswerLanguage {
  const first = words.slice(0, signs).replace(/\s+/g, ' ');
  const named = /\b(?:spanish|español|espanol|castellano)\b/gi;
  return findLanguage(first.replace(named, ''))?.value === 'Spanish' ? 'es' : 'en';
}
