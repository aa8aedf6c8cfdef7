import { randomUUID } from 'node:crypto';
import { answerDesk } from '../../src/answer-link/answer-desk';
import type { AnswerPage, RequestPage } from '../../src/answer-link/answer-page';
import { hourlyCap } from '../../src/answer-link/hourly-cap';
import { tokenFor } from '../../src/answer-link/link-for';
import { oneTimeCodes } from '../../src/answer-link/one-time-codes';
import { pageMail } from '../../src/answer-link/page-mail';
import { accessLog } from '../../src/log/access-log';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { memoryRows } from '../../src/log/memory-rows';
import { without } from '../../src/inquiry/without';
import { central, iowa } from '../clock/calendars';
import { aCipher } from '../log/a-cipher';
import { theUnit } from '../people/the-unit';
import { reminderScene } from '../reminders/reminder-scene';

const [contact] = theUnit.filter(({ id }) => id === 'j-ortiz').map((person) => without(person, ['entraId']));
if (contact === undefined) throw new Error('The unit has no contact of an MCO.');
/** The contact of the plan, who has no account here. */
export const theContact = contact;

const asked = central('2026-09-17T09:30').toUTC();

/** At 4.d: the plan was asked at 9:30 AM and owes its answer by 5:00 PM. */
export const asked4d: Partial<Inquiry> = {
  step: '4d',
  turn: 5,
  tier: 'high',
  owner: 'd-reyes',
  liaison: 'd-reyes',
  mco: 'ITC',
  anchors: { received: asked, clockStart: asked, since: asked, contacted: asked, asked },
  request: { open: true, n: 1, mco: 'ITC', department: 'memberServices', contact: 'j-ortiz', deliveredAt: asked },
  sensitive: {
    memberName: 'June Quill',
    memberId: '1234567A',
    phone: '515-555-0142',
    issue: 'The wheelchair has not come.',
    need: 'Please tell her when it comes.',
  },
};

/** The answer desk on memory rows with the real log, procedure, schedule and cipher. Thursday, 10:00 AM Central. */
export async function linkScene() {
  const rows = memoryRows();
  const scene = await reminderScene(rows);
  const cipher = aCipher(rows);
  let nextCode = 123_456;
  scene.people.set('j-ortiz', theContact);
  const { log, people, clock, time, mailbox } = scene;
  const desk = answerDesk({
    log,
    access: accessLog(rows, cipher, randomUUID),
    people,
    clock,
    calendar: iowa,
    systemTime: time,
    cipher,
    emergencyText: 'Call 911.',
    newId: randomUUID,
    diagnostics: (line) => scene.told.push(line),
    wake: () => undefined,
    publicUrl: () => 'https://unit.example.org',
    codes: oneTimeCodes({ rows, newId: randomUUID, cipher, systemTime: time, random: () => nextCode++ }),
    mayMail: hourlyCap({ rows, newId: randomUUID, systemTime: time }, 6),
    pageMail: pageMail(mailbox, randomUUID, (line) => scene.told.push(line)),
  });

  return {
    ...scene,
    cipher,
    desk,
    rowsBelow: rows,
    /** An inquiry whose plan was asked. */
    asks: (changes: Partial<Inquiry> = {}, key = 'mail:1') => scene.opens(key, { ...asked4d, ...changes }),
    /** A fresh link of the contact for it. */
    async link(ref: string): Promise<string> {
      const token = await tokenFor({ cipher, newId: randomUUID }, await scene.read(ref), theContact, clock.now());
      if (token === undefined) throw new Error('Nothing is asked of the contact.');
      return token;
    },
    /** Types the code that went to the box; answers what the browser keeps. */
    async visits(token: string): Promise<string> {
      await desk.act(token, undefined, { do: 'sendCode' });
      const code = /\b\d{6}\b/.exec(mailbox.sent.at(-1)?.body ?? '')?.[0] ?? '';
      const { keep } = await desk.act(token, undefined, { do: 'enterCode', code });
      if (keep === undefined) throw new Error('The code opened nothing.');
      return keep;
    },
    /** Acts of the log that a person did. */
    acts: async (ref: string): Promise<string[]> =>
      (await log.lines(ref)).filter(({ actor }) => actor !== 'system').map(({ act, actor }) => `${act} ${actor}`),
  };
}

/** What an answer by the page carries, from the page as it was drawn. */
export function answering(page: AnswerPage, button: string, more: Readonly<Record<string, string>> = {}) {
  const { row, turn } = asRequest(page);
  return { do: 'answer', row, turn: String(turn), button, reporter: 'Jo Ortiz', ...more };
}

export function asRequest(page: AnswerPage): RequestPage {
  if (page.kind !== 'request') throw new Error(`The page is ${page.kind}.`);
  return page;
}
