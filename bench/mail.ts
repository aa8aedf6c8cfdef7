import { readFileSync } from 'node:fs';
import path from 'node:path';
import { draftLine } from '../src/intake/draft-line';
import { knownPerson, type SerializableKnown } from '../src/intake/known';
import { answerQuestion } from '../src/intake/worker/answer-question';
import { parsePeopleFile } from '../src/people/people-file';
import { baselineLine } from './mail-baseline';
import { mailKeys, mailsFolder, scoredFields, scoreMail, type MailKey, type ScoredValue } from './mail-score';
import type { Report } from './report';

const unit = 'escalations@unit.example.org';

/**
 * What is read from the test mails against their keys, field by field, beside a baseline of first regular expressions. The ratio is
 * the right ones to the baseline's.
 */
export async function benchMail(report: Report): Promise<void> {
  const keys = mailKeys();
  const ours: ScoredOf[] = [];
  const baseline: ScoredOf[] = [];
  for (const key of keys) {
    report.progress(`reading ${key.name}`);
    ours.push({ key, values: await readMail(key) });
    baseline.push({ key, values: scoreMail(key, await baselineLine(key.eml)) });
  }
  for (const field of scoredFields) {
    const own = countsOf(ours, (value) => value.field === field);
    const theirs = countsOf(baseline, (value) => value.field === field);
    figure(report, `mail: ${field}`, own, theirs);
  }
  figure(report, 'mail: all fields', countsOf(ours), countsOf(baseline));
  const isClear = (_value: ScoredValue, key: MailKey) => key.clear;
  figure(report, 'mail: all fields of clear mails', countsOf(ours, isClear), countsOf(baseline, isClear));
}

/** Scores one test mail as `npm run draft` reads it, with the people of the folder. */
export async function readMail(key: MailKey): Promise<ScoredValue[]> {
  const route = await answerQuestion({
    kind: 'eml',
    bytes: key.eml,
    receivedAt: key.received,
    now: key.received,
    known: knownOfMails(),
  });
  return scoreMail(key, draftLine(key.name, route));
}

function knownOfMails(): SerializableKnown {
  const people = parsePeopleFile(readFileSync(path.join(mailsFolder, 'people.json'), 'utf8')).map(knownPerson);
  return { mailboxAddress: unit, closedDays: [], people, references: 'all' };
}

type ScoredOf = { readonly key: MailKey; readonly values: readonly ScoredValue[] };
type Counts = { readonly right: number; readonly wrong: number; readonly empty: number; readonly of: number };

function countsOf(
  all: readonly ScoredOf[],
  counts: (value: ScoredValue, key: MailKey) => boolean = () => true,
): Counts {
  const values = all.flatMap(({ key, values: own }) => own.filter((value) => counts(value, key)));
  const number = (score: ScoredValue['score']) => values.filter((value) => value.score === score).length;
  return { right: number('right'), wrong: number('wrong'), empty: number('empty'), of: values.length };
}

function figure(report: Report, name: string, own: Counts, baseline: Counts): void {
  report.figure({
    name,
    value: own.right,
    unit: `of ${String(own.of)}`,
    ratio: own.right / Math.max(1, baseline.right),
    note: `wrong ${String(own.wrong)}, left empty ${String(own.empty)}; baseline right ${String(baseline.right)}, wrong ${String(baseline.wrong)}, left empty ${String(baseline.empty)}`,
  });
}
