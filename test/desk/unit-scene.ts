import { randomUUID } from 'node:crypto';
import { createApp, type AppParts } from '../../src/app';
import { movableClock } from '../../src/clock/movable-clock';
import type { Diagnostic } from '../../src/diagnostics';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { answerLimit } from '../../src/intake/answer-limit';
import { ledger } from '../../src/intake/ledger';
import { accessLog } from '../../src/log/access-log';
import { mailThreads } from '../../src/log/mail-threads';
import { memoryRows } from '../../src/log/memory-rows';
import { openInquiry } from '../../src/procedure/open-inquiry';
import { withReminders } from '../../src/reminders/commit-decision';
import { conversationsTable } from '../../src/tables/conversations-table';
import { lease, mailCursor, reconciliations } from '../../src/tables/meta-table';
import { movesTable } from '../../src/tables/moves-table';
import { dayCountsTable } from '../../src/tables/day-counts-table';
import { outboxTable } from '../../src/tables/outbox-table';
import { peopleTable } from '../../src/tables/people-table';
import { tellingsTable } from '../../src/tables/tellings-table';
import { watchTable } from '../../src/tables/watch-table';
import type { ButtonView, CardView } from '../../src/views/card-view';
import { central, iowa } from '../clock/calendars';
import { standingTime } from '../clock/standing-time';
import { fakeMailbox } from '../intake/fake-mailbox';
import { aCipher } from '../log/a-cipher';
import { aLog, stored } from '../log/a-log';
import { watchedRows } from '../log/watched-rows';
import { theUnit } from '../people/the-unit';
import { fakeTeams } from '../reminders/fake-teams';

type Filled = Readonly<Record<string, string>>;

/** A card that was pushed, and to whom. */
export type Pushed = { readonly to: string; readonly view: CardView };

