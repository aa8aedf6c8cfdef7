import { asideList } from './aside';
import { sayAway, sayBack } from './away';
import { commandIn } from './commands';
import { contextsFor } from './contexts';
import { actorOf } from '../people/actor';
import { mayAtDesk, rightForWord } from './desk-rights';
import type { DeskParts } from './parts';
import { refuse } from './refuse';
import { currentView } from './current-view';
import { inquiryNotThere, status } from './status';
import { referenceIn } from '../inquiry/reference';
import type { OpenSummary, UnreadableSummary } from '../log/open-summary';
import type { Person } from '../people/people';
import { utc } from '../log/keys';
import { isStaff, maySee } from '../procedure/rights';
import { rowOf } from '../procedure/steps';
import type { CardView } from '../views/card-view';
import { findView, helpView, listView, newView, noteView } from '../views/desk-views';
import { inquiryView } from '../views/inquiry-view';

/** A command in the personal chat (`commands.ts`), or a reference. */
export async function say(parts: DeskParts, person: Person, typed: string): Promise<CardView> {
  const [word = '', ...rest] = typed.trim().toLowerCase().split(/\s+/);
  const now = parts.clock.now();
  const staff = isStaff(person);
  const ref = referenceIn(rest.length > 0 ? rest.join(' ') : typed);
  const nonce = parts.newId();
  const contexts = await contextsFor(parts, undefined, now);
  const seen = (): Promise<void> => parts.access.write({ at: now, person: person.id, action: 'list' });

  const command = commandIn(word);
  // "open ME-..." looks at one: whoever may not is told where it stands.
  const right = command === undefined || (command === 'open' && ref !== undefined) ? undefined : rightForWord(command);
  if (right !== undefined && !mayAtDesk(right, actorOf(person, contexts.directory, now)))
    return refuse(parts, person, right, typed);
  switch (command) {
    case 'new':
      return newView({}, [], nonce, utc(now), contexts.view);
    case 'mine': {
      await seen();
      const covered = actorOf(person, contexts.directory, now).standsInFor ?? [];
      const mine = await summaries(parts, (summary) => isFor(person, summary));
      const theirs = await summaries(parts, (summary) => isOwnedBy(covered, summary));
      const none = person.roles.includes('mcoContact')
        ? 'Nothing waits for you. Requests to your MCO come to this chat by themselves.'
        : 'Nothing waits for you. New inquiries come to this chat by themselves.';
      const more = theirs.length === 0 ? '' : ` You stand in for ${String(theirs.length)} more.`;
      return listView(`Yours: ${String(mine.length)} open.${more}`, [...mine, ...theirs], nonce, contexts.view, none);
    }
    case 'open': {
      if (ref !== undefined) break;
      await seen();
      const all = await summaries(parts, () => true);
      return listView(`All open inquiries: ${String(all.length)}.`, all, nonce, contexts.view, 'No inquiry is open.');
    }
    case 'away':
      return sayAway(parts, person, rest.join(' '));
    case 'back':
      return sayBack(parts, person);
    case 'aside':
      return asideList(parts, person);
    case 'find':
      return findView({}, [], nonce);
    case 'log':
    case 'status':
      if (ref !== undefined) break;
      return noteView(`Write ${word} and a reference, such as ${word} ME-260917-7K2QXM.`, [
        'The reference stands in the first line of every card.',
      ]);
    default:
      break;
  }

  if (ref === undefined)
    return helpView(
      person,
      word === '' || word === 'help' || word === 'hello' || word === 'hi' ? undefined : 'I do not know that word.',
    );
  const stored = await parts.log.read(ref);
  if (stored === undefined) return inquiryNotThere(ref);
  const { inquiry } = stored;
  if (word === 'status' || !maySee(actorOf(person, contexts.directory, now), inquiry))
    return status(parts, person, stored, nonce);
  const action = word === 'log' && staff ? 'log' : 'view';
  await parts.access.write({ at: now, person: person.id, action, ref });
  const known = await contextsFor(parts, inquiry, now);
  return action === 'log'
    ? inquiryView(inquiry, await parts.log.lines(ref), nonce, known.view)
    : currentView(inquiry, person, nonce, known);
}

type Listed = OpenSummary | UnreadableSummary;

async function summaries(parts: DeskParts, wanted: (summary: Listed) => boolean): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for await (const summary of parts.log.openInquiries()) if (wanted(summary)) found.push(summary);
  return found;
}

/** Of one that cannot be read nobody knows whose it is: it stands in the list of all. */
function isFor(person: Person, summary: Listed): boolean {
  if ('isUnreadable' in summary) return false;
  return person.roles.includes('mcoContact')
    ? summary.mco === person.mco && rowOf(summary.step).on.mco !== undefined
    : isOwnedBy([person.id], summary);
}

function isOwnedBy(ids: readonly string[], summary: Listed): boolean {
  return !('isUnreadable' in summary) && summary.owner !== undefined && ids.includes(summary.owner);
}
