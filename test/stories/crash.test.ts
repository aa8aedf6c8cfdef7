import type { ServiceProcess } from '../../local/service-process';
import type { RecordedLine } from '../../src/inquiry/log-line';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { faultsOf, ledgerRows, receivedBy, storedRefs } from './account';
import { aPerson } from './a-person';
import { press } from './card-client';
import { reachedByPhone, takesIn, theRequest } from './intake';
import {
  claimOf,
  cursor,
  decision,
  draft,
  handedTo,
  keptOn,
  ledgerRow,
  ledgerSettled,
  mailSend,
  opening,
  proofFor,
  sendTo,
  type Kill,
} from './kill-points';
import { sample } from './mails';
import { startUnitInProcesses, type UnitInProcesses } from './unit-in-processes';

/** Longer than any lease: what a process held when it was killed is free for the next one. */
const leaseMs = 100_000;
const liaisons = ['d-reyes', 's-okafor'] as const;

let unit: UnitInProcesses;
let log: InquiryLog;
let service: ServiceProcess;
let starts = 0;
let mails = 0;
const table: string[] = [];

beforeAll(async () => {
  unit = await startUnitInProcesses('2026-11-24T09:00');
  await startAgain();
  await unit.teams.installAll();
  log = await unit.log();
});
afterAll(async () => {
  await unit.stop();
  process.stdout.write(`\n${table.join('\n')}\n\n`);
});

/** A new process on the same stores, which takes up what the last one left. */
async function startAgain(): Promise<void> {
  starts += 1;
  service = await unit.start(String(starts), starts * leaseMs);
  await service.drain();
}

/** Does `act`, and what follows from it, until the service ends where it shall; then it is started again. */
async function killedAt(kill: Kill, act: () => Promise<unknown>): Promise<void> {
  const struck = unit.before[kill.by].killAt(kill, service.pid).then(() => 'struck' as const);
  const acted = act()
    .then(() => service.drain())
    .then(
      () => 'went on' as const,
      () => struck,
    );
  if ((await Promise.race([struck, acted])) !== 'struck') throw new Error(`It never came to this: ${kill.name}.`);
  expect(await service.exited).toBeNull();
  await startAgain();
}

/** Forwards a mail of its own; `act` decides when the service looks. Answers the inquiries that came of it. */
async function refsOf(act: () => Promise<void>): Promise<readonly string[]> {
  const before = new Set(await storedRefs(unit));
  await act();
  return (await storedRefs(unit)).filter((ref) => !before.has(ref));
}

function forwardMail(): Promise<void> {
  mails += 1;
  return unit.forward(sample('insulin-prior-authorization', `${String(mails)}@mail.example.org`));
}

/** Presses a button on a card as it was posted. */
async function presses(person: string, title: string, nth: number, filled = {}): Promise<string> {
  const sent = unit.teams
    .sends()
    .filter(({ personaId, card }) => personaId === person && hasTitle(card, title))
    .at(nth);
  if (sent === undefined) throw new Error(`${person} never got a card with "${title}".`);
  const { verb, data } = press(sent.card, title, filled);
  const { card } = await unit.teams.press(person, sent.activityId, verb, data);
  return String(card?.['fallbackText']);
}

function hasTitle(card: Readonly<Record<string, unknown>>, title: string): boolean {
  return JSON.stringify(card).includes(`"title":"${title}"`);
}

/**
 * What is known of the send to Dana Reyes when the service ends, and so what the next process does. Where the sweep is at
 * work beside the walk, any of the sends may have been under way.
 */
