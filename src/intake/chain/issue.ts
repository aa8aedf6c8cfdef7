import { splitSignature } from './signature';

const most = 8_000;
const rest = ' ... the rest is in the mailbox';

/** The words of one mail: without greeting, signature and disclaimer, cut at 8,000 characters. Never empty when the lines are not. */
export function issueWords(lines: readonly string[]): string {
  const said = tidy(splitSignature(lines).words);
  return cutIssue(said === '' ? tidy(lines) : said);
}

/** Cuts at 8,000 characters and says so; never in the middle of a sign that takes two. */
export function cutIssue(text: string): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - rest.length).replace(/[\ud800-\udbff]$/, '')}${rest}`;
}

function tidy(lines: readonly string[]): string {
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
