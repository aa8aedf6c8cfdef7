import type { DateTime } from 'luxon';
import { ServiceEnded, type ServiceProcess } from '../../local/service-process';
import { unitPeople } from '../../local/unit-people';
import { referenceIn } from '../../src/inquiry/reference';
import { aPerson } from './a-person';
import { faultsOf, receivedBy, storedRefs } from './account';
import { reachedByPhone, takesIn, theRequest } from './intake';
import { sendTo } from './kill-points';
import { instant, lines } from './lines';
import { sample } from './mails';
import { toldLine } from './stored-log';
import { startUnitInProcesses, type UnitInProcesses } from './unit-in-processes';

let unit: UnitInProcesses;
let both: readonly [ServiceProcess, ServiceProcess];

beforeAll(async () => {
  unit = await startUnitInProcesses('2026-11-24T09:00');
  // Both find an empty store and make what is missing at the same time.
  both = await Promise.all([unit.start('east'), unit.start('west')]);
  await unit.teams.installAll();
});
afterAll(() => unit.stop());

/** Both look into the mailbox and at what is due, at the same time. Answers when the first of them has something next. */
async function bothDrain(): Promise<DateTime | undefined> {
  const next = await Promise.all(both.map((service) => service.drain()));
  return next
    .flatMap(({ nextAttempt }) => nextAttempt ?? [])
    .sort((a, b) => a.toMillis() - b.toMillis())
    .at(0);
}

async function setClocks(at: DateTime, services: readonly ServiceProcess[] = both): Promise<void> {
  unit.clock.set(at);
  await Promise.all(services.map((service) => service.moveClock(at)));
}

/** Walks both from due moment to due moment. */
async function bothWalk(to: string): Promise<void> {
  const end = instant(to, unit.clock.now());
  for (let next = await bothDrain(); next !== undefined && next <= end; next = await bothDrain()) await setClocks(next);
  await setClocks(end);
  await bothDrain();
}

describe('Two service processes', () => {
  test('a mail that is set aside is told of once', async () => {
    await unit.forward(sample('encrypted', 'aside@mail.example.org'));
    await bothDrain();
    await bothDrain();
    const told = unit.teams.sends().filter(({ summary }) => summary === 'A mail was set aside. Please look at it.');
    expect(told.map(({ personaId }) => personaId)).toEqual(['p-holm']);
  });

  test('what one had in hand when it was killed, the other takes up, and says that it may be repeated', async () => {
    const [east, west] = both;
    await unit.forward(sample('insulin-prior-authorization', 'killed@mail.example.org'));
    const point = sendTo('d-reyes')('after', { name: 'after the send arrived' });
    await Promise.all([
      unit.before.connector.killAt(point, east.pid),
      expect(east.drain()).rejects.toThrow(ServiceEnded),
    ]);
    expect(await east.exited).toBeNull();

    // As long as the lease lasts, nobody else touches it.
    await west.drain();
    const [ref = ''] = await storedRefs(unit);
    expect(receivedBy(unit, 'd-reyes', ref, /new inquiry/)).toEqual({ cards: 1, repeated: 0 });
    await west.skipMachineTime(100_000);
    await west.drain();
    expect(receivedBy(unit, 'd-reyes', ref, /new inquiry/)).toEqual({ cards: 2, repeated: 1 });
    expect(receivedBy(unit, 's-okafor', ref, /new inquiry/)).toEqual({ cards: 1, repeated: 0 });
    const log = await unit.log();
    const claims = (await log.lines(ref)).filter(({ facts }) => facts['what'] === 'claim').map(({ facts }) => facts);
    expect(claims).toEqual([
      { what: 'claim', to: 's-okafor', via: 'teams', instance: 'west' },
      { what: 'claim', to: 'd-reyes', via: 'teams', instance: 'west', repeated: true },
    ]);
    expect(await faultsOf(unit, log, ref)).toEqual([]);
    both = [await unit.start('east', 100_000), west];
  });
});

