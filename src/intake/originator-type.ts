import { z } from 'zod';
import { originatorTypes, type OriginatorType } from '../inquiry/originators';
import signData from './data/originator-signs.json';
import type { KnownPerson } from './known';
import { readData } from './read-data';
import { wordList, wordPattern } from './word-pattern';

const type = z.enum(originatorTypes as [OriginatorType, ...OriginatorType[]]);
const domains = z.array(z.strictObject({ domain: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain'), type }));
const signs = readData(
  'originator-signs.json',
  z.strictObject({
    about: z.string(),
    domains,
    signatures: z.array(z.strictObject({ type, words: wordList })),
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

/** What an unknown sender looks like, by domain, then by the words of the signature; `OTHER` when nothing says more. */
export function typeBySigns(address: string | undefined, signature: string): OriginatorType {
  const domain = address?.split('@').at(-1)?.toLowerCase() ?? '';
  const under = (one: { readonly domain: string }) => domain === one.domain || domain.endsWith(`.${one.domain}`);
  return (
    signs.domains.find(under)?.type ??
    signatures.find(({ pattern }) => pattern.find(signature))?.type ??
    signs.wideDomains.find(under)?.type ??
    'OTHER'
  );
}
