import { contextsFor } from './contexts';
import { actorOf } from '../people/actor';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';
import { keyHash } from '../log/keys';
import type { Person } from '../people/people';
import { addWord as decideAddWord, wordForms, type WordAct } from '../procedure/acts';
import { mayBeTold } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { helpView, noteView, wordFormView } from '../views/desk-views';

/** Card 29: the form behind "Add information" and "The member called again". */
export async function wordForm(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const act = actIn(p);
  const stored = await parts.log.read(ref);
  const now = parts.clock.now();
  const { directory, view } = await contextsFor(parts, stored?.inquiry, now);
  if (act === undefined) return helpView(person);
  if (stored === undefined || mayBeTold(actorOf(person, directory, now), stored.inquiry) === 'nothing')
    return inquiryNotThere(ref);
  return wordFormView(stored.inquiry, act, {}, text(p.data, 'nonce') || parts.newId(), view);
}

/** Writes down what was added and tells the owner, once, however often it is pressed. No step and no clock moves. */
export async function addWord(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const nonce = text(p.data, 'nonce');
  const act = actIn(p);
  if (act === undefined) return helpView(person);
  const result = await commitDecision<readonly string[]>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    async (stored, now) => {
      const { procedure, directory } = await contextsFor(parts, stored.inquiry, now);
      const actor = actorOf(person, directory, now);
      const decided = decideAddWord(stored.inquiry, actor, act, p.data, procedure);
      if (decided.outcome === 'refused') return { outcome: 'refused', why: decided.errors };
      // A double click says the same twice; other words on an old card are something new.
      const said = decided.lines.flatMap(({ words }) => Object.values(words));
      const marks = [keyHash(p.conversationId, p.activityId), keyHash('word', act, nonce, ...said)];
      return { ...decided, marks };
    },
  );
  parts.wake();
  switch (result.outcome) {
    case 'unknown':
      return inquiryNotThere(ref);
    case 'refused': {
      const { view } = await contextsFor(parts, result.inquiry, parts.clock.now());
      return wordFormView(result.inquiry, act, { typed: p.data, errors: result.why }, nonce, view);
    }
    case 'done':
      return noteView(`${ref}: already added.`, ['Its owner has been told.']);
    case 'committed':
      return noteView(`${ref}: added.`, ['It stands in the log, and the owner is told. No clock has changed.']);
  }
}

function actIn(p: Press): WordAct | undefined {
  const act = text(p.data, 'act');
  return Object.hasOwn(wordForms, act) ? (act as WordAct) : undefined;
}
