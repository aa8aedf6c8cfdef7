import { tiers, type Tier } from '../../src/inquiry/tiers';
import { planByCode } from '../../src/intake/plans';
import { mustBeZero, type MustBeZero, type Outcome } from './figures';

const zeroWords: Readonly<Record<MustBeZero, string>> = {
  sentOutsideHours: 'sent outside hours',
  missedDuties: 'duties missed by the bot',
  lostNotices: 'notices that never went out',
  doubleSends: 'sent twice',
  untracked: 'sends without proof, or proof without send',
  unexplainedLines: 'answers that the table does not have',
  ownerless: 'without an owner',
  brokenChains: 'chains of lines broken',
  lostInquiries: 'inquiries that came in and were lost',
  refusedForms: 'forms that the simulated people filled in wrongly',
};
const mostPeople = 8;
const mostFindings = 10;

/** The report that people read. */
export function printOutcome({ figures, perPerson, notWalked }: Outcome): string {
  const { timeliness } = figures;
  const n = (value: number): string => value.toLocaleString('en-US');
  const lines = [
    `${n(figures.days)} days from ${figures.from}, seed ${String(figures.seed)}${figures.faults ? ', with faults' : ''}`,
    '',
    `Inquiries: ${n(figures.opened)} opened, ${n(figures.closed)} closed, ${n(figures.open)} open.`,
    `${n(figures.acts)} answers, ${n(figures.sends)} messages (${n(figures.sentByMail)} by mail).`,
    `Repeated: ${n(figures.repeated)}. Superseded: ${n(figures.superseded)}. Undeliverable: ${n(figures.undeliverable)}.`,
    `Absences: ${n(figures.absences)}, for which ${n(figures.moved)} inquiries changed hands. Brought from lists: ${n(figures.brought)}.`,
    `Answers of the table that somebody gave: ${n(figures.answersWalked)} of ${n(figures.answersOfTable)}.`,
    ...(notWalked.length > 0 && notWalked.length <= mostFindings ? [`Not given: ${notWalked.join('; ')}.`] : []),
    '',
    'Must be 0:',
    ...mustBeZero.map((name) => `${String(figures[name]).padStart(6)}  ${zeroWords[name]}`),
    `Checked: ${n(figures.dutiesChecked)} duties, ${n(figures.chainsVerified)} chains.`,
    '',
    'Response to member or originator:',
    ...(Object.keys(tiers) as Tier[]).map((tier) => {
      const { of, inTarget, inLimit, enteredLate } = timeliness.response[tier];
      return `  ${tiers[tier].name.padEnd(26)} ${share(inTarget, of)} in target, ${share(inLimit, of)} in limit, ${n(enteredLate)} entered late (n ${n(of)})`;
    }),
    'MCO by end of day:',
    ...Object.entries(timeliness.plans).map(([code, plan]) => {
      const counted = plan.of - plan.takenBack - plan.waiting;
      return `  ${(planByCode(code)?.name ?? code).padEnd(26)} ${share(plan.strict, counted)} strict, ${share(plan.withGrace, counted)} with grace, ${n(plan.late)} late, ${n(plan.takenBack)} taken back (n ${n(plan.of)})`;
    }),
    'Updates on time:',
    ...(Object.keys(tiers) as Tier[]).map((tier) => {
      const { of, onTime } = timeliness.updates[tier];
      return `  ${tiers[tier].name.padEnd(26)} ${share(onTime, of)} (n ${n(of)})`;
    }),
    '',
    'A day of one person, max and mean:     reminders   cards and mails',
    ...perPerson
      .slice(0, mostPeople)
      .map(
        ({ person, roles, remindersMax, remindersMean, messagesMax, messagesMean }) =>
          `  ${`${person} (${roles.join(', ')})`.padEnd(34)} ${pair(remindersMax, remindersMean)}    ${pair(messagesMax, messagesMean)}`,
      ),
  ];
  return `${lines.join('\n')}\n`;
}

/** What was found where nothing may be, at most some of each. */
export function printFindings({ findings }: Outcome): string {
  const lines = mustBeZero.flatMap((name) =>
    findings[name].length === 0
      ? []
      : [`${zeroWords[name]}:`, ...findings[name].slice(0, mostFindings).map((finding) => `  ${finding}`)],
  );
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function share(part: number, of: number): string {
  return of === 0 ? '  -' : `${String(Math.round((100 * part) / of)).padStart(3)}%`;
}

function pair(most: number, mean: number): string {
  return `${String(most).padStart(5)} ${mean.toFixed(1).padStart(6)}`;
}
