import type { DateTime } from 'luxon';
import type { LogLine } from '../inquiry/log-line';
import type { InquiryLog } from '../log/inquiry-log';
import { InquiryUnreadable } from '../log/inquiry-row';
import { utc } from '../log/keys';
import { asideKey, type KeptAside } from '../log/set-aside';
import { manyAsideView, setAsideView } from '../views/set-aside-view';
import { commitDecision } from './commit-decision';
import { tellOnce, type Reached, type TellParts } from './tell-once';

export type TellSetAsideParts = TellParts & { readonly log: InquiryLog; readonly instance: string };

/** While a new version is brought in, the old one cannot read what the new one writes, but the new one goes on with it at once. */
const standsFor = { minutes: 1 };

/** Tells the Unit Lead of inquiries that cannot be read, and of messages that failed too often. */
export async function tellSetAside(parts: TellSetAsideParts, kept: readonly KeptAside[]): Promise<void> {
  const before = parts.clock.now().minus(standsFor);
  const untold = kept.filter(({ told, since }) => !told && since <= before);
  if (untold.length === 0) return;
  const directory = await parts.people.directory();
  const idOf = (thing: KeptAside): string => `${asideKey(thing)} ${utc(thing.since)}`;
  await tellOnce(parts, {
    untold,
    mayTell: (thing, now, until) => parts.log.mayTell(thing, now, until),
    told: async (thing, reached) => {
      await parts.log.told(thing);
      if (thing.reason === 'FAILED_EIGHT_TIMES') await writeDown(parts, thing.ref, reached);
    },
    idOf,
    card: (thing) => setAsideView(thing, idOf(thing), { directory }),
    cardOfMany: (things) => manyAsideView(things.length),
  });
}

/** Sends are lines of the log, this one too; an inquiry that cannot be read meanwhile gets none. */
async function writeDown(parts: TellSetAsideParts, ref: string, reached: readonly Reached[]): Promise<void> {
  try {
    await commitDecision<never>(
      { log: parts.log, calendar: parts.calendar, now: () => parts.clock.now() },
      ref,
      ({ inquiry }, now) => {
        const lines = reached.map((one) => lineOf(inquiry.step, one, now, parts.instance));
        return Promise.resolve({ outcome: 'decided' as const, inquiry, lines, notices: [] });
      },
    );
  } catch (fault) {
    if (!(fault instanceof InquiryUnreadable)) throw fault;
  }
}

function lineOf(step: string, { to, via }: Reached, now: DateTime, instance: string): LogLine {
  return {
    step,
    act: 'sent',
    actor: 'system',
    happenedAt: now,
    recordedAt: now,
    sentAt: now,
    facts: { what: 'undelivered', to, via, instance },
    words: {},
  };
}
