import { DateTime } from 'luxon';
import { isOpen, openingAfter } from '../src/clock/business-time';
import { buildCalendar } from '../src/clock/calendar';
import { iowaCalendarRules } from '../src/clock/iowa-calendar';
import { referenceIn } from '../src/inquiry/reference';
import type { Person } from '../src/people/people';
import { MailboxUnreachable } from '../src/intake/mailbox';
import { StoreUnreachable } from '../src/log/store-errors';
import { arrivals, type Arrival } from './arrivals';
import { callForm } from './calls';
import { chance } from './chance';
import type { Arrived } from './edges/arrived';
import { events } from './events';
import { automaticMail, encryptedMail, inquiryMail, type Sender } from './mails';
import { attention } from './people/attention';
import { goAway, leavesOf, repliesOf } from './people/go-away';
import { awayNotes, type KnownAway } from './people/known-away';
import { offDays } from './people/off-days';
import { presses, type PressCounts } from './people/presses';
import { theUnit } from './people/the-unit';
import { work } from './people/work';
import { openUnit, type Unit } from './unit';

export type Setting = {
  readonly seed: number;
  readonly days: number;
  readonly inquiries: number;
  /** The first day, ISO. */
  readonly from: string;
  readonly faults: boolean;
};

/** What came in: the receipts of mails with an inquiry (epoch ms), the calls, and the mails of another kind. */
export type Came = { readonly mails: number[]; calls: number; others: number };

/** What happened, for whoever judges it. */
export type History = {
  readonly setting: Setting;
  readonly start: DateTime;
  readonly end: DateTime;
  readonly unit: Unit;
  readonly people: readonly Person[];
  /** The absences that people and mailboxes told the service of. */
  readonly known: readonly KnownAway[];
  /** Every message that reached somebody. */
  readonly arrived: readonly Arrived[];
  readonly presses: PressCounts;
  readonly came: Came;
  /** Every inquiry that was opened, in the order of the store. */
  readonly refs: readonly string[];
};

/** Machine time after which a lease that nobody keeps has run out. */
const leaseOverMs = 95_000;
/** So many messages are remembered. */
const lately = 50;
/** The mailbox is looked at some seconds after a mail came in. */
const lookMs = 3_000;
/** Between two looks at who is away. */
const absencesEvery = { minutes: 15 };

