import type { Found } from './draft';

const phone =
  /(?<![\w+-])(?:\+?1[ .-]?)?(?:\((\d{3})\) ?|(\d{3})[ .-]?)(\d{3})[ .-](\d{4})(?:,? ?(?:ext\.?|x|extension) ?(\d{1,6}))?(?![\w-])/gi;
const runOfTen = /(?<![\w-])(\d{3})(\d{3})(\d{4})(?![\w-])/g;
const fax = /(?:\bfax|\bf|facsimile|fx)\W{0,6}(?:(?:number|no|is|at|us|to)\W{1,3}){0,3}$/i;
const callBack =
  /(?:call ?-?back(?: (?:number|phone))?|call(?: (?:her|him|them|me|us|back|the member|member))*(?: back)?(?: at| on)?|reach(?:ed)?(?: (?:her|him|them|me|at|on|by phone|the member))*|best (?:number|phone|contact)(?: (?:to|for) [a-z ]{1,20})?|(?:member|client|patient)(?:'s|’s)? (?:phone|number|cell|tel)[a-z ]{0,8}|ll[aá]m[a-z]*(?: [a-z]+)?(?: al?)?(?: n[uú]mero| tel[eé]fono)?|devolver la llamada)\W{0,4}(?:(?:is|at|es|on|al)\W{1,2})?$/i;
const phoneLabel =
  /(?:\bphone|\btel|telephone|cell|mobile|contact|number|tel[eé]fono|celular|\bph|\bp|\bc)\W{0,4}(?:(?:number|no|is|es|#)\W{1,3}){0,2}$/i;
const notTheirs =
  /(?:npi|claim|auth[a-z]*|provider|pharmacy|plan|clinic|office|hospital|doctor|dr\.? [A-Z][a-z]+|farmacia|\bid)\W{0,3}(?:(?:number|phone|no|is|at|#|id)\W{1,3}){0,3}$/i;
const tollFree = /^8(?:00|33|44|55|66|77|88)/;

type Candidate = { readonly rank: 1 | 2 | 3; readonly value: string; readonly words: string };

/**
 * The number to call back, as `515-555-0142`: the one labelled so; else the only one in the words of the mail. A
 * signature's number counts only when it is labelled a call back, a fax never, a plan's toll-free line only when labelled.
 */
export function findPhone(words: string, signature: string): Found | undefined {
  const all = [...candidates(words), ...candidates(signature).filter(({ rank }) => rank === 1)];
  const best = Math.min(...all.map(({ rank }) => rank));
  const [first, ...others] = all.filter(({ rank }) => rank === best);
  if (!first) return undefined;
  const isOnlyOne = others.every(({ value }) => value === first.value);
  if (!isOnlyOne && best > 1) return undefined;
  return { value: first.value, words: first.words, check: best === 3 || !isOnlyOne };
}

function candidates(text: string): Candidate[] {
  const found = [...text.matchAll(phone)].map((match) => ({
    match,
    digits: [match[1] ?? match[2], match[3], match[4]],
    extension: match[5],
  }));
  const bare = [...text.matchAll(runOfTen)].map((match) => ({
    match,
    digits: [match[1], match[2], match[3]],
    extension: undefined,
  }));
  return [...found, ...bare.filter(({ match }) => rankOf(before(text, match.index)) < 3)].flatMap(
    ({ match, digits, extension }) => {
      const lead = before(text, match.index);
      const value = `${digits.join('-')}${extension === undefined ? '' : ` ext. ${extension}`}`;
      const rank = rankOf(lead);
      if (fax.test(lead) || (rank > 1 && (notTheirs.test(lead) || tollFree.test(value)))) return [];
      return [{ rank, value, words: `${lastWords(lead)}${match[0]}`.trim() }];
    },
  );
}

function before(text: string, index: number): string {
  return (
    text
      .slice(Math.max(0, index - 60), index)
      .split(/\n/)
      .at(-1) ?? ''
  );
}

/** Whole words of about thirty characters. */
function lastWords(lead: string): string {
  return lead.length <= 30 ? lead : lead.slice(-30).replace(/^\S*\s/, '');
}

function rankOf(lead: string): 1 | 2 | 3 {
  if (callBack.test(lead)) return 1;
  return phoneLabel.test(lead) ? 2 : 3;
}
