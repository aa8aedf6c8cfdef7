import { unitPeople } from '../../../local/unit-people';
import { referenceIn } from '../../../src/inquiry/reference';
import { hasButton, press, read, type Filled } from '../card-client';
import { reachedByPhone, theRequest } from '../intake';
import type { UnitInProcesses } from '../unit-in-processes';
import { instances, type TwoNeverStill } from './two-never-still';

/** What somebody was told is recorded: it must stand in the log, once. */
export type Recorded = { readonly ref: string; readonly act: string; readonly person: string };

export type PeopleAtWork = {
  /** Both liaisons press "Take it" at the same time, each reaching another instance. */
  take(ref: string): Promise<void>;
  /** Whoever has it goes through Steps 1 to 4 and asks the MCO; its contact answers, with an impatient finger. */
  workOn(ref: string): Promise<void>;
  /** What people were told is recorded. */
  recorded(): readonly Recorded[];
  readonly counts: { pressed: number; again: number; unanswered: number };
};

const liaisons = ['d-reyes', 's-okafor'] as const;
/** The MCOs' contacts who are in Teams. */
const inTeams = unitPeople.filter(({ roles, entraId }) => roles.includes('mcoContact') && entraId !== undefined);
/** People who get no answer press again, and then leave it. */
const mostPresses = 6;

const stepsToTheRequest: readonly (readonly [title: string, act: string, filled: Filled])[] = [
  ['Next', 'confirmWho', {}],
  ['Next', 'enrolled', { enrolled: 'yes', source: 'elvsWeb' }],
  ['Save as High Priority', 'saveHigh', { leaveMessage: 'yes' }],
  ['Save and ask the MCO', 'reached', reachedByPhone],
  ['Send request', 'sendRequest', theRequest],
];

export function peopleAtWork(unit: UnitInProcesses, services: TwoNeverStill): PeopleAtWork {
  const { teams } = unit;
  const recorded: Recorded[] = [];
  const counts = { pressed: 0, again: 0, unanswered: 0 };
  let turn = 0;

  /** The newest message about an inquiry in somebody's chat that has the button. */
  const cardOf = (person: string, ref: string, title: string) =>
    teams.cardsOf(person).findLast(({ card }) => hasButton(card, title) && referenceIn(read(card).headline) === ref);

  /** Presses until something comes back; answers its first line. Nothing when there is no such button, or never an answer. */
  async function presses(
    person: string,
    ref: string,
    title: string,
    filled: Filled = {},
    double = false,
  ): Promise<string | undefined> {
    const found = cardOf(person, ref, title);
    if (found === undefined) return undefined;
    const made = press(found.card, title, filled);
    for (let tries = 1; tries <= mostPresses; tries += 1) {
      turn += 1;
      await services.bringTo(instances[turn % 2] ?? 'east');
      counts.pressed += 1;
      const once = () => teams.press(person, found.activityId, made.verb, made.data);
      const answers = await Promise.all(double ? [once(), once()] : [once()]);
      const shown = answers.flatMap(({ card }) => (card === undefined ? [] : [read(card)]));
      const [bad] = shown.flatMap(({ errors }) => errors);
      if (bad !== undefined) throw new Error(`${person} pressed "${title}": ${bad}`);
      const done = shown.find(({ headline }) => headline.includes('recorded')) ?? shown[0];
      if (done !== undefined) return done.headline;
      counts.again += 1;
    }
    counts.unanswered += 1;
    return undefined;
  }

  function note(ref: string, act: string, person: string, told: string | undefined): boolean {
    const isRecorded = told?.includes('recorded') === true;
    if (isRecorded) recorded.push({ ref, act, person });
    return isRecorded;
  }

  async function ownerOf(ref: string): Promise<string | undefined> {
    return (await (await unit.log()).read(ref))?.inquiry.owner;
  }

  return {
    counts,
    recorded: () => recorded,
    async take(ref) {
      const told = await Promise.all(liaisons.map((person) => presses(person, ref, 'Take it')));
      liaisons.forEach((person, at) => note(ref, 'take', person, told[at]));
    },
    async workOn(ref) {
      const owner = await ownerOf(ref);
      if (owner === undefined) return;
      for (const [title, act, filled] of stepsToTheRequest)
        note(ref, act, owner, await presses(owner, ref, title, filled));
      await services.drain();
      for (const { id, name } of inTeams) {
        if ((await presses(id, ref, 'See details and answer')) === undefined) continue;
        const told = await presses(id, ref, 'Member contacted', { reporter: name }, true);
        note(ref, 'memberContacted', id, told);
      }
    },
  };
}
