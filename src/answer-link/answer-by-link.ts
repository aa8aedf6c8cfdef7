import { contextsFor } from '../desk/contexts';
import { rowIdOf, text } from '../desk/press-data';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import { answer, type Refusal } from '../procedure/answer';
import { buttonsOf, type ButtonId } from '../procedure/buttons';
import { rowOf } from '../procedure/steps';
import { commitDecision } from '../reminders/commit-decision';
import type { AnswerPage } from './answer-page';
import { followLink, type LinkDeskParts } from './link-desk';
import { linkState } from './link-state';
import { showPage } from './show-page';
import type { Visit } from './visit';

/**
 * An answer of an MCO contact by the link in a mail: decided and committed like a press in Teams, once, and written down as
 * "by the link sent to" this person. A link never closes an inquiry: what an MCO may answer stands in the table.
 */
export async function answerByLink(
  parts: LinkDeskParts,
  token: string,
  visit: Visit | undefined,
  filled: Readonly<Record<string, unknown>>,
): Promise<AnswerPage> {
  const followed = await followLink(parts, token);
  if (followed.state.is !== 'good' || !('inquiry' in followed)) return showPage(parts, followed, visit);
  const { link, person } = followed;
  const row = rowIdOf(filled['row']);
  const chosen = text(filled, 'button');
  const button = chosen as ButtonId;
  const turn = Number(filled['turn']);
  const typed = { typed: filled };
  if (chosen === '') return showPage(parts, followed, visit, { errors: [chooseFirst], ...typed });
  if (row === undefined || !buttonsOf(rowOf(row), ['mco']).some(({ id }) => id === button))
    return showPage(parts, followed, visit, { notice: 'alreadyDone', ...typed });

  const result = await commitDecision<Refusal>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    link.ref,
    async (stored, now) => {
      const contexts = await contextsFor(parts, stored.inquiry, now);
      const registered = contexts.directory.byId(person.id);
      // The inquiry may have moved on between the look and the press: judged again on what is committed.
      if (registered === undefined || linkState(link, registered, stored.inquiry, [], now).is !== 'good')
        return { outcome: 'refused', why: { outcome: 'stale' } };
      // Only as a contact of the plan, whatever else this person may be.
      const actor = { ...actorOf(registered, contexts.directory, now), roles: ['mcoContact'] };
      const decided = answer(stored.inquiry, { button, row, turn, by: actor, filled }, contexts.procedure);
      if (decided.outcome !== 'decided') return { outcome: 'refused', why: decided };
      return {
        ...decided,
        lines: decided.lines.map((line) => ({ ...line, facts: { ...line.facts, via: 'link', link: link.id } })),
        marks: [keyHash('link', link.id)],
      };
    },
  );
  parts.wake();
  const after = await followLink(parts, token);
  if (result.outcome === 'committed') return showPage(parts, after, visit, { notice: 'recorded' });
  if (result.outcome === 'refused' && result.why.outcome === 'fields')
    return showPage(parts, after, visit, { errors: result.why.errors.map(({ message }) => message), ...typed });
  return showPage(parts, after, visit, { notice: 'alreadyDone', ...typed });
}

const chooseFirst = 'What happened?: choose one.';