type Expected = 'once' | 'once, marked' | 'twice, marked' | 'as known';
const cards: readonly (readonly [Kill, Expected])[] = [
  [ledgerRow('before', { name: 'before the ledger row' }), 'once'],
  [ledgerRow('after', { name: 'after the ledger row' }), 'once'],
  [opening('before', { name: 'before the opening' }), 'once'],
  [opening('after', { name: 'after the opening' }), 'once'],
  [ledgerSettled('before', { name: 'before the ledger says opened' }), 'as known'],
  [cursor('before', { name: 'before the cursor' }), 'as known'],
  [claimOf('anyLiaison')('after', { name: 'after the claim for the group' }), 'once'],
  [handedTo('d-reyes')('before', { name: 'before the rows of those present' }), 'once'],
  [handedTo('d-reyes')('after', { name: 'after the rows of those present' }), 'once'],
  [claimOf('d-reyes')('before', { name: 'before the claim' }), 'once'],
  [claimOf('d-reyes')('after', { name: 'after the claim' }), 'once, marked'],
  [sendTo('d-reyes')('before', { name: 'before the send arrived' }), 'once, marked'],
  [sendTo('d-reyes')('after', { name: 'after the send arrived' }), 'twice, marked'],
  [keptOn('d-reyes')('before', { name: 'before the id was kept' }), 'twice, marked'],
  [keptOn('d-reyes')('after', { name: 'after the id was kept' }), 'once'],
  [proofFor('d-reyes')('before', { name: 'before the proof' }), 'once'],
  [proofFor('d-reyes')('after', { name: 'after the proof' }), 'once'],
];

describe('A mail comes in and its claim cards go out > the service is killed', () => {
  test.each(cards.map(([kill, expected]) => [kill.name, kill, expected] as const))(
    '%s',
    async (name, kill, expected) => {
      const known = await ledgerRows(unit);
      const refs = await refsOf(() => killedAt(kill, forwardMail));
      expect(refs).toHaveLength(1);
      const ref = refs[0] ?? '';
      expect(await ledgerRows(unit)).toBe(known + 1);

      const lines = await log.lines(ref);
      const [dana, sam, tam] = (
        [
          ['d-reyes', 'claim', /new inquiry/],
          ['s-okafor', 'claim', /new inquiry/],
          ['t-nguyen', 'acknowledged', /received/],
        ] as const
      ).map(([person, what, headline]) => {
        const received = receivedBy(unit, person, ref, headline);
        const proofs = lines.filter(
          ({ act, facts }) => act === 'sent' && facts['what'] === what && facts['to'] === person,
        );
        expect(proofs).toHaveLength(1);
        expect(proofs[0]?.facts['repeated'] === true).toBe(received.repeated === 1);
        // Never missing; twice only when the second says so.
        expect([
          [1, 0],
          [1, 1],
          [2, 1],
        ]).toContainEqual([received.cards, received.repeated]);
        return received;
      });
      if (expected !== 'as known') {
        expect(dana).toEqual({ cards: expected === 'twice, marked' ? 2 : 1, repeated: expected === 'once' ? 0 : 1 });
        expect([sam, tam]).toEqual([
          { cards: 1, repeated: 0 },
          { cards: 1, repeated: 0 },
        ]);
      }

      // Whatever she got, it is one act.
      const answers = [
        await presses('d-reyes', 'Take it', -1),
        await presses('d-reyes', 'Take it', -(dana?.cards ?? 1)),
      ];
      expect(answers[0]).toContain(`${ref}: recorded.`);
      expect(answers[1]).toMatch(new RegExp(`${ref}: already done by Dana Reyes`));
      await service.drain();
      expect((await log.lines(ref)).filter(({ act }) => act === 'take')).toHaveLength(1);
      expect(await faultsOf(unit, log, ref)).toEqual([]);
      const missing = [dana, sam].filter((received) => received?.cards === 0).length;
      const repeated = (dana?.repeated ?? 0) + (sam?.repeated ?? 0);
      table.push(row(name, refs.length, [dana?.cards, sam?.cards].join(' + '), repeated, missing));
    },
  );
});

