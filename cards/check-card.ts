import type { CardJson } from '../src/reminders/teams';
import { partsOf, textsOf, type Part } from './card-parts';
import { isPair } from './draw-fields';

const mostBytes = 28 * 1024;
const mostButtons = 6;
const mostQuestions = 7;
const inputs = ['Input.Text', 'Input.Date', 'Input.Time', 'Input.ChoiceSet'];
const allowed = new Set([
  ...['AdaptiveCard', 'TextBlock', 'RichTextBlock', 'TextRun', 'Container', 'ColumnSet', 'Column', 'ActionSet'],
  ...['Action.Execute', 'Action.ShowCard'],
  ...inputs,
]);

/**
 * What is wrong with a card, in words with the place; empty when nothing is. The rules are those every card keeps: what
 * Teams takes, what people can read and hear, and that member data stays where it may be shown.
 * @param planted member data and foreign text put into the view: it may stand in runs and in values of inputs only.
 */
export function problemsOf(card: CardJson, planted: readonly string[]): readonly string[] {
  const parts = partsOf(card);
  return [
    ...problemsOfFrame(card),
    ...parts.flatMap(problemsOfPart),
    ...problemsOfInputs(parts),
    ...problemsOfButtons(parts),
    ...problemsOfPlanted(card, planted),
  ];
}

function problemsOfFrame(card: CardJson): readonly string[] {
  const bytes = Buffer.byteLength(JSON.stringify(card), 'utf8');
  const first = partsOf(card).find(({ at }) => at === 'body[0]')?.json;
  return found([
    [card['version'] !== '1.5', 'card: the version is not 1.5'],
    [bytes >= mostBytes, `card: ${String(bytes)} bytes, ${String(mostBytes)} are too many`],
    [first?.['type'] !== 'TextBlock' || first['style'] !== 'heading', 'body[0]: the first element is no heading'],
    ...['fallbackText', 'speak'].map((key) => [!isWords(card[key]), `card: ${key} is missing`] as const),
  ]);
}

function problemsOfPart({ at, json }: Part): readonly string[] {
  const text = json['text'];
  const block = json['type'] === 'TextBlock';
  return found([
    [!allowed.has(String(json['type'])), `${at}: ${String(json['type'])} is not used in our cards`],
    [block && json['wrap'] !== true, `${at}: the text does not wrap`],
    [block && hasMarkdown(String(text)), `${at}: the text would be read as Markdown`],
    [json['type'] === 'Action.Execute' && !isWords(json['verb']), `${at}: the button has no verb`],
    [json['type'] === 'AdaptiveCard' && at !== 'card' && json['version'] !== '1.5', `${at}: the version is not 1.5`],
  ]);
}

function problemsOfInputs(parts: readonly Part[]): readonly string[] {
  const asked = parts.filter(({ json }) => inputs.includes(String(json['type'])));
  const ids = asked.map(({ json }) => String(json['id']));
  const questions = ids.filter((id, n) => n === 0 || !isPair(ids[n - 1] ?? '', id)).length;
  return [
    ...asked.flatMap(({ at, json }) => {
      const required = json['isRequired'] === true;
      const label = json['label'];
      return found([
        [!isWords(json['id']), `${at}: the input has no id`],
        [!isWords(label), `${at}: the input has no label`],
        [required !== String(label).endsWith(' (required)'), `${at}: label and isRequired do not agree`],
        [required && !isWords(json['errorMessage']), `${at}: the required input has no errorMessage`],
      ]);
    }),
    ...repeated(ids).map((id) => `card: two inputs have the id ${id}`),
    ...repeated(asked.map(({ json }) => String(json['label']))).map(
      (label) => `card: two inputs have the label ${label}`,
    ),
    ...found([[questions > mostQuestions, `card: ${String(questions)} questions, at most 7 are asked at once`]]),
  ];
}

function problemsOfButtons(parts: readonly Part[]): readonly string[] {
  const rows = parts.filter(({ json }) => Array.isArray(json['actions']));
  const open = parts.filter(({ at, json }) => String(json['type']).startsWith('Action.') && !at.includes('.card.'));
  return [
    ...rows.flatMap(({ at, json }) =>
      found([[Array.isArray(json['actions']) && json['actions'].length > mostButtons, `${at}: more than 6 buttons`]]),
    ),
    ...open.flatMap(({ at, json }) => found([[!isWords(json['title']), `${at}: the button has no title`]])),
    ...repeated(open.map(({ json }) => String(json['title']))).map((title) => `card: two buttons are called ${title}`),
  ];
}

function problemsOfPlanted(card: CardJson, planted: readonly string[]): readonly string[] {
  return textsOf(card)
    .filter(({ text }) => planted.some((words) => text.includes(words)))
    .filter(({ type, key, at }) => !mayHold(type, key) || /\.(data|choices)\b/.test(at))
    .map(({ at, key }) => `${key === 'name' ? `a property of ${at}` : at}: holds member data or foreign text`);
}

function mayHold(type: string, key: string): boolean {
  return (type === 'TextRun' && key === 'text') || (inputs.includes(type) && key === 'value');
}

function hasMarkdown(text: string): boolean {
  const rest = text.replace(/\\./g, '');
  return /[`*_[\]~<]|^\s*(?:[#>]|[-+]\s|\d+[.)]\s)/m.test(rest);
}

function isWords(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function repeated(values: readonly string[]): readonly string[] {
  return [...new Set(values.filter((value, n) => values.indexOf(value) !== n))];
}

function found(checks: readonly (readonly [boolean, string])[]): readonly string[] {
  return checks.filter(([wrong]) => wrong).map(([, words]) => words);
}
