import type { BringParts } from '../../src/desk/bring-card';
import { press } from '../../src/desk/press';
import { say } from '../../src/desk/say';
import { unlessUnreadable } from '../../src/desk/unless-unreadable';
import { ledger } from '../../src/intake/ledger';
import { readAndRoute } from '../../src/intake/reader';
import { accessLog } from '../../src/log/access-log';
import { memberIndex } from '../../src/log/member-index';
import { reconciliations } from '../../src/tables/meta-table';
import { movesTable } from '../../src/tables/moves-table';
import type { CardView } from '../../src/views/card-view';
import { theUnit } from '../people/the-unit';
import { answerLimit } from '../../src/intake/answer-limit';
import { aCipher } from '../log/a-cipher';
import { reminderScene } from '../reminders/reminder-scene';

/** The desk over the reminders' scene: people press and write, and see what comes back. */
export async function deskScene() {
  const scene = await reminderScene();
  let woken = 0;
  const cipher = aCipher(scene.rows);
  const parts: BringParts = {
    ...scene.parts,
    index: memberIndex(scene.rows, cipher),
    access: accessLog(scene.rows, cipher, scene.parts.newId),
    ledger: ledger(scene.rows, cipher),
    read: (message, known) => Promise.resolve(readAndRoute(message, known)),
    people: scene.people,
    reconciliations: reconciliations(scene.rows, 'mailbox'),
    moves: movesTable(scene.rows),
    emergencyText: 'Call 911.',
    answers: { to: 'directory', limit: answerLimit(scene.rows, cipher, 5) },
    wake: () => {
      woken += 1;
    },
  };
  let presses = 0;
  const personOf = (id: string) => {
    const person = theUnit.find((one) => one.id === id);
    if (person === undefined) throw new Error(`${id} is not in the unit.`);
    return person;
  };
  return {
    ...scene,
    index: parts.index,
    woken: () => woken,
    presses(id: string, verb: string, data: Readonly<Record<string, unknown>>): Promise<CardView> {
      presses += 1;
      const { entraId = '' } = personOf(id);
      const activityId = `press-${String(presses)}`;
      const pressed = { entraId, verb, data, conversationId: `a:${entraId}`, activityId };
      return unlessUnreadable(parts, data, () => press(parts, pressed));
    },
    says: (id: string, text: string): Promise<CardView> =>
      unlessUnreadable(parts, {}, () => say(parts, personOf(id), text)),
  };
}

export type DeskScene = Awaited<ReturnType<typeof deskScene>>;
