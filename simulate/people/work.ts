import { openMinutesBetween } from '../../src/clock/business-time';
import type { Inquiry } from '../../src/inquiry/inquiry';
import type { AnswerId, StepId } from '../../src/inquiry/vocabulary';
import { actorOf } from '../../src/people/actor';
import type { Directory, Person } from '../../src/people/people';
import { isStaff, type Actor } from '../../src/procedure/rights';
import { rowOf } from '../../src/procedure/steps';
import type { Chance } from '../chance';
import { replyMail } from '../mails';
import type { Unit } from '../unit';
import type { Attention, Turning } from './attention';
import { possibleAnswers, type Possible } from './possible';
import type { Presses } from './presses';
import { weighted } from './weights';

/** Business minutes after which somebody goes on with what is theirs, on average; elsewhere they wait for a message. */
const goesOnAfter: Readonly<Partial<Record<StepId, number>>> = {
  '1.intake': 5,
  '2': 4,
  '3': 6,
  '2b': 120,
  '4b': 40,
  '4c': 12,
  '4e.2': 60,
  '4f': 330,
  '4g': 60,
  '5b': 150,
  '5c': 60,
  '5c.2': 20,
  '5e.2': 120,
  '5f': 800,
  '5g': 90,
};
/** So often they do not go on by themselves: a reminder must come. An intake that was begun is mostly finished. */
const forgets = 0.12;
const forgetsIntake = 0.025;
const intake: readonly StepId[] = ['1.intake', '2', '3'];
/** So often somebody who is told of another's inquiry does something about it. */
const stepsIn = 0.1;
/** So often a reminder of a list is brought before it is answered; else people write the reference. */
const bringsLine = 0.8;
const handsOver = 0.015;
const reopens = 0.02;
const keepsPromise = 0.6;
const asksAgain = 0.08;
/** How contacts without an account answer, and what they say by phone. */
const outsideWays = [
  ['link', 70],
  ['mail', 15],
  ['phone', 15],
] as const;
const saidByPhone: readonly (readonly [AnswerId, number])[] = [
  ['memberContacted', 60],
  ['reportsResolved', 15],
  ['couldNotReach', 15],
  ['wrongDepartment', 5],
  ['notOurMember', 5],
];

export type WorkParts = {
  readonly unit: Unit;
  readonly dice: Chance;
  readonly presses: Presses;
  readonly attention: () => Attention;
  /** The newest link that somebody got for an inquiry. */
  readonly linkOf: (person: string, ref: string) => string | undefined;
  /** The button of an inquiry's line in the list in which it reached somebody last; taken, it is gone. */
  readonly takeLine: (person: string, ref: string) => Readonly<Record<string, unknown>> | undefined;
};

