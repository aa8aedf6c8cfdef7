import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { mustBeZero } from '../../simulate/figures/figures';

const command = join(__dirname, '../../dist/simulate/main.js');
const run = (...args: readonly string[]) => spawnSync(process.execPath, [command, ...args], { encoding: 'utf8' });

describe('npm run simulate', () => {
  test('prints its figures as one line of JSON, and no bar into a pipe', () => {
    const { stdout, stderr, status } = run('--days', '1', '--inquiries', '10', '--json');
    expect([status, stderr, stdout.split('\n').length]).toEqual([0, '', 2]);
    const figures = JSON.parse(stdout) as Readonly<Record<string, unknown>>;
    expect(figures).toMatchObject({
      ...Object.fromEntries(mustBeZero.map((name) => [name, 0])),
      seed: 7,
      days: 1,
      came: 10,
      seconds: expect.any(Number) as unknown,
      remindersPerPersonPerDayMax: expect.any(Number) as unknown,
      remindersPerPersonPerDayMean: expect.any(Number) as unknown,
    });
    expect(figures['timeliness']).toMatchObject({
      response: { high: { of: expect.any(Number) as unknown }, escalated: { of: expect.any(Number) as unknown } },
      plans: expect.any(Object) as unknown,
    });
  });

  test('prints what people read: compliance by tier and MCO, reminders a day, and what must be 0', () => {
    const { stdout, status } = run('--days', '2', '--inquiries', '20');
    expect(stdout).toMatch(/ 0 {2}sent outside hours\n +0 {2}duties missed by the bot\n/);
    expect(stdout).toMatch(/Response to member or originator:\n {2}High Priority .*\n {2}Escalated /);
    expect(stdout).toMatch(/MCO by end of day:\n {2}Iowa Total Care /);
    expect(stdout).toMatch(/max and mean: +reminders +cards and mails\n {2}\S+ \(/);
    expect(status).toBe(0);
  });

  test('tells what is wrong with what was typed', () => {
    const { stdout, stderr, status } = run('--days', 'x');
    expect([stdout, stderr, status]).toEqual(['', '--days x is no whole number from 1 to 400.\n', 2]);
  });
});
