import type { Found } from './draft';

const strongLabel =
  /(?:^|[\n|;•])[ *•-]{0,4}(?:re:? ?|regarding:? ?|subject:? ?)?(?:name of (?:the )?(?:member|client|patient)|(?:member|mbr|client|patient|recipient|beneficiary|consumer)(?:'s|’s|s)?(?: full| first and last)? name|(?:managed care |mco |medicaid )?member|mbr|client|patient|recipient|consumer|beneficiary|nombre del? (?:miembro|cliente|paciente|beneficiari[oa])|nombre completo|miembro|beneficiari[oa]|paciente)\s?[:=]\s?([^\n]{1,120})/gi;
const plainName = /(?:^|\n)[ *•-]{0,4}(?:name|nombre|full name)\s?[:=]\s?([^\n]{1,120})/gi;
const inSentence =
  /\b(?:(?:my|our|the|this|a|your|medicaid|mi|nuestr[oa]|la|el) (?:client|member|patient|recipient|consumer|cliente|paciente|miembro)|(?:member|mbr|client|patient)(?:'s|’s)? name|(?<=^|[.:\n] ?)(?:member|mbr|client|patient)|re:? member|regarding(?: member)?|about (?:the )?member|on behalf of(?: (?:my|our) (?:client|member|patient))?|behalf of member|en nombre de|de parte de|me llamo|mi nombre es|my name is)(?:,| is|:| named)? ((?:ms|mrs|mr|sra?|dr)\.? )?([^\n]{1,80})/gi;
/** "Jane Roe (born ...", "Jane Roe, DOB ...": a name directly before the member's data. */
const beforeData =
  /(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}\.)?(?: \p{Lu}[\p{L}'’-]{1,30}){1,2}) ?[,(] ?(?:born|date of birth|d\.?o\.?b\b|medicaid|state id|member id|sid)\b/gu;
const introducesWriter = /my name is|me llamo|mi nombre es/i;

const particle = /^(?:de|la|las|los|del|van|von|der|den|y|bin|al|el|st\.?)$/;
const namePart = /^[\p{Lu}][\p{L}'’.-]{0,30}$/u;
const notNames =
  /^(?:dob|d\.o\.b\.?|born|medicaid|id|sid|state|member|mco|phone|services?|department|unknown|none|n\/?a|not|iowa|health|care|plan|inquiry|escalations?|complaint|issue|date|called|is|has|was|needs?|please|this|she|he|her|his|they|the|and|in|at|on|who|due|with|for|to|re|fw|fwd|urgent|high|priority|access|question|request|help|denied|denial|appeal|new|name|ssn|age|county|client|patient|wellpoint|amerigroup|molina|i|we|a|thanks|gracias|yes|no|see|below|above|id#|number)$/i;

/**
 * The member's name, where the mail says that it is: a label, or words such as "my client". Names of the people who write
 * are not taken for it, except when somebody introduces themselves as the member.
 */
export function findMemberName(text: string): Found | undefined {
  const strong = [...text.matchAll(strongLabel)].flatMap((match) => named(match[1], match[0], true));
  const first = strong[0];
  if (first) return { ...first, check: first.check || strong.some(({ value }) => !sameName(value, first.value)) };

  const said = [...text.matchAll(inSentence)].flatMap((match) =>
    introducesWriter.test(match[0]) && !speaksAsMember.test(text) ? [] : named(match[2], match[0], false),
  );
  const form = [...text.matchAll(plainName)].flatMap((match) =>
    besideMemberData.test(text.slice(match.index, match.index + match[0].length + 160))
      ? named(match[1], match[0], true)
      : [],
  );
  const beside = [...text.matchAll(beforeData)].flatMap((match) => named(match[1], match[1] ?? '', false));
  const [one, ...others] = [...said, ...beside, ...form];
  if (!one || others.some(({ value }) => !sameName(value, one.value))) return undefined;
  return { ...one, check: true };
}

/** A form's "Name:" is the member's when the birth date or the id stands close by. */
const besideMemberData = /\b(?:d\.?o\.?b\b|date of birth|fecha de nacimiento|medicaid|member id|state id)/i;
/** Words in which only the member writes. */
const speaksAsMember =
  /\bmy (?:medicaid|state|member) (?:id|number)|\bI(?:'m| am) (?:a |an )?(?:medicaid |iowa medicaid |molina |wellpoint )?member\b|\bmi (?:n[uú]mero|id) de (?:medicaid|miembro)/i;

function named(rest: string | undefined, words: string, isLabelled: boolean): Found[] {
  const value = leadingName(rest ?? '', isLabelled);
  if (value === undefined) return [];
  const until = words.lastIndexOf(rest ?? '') + (rest ?? '').indexOf(value.split(/[ ,]/)[0] ?? '') + value.length;
  return [{ value, words: words.slice(0, until).trim(), check: !value.includes(' ') }];
}

/** The name at the beginning of the words after a label: two to four capitalized parts, or "Last, First". */
function leadingName(rest: string, isLabelled: boolean): string | undefined {
  const beforeBreak = rest.split(/[;|(\t\d/:]| [-–—] |\b(?:dob|medicaid id|state id|member id)\b/i)[0] ?? '';
  const tokens = beforeBreak.trim().split(/\s+/).slice(0, 6);
  const parts: string[] = [];
  let comma = false;
  for (const token of tokens) {
    const bare = token
      .replace(/[.,!?"]+$/, (end) => (end.startsWith('.') && token.length <= 3 ? '.' : ''))
      .replace(/^["*]+/, '');
    if (notNames.test(bare) || (!namePart.test(bare) && !(parts.length > 0 && particle.test(bare)))) break;
    parts.push(bare);
    if (parts.length === 4) break;
    if (/[!?"]$/.test(token) || (token.endsWith('.') && token.length > 3)) break;
    if (token.endsWith(',')) {
      if (parts.length > 1 || !isLabelled) break;
      comma = true;
    }
  }
  while (particle.test(parts.at(-1) ?? '')) parts.pop();
  if (parts.length === 0 || (parts.length === 1 && !isLabelled)) return undefined;
  const name = comma && parts.length > 1 ? `${parts[0] ?? ''}, ${parts.slice(1).join(' ')}` : parts.join(' ');
  return /^(?:\p{Lu}\.?)$/u.test(name) ? undefined : name;
}

/** Compares without order, case and punctuation: "Roe, Jane" is "Jane Roe". */
function sameName(one: string, other: string): boolean {
  const key = (name: string) => name.toLowerCase().replace(/[.,]/g, '').split(' ').sort().join(' ');
  return key(one) === key(other);
}
