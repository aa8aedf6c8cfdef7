import type { Inquiry } from '../inquiry/inquiry';
import { tiers, type Tier } from '../inquiry/tiers';
import { Misunderstood } from './misunderstood';

/** Which inquiries: all that fit every word given. Days are ISO, Central, both included. */
export type Filter = {
  readonly standing?: 'open' | 'closed';
  readonly owner?: string;
  readonly mco?: string;
  readonly tier?: Tier;
  readonly from?: string;
  readonly to?: string;
};

/** The options that a filter is made of. */
export const filterOptions = ['open', 'closed', 'owner', 'mco', 'tier', 'from', 'to'] as const;

type Given = Readonly<Record<'open' | 'closed', boolean>> &
  Partial<Readonly<Record<Exclude<(typeof filterOptions)[number], 'open' | 'closed'>, string | undefined>>>;

/** Reads the filter of a command line. @throws Misunderstood */
export function readFilter({ open, closed, owner, mco, tier, from, to }: Given): Filter {
  if (open && closed) throw new Misunderstood('--open and --closed exclude each other; without them you get both.');
  if (tier !== undefined && !isTier(tier)) throw new Misunderstood('--tier is high or escalated.');
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const)
    if (day !== undefined && !/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day))
      throw new Misunderstood(`${name} is a day such as 2026-09-17.`);
  return {
    ...(open && { standing: 'open' as const }),
    ...(closed && { standing: 'closed' as const }),
    ...(owner !== undefined && { owner }),
    ...(mco !== undefined && { mco }),
    ...(tier !== undefined && { tier }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function isTier(text: string): text is Tier {
  return Object.hasOwn(tiers, text);
}

/** Whether an inquiry is meant. The day is that of its receipt, in the office's zone. */
export function fits(filter: Filter, inquiry: Inquiry, zone: string): boolean {
  const { standing, owner, mco, tier, from, to } = filter;
  const day = inquiry.anchors.received.setZone(zone).toFormat('yyyy-MM-dd');
  return (
    (standing === undefined || (standing === 'closed') === (inquiry.step === 'done')) &&
    (owner === undefined || inquiry.owner === owner) &&
    (mco === undefined || inquiry.mco === mco) &&
    (tier === undefined || (inquiry.tier ?? inquiry.suggestedTier) === tier) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}

/** For the access log: "open, owner d-reyes". No member data can stand in it. */
export function filterInWords({ standing, ...others }: Filter): string {
  const words = [
    ...(standing === undefined ? [] : [standing]),
    ...Object.entries(others).map(([name, value]) => `${name} ${value}`),
  ];
  return words.length === 0 ? 'all of it' : words.join(', ');
}
