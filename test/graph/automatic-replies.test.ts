import { createAbsences } from '../../graph/automatic-replies';
import { createCaller } from '../../graph/caller';
import { MailboxRefused, MailboxUnreachable } from '../../src/intake/mailbox';
import type { Absences } from '../../src/people/automatic-replies';
import { central } from '../clock/calendars';
import { aMailboxScene, aRecordingSystemTime, type Scene } from './mailbox-scene';

const dana = { mail: 'dana.reyes@example.org', entraId: '00000000-0000-4000-8000-000000000001' };
const sam = { mail: 'sam.okafor@example.org' };

let scene: Scene;
let absences: Absences;
beforeEach(async () => {
  scene = await aMailboxScene({
    standIn: { people: [{ address: dana.mail, id: dana.entraId }, { address: sam.mail }] },
  });
  absences = createAbsences(
    createCaller({
      baseUrl: scene.standIn.graphUrl,
      token: () => Promise.resolve('good'),
      systemTime: aRecordingSystemTime(),
      timeoutMs: 2_000,
    }),
  );
});
afterEach(() => scene.standIn.stop());

async function set(user: string, automaticRepliesSetting: object): Promise<void> {
  const answer = await fetch(`${scene.standIn.graphUrl}/v1.0/users/${user}/mailboxSettings`, {
    method: 'PATCH',
    headers: { Authorization: 'Bearer good', 'Content-Type': 'application/json' },
    body: JSON.stringify({ automaticRepliesSetting }),
  });
  expect(answer.status).toBe(200);
}

test('off, until further notice, and for a time', async () => {
  expect(await absences.repliesOf(dana)).toEqual({ status: 'off' });
  await set(dana.mail, { status: 'alwaysEnabled', internalReplyMessage: 'I am ill.' });
  expect(await absences.repliesOf(dana)).toEqual({ status: 'always' });
  await set(dana.mail, {
    status: 'scheduled',
    scheduledStartDateTime: { dateTime: '2026-11-24T18:00:00.0000000', timeZone: 'UTC' },
    scheduledEndDateTime: { dateTime: '2026-11-30T08:00:00.0000000', timeZone: 'Central Standard Time' },
  });
  expect(await absences.repliesOf(dana)).toEqual({
    status: 'scheduled',
    from: central('2026-11-24T12:00').toUTC(),
    to: central('2026-11-30T08:00').toUTC(),
  });
});

test.each([
  ['America/Denver', '2026-11-30T09:00'],
  ['Eastern Standard Time', '2026-11-30T07:00'],
])('a time in the zone %s', async (timeZone, inCentral) => {
  const eight = { dateTime: '2026-11-30T08:00:00.0000000', timeZone };
  await set(dana.mail, { status: 'scheduled', scheduledStartDateTime: eight, scheduledEndDateTime: eight });
  expect(await absences.repliesOf(dana)).toMatchObject({ to: central(inCentral).toUTC() });
});

test('a time in a zone that we do not know is not guessed', async () => {
  const when = { dateTime: '2026-11-30T08:00:00', timeZone: 'Tonga Standard Time' };
  await set(dana.mail, { status: 'scheduled', scheduledStartDateTime: when, scheduledEndDateTime: when });
  await expect(absences.repliesOf(dana)).rejects.toMatchObject({ code: 'UNEXPECTED_ANSWER' });
});

test('by object id where there is one, else by address; of one person at a time', async () => {
  await set(dana.mail, { status: 'alwaysEnabled' });
  expect(await absences.repliesOf(sam)).toEqual({ status: 'off' });
  const asked = scene.standIn.requests().filter(({ method }) => method === 'GET');
  await absences.repliesOf(dana);
  expect([...asked, ...scene.standIn.requests().slice(-1)].map(({ url }) => url)).toEqual([
    '/v1.0/users/sam.okafor%40example.org/mailboxSettings/automaticRepliesSetting',
    `/v1.0/users/${dana.entraId}/mailboxSettings/automaticRepliesSetting`,
  ]);
});

test('somebody without a mailbox has none', async () => {
  expect(await absences.repliesOf({ mail: 'nobody@example.org' })).toBeUndefined();
});

test('a missing permission is a refusal; an outage is none, after a few tries', async () => {
  const { faults } = scene.standIn;
  faults.next({ kind: 'answer', status: 403, json: { error: { code: 'ErrorAccessDenied' } } });
  await expect(absences.repliesOf(dana)).rejects.toBeInstanceOf(MailboxRefused);
  for (let tries = 0; tries < 4; tries++) faults.next({ kind: 'answer', status: 503, retryAfter: '1' });
  await expect(absences.repliesOf(dana)).rejects.toBeInstanceOf(MailboxUnreachable);
});
