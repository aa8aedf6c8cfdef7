import { randomUUID } from 'node:crypto';
import type { BringParts } from '../../src/desk/bring-card';
import { press } from '../../src/desk/press';
import { takeIn } from '../../src/intake/take-in';
import type { Access } from '../../src/log/access-log';
import { reconciliations } from '../../src/tables/meta-table';
import { movesTable } from '../../src/tables/moves-table';
import type { CardView } from '../../src/views/card-view';
import { intakeScene, type IntakeScene } from '../intake/intake-scene';
import type { aMessage } from '../intake/a-message';
import { conversationsTable } from '../../src/tables/conversations-table';
import { outboxTable } from '../../src/tables/outbox-table';
import { aCipher } from '../log/a-cipher';
import { fakeTeams } from '../reminders/fake-teams';
import { theUnit } from '../people/the-unit';

export type MailDeskScene = IntakeScene & {
  readonly desk: BringParts;
  /** Looks at member data, oldest first. */
  readonly looks: Access[];
  /** A mail comes in and is taken in. */
  comes(message: ReturnType<typeof aMessage>): Promise<void>;
  /** A press of somebody of the unit; a press twice with the same `activityId` is one activity. */
  presses(id: string, verb: string, data: Readonly<Record<string, unknown>>, activityId?: string): Promise<CardView>;
};

/** The desk on memory rows, with the real log, ledger and reader, and a mailbox that records. */
export function mailDeskScene(): MailDeskScene {
  const scene = intakeScene();
  const looks: Access[] = [];
  const desk: BringParts = {
    ...scene.parts,
    systemTime: scene.time,
    access: {
      write(access) {
        looks.push(access);
        return Promise.resolve();
      },
    },
    reconciliations: reconciliations(scene.rows, 'mailbox'),
    moves: movesTable(scene.rows),
    emergencyText: 'Call 911.',
    newId: randomUUID,
    outbox: outboxTable(scene.rows, aCipher(scene.rows), randomUUID, scene.time),
    teams: fakeTeams(),
    conversations: conversationsTable(scene.rows),
    draw: {
      card: () => ({ type: 'AdaptiveCard' }),
      mail: ({ headline }) => ({ subject: headline, body: '' }),
    },
  };
  return {
    ...scene,
    desk,
    looks,
    async comes(message) {
      scene.mailbox.arrive(message);
      await takeIn(scene.parts, message.id);
    },
    presses(id, verb, data, activityId = randomUUID()) {
      const entraId = theUnit.find((person) => person.id === id)?.entraId ?? '';
      return press(desk, { entraId, verb, data, conversationId: `a:${entraId}`, activityId });
    },
  };
}

/** The data that a button of a card carries. @throws Error when the card has no such button. */
export function dataOf(card: CardView, label: string): Readonly<Record<string, unknown>> & { readonly verb: string } {
  const all = [...card.buttons, ...card.items.flatMap(({ button }) => button ?? [])];
  const found = all.find((button) => button.label === label);
  if (found === undefined) throw new Error(`no "${label}" among ${all.map((button) => button.label).join(', ')}`);
  return { ...found.data, verb: found.verb };
}
