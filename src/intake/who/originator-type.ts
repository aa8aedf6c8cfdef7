import { z } from 'zod';
import { originatorTypes, type OriginatorType } from '../../inquiry/originators';
import signData from '../data/originator-signs.json';
import type { KnownPerson } from '../known';
import { readData } from '../read-data';
import { wordList, wordPattern } from '../word-pattern';

const type = z.enum(originatorTypes as [OriginatorType, ...OriginatorType[]]);
const domains = z.array(z.strictObject({ domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain'), type }));
const signs = readData(
  'originator-signs.json',
  z.strictObject({
    about: z.string(),
    domains,
    notOriginators: wordList,
    signatures: z.array(z.strictObject({ type, words: wordList })),
    introductions: wordList,
    domainWords: z.array(z.strictObject({ word: z.string().regex(/^[a-z0-9-]{3,}$/, 'a word of a domain'), type })),
    wideDomains: domains,
  }),
  signData,
);
const signatures = signs.signatures.map((sign) => ({ type: sign.type, pattern: wordPattern(sign.words) }));

/** Which originator a person of the directory is: as entered there, else by role. Liaisons and MCO contacts are none. */
export function typeOfPerson(person: KnownPerson): OriginatorType | undefined {
  if (person.originatorType) return person.originatorType;
  if (person.roles.includes('esr')) return 'ESR';
  if (person.roles.includes('accountManager')) return 'ACCOUNT_MANAGER';
  return person.roles.includes('leadership') ? 'IME_LEADERSHIP' : undefined;
}

const notOriginator = wordPattern(signs.notOriginators);
const introduction = wordPattern(signs.introductions);

/**
 * What an unknown sender looks like: by domain, by the words of the signature or of an introduction ("I am with the Department of ..."), by a
 * part of the domain; `OTHER` when nothing says more. `words`: what they wrote.
 */
export function typeBySigns(address: string | undefined, signature: string, words = ''): OriginatorType {
  const domain = address?.split('@').at(-1)?.toLowerCase() ?? '';
  const under = (one: { readonly domain: string }) => domain === one.domain || domain.endsWith(`.${one.domain}`);
  const certain = signs.domains.find(under)?.type;
  if (certain) return certain;
  const introduced = `${signature}\n${introductionIn(words)}`;
  if (notOriginator.find(signature) === undefined) {
    const said = signatures.find(({ pattern }) => pattern.find(introduced))?.type ?? byDomainWord(domain);
    if (said) return said;
  }
  return signs.wideDomains.find(under)?.type ?? 'OTHER';
}

/** The sentences near the top in which people say who they are. */
function introductionIn(words: string): string {
  return words
    .slice(0, 400)
    .split(/[.!?\n](?=\s|$)/)
    .filter((sentence) => {
      const hit = introduction.find(sentence);
      return hit !== undefined && hit.start <= 40;
    })
    .join('\n');
}

/** "senate.example.org", "voc-rehab.example.org". */
function byDomainWord(domain: string): OriginatorType | undefined {
  const labels = domain.split('.').slice(0, -1);
  return signs.domainWords.find(({ word }) =>
    labels.some((label) => (word.length > 5 ? label.includes(word) : `-${label}-`.includes(`-${word}-`))),
  )?.type;
}
