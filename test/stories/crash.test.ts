import type { RecordedLine } from '../../src/inquiry/log-line';
import { faultsOf, ledgerRows, receivedBy, type Received } from './account';
import { accountTable } from './account-table';
import * as at from './kill-points';
import { withKilledService, type KilledService } from './killed-service';

const { use } = withKilledService();
const table = accountTable('cards per liaison');

/**
 * What is known of the send to Dana Reyes when the service ends, and so what the next process does. Where the sweep is at
 * work beside the walk, any of the sends may have been under way.
 */
type Expected = 'once' | 'once, marked' | 'twice, marked' | 'as known';

const points: readonly (readonly [at.Kill, Expected])[] = [
  [at.ledgerRow('before', { name: 'before the ledger row' }), 'once'],
  [at.ledgerRow('after', { name: 'after the ledger row' }), 'once'],
  [at.opening('before', { name: 'before the opening' }), 'once'],
  [at.opening('after', { name: 'after the opening' }), 'once'],
  [at.ledgerSettled('before', { name: 'before the ledger says opened' }), 'as known'],
  [at.cursor('before', { name: 'before the cursor' }), 'as known'],
  [at.claimOf('anyLiaison')('after', { name: 'after the claim for the group' }), 'once'],
  [at.handedTo('d-reyes')('before', { name: 'before the rows of those present' }), 'once'],
  [at.handedTo('d-reyes')('after', { name: 'after the rows of those present' }), 'once'],
  [at.claimOf('d-reyes')('before', { name: 'before the claim' }), 'once'],
  [at.claimOf('d-reyes')('after', { name: 'after the claim' }), 'once, marked'],
  [at.sendTo('d-reyes')('before', { name: 'before the send arrived' }), 'once, marked'],
  [at.sendTo('d-reyes')('after', { name: 'after the send arrived' }), 'twice, marked'],
  [at.keptOn('d-reyes')('before', { name: 'before the id was kept' }), 'twice, marked'],
  [at.keptOn('d-reyes')('after', { name: 'after the id was kept' }), 'once'],
  [at.proofFor('d-reyes')('before', { name: 'before the proof' }), 'once'],
  [at.proofFor('d-reyes')('after', { name: 'after the proof' }), 'once'],
  [at.proofFor('[a-z-]+')('before', { name: 'before the third proof of all', nth: 3 }), 'once'],
];

describe('A mail comes in and its claim cards go out > the service is killed', () => {
  test.each(points.map(([kill, expected]) => [kill.name, kill, expected] as const))(
    '%s',
    async (name, kill, expected) => {
      const { unit, log, ...service } = use();
      const known = await ledgerRows(unit);
      const refs = await service.refsOf(() => service.killedAt(kill, service.forwardMail));
      expect(refs).toHaveLength(1);
      expect(await ledgerRows(unit)).toBe(known + 1);
      const ref = refs[0] ?? '';

      const lines = await log.lines(ref);
      const dana = provedCards(unit, lines, 'd-reyes', 'claim', /new inquiry/);
      const sam = provedCards(unit, lines, 's-okafor', 'claim', /new inquiry/);
      if (expected !== 'as known') {
        expect(dana).toEqual({ cards: expected === 'twice, marked' ? 2 : 1, repeated: expected === 'once' ? 0 : 1 });
        expect(sam).toEqual({ cards: 1, repeated: 0 });
      }

      // Who sent the mail is told by mail, which is looked for before it is sent again.
      expect(answered(unit, lines)).toEqual({ mails: 1, proofs: 1 });

      // However many cards she got, it is one act.
      expect(await service.presses('d-reyes', 'Take it')).toContain(`${ref}: recorded.`);
      expect(await service.presses('d-reyes', 'Take it', -dana.cards)).toContain(`${ref}: already done by Dana Reyes`);
      await service.drain();
      expect(takes(await log.lines(ref))).toBe(1);
      expect(await faultsOf(unit, log, ref)).toEqual([]);
      table.add({
        killed: name,
        inquiries: refs.length,
        received: `${String(dana.cards)} + ${String(sam.cards)}`,
        repeated: dana.repeated + sam.repeated,
        missing: [dana, sam].filter(({ cards }) => cards === 0).length,
      });
    },
  );
});

/** What somebody received, proved once: never missing, and twice only when the second one says so, in card and log. */
function provedCards(
  unit: KilledService['unit'],
  lines: readonly RecordedLine[],
  person: string,
  what: string,
  headline: RegExp,
): Received {
  const received = receivedBy(unit, person, lines[0]?.ref ?? '', headline);
  const proofs = lines
    .filter(({ act, facts }) => act === 'sent' && facts['what'] === what && facts['to'] === person)
    .map(({ facts }) => facts['repeated'] === true);
  expect(proofs).toEqual([received.repeated === 1]);
  expect(['1 card', '1 card, marked', '2 cards, marked']).toContain(
    `${received.cards === 1 ? '1 card' : `${String(received.cards)} cards`}${received.repeated === 1 ? ', marked' : ''}`,
  );
  return received;
}

/** How often the sender of the mail was told that it has arrived, and how often the log says so. */
function answered(unit: KilledService['unit'], lines: readonly RecordedLine[]): { mails: number; proofs: number } {
  const ref = lines[0]?.ref ?? '';
  const mails = unit.mailbox.sent().filter(({ subject }) => subject === `${ref}: received.`);
  const proofs = lines.filter(({ act, facts }) => act === 'sent' && facts['what'] === 'acknowledged');
  return { mails: mails.length, proofs: proofs.length };
}

describe('A liaison takes an inquiry > the service is killed', () => {
  test('before the decision stands: nothing has happened, and pressing again takes it', async () => {
    const { unit, log, ...service } = use();
    const ref = await service.anInquiry();
    const kill = at.decision('take')('before', { name: 'before the decision of a press' });
    await service.killedAt(kill, () => service.presses('d-reyes', 'Take it'));
    expect(takes(await log.lines(ref))).toBe(0);
    expect(await service.presses('d-reyes', 'Take it')).toContain(`${ref}: recorded.`);
    expect(takes(await log.lines(ref))).toBe(1);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
  });

  test('when the decision stands but Teams was not told: pressing again shows that it is done, and it is done once', async () => {
    const { unit, log, ...service } = use();
    const ref = await service.anInquiry();
    const kill = at.decision('take')('after', { name: 'after the decision of a press' });
    await service.killedAt(kill, () => service.presses('d-reyes', 'Take it'));
    expect(takes(await log.lines(ref))).toBe(1);
    expect(await service.presses('d-reyes', 'Take it')).toContain(`${ref}: already done by Dana Reyes`);
    expect(takes(await log.lines(ref))).toBe(1);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
  });
});

function takes(lines: readonly RecordedLine[]): number {
  return lines.filter(({ act }) => act === 'take').length;
}