/** Months of work on a virtual clock, from due moment to due moment and from act to act; the same setting, the same history. */
export async function simulate(setting: Setting, progress: (done: number) => void): Promise<History> {
  const dice = chance(String(setting.seed));
  const start = DateTime.fromISO(`${setting.from}T07:00`, { zone: 'America/Chicago' }).toUTC();
  const end = start.setZone('America/Chicago').plus({ days: setting.days }).set({ hour: 20 }).toUTC();
  const arrived: Arrived[] = [];
  const counts: PressCounts = {
    pressed: 0,
    byLink: 0,
    brought: 0,
    again: 0,
    late: 0,
    mended: 0,
    failed: 0,
    refused: [],
  };
  const came: Came = { mails: [], calls: 0, others: 0 };
  const plan = events();
  const links = new Map<string, string>();
  const lines = new Map<string, Readonly<Record<string, unknown>>>();
  const notes = awayNotes();
  // Before the unit opens, as the mailboxes are part of it: its calendar is the same.
  const calendar = buildCalendar(iowaCalendarRules, { from: start.year - 1, to: start.year + 2 });
  const off = offDays(theUnit, calendar, start, end, dice.of('off'));
  const leaves = leavesOf(off, theUnit, { calendar, dice: dice.of('leaves') });
  let mayBeDue = true;
  const byId = new Map(theUnit.map((person) => [person.id, person]));

  const unit = await openUnit({
    start,
    people: theUnit,
    calendar,
    dice: dice.of('faults'),
    faults: setting.faults,
    replies: repliesOf(leaves),
    heard({ person, until }, at) {
      if (notes.now(person, at) === undefined) notes.leave({ person, from: at, until, how: 'replies', by: 'system' });
    },
    wake() {
      mayBeDue = true;
    },
    arrived(message, card) {
      arrived.push(message);
      const person = byId.get(message.to);
      for (const { ref, link } of message.about) if (link !== undefined) links.set(`${message.to}|${ref}`, link);
      for (const { button } of card?.items ?? [])
        if (button?.verb === 'bring') lines.set(`${message.to}|${String(button.data['ref'])}`, button.data);
      // Whoever asked for a card is at it.
      if (person === undefined || message.isBrought) return;
      const isAbsence = card !== undefined && leaving.reached(person, card);
      for (const ref of [...message.about.map((its) => its.ref), ...message.names]) mind.reached(person, ref);
      if (!isAbsence && message.about.length + message.names.length === 0)
        plan.plan(message.at + 600_000, () => openAside(person));
    },
  });
  const { app, clock } = unit;
  const desk = presses({
    unit,
    dice: dice.of('presses'),
    counts,
    another,
    pressed: (person) => {
      leaving.pressed(person);
    },
  });
  const mind = attention({
    events: plan,
    now: () => clock.now(),
    calendar,
    offDays: off,
    dice: dice.of('attention'),
    attend: (turning) => staff.attend(turning),
  });
  const staff = work({
    unit,
    dice: dice.of('work'),
    presses: desk,
    attention: () => mind,
    linkOf: (id, ref) => links.get(`${id}|${ref}`),
    takeLine(id, ref) {
      const line = lines.get(`${id}|${ref}`);
      lines.delete(`${id}|${ref}`);
      return line;
    },
  });
  const leaving = goAway({
    unit,
    people: theUnit,
    offDays: off,
    dice: dice.of('absences'),
    presses: desk,
    events: plan,
    attention: mind,
    notes,
    refused: counts.refused,
  });
  const senders = dice.of('senders');

  /** Of the inquiries that were heard of lately, one that is open, but for this one. */
  async function another(ref: string): Promise<string> {
    for (const one of new Set(arrived.slice(-lately).flatMap(({ about }) => about.map((its) => its.ref))))
      if (one !== ref && (await unit.onlooker.log.read(one))?.inquiry.step !== 'done') return one;
    return '';
  }

  for (const arrival of arrivals(setting.inquiries, start, end, calendar, dice.of('arrivals')))
    plan.plan(arrival.at.toMillis() + (arrival.way === 'mail' ? lookMs : 0), () => comesIn(arrival));
  for (let open = openingAfter(calendar, start); open < end; open = openingAfter(calendar, open))
    plan.plan(open.toMillis() + lookMs, lookThrough);
  leaving.plan(leaves);
  plan.plan(openingAfter(calendar, start).toMillis() + lookMs, lookAfterAbsences);

  /** On a timer, as the service does it; here in open hours alone, as nothing is read or told in others. */
  async function lookAfterAbsences(): Promise<void> {
    await app.hearReplies();
    await app.lookAfterAbsences();
    await app.showOverviews();
    const next = clock.now().plus(absencesEvery);
    const at = isOpen(calendar, next) ? next : openingAfter(calendar, next).plus(lookMs);
    plan.plan(at.toMillis(), lookAfterAbsences);
  }

  async function comesIn({ at, way }: Arrival): Promise<void> {
    if (way !== 'mail') return phoned(way);
    const mail = inquiryMail(came.mails.length, at, sender(), senders);
    came.mails.push(mail.receivedAt.toMillis());
    unit.mailbox.receive(mail);
    if (senders.is(0.03)) {
      came.others += 1;
      const other = senders.is(0.4) ? encryptedMail : automaticMail;
      unit.mailbox.receive(other(came.others, at.plus({ seconds: 2 }), sender()));
    }
    await takeMail();
  }

  /** A walk that failed is made again, as the service's own timer does. */
  async function takeMail(): Promise<void> {
    await app.takeMail();
    const waitMs = app.mailHeldMs();
    if (waitMs > 0) plan.plan(clock.now().toMillis() + waitMs, takeMail);
  }

  /** The mailbox is compared with the ledger: more often it would find nothing else. */
  async function lookThrough(): Promise<void> {
    await takeMail();
    try {
      await app.reconcile();
    } catch (fault) {
      if (!(fault instanceof StoreUnreachable) && !(fault instanceof MailboxUnreachable)) throw fault;
      plan.plan(clock.now().toMillis() + 60_000, lookThrough);
    }
  }

  function sender(): Sender {
    if (senders.is(0.1)) return { name: 'Robin Stranger', mail: 'robin@elsewhere.example.org' };
    return senders.pick(theUnit.filter(({ originatorType }) => originatorType !== undefined));
  }

  async function phoned(way: 'liaison' | 'originator'): Promise<void> {
    came.calls += 1;
    const role = way === 'liaison' ? 'memberLiaison' : 'originator';
    const who = senders.pick(theUnit.filter(({ roles, entraId }) => roles.includes(role) && entraId !== undefined));
    const data = callForm(clock.now(), calendar.rules.zone, unit.newId(), senders);
    const shown = await desk.press(who, 'openNew', data);
    const ref = referenceIn(shown?.headline ?? '');
    // Whoever gets no answer presses again, with the form as it is.
    if (shown === undefined)
      plan.plan(clock.now().toMillis() + 60_000, () => desk.press(who, 'openNew', data).then(() => undefined));
    else if (ref !== undefined && way === 'liaison') mind.after(5, { person: who, ref });
  }

  async function openAside(person: Person): Promise<void> {
    let key: string | undefined;
    const shown = await desk.press(person, 'say', { text: 'aside' });
    for (const { button } of shown?.items ?? []) key = String(button?.data['key'] ?? '');
    if (key === undefined) return;
    await desk.press(person, 'openAside', { key });
  }

  async function sweep(): Promise<void> {
    const { failed } = await app.sweep();
    if (failed > 0) plan.plan(clock.now().toMillis() + leaseOverMs, sweep);
  }

  let due = Infinity;
  for (;;) {
    if (mayBeDue) due = (await app.nextAttempt(clock.now().minus(1)))?.toMillis() ?? Infinity;
    mayBeDue = false;
    const now = Math.max(Math.min(plan.first() ?? Infinity, due), clock.now().toMillis());
    if (now > end.toMillis()) break;
    clock.set(DateTime.fromMillis(now, { zone: 'utc' }));
    // What is due at this very instant comes before what people do at it.
    if (due <= now) {
      await app.lookAfterAbsences();
      await app.showOverviews();
      await sweep();
      // What could not be sent waits for its lease, and does not hold the clock.
      due = (await app.nextAttempt(clock.now()))?.toMillis() ?? Infinity;
      mayBeDue = false;
    } else await plan.take()?.run();
    progress((now - start.toMillis()) / (end.toMillis() - start.toMillis()));
  }
  clock.set(end);
  const refs = await unit.onlooker.refs();
  return { setting, start, end, unit, people: theUnit, known: notes.all, arrived, presses: counts, came, refs };
}
