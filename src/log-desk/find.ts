import { inWordsWithYear } from '../clock/words';
import type { Inquiry } from '../inquiry/inquiry';
import { tiers } from '../inquiry/tiers';
import { allInquiries } from '../log/all-inquiries';
import { statusOf } from '../log/sheet/status';
import { nextDue } from '../procedure/moments';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { filterInWords, fits } from './filter';
import { memberFrom, memberQuestions, ofMember } from './of-member';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';

type Finding = Extract<Asked, { readonly do: 'find' }>;

/**
 * `find`: a line for each inquiry that fits, without member data. Written down first; of whom was looked for only that it was a
 * member. Exit code 1 when nothing fits, or something could not be read.
 * @param answers asks for the member.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function find(
  parts: LogDeskParts,
  { asking, filter, byMember, json }: Finding,
  answers: (questions: readonly string[]) => Promise<readonly string[]>,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'find', output);
  if (caller === undefined) return exitCodes.failed;
  const member = byMember ? memberFrom(await answers(memberQuestions)) : undefined;
  if (byMember && member === undefined) {
    output.tell('Give the Medicaid ID, or both name and date of birth: three lines on standard input.');
    return exitCodes.failed;
  }
  const why = `${asking.why} (find ${byMember ? 'a member, ' : ''}${filterInWords(filter)})`;
  const now = parts.clock.now();
  await parts.access.write({ at: now, person: caller.id, action: 'search', why });
  const counts = { found: 0, unreadable: 0 };
  for await (const one of member === undefined ? everyOne(parts) : ofMember(parts, member)) {
    if (typeof one === 'string') {
      counts.unreadable += 1;
      output.tell(`${one} cannot be read. npm run log -- verify --ref ${one} says why.`);
    } else if (fits(filter, one, parts.calendar.rules.zone)) {
      counts.found += 1;
      await output.print(json ? jsonLine(one) : textLine(one, parts));
    }
  }
  if (counts.found === 0) output.tell('Nothing found.');
  return counts.found > 0 && counts.unreadable === 0 ? exitCodes.done : exitCodes.found;
}

/** Each inquiry, or the reference of one that cannot be read. */
async function* everyOne({ rows, cipher }: LogDeskParts): AsyncIterable<Inquiry | string> {
  for await (const one of allInquiries(rows, cipher)) yield 'stored' in one ? one.stored.inquiry : one.ref;
}

function textLine(inquiry: Inquiry, { calendar }: LogDeskParts): string {
  const { ref, step, tier, suggestedTier, owner, mco, anchors } = inquiry;
  const due = step === 'done' ? undefined : nextDue(inquiry, calendar)?.dueAt;
  return `${[
    ref,
    statusOf(inquiry),
    step === 'done' ? 'complete' : `step ${step}`,
    tier === undefined ? `${tiers[suggestedTier].name} (suggested)` : tiers[tier].name,
    mco ?? 'MCO not known',
    owner ?? 'nobody',
    `received ${inWordsWithYear(anchors.received)}`,
    ...(due === undefined ? [] : [`next due ${inWordsWithYear(due)}`]),
  ].join(' | ')}\n`;
}

function jsonLine(inquiry: Inquiry): string {
  const { ref, step, tier, owner, mco, anchors, resolution } = inquiry;
  const line = {
    ref,
    status: statusOf(inquiry),
    step,
    tier,
    owner,
    mco,
    receivedAt: anchors.received.toUTC().toISO(),
    closedAt: resolution?.closedAt.toUTC().toISO(),
  };
  return `${JSON.stringify(line)}\n`;
}
