import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const command = join(__dirname, '../../dist/src/clock/deadline-command.js');
const run = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [command, ...args], { input, encoding: 'utf8' });

describe('npm run deadline', () => {
  test('prints the deadline and why', () => {
    const { stdout, status } = run(['--from', '2026-11-25T15:30', '--within', '4 business hours']);
    expect(stdout).toMatch(/Thanksgiving Day[^]*\nDue Mon Nov 30, 10:30 AM Central\.\n$/);
    expect(status).toBe(0);
  });

  test('answers each line, goes on after a bad one, and says so at its end', () => {
    const line = (id: number, start: string) =>
      JSON.stringify({
        id,
        zone: 'America/Chicago',
        hours: 'Mon-Fri 08:00-17:00',
        holidays: [],
        start,
        op: 'endOfDay',
      });
    const { stdout, status } = run(
      ['--jsonl'],
      `${line(1, '2026-11-25T10:00')}\n\nbad\r\n${line(2, '2026-11-26T10:00')}`,
    );
    expect(stdout.split('\n')).toEqual([
      '{"id":1,"at":"2026-11-25T17:00:00-06:00"}',
      '{"id":null,"error":"Line 3 is no JSON object. Write one object on each line."}',
      '{"id":2,"at":"2026-11-26T17:00:00-06:00"}',
      '',
    ]);
    expect(status).toBe(1);
    expect(run(['--jsonl'], line(1, '2026-11-25T10:00')).status).toBe(0);
  });

  test.each([
    [['--from', '2026-11-25T15:30'], /--from and --within are both needed/],
    [['--from', '2026-11-25T15:30', '--within', 'soon'], /"soon" is no span/],
    [['--nonsense'], /--nonsense/],
  ])('%j is refused', (args, problem) => {
    const { stdout, stderr, status } = run(args);
    expect(stdout).toBe('');
    expect(stderr).toMatch(problem);
    expect(status).toBe(2);
  });
});
