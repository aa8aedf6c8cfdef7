import type { BesideId } from '../inquiry/vocabulary';
import { clockWords } from './print-clock';
import { anchorWords, besideWords, noticeWords, recipientWords, whoWords } from './print-words';
import { rows } from './steps';
import type { Next, Row, Who } from './table';
import { answerWords } from './words';

/** The procedure table as Markdown, for policy staff: one section for each step and for each duty beside one. */
export function printTable(): string {
  const steps = rows.filter((row) => !isBeside(row));
  const beside = rows.filter(isBeside);
  return `${[
    '## Steps',
    ...steps.map(printRow),
    '## Duties beside a step',
    'Answers open and end them; they run while the step goes on.',
    ...beside.map(printRow),
  ].join('\n\n')}\n`;
}

function printRow(row: Row): string {
  const clocks = [...row.within.map(clockWords), ...silenceWords(row)];
  return [
    `### ${titleOf(row)}: ${row.asks}`,
    `Who: ${whoWords(row.who, row)}.`,
    ...(clocks.length > 0 ? [`Clocks:\n\n${list(clocks)}`] : []),
    ...(Object.keys(row.on) as Who[]).map((who) => `Answers of ${whoWords(who, row)}:\n\n${list(answersOf(row, who))}`),
    ...(row.cite.length > 0 ? [`The document:\n\n\`\`\`text\n${row.cite.join('\n')}\n\`\`\``] : []),
    ...(row.note === undefined ? [] : [`Note: ${row.note}`]),
  ].join('\n\n');
}

function titleOf({ id }: Row): string {
  if (id === 'done') return 'Done';
  return id in besideWords ? besideWords[id as BesideId] : `Step ${id}`;
}

function isBeside({ id }: Row): boolean {
  const opened = rows.flatMap(({ on }) => Object.values(on)).flatMap((answers) => Object.values(answers));
  return opened.some(({ open }) => open?.some((beside) => beside === id));
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

function answersOf(row: Row, who: Who): readonly string[] {
  return Object.entries(row.on[who] ?? {}).map(([answer, next]) => {
    const { button, done } = answerWords[answer as keyof typeof answerWords];
    return `**${button}** (${done}): ${[whereTo(next), ...effects(next)].join('; ')}.`;
  });
}

function whereTo(next: Next): string {
  if (next.to === 'done') return 'complete';
  if (next.to !== 'here') return `go to ${next.to}`;
  return next.restart === true ? 'stay here, the clock begins anew' : 'stay here';
}

function effects(next: Next): readonly string[] {
  const some = (intro: string, words: readonly string[] = []): readonly string[] =>
    words.length > 0 ? [`${intro} ${words.join(', ')}`] : [];
  return [
    ...some(
      'opens',
      next.open?.map((id) => besideWords[id]),
    ),
    ...some(
      'ends',
      next.end?.map((id) => besideWords[id]),
    ),
    ...some(
      'sets the time of',
      next.set?.map((anchor) => anchorWords[anchor]),
    ),
    ...some(
      'tells',
      next.tell?.map((notice) => noticeWords[notice]),
    ),
    ...(next.logs === undefined ? [] : [`written down under ${next.logs}`]),
    ...(next.unless === undefined ? [] : [`not while ${besideWords[next.unless]} is open`]),
    ...(next.undo === undefined ? [] : ['takes the reported contact back']),
  ];
}

function silenceWords({ ifSilent }: Row): readonly string[] {
  if (ifSilent === undefined) return [];
  const ladder = ifSilent.misses.flatMap((told, i) =>
    told.length === 0 ? [] : [`${told.map((to) => recipientWords[to]).join(' and ')} after the ${ordinals[i] ?? ''}`],
  );
  return [
    `When the MCO is silent, ${ifSilent.logs}, "${ifSilent.asks}". ${clockWords(ifSilent.at)}`,
    `Told at the opening after a close without word, once the request is proved delivered: ${ladder.join('; ')}.`,
  ];
}

const ordinals = ['first', 'second', 'third', 'fourth'];
