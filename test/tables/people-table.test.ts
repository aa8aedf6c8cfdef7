import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import type { Person } from '../../src/people/people';
import { peopleTable } from '../../src/tables/people-table';
import { central } from '../clock/calendars';
import { standingTime, type StandingTime } from '../clock/standing-time';

const dana: Person = {
  id: 'd-reyes',
  name: 'Dana Reyes',
  roles: ['memberLiaison'],
  mail: 'dana.reyes@unit.example.org',
  entraId: '11111111-1111-4111-8111-111111111111',
  backup: 'm-okafor',
};
const mina: Person = {
  id: 'm-okafor',
  name: 'Mina Okafor',
  roles: ['memberLiaison', 'esr'],
  mail: 'mina@unit.example.org',
};
const until = central('2026-09-21T08:00').toUTC();

describe('the people table', () => {
  let rows: Rows;
  let time: StandingTime;
  beforeEach(() => {
    rows = memoryRows();
    time = standingTime();
  });
  const people = () => peopleTable(rows, time);

  test('gives everybody as the file has them', async () => {
    await people().load([dana, mina]);
    const directory = await people().directory();
    expect(directory.all).toEqual([dana, mina]);
    expect(directory.byMail('DANA.REYES@unit.example.org')).toEqual(dana);
    expect(directory.withRole('esr')).toEqual([mina]);
  });

  test('loaded again: changes entries, removes who is gone, and never touches what people set themselves', async () => {
    const table = people();
    await table.load([dana, mina]);
    await table.setAway('d-reyes', until);
    await table.offered('m-okafor', central('2026-09-17T09:00'));
    await people().load([{ ...dana, name: 'Dana Reyes-Hall' }, mina]);
    const directory = await people().directory();
    expect(directory.byId('d-reyes')).toEqual({ ...dana, name: 'Dana Reyes-Hall', awayUntil: until });
    expect(await people().leastRecentlyOffered(['m-okafor', 'd-reyes'])).toBe('d-reyes');
    await people().load([mina]);
    expect((await people().directory()).all).toEqual([mina]);
  });

  test('an entry of the file with an absence does not set one', async () => {
    await people().load([{ ...dana, awayUntil: until }]);
    expect((await people().directory()).byId('d-reyes')).toEqual(dana);
  });

  test('somebody is away until an instant, and back again', async () => {
    const table = people();
    await table.load([dana]);
    await table.setAway('d-reyes', until);
    expect((await table.directory()).byId('d-reyes')?.awayUntil).toEqual(until);
    await table.setAway('d-reyes', undefined);
    expect((await table.directory()).byId('d-reyes')).toEqual(dana);
    await table.setAway('nobody', until);
    expect((await table.directory()).all).toEqual([dana]);
  });

  test('what one instance changes, another reads within five seconds', async () => {
    const [here, there] = [people(), people()];
    await here.load([dana]);
    await there.directory();
    await here.setAway('d-reyes', until);
    expect((await here.directory()).byId('d-reyes')?.awayUntil).toEqual(until);
    expect((await there.directory()).byId('d-reyes')?.awayUntil).toBeUndefined();
    time.pass(5_001);
    expect((await there.directory()).byId('d-reyes')?.awayUntil).toEqual(until);
  });

  test('whom one instance offered an inquiry, another knows within five seconds, and asks the store no more often', async () => {
    const reads = jest.spyOn(rows, 'range');
    const [here, there] = [people(), people()];
    await here.load([dana, mina]);
    expect(await there.leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('d-reyes');
    await here.offered('d-reyes', central('2026-09-17T09:00'));
    const before = reads.mock.calls.length;
    expect(await there.leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('d-reyes');
    expect(reads.mock.calls).toHaveLength(before);
    expect(await here.leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('m-okafor');
    time.pass(5_001);
    expect(await there.leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('m-okafor');
  });

  test('two changes at once are both kept', async () => {
    await people().load([dana]);
    await Promise.all([people().setAway('d-reyes', until), people().offered('d-reyes', until)]);
    expect((await people().directory()).byId('d-reyes')?.awayUntil).toEqual(until);
    await people().load([dana, mina]);
    expect(await people().leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('m-okafor');
  });

  test('a read that failed is not remembered', async () => {
    const table = peopleTable({ ...rows, range: failingOnce(rows) }, time);
    await expect(table.directory()).rejects.toThrow('down');
    expect((await table.directory()).all).toEqual([]);
  });

  test('who was offered the longest ago, or never, is next', async () => {
    const table = people();
    await table.load([dana, mina]);
    expect(await table.leastRecentlyOffered([])).toBeUndefined();
    await table.offered('d-reyes', central('2026-09-17T09:00'));
    expect(await table.leastRecentlyOffered(['d-reyes', 'm-okafor'])).toBe('m-okafor');
    await table.offered('m-okafor', central('2026-09-17T09:30'));
    expect(await table.leastRecentlyOffered(['m-okafor', 'd-reyes'])).toBe('d-reyes');
  });
});

function failingOnce(rows: Rows): Rows['range'] {
  let failed = false;
  return (...question) => {
    if (failed) return rows.range(...question);
    failed = true;
    // eslint-disable-next-line require-yield, @typescript-eslint/require-await -- it fails before its first row
    return (async function* () {
      throw new Error('down');
    })();
  };
}