describe('A liaison takes an inquiry > the service is killed', () => {
  const takes = decision('take');

  test('before the decision stands: nothing has happened, and pressing again takes it', async () => {
    const [ref = ''] = await refsOf(async () => {
      await forwardMail();
      await service.drain();
    });
    await killedAt(takes('before', { name: 'before the decision of a press' }), () =>
      presses('d-reyes', 'Take it', -1),
    );
    expect(actsOf(await log.lines(ref), 'take')).toBe(0);
    expect(await presses('d-reyes', 'Take it', -1)).toContain(`${ref}: recorded.`);
    expect(actsOf(await log.lines(ref), 'take')).toBe(1);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
  });

  test('when the decision stands but Teams was not told: pressing again shows that it is done, and the act stands once', async () => {
    const [ref = ''] = await refsOf(async () => {
      await forwardMail();
      await service.drain();
    });
    await killedAt(takes('after', { name: 'after the decision of a press' }), () => presses('d-reyes', 'Take it', -1));
    expect(actsOf(await log.lines(ref), 'take')).toBe(1);
    expect(await presses('d-reyes', 'Take it', -1)).toContain(`${ref}: already done by Dana Reyes`);
    expect(actsOf(await log.lines(ref), 'take')).toBe(1);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
  });
});

describe('The MCO contact is asked by mail > the service is killed', () => {
  const byMail: readonly Kill[] = [
    draft('before', { name: 'before the draft' }),
    draft('after', { name: 'after the draft, its id unknown' }),
    mailSend('before', { name: 'between draft and send' }),
    mailSend('after', { name: 'after the send, its reply lost' }),
    proofFor('k-lund')('before', { name: 'after the send, before the proof' }),
    proofFor('k-lund')('after', { name: 'after the proof of a mail' }),
  ];

  test.each(byMail.map((kill) => [kill.name, kill] as const))('%s', async (name, kill) => {
    const refs = await refsOf(async () => {
      await forwardMail();
      await service.drain();
    });
    const ref = refs[0] ?? '';
    const liaison = aPerson('d-reyes', unit.teams, {
      act: async () => void (await service.drain()),
      reply: () => undefined,
    });
    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await killedAt(kill, () => liaison.presses('Send request', { ...theRequest, department: 'careManagement' }));

    const about = (mail: { readonly subject: string }) => mail.subject.includes(ref);
    const sent = unit.mailbox.sent().filter(about);
    expect(sent.map(({ to }) => to)).toEqual([['k.lund@itc.example.org']]);
    expect(await drafts()).toBe(0);
    const lines = await log.lines(ref);
    const proofs = lines.filter(({ act, facts }) => act === 'sent' && facts['what'] === 'mcoRequest');
    expect(proofs.map(({ facts }) => [facts['to'], facts['via'], facts['repeated'] ?? false])).toEqual([
      ['k-lund', 'mail', false],
    ]);
    expect(sent[0]?.text).not.toContain('repeated');
    expect(actsOf(lines, 'sendRequest')).toBe(1);
    expect((await log.read(ref))?.inquiry.request?.deliveredAt).toBeDefined();
    expect(await faultsOf(unit, log, ref)).toEqual([]);
    table.push(row(name, refs.length, `${String(sent.length)} mail`, 0, sent.length === 0 ? 1 : 0));
  });
});

function actsOf(lines: readonly RecordedLine[], act: string): number {
  return lines.filter((line) => line.act === act).length;
}

/** Drafts left in the mailbox, as Graph tells. */
async function drafts(): Promise<number> {
  const response = await fetch(
    `${unit.mailbox.graphUrl}/v1.0/users/${unit.mailbox.address}/mailFolders/drafts/messages`,
    {
      headers: { authorization: 'Bearer any' },
    },
  );
  const { value } = (await response.json()) as { readonly value: readonly unknown[] };
  return value.length;
}

const columns = [36, 11, 19, 10, 7] as const;
function row(...cells: readonly (string | number)[]): string {
  return cells
    .map((cell, i) => String(cell).padEnd(columns[i] ?? 0))
    .join('')
    .trimEnd();
}
table.push(row('killed', 'inquiries', 'cards per liaison', 'repeated', 'missing'));