/** What people do when they turn to an inquiry: whatever the table allows them, each answer as often as its weight says. */
export function work({ unit, dice, presses, attention, linkOf, takeLine }: WorkParts) {
  let replies = 0;

  async function attend({ person, ref, meaning }: Turning): Promise<void> {
    const inquiry = (await unit.onlooker.log.read(ref))?.inquiry;
    if (inquiry === undefined) return;
    if (person.entraId === undefined) return fromOutside(person, inquiry);
    const line = takeLine(person.id, ref);
    if (line !== undefined && dice.is(bringsLine)) await presses.bring(person, line);
    const directory = await unit.onlooker.people.directory();
    const actor = actorOf(person, directory, unit.clock.now());
    if (meaning !== undefined) return giveMeant(person, actor, inquiry, meaning);
    if (person.roles.includes('originator')) return ask(person, inquiry);
    const theirs = isTheirs(actor, inquiry);
    if (!theirs && !dice.is(stepsIn)) {
      if (dice.is(0.02)) await presses.pressOldCard(person, inquiry);
      return;
    }
    if (inquiry.step === 'done') return;
    if (dice.is(handsOver) && isStaff(actor)) return handOver(person, inquiry, directory);
    const possible = possibleAnswers(inquiry, actor);
    const choice = dice.weighted(weighted(possible, inquiry, unit.clock.now(), unit.calendar));
    if (choice !== undefined) await give(person, inquiry, choice);
  }

  /** An answer that was in mind before, such as a promise that is kept; if it may still be given. */
  async function giveMeant(person: Person, actor: Actor, inquiry: Inquiry, meaning: AnswerId): Promise<void> {
    const choice = possibleAnswers(inquiry, actor).find(({ answer }) => answer === meaning);
    if (choice !== undefined) await give(person, inquiry, choice);
  }

  async function give(person: Person, inquiry: Inquiry, choice: Possible): Promise<void> {
    const { ref } = inquiry;
    if ((await presses.answer(person, inquiry, choice)) === 'failed') {
      attention().after(2, { person, ref });
      return;
    }
    const after = (await unit.onlooker.log.read(ref))?.inquiry;
    if (after === undefined) return;
    if (after.step === 'done') {
      const owner = after.owner === undefined ? undefined : (await unit.onlooker.people.directory()).byId(after.owner);
      if (owner !== undefined && dice.is(reopens))
        attention().after(dice.wait(1_500), { person: owner, ref, meaning: 'reopen' });
      return;
    }
    const { promisedFor } = after.anchors;
    if (choice.answer === 'willContactBy' && choice.who === 'mco' && promisedFor !== undefined) {
      const minutes = openMinutesBetween(unit.calendar, unit.clock.now(), promisedFor);
      if (dice.is(keepsPromise)) attention().after(minutes * 0.8, { person, ref, meaning: 'memberContacted' });
      return;
    }
    goOn(person, after);
  }

  /** Who has just done one thing does the next, if it is theirs too. */
  function goOn(person: Person, inquiry: Inquiry): void {
    const mean = goesOnAfter[inquiry.step];
    if (mean === undefined || inquiry.owner !== person.id) return;
    if (dice.is(intake.includes(inquiry.step) ? forgetsIntake : forgets)) return;
    attention().after(dice.wait(mean), { person, ref: inquiry.ref });
  }

  async function handOver(person: Person, inquiry: Inquiry, directory: Directory): Promise<void> {
    const role = inquiry.step.startsWith('5') ? 'esr' : inquiry.step === '2b' ? 'unitLead' : 'memberLiaison';
    const others = directory.withRole(role).filter(({ id }) => id !== inquiry.owner);
    if (others.length === 0) return;
    const data = { ref: inquiry.ref, nonce: unit.newId(), person: dice.pick(others).id, reason: 'Too much at once.' };
    await presses.press(person, 'doHandOver', data);
  }

  /** Somebody without an account here: a contact of the plan answers in one of three ways; who asked writes once more. */
  async function fromOutside(person: Person, inquiry: Inquiry): Promise<void> {
    if (!person.roles.includes('mcoContact')) return ask(person, inquiry);
    const waits = rowOf(inquiry.step).on.mco !== undefined && inquiry.request?.open === true;
    if (!waits || person.mco !== inquiry.mco || inquiry.owner === undefined) return;
    const way = dice.weighted(outsideWays);
    if (way === 'link') return byLink(person, inquiry);
    if (way === 'mail') await mails(person, inquiry.ref, 'We have called the member today.');
    // What was mailed or phoned, the owner writes down.
    const owner = (await unit.onlooker.people.directory()).byId(inquiry.owner);
    const said = dice.weighted(saidByPhone);
    if (owner !== undefined && said !== undefined)
      attention().after(dice.wait(30), { person: owner, ref: inquiry.ref, meaning: said });
  }

  async function byLink(person: Person, inquiry: Inquiry): Promise<void> {
    const token = linkOf(person.id, inquiry.ref);
    if (token === undefined) return;
    const actor: Actor = { id: person.id, roles: person.roles, ...(person.mco !== undefined && { mco: person.mco }) };
    const possible = possibleAnswers(inquiry, actor);
    const choice = dice.weighted(weighted(possible, inquiry, unit.clock.now(), unit.calendar));
    if (choice !== undefined && (await presses.answerByLink(token, inquiry, choice)) === 'failed')
      attention().after(3, { person, ref: inquiry.ref });
  }

  /** Somebody who asked writes once more, now and then. */
  async function ask(person: Person, inquiry: Inquiry): Promise<void> {
    if (dice.is(asksAgain)) await mails(person, inquiry.ref, 'Is there any news? The member called again.');
  }

  async function mails(person: Person, ref: string, words: string): Promise<void> {
    replies += 1;
    unit.mailbox.receive(replyMail(replies, unit.clock.now(), person, ref, words));
    await unit.app.takeMail();
  }

  return { attend };
}

/** Whether it waits for this person, as owner or cover, as one of a group, or as the MCO that was asked. */
function isTheirs(actor: Actor, inquiry: Inquiry): boolean {
  const { owner, step } = inquiry;
  if (owner !== undefined && (owner === actor.id || actor.standsInFor?.includes(owner) === true)) return true;
  if (step === '1') return actor.roles.includes('memberLiaison') || actor.roles.includes('unitLead');
  return actor.roles.includes('mcoContact');
}
