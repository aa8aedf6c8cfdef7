import { contextsFor } from '../../src/desk/contexts';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { Person } from '../../src/people/people';
import { StoreUnreachable } from '../../src/log/store-errors';
import { TooBusy } from '../../src/reminders/commit-decision';
import type { CardView } from '../../src/views/card-view';
import type { Chance } from '../chance';
import type { Unit } from '../unit';
import { fillIn, type Filled } from './fill-in';
import type { Possible } from './possible';

/** What came of presses, counted. */
export type PressCounts = {
  pressed: number;
  byLink: number;
  brought: number;
  /** Pressed twice, or on an old card: the presser saw the truth, and nothing more happened. */
  again: number;
  late: number;
  /** The form was to be mended, and was. */
  mended: number;
  /** The store did not answer: the person tries again later. */
  failed: number;
  /** The form was refused a second time: a fault of this simulation. */
  refused: string[];
};

const drawn = 0.1;

export type Pressed = 'done' | 'failed';

/** People at their cards: every press goes through the app, as the bot hands it on, and the answer is drawn. */
export function presses(parts: {
  readonly unit: Unit;
  readonly dice: Chance;
  readonly counts: PressCounts;
  readonly another: (ref: string) => Promise<string>;
  /** Somebody is there. */
  readonly pressed: (person: Person) => void;
}) {
  const { unit, dice, counts, another } = parts;
  let activities = 0;

  async function press(
    person: Person,
    verb: string,
    data: Readonly<Record<string, unknown>>,
    activityId = `press-${String((activities += 1))}`,
  ): Promise<CardView | undefined> {
    const entraId = person.entraId ?? '';
    const card = unit.teams.cardOf(entraId, typeof data['ref'] === 'string' ? data['ref'] : '');
    counts.pressed += 1;
    parts.pressed(person);
    try {
      const shown = await unit.app.press({
        entraId,
        verb,
        data,
        conversationId: card?.conversationId ?? `a:${entraId}`,
        activityId,
        ...(card !== undefined && { replyToId: card.activityId }),
      });
      // Drawing is the bot's: some answers are drawn too, so that no view meets a template for the first time in a chat.
      if (dice.is(drawn)) unit.draw(shown);
      return shown;
    } catch (fault) {
      if (!(fault instanceof StoreUnreachable) && !(fault instanceof TooBusy)) throw fault;
      counts.failed += 1;
      return undefined;
    }
  }

  /** One answer, as people give it: some look first, some press twice, some write down late what happened before. */
  async function answer(person: Person, inquiry: Inquiry, possible: Possible): Promise<Pressed> {
    const { ref, turn } = inquiry;
    const nonce = unit.newId();
    if (dice.is(0.15)) await press(person, 'open', { ref, nonce });
    const filled = await fill(inquiry, possible, dice.is(0.12));
    const data = { ...filled, ref, row: possible.row, button: possible.button, turn, nonce };
    const activityId = `answer-${nonce}`;
    const shown = await press(person, 'answer', data, activityId);
    if (shown === undefined) return 'failed';
    if (shown.errors.length > 0) return mended(person, inquiry, possible);
    if (dice.is(0.02)) {
      counts.again += 1;
      // A double click is two activities of one card; the same activity may also be delivered twice.
      await press(person, 'answer', data, dice.is(0.5) ? activityId : `${activityId}-again`);
    }
    return 'done';
  }

  async function mended(person: Person, inquiry: Inquiry, possible: Possible): Promise<Pressed> {
    counts.mended += 1;
    const { ref, turn } = inquiry;
    const filled = await fill(inquiry, possible, false);
    const data = { ...filled, ref, row: possible.row, button: possible.button, turn, nonce: unit.newId() };
    const shown = await press(person, 'answer', data);
    if (shown === undefined) return 'failed';
    if (shown.errors.length > 0) counts.refused.push(`${possible.row} ${possible.answer}: ${shown.errors.join(' ')}`);
    return 'done';
  }

  async function fill(inquiry: Inquiry, possible: Possible, earlier: boolean): Promise<Filled> {
    const now = unit.clock.now();
    const { calendar } = unit;
    const parts = { calendar, people: unit.onlooker.people, emergencyText: '' };
    const { procedure } = await contextsFor(parts, inquiry, now);
    return fillIn(
      possible,
      {
        inquiry,
        now,
        calendar,
        choices: procedure.choices,
        another: possible.form === 'reference' ? await another(inquiry.ref) : '',
      },
      earlier,
      dice,
    );
  }

  /** An answer by the link in a mail: the page is looked at, filled in and sent. */
  async function answerByLink(token: string, inquiry: Inquiry, possible: Possible): Promise<Pressed> {
    counts.byLink += 1;
    try {
      const page = await unit.answers.show(token, undefined);
      if (page.kind !== 'request') return 'done';
      const filled = await fill(inquiry, possible, dice.is(0.12));
      const form = { ...filled, row: page.row, turn: String(page.turn), button: possible.button };
      const sent = await unit.answers.act(token, undefined, { ...form, do: 'answer' });
      if (sent.page.kind === 'request' && sent.page.errors.length > 0) {
        counts.mended += 1;
        const again = await fill(inquiry, possible, false);
        await unit.answers.act(token, undefined, {
          ...form,
          ...again,
          happenedDate: '',
          happenedTime: '',
          do: 'answer',
        });
      }
      return 'done';
    } catch (fault) {
      if (!(fault instanceof StoreUnreachable) && !(fault instanceof TooBusy)) throw fault;
      counts.failed += 1;
      return 'failed';
    }
  }

  return {
    press,
    answer,
    /** Brings one reminder of a list as a card of its own. */
    async bring(person: Person, data: Readonly<Record<string, unknown>>): Promise<void> {
      counts.brought += 1;
      await unit.teams.bringing(() => press(person, 'bring', data));
    },
    answerByLink,
    /** A press on the card as it was a turn ago. */
    async pressOldCard(person: Person, { ref, step, turn }: Inquiry): Promise<void> {
      counts.late += 1;
      await press(person, 'answer', { ref, row: step, button: 'take', turn: turn - 1, nonce: unit.newId() });
    },
  };
}

export type Presses = ReturnType<typeof presses>;
