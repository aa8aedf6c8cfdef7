import { inWordsWithYear } from '../clock/words';
import { allInquiries } from '../log/all-inquiries';
import { InquiryUnreadable } from '../log/inquiry-row';
import type { MemberKeys } from '../log/member-index';
import { changeHold, holdIn } from '../procedure/legal-hold';
import { longestText } from '../procedure/validate-form';
import { commitDecision } from '../reminders/commit-decision';
import type { Asked } from './asked';
import { callerFor } from './caller';
import { memberFrom, memberQuestions, ofMember } from './of-member';
import { exitCodes, type ExitCode, type Output } from './output';
import type { LogDeskParts } from './parts';

type Holding = Extract<Asked, { readonly do: 'hold' | 'lift' }>;
type Became = 'changed' | 'already' | 'missing' | 'unreadable';

/**
 * `hold` and `lift`: a legal hold on one inquiry, or on all of a member, with the reason of `--why` in a line of each. What is on
 * hold is never purged. Made again it changes nothing. Exit code 1 when one is not there or cannot be read.
 * @throws AccessNotWritten, StoreUnreachable, DataKeyLocked
 */
export async function hold(
  parts: LogDeskParts,
  { do: act, asking, ref }: Holding,
  answers: (questions: readonly string[]) => Promise<readonly string[]>,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'hold', output);
  if (caller === undefined) return exitCodes.failed;
  const member = ref === undefined ? memberFrom(await answers(memberQuestions)) : undefined;
  if (ref === undefined && member === undefined) {
    output.tell('Give the Medicaid ID, or both name and date of birth: three lines on standard input.');
    return exitCodes.failed;
  }
  await parts.access.write({
    at: parts.clock.now(),
    person: caller.id,
    action: 'hold',
    why: `${asking.why} (${act}${ref === undefined ? ' all of a member' : ''})`,
    ...(ref !== undefined && { ref }),
  });
  const refs = ref === undefined ? await refsOf(parts, member) : [ref];
  let failed = 0;
  for (const one of refs) {
    const became = await change(parts, act, one, caller.id, asking.why);
    if (became === 'missing' || became === 'unreadable') failed += 1;
    await output.print(`${one} | ${inWords(act, became)}\n`);
  }
  if (refs.length === 0) output.tell('Nothing found.');
  return failed > 0 || refs.length === 0 ? exitCodes.found : exitCodes.done;
}

/** `holds`: what is on legal hold, since when, and by whom. */
export async function holds(
  parts: LogDeskParts,
  { asking }: Extract<Asked, { readonly do: 'holds' }>,
  output: Output,
): Promise<ExitCode> {
  const caller = await callerFor(parts, asking, 'hold', output);
  if (caller === undefined) return exitCodes.failed;
  await parts.access.write({ at: parts.clock.now(), person: caller.id, action: 'list', why: `${asking.why} (holds)` });
  const counts = { held: 0, unreadable: 0 };
  for await (const one of allInquiries(parts.rows, parts.cipher)) {
    if ('isUnreadable' in one) {
      counts.unreadable += 1;
      output.tell(`${one.ref} cannot be read. npm run log -- verify --ref ${one.ref} says why.`);
      continue;
    }
    const held = holdIn(one.lines);
    if (held === undefined) continue;
    counts.held += 1;
    await output.print(`${one.stored.inquiry.ref} | on hold since ${inWordsWithYear(held.at)} | ${held.by}\n`);
  }
  output.tell(`${String(counts.held)} on legal hold.`);
  return counts.unreadable > 0 ? exitCodes.found : exitCodes.done;
}

async function refsOf(parts: LogDeskParts, member: MemberKeys | undefined): Promise<readonly string[]> {
  const found: string[] = [];
  if (member === undefined) return found;
  for await (const one of ofMember(parts, member)) found.push(typeof one === 'string' ? one : one.ref);
  return found;
}

async function change(
  { log, calendar, clock }: LogDeskParts,
  act: Holding['do'],
  ref: string,
  by: string,
  why: string,
): Promise<Became> {
  try {
    const result = await commitDecision<'already'>(
      { log, calendar, now: () => clock.now() },
      ref,
      async ({ inquiry }, now) => {
        const isHeld = holdIn(await log.lines(ref)) !== undefined;
        if (isHeld === (act === 'hold')) return { outcome: 'refused', why: 'already' };
        return changeHold(inquiry, act === 'hold' ? 'holdSet' : 'holdLifted', by, why.slice(0, longestText), now);
      },
    );
    return result.outcome === 'unknown' ? 'missing' : result.outcome === 'refused' ? 'already' : 'changed';
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
    return 'unreadable';
  }
}

function inWords(act: Holding['do'], became: Became): string {
  const state = act === 'hold' ? 'on legal hold' : 'not on legal hold';
  switch (became) {
    case 'changed':
      return `${state} from now on`;
    case 'already':
      return `${state} already`;
    case 'missing':
      return 'there is no such inquiry';
    case 'unreadable':
      return 'cannot be read, so nothing was changed; it is not purged while it cannot be read';
  }
}
