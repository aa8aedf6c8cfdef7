import { propertyId } from './graph-message';
import type { MailItem } from './mail-item';
import { notUnderstood } from './refusal';

type Test = (item: MailItem) => boolean;

/** Reads a `$filter`: terms joined by `and`, of the forms that the service uses and a few more. @throws Refusal */
export function readFilter(text: string): Test {
  const tests: Test[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const term = terms.find(({ form }) => form.test(rest));
    const match = term?.form.exec(rest);
    if (!term || !match) throw notUnderstood('this $filter');
    tests.push(term.test(match.slice(1)));
    rest = rest.slice(match[0].length).trimStart();
    if (rest === '') break;
    const joined = /^and\s+/i.exec(rest);
    if (!joined) throw notUnderstood('this $filter');
    rest = rest.slice(joined[0].length);
  }
  return (item) => tests.every((test) => test(item));
}

const quoted = "'((?:[^']|'')*)'";

const terms: readonly { form: RegExp; test: (parts: string[]) => Test }[] = [
  {
    form: /^receivedDateTime\s+(ge|gt|le|lt)\s+([0-9T:.+Z-]+)/,
    test: ([operator = '', instant = '']) => {
      const limit = Date.parse(instant);
      if (Number.isNaN(limit)) throw notUnderstood('this instant');
      return (item) => compare(operator, Date.parse(item.receivedAt), limit);
    },
  },
  {
    form: /^isDraft\s+eq\s+(true|false)/,
    test:
      ([value]) =>
      (item) =>
        String(item.isDraft) === value,
  },
  {
    form: /^isRead\s+eq\s+(true|false)/,
    test:
      ([value]) =>
      (item) =>
        String(item.isRead) === value,
  },
  {
    form: new RegExp(`^internetMessageId\\s+eq\\s+${quoted}`),
    test:
      ([value = '']) =>
      (item) =>
        item.email.messageId === unquote(value),
  },
  {
    form: new RegExp(`^conversationId\\s+eq\\s+${quoted}`),
    test:
      ([value = '']) =>
      (item) =>
        item.conversationId === unquote(value),
  },
  {
    form: new RegExp(
      `^singleValueExtendedProperties/Any\\(\\s*(\\w+)\\s*:\\s*\\1/id\\s+eq\\s+${quoted}\\s+and\\s+\\1/value\\s+eq\\s+${quoted}\\s*\\)`,
      'i',
    ),
    test:
      ([, id = '', value = '']) =>
      (item) =>
        item.properties.some((one) => propertyId(one.id) === propertyId(unquote(id)) && one.value === unquote(value)),
  },
];

function compare(operator: string, at: number, limit: number): boolean {
  if (operator === 'ge') return at >= limit;
  if (operator === 'gt') return at > limit;
  return operator === 'le' ? at <= limit : at < limit;
}

function unquote(text: string): string {
  return text.replaceAll("''", "'");
}
