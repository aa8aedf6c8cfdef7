import type { Calendar } from '../clock/calendar';
import { isOpen } from '../clock/business-time';
import type { Clock, SystemTime } from '../clock/clock';
import { keyHash } from '../log/keys';
import { hereFor } from '../people/cover';
import type { People, Person, Role } from '../people/people';
import type { CardView } from '../views/card-view';
import { deliver, type DeliveryParts } from './deliver';

export type TellParts = DeliveryParts & {
  readonly people: People;
  readonly clock: Clock;
  readonly calendar: Calendar;
  readonly systemTime: SystemTime;
};

/** Somebody whom the telling reached. */
export type Reached = { readonly to: string; readonly via: 'teams' | 'mail' };

/** Things of one kind that the Unit Lead is to hear of. */
export type News<T> = {
  /** What the Unit Lead has not been told of. */
  readonly untold: AsyncIterable<T> | Iterable<T>;
  /** Takes the telling for ourselves, in machine time; false when another instance has it, or has told. */
  readonly mayTell: (thing: T, now: number, until: number) => Promise<boolean>;
  readonly told: (thing: T, reached: readonly Reached[]) => Promise<void>;
  /** The same at every try to tell of it: a mail is looked for by it before it is sent again. */
  readonly idOf: (thing: T) => string;
  readonly card: (thing: T) => CardView;
  /** One card for so many at once. */
  readonly cardOfMany: (things: readonly T[]) => CardView;
  /** With more than so many at once, one card tells of all; 5 unless set. */
  readonly mostCards?: number;
  /** Who is told, if not the Unit Lead or who stands in. */
  readonly to?: Role;
};

/** Longer than all of its sends with their timeouts; then another instance may tell. */
const tellingMs = 300_000;
/** With more than so many at once, something has happened to the service, not to each of them. */
const mostCards = 5;

/** Tells the Unit Lead, or who stands in, of each thing until one send has got through. In open hours only. */
export async function tellOnce<T>(parts: TellParts, news: News<T>): Promise<void> {
  if (!isOpen(parts.calendar, parts.clock.now())) return;
  const mine: T[] = [];
  for await (const thing of news.untold) {
    const now = parts.systemTime.now();
    if (await news.mayTell(thing, now, now + tellingMs)) mine.push(thing);
  }
  if (mine.length > (news.mostCards ?? mostCards)) return tell(parts, news, mine, news.cardOfMany(mine));
  for (const thing of mine) await tell(parts, news, [thing], news.card(thing));
}

async function tell<T>(parts: TellParts, news: News<T>, things: readonly T[], card: CardView): Promise<void> {
  const directory = await parts.people.directory();
  const now = parts.clock.now();
  const people = hereFor(directory, news.to ?? 'unitLead', now);
  const ids = things.map((thing) => news.idOf(thing));
  const reached: Reached[] = [];
  for (const person of people) reached.push(...(await reach(parts, person, card, keyHash('aside', ...ids, person.id))));
  if (reached.length > 0) for (const thing of things) await news.told(thing, reached);
}

async function reach(parts: TellParts, person: Person, view: CardView, mark: string): Promise<readonly Reached[]> {
  const parcel = { view, mark, look: true, keep: () => Promise.resolve(true) };
  const delivery = await deliver(parts, person, parcel);
  return delivery.outcome === 'sent' ? [{ to: person.id, via: delivery.via }] : [];
}