/** The whole service on memory rows: what people write and press, and what comes to them. Thursday, 10:00 AM Central. */
export async function unitScene() {
  const rows = watchedRows(memoryRows());
  const log = aLog(rows);
  const cipher = aCipher(rows);
  const teams = fakeTeams();
  const mailbox = fakeMailbox();
  const time = standingTime();
  const clock = movableClock(() => 0, central('2026-09-17T10:00'));
  const people = peopleTable(rows, time);
  const told: Diagnostic[] = [];
  await people.load(theUnit);
  const conversations = conversationsTable(rows);
  for (const { entraId } of theUnit) {
    if (entraId === undefined) continue;
    await conversations.remember({
      entraId,
      tenantId: 'tenant',
      serviceUrl: 'https://teams.example.org/',
      conversationId: `a:${entraId}`,
      botId: '28:app',
    });
  }
  const partsOf = (instance: string): AppParts => ({
    clock,
    systemTime: time,
    calendar: iowa,
    calendarHash: 'hours-1',
    log: aLog(rows),
    index: { note: () => Promise.resolve(), find: () => Promise.resolve([]), forget: () => Promise.resolve() },
    access: accessLog(rows, { seal: () => Promise.resolve(new Uint8Array()) }, randomUUID),
    people: instance === 'here' ? people : peopleTable(rows, time),
    moves: movesTable(rows),
    tellings: tellingsTable(rows),
    conversations,
    emergencyText: 'Call 911.',
    newId: randomUUID,
    instance,
    diagnostics: (line) => told.push(line),
    wake: () => undefined,
    mailbox,
    ledger: ledger(rows, cipher),
    read: () => Promise.reject(new Error('No mail comes in here.')),
    threads: mailThreads(rows, cipher),
    answers: { to: 'directory', limit: answerLimit(rows, cipher, 5) },
    budget: { daily: 40, counts: dayCountsTable(rows) },
    outbox: outboxTable(rows, cipher, randomUUID, time),
    answerLink: () => Promise.resolve(undefined),
    cursor: mailCursor(rows, mailbox.address),
    lease: lease(rows, 'mail', instance, time),
    reconciliations: reconciliations(rows, mailbox.address),
    reconcileLease: lease(rows, 'reconcile', instance, time),
    pokes: watchTable(rows, mailbox.address, randomUUID),
    walkAgain: () => undefined,
    random: () => 0.5,
    mailSince: clock.now(),
    teams,
    draw: {
      card: (view) => ({ type: 'AdaptiveCard', view }),
      mail: (view) => ({ subject: view.headline, body: view.lines.join('\n') }),
    },
  });
  const app = createApp(partsOf('here'));
  const entraIdOf = (id: string): string => {
    const entraId = theUnit.find((person) => person.id === id)?.entraId;
    if (entraId === undefined) throw new Error(`${id} has no Teams.`);
    return entraId;
  };
  const idOf = (entraId: string): string => theUnit.find((one) => one.entraId === entraId)?.id ?? entraId;

  async function opens(key: string, changes: Partial<Inquiry> = {}): Promise<string> {
    const now = clock.now();
    const { ref } = await log.open(key, now, (at) => {
      const opening = openInquiry(
        {
          ref: at,
          receivedAt: now,
          receipt: 'mail',
          originatorType: 'CSR',
          suggestedTier: 'high',
          suggestedReason: 'a life-sustaining item may stop',
          sensitive: { memberName: 'June Quill', issue: 'The wheelchair has not come.' },
          by: 'system',
        },
        now,
      );
      const inquiry: Inquiry = { ...opening.inquiry, ...changes };
      const planned = { outcome: 'decided' as const, ...opening, notices: [], inquiry };
      return { inquiry: withReminders(undefined, planned, now, iowa), lines: opening.lines };
    });
    return ref;
  }

  return {
    rows,
    log,
    people,
    teams,
    mailbox,
    clock,
    time,
    told,
    app,
    /** Another instance on the same store. */
    another: (instance: string) => createApp(partsOf(instance)),
    at(text: string): void {
      clock.set(central(text));
      // Nobody reads a directory of before.
      time.pass(10_000);
    },
    says: (id: string, text: string): Promise<CardView> => app.say(entraIdOf(id), text),
    /** Presses a button of a card, by its words. */
    presses(id: string, label: string, card: CardView, filled: Filled = {}): Promise<CardView> {
      const { verb, data, withoutInputs } = buttonOf(card, label);
      return app.press({
        entraId: entraIdOf(id),
        verb,
        data: { ...(withoutInputs ? {} : { ...typedIn(card), ...filled }), ...data },
        conversationId: `a:${entraIdOf(id)}`,
        activityId: randomUUID(),
      });
    },
    /** An inquiry that has just come in; High Priority is suggested. */
    opens,
    /** An inquiry that somebody owns; High Priority at 4b unless told otherwise. */
    owned: (owner: string, key: string, changes: Partial<Inquiry> = {}): Promise<string> =>
      opens(key, { turn: 2, step: '4b', tier: 'high', owner, liaison: owner, ...changes }),
    read: async (ref: string): Promise<Inquiry> => (await stored(log, ref)).inquiry,
    /** What was pushed since the last time this was asked. */
    pushed(): readonly Pushed[] {
      return teams.sent.splice(0).map(({ entraId, card }) => ({ to: idOf(entraId), view: card['view'] as CardView }));
    },
  };
}

export type UnitScene = Awaited<ReturnType<typeof unitScene>>;

function buttonOf(card: CardView, label: string): ButtonView {
  const all = [...card.buttons, ...card.items.flatMap(({ button }) => (button === undefined ? [] : [button]))];
  const found = all.find((button) => button.label === label);
  if (found === undefined) throw new Error(`There is no "${label}" among ${all.map((one) => one.label).join(', ')}.`);
  return found;
}

function typedIn(card: CardView): Filled {
  return Object.fromEntries(card.fields.map(({ id, value }) => [id, value]));
}

/** The words of a card's buttons. */
export function buttonsOf(card: CardView): readonly string[] {
  return [...card.buttons, ...card.items.flatMap(({ button }) => (button === undefined ? [] : [button]))].map(
    ({ label }) => label,
  );
}
