import type { CardView, ItemView } from '../src/views/card-view';
import { cutText } from './cut-text';
import { plain } from './text';

/** A mail in place of a card. */
export type MailText = { readonly subject: string; readonly body: string };

/**
 * A neutral mail for a card: the headline as subject, the sentences that hold no member data as body, plain text.
 * Facts that are sensitive, fields and the timeline stay out.
 * @param extra.links where to answer each item of a list, in their order.
 * @param extra.link where to answer without Teams; without it the mail asks to open Teams.
 * @param extra.isAnswer it answers a mail, so a mail answers it: nothing is said of Teams.
 * @param extra.hasTeams false: the reader has none, so nothing is said of it either.
 */
export function mailFor(
  view: CardView,
  extra: {
    readonly link?: string;
    readonly links?: readonly (string | undefined)[];
    readonly isAnswer?: boolean;
    readonly hasTeams?: boolean;
  } = {},
): MailText {
  const subject = cutText(oneLine(view.headline), 120);
  const facts = view.facts.filter(({ sensitive }) => !sensitive).map(({ label, value }) => `${label}: ${value}`);
  const sentences = [view.headline, ...(view.warning === undefined ? [] : [view.warning]), ...view.lines, ...facts];
  const items = view.items.map((item, at) => itemText(item, extra.links?.[at]));
  return {
    subject,
    body: `${[...sentences.map(oneLine), ...items, ...whereToAnswer(extra)].join('\n\n')}\n`,
  };
}

/** One of several matters, with its own way to answer. */
function itemText({ title, detail }: ItemView, link: string | undefined): string {
  const lines = [`- ${oneLine(title)}`, ...(detail === '' ? [] : [`  ${oneLine(detail)}`])];
  return [...lines, ...(link === undefined ? [] : [`  See the details and answer: ${link}`])].join('\n');
}

function whereToAnswer({
  link,
  links,
  isAnswer,
  hasTeams,
}: NonNullable<Parameters<typeof mailFor>[1]>): readonly string[] {
  if (isAnswer === true) return [];
  if (link !== undefined) return [`See the details and answer:\n${link}`];
  return hasTeams === false || links?.some((one) => one !== undefined) === true
    ? []
    : ['Open Microsoft Teams and the chat with Member Escalations to see the details and answer.'];
}

function oneLine(text: string): string {
  return plain(text).replace(/\s+/g, ' ').trim();
}