describe('High Priority > two service processes share the work', () => {
  test('each send goes out once, presses reach either, and both have proofs in one log', async () => {
    const [east, west] = both;
    let presses = 0;
    const pressed = (): ServiceProcess => (presses % 2 === 0 ? west : east);
    /** Teams brings every press to the other process than the last one, which looks first; then both do. */
    const liaison = aPerson('d-reyes', unit.teams, {
      async act() {
        await pressed().drain();
        await bothDrain();
        presses += 1;
        unit.bringTo(pressed());
      },
      reply: () => undefined,
    });
    unit.bringTo(pressed());

    // Others wait beside it, so that there is always something to race for.
    await Promise.all(
      [1, 2, 3, 4, 5, 6].map((n) =>
        unit.forward(sample('insulin-prior-authorization', `other-${String(n)}@mail.example.org`)),
      ),
    );
    const before = new Set(await storedRefs(unit));
    await bothDrain();
    const others = await storedRefs(unit);
    expect(others).toHaveLength(before.size + 6);
    await unit.forward(sample('insulin-prior-authorization', 'story@mail.example.org'));
    await bothDrain();
    const refs = (await storedRefs(unit)).filter((one) => !before.has(one));
    const [ref = '', ...more] = refs.filter((one) => !others.includes(one));
    expect(more).toEqual([]);

    await takesIn(liaison, 'Save as High Priority');
    await liaison.presses('Save and ask the MCO', reachedByPhone);
    await liaison.presses('Send request', theRequest);
    expect(presses).toBe(6);
    await bothWalk('15:59');
    // No two clocks agree: the warning goes out where it is 16:00 first.
    await setClocks(instant('16:00', unit.clock.now()), [west]);
    await west.drain();
    await bothWalk('17:00');

    const log = await unit.log();
    const story = await log.lines(ref);
    // Two that race may prove in either order; what people did stands in theirs.
    expect(sorted(story.map(toldLine))).toEqual(
      sorted(
        lines(`
          Tue 11-24 09:00  1         opened             system
          Tue 11-24 09:00  1         sent acknowledged  system   to t-nguyen
          Tue 11-24 09:00  1         sent claim         system   to d-reyes
          Tue 11-24 09:00  1         sent claim         system   to s-okafor
          Tue 11-24 09:00  1         take               d-reyes
          Tue 11-24 09:00  1.intake  confirmWho         d-reyes
          Tue 11-24 09:00  2         enrolled           d-reyes
          Tue 11-24 09:00  4a        saveHigh           d-reyes
          Tue 11-24 09:00  4b        reached            d-reyes
          Tue 11-24 09:00  4c        sendRequest        d-reyes
          Tue 11-24 09:00  4d        sent mcoRequest    system   to j-ortiz
          Tue 11-24 16:00  4d        sent warn          system   to j-ortiz
          Tue 11-24 16:00  4d        sent silentWarn    system   to d-reyes
          Tue 11-24 17:00  4e.1      sent silent        system   to d-reyes
        `),
      ),
    );
    expect(story.filter(({ actor }) => actor !== 'system').map(({ act }) => act)).toEqual([
      'take',
      'confirmWho',
      'enrolled',
      'saveHigh',
      'reached',
      'sendRequest',
    ]);
    for (const one of refs) expect(await faultsOf(unit, log, one)).toEqual([]);

    const proofs = (await Promise.all(refs.map((one) => log.lines(one)))).flat().filter(({ act }) => act === 'sent');
    const cards = unit.teams
      .sends()
      .map(({ personaId, at, summary = '' }) => ({ to: personaId, at, headline: summary }));
    const mails = unit.mailbox.sent().map(({ to, at, subject }) => ({ to: personOf(to[0]), at, headline: subject }));
    const posted = [...cards, ...mails].flatMap(({ to, at, headline }) => {
      const of = referenceIn(headline) ?? '';
      return refs.includes(of) ? [`${of} ${to} ${String(Date.parse(at))}`] : [];
    });
    expect(sorted(posted)).toEqual(
      sorted(proofs.map((proof) => [proof.ref, proof.facts['to'], proof.sentAt?.toMillis()].join(' '))),
    );
    const moments = proofs.map((proof) =>
      [proof.ref, proof.facts['what'], proof.facts['to'], proof.dueAt?.toMillis()].join(' '),
    );
    expect(new Set(moments).size).toBe(moments.length);
    expect(proofs.filter(({ facts }) => facts['repeated'] === true)).toEqual([]);

    // The request went out where it was pressed, the warning where it was 16:00 first; the rest was anybody's.
    const instances = story.flatMap(({ facts }) => facts['instance'] ?? []);
    expect(new Set(instances)).toEqual(new Set(['east', 'west']));
    expect(unit.diagnostics.filter(({ event }) => event.includes('fail'))).toEqual([]);
  });
});

function personOf(address = ''): string {
  return unitPeople.find(({ mail }) => mail === address)?.id ?? address;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...texts].sort();
}
