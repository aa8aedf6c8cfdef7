import type { DateTime } from 'luxon';
import { utc } from '../log/keys';
import { tellOnce, type TellParts } from '../reminders/tell-once';
import { isManagersMoment, leadMoment, nextAsideMoment } from './aside-moments';
import { asideView, asideWaitsView, manyMailsAsideView } from './aside-views';
import type { Ledger, LedgerEntry } from './ledger';

export type TellAsideParts = TellParts & { readonly ledger: Ledger };

/** A mail, and the moment of its that is to be told. */
type Due = { readonly entry: LedgerEntry; readonly at: DateTime };

/**
 * Card 7: tells the Unit Lead of each mail that was set aside, reminds them of all that wait after 30 business minutes and at
 * each opening until they are dealt with, and tells the Account Manager after a business day.
 */
export async function tellAside(parts: TellAsideParts): Promise<void> {
  const { ledger, calendar } = parts;
  const now = parts.clock.now();
  const fresh: Due[] = [];
  const waiting: Due[] = [];
  const late: Due[] = [];
  for await (const entry of ledger.aside()) {
    const at = leadMoment(entry, now, calendar);
    if (at !== undefined) (entry.toldUpTo === undefined ? fresh : waiting).push({ entry, at });
    if (isManagersMoment(entry, now, calendar)) late.push({ entry, at: entry.asideAt ?? entry.receivedAt });
  }
  const telling = {
    mayTell: ({ entry }: Due, from: number, until: number) => ledger.mayTell(entry, from, until),
    told: ({ entry, at }: Due) => ledger.told(entry, at),
    idOf: ({ entry, at }: Due) => `${entry.key} ${utc(at)}`,
  };
  await tellOnce(parts, {
    ...telling,
    untold: fresh,
    card: ({ entry }) => asideView(entry),
    cardOfMany: (all) => manyMailsAsideView(all.length),
  });
  await tellOnce(parts, { ...telling, ...waitsCard('unitLead'), untold: waiting });
  await tellOnce(parts, {
    ...telling,
    ...waitsCard('accountManager'),
    untold: late,
    to: 'accountManager',
    told: ({ entry }) => ledger.told(entry, 'manager'),
  });
}

/** When somebody is to be told next after an instant, if anything waits. */
export async function nextTell(
  parts: Pick<TellAsideParts, 'ledger' | 'calendar'>,
  after: DateTime,
): Promise<DateTime | undefined> {
  let first: DateTime | undefined;
  for await (const entry of parts.ledger.aside()) {
    const next = nextAsideMoment(entry, after, parts.calendar);
    if (first === undefined || next < first) first = next;
  }
  return first;
}

/** Reminders of all that wait come in one card. */
function waitsCard(to: 'unitLead' | 'accountManager') {
  const cardOfMany = (all: readonly Due[]) =>
    asideWaitsView(
      all.map(({ entry }) => entry),
      to,
    );
  return { card: (due: Due) => cardOfMany([due]), cardOfMany, mostCards: 0 };
}
