import type { Inquiry } from '../inquiry/inquiry';
import { keyHash } from '../log/keys';
import { actorOf } from '../people/actor';
import type { Person } from '../people/people';
import { keepSeparate as decideSeparate, linked } from '../procedure/keep-separate';
import { actsAs } from '../procedure/rights';
import { commitDecision } from '../reminders/commit-decision';
import type { CardView } from '../views/card-view';
import { contextsFor } from './contexts';
import { currentView, notYours } from './current-view';
import type { DeskParts } from './parts';
import { text, type Press } from './press-data';
import { inquiryNotThere } from './status';

/**
 * Links a new inquiry with those that it was thought to belong to, and keeps it apart. The others' logs are written first, each
 * once: a press that died between goes on where it ended.
 */
export async function keepSeparate(parts: DeskParts, person: Person, p: Press): Promise<CardView> {
  const ref = text(p.data, 'ref').toUpperCase();
  const fresh = (await parts.log.read(ref))?.inquiry;
  if (fresh === undefined) return inquiryNotThere(ref);
  const contexts = await contextsFor(parts, fresh, parts.clock.now());
  if (!actsAs(actorOf(person, contexts.directory, contexts.view.now), fresh).includes('owner'))
    return notYours(fresh, person);
  if (fresh.step === '1.intake')
    for (const { ref: other } of fresh.mayBelongTo ?? [])
      await write(parts, other, ref, (inquiry, now) => ({
        outcome: 'decided',
        inquiry,
        lines: [linked(inquiry, ref, person.id, now)],
        notices: [],
      }));
  const result = await write(parts, ref, ref, (inquiry, now) =>
    inquiry.step === '1.intake' ? decideSeparate(inquiry, person.id, now) : undefined,
  );
  if (result === undefined) return inquiryNotThere(ref);
  await parts.access.write({ at: parts.clock.now(), person: person.id, action: 'view', ref });
  const known = await contextsFor(parts, result, parts.clock.now());
  return currentView(result, person, keyHash(ref, p.activityId), known);
}

type Decide = (
  inquiry: Inquiry,
  now: Parameters<typeof decideSeparate>[2],
) => ReturnType<typeof decideSeparate> | undefined;

/** The inquiry as it stands then; undefined when it is gone. */
async function write(parts: DeskParts, ref: string, fresh: string, decide: Decide): Promise<Inquiry | undefined> {
  const result = await commitDecision<'other'>(
    { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
    ref,
    ({ inquiry }, now) => {
      const decided = decide(inquiry, now);
      return Promise.resolve(
        decided === undefined
          ? { outcome: 'refused' as const, why: 'other' as const }
          : { ...decided, marks: [keyHash('linked', fresh)] },
      );
    },
  );
  return result.outcome === 'unknown' ? undefined : result.inquiry;
}
