import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { printDrafts } from '../../src/intake/print-drafts';
import { people, thursdayMorning } from './a-message';

const folder = mkdtempSync(path.join(tmpdir(), 'draft-'));
const file = (name: string, ...lines: readonly string[]) => {
  const at = path.join(folder, name);
  writeFileSync(at, lines.join('\r\n'));
  return at;
};
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(...args: readonly string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await printDrafts(args, {
    clock: { now: () => thursdayMorning },
    time: { now: () => 0, sleep: () => new Promise(() => undefined) },
    print: (line) => lines.push(line),
  });
  return { code, lines };
}

describe('npm run draft', () => {
  test('prints one JSON line for each mail: its route and the cases, in the codes of the log', async () => {
    const one = file(
      'one.eml',
      'From: Cole Stone <cole.stone@calls.example.org>',
      'Date: Wed, 16 Sep 2026 16:10:00 -0500',
      'Subject: x',
      '',
      'Needed by tomorrow.',
    );
    const two = file('two.eml', 'From: x@example.org', 'Auto-Submitted: auto-replied', '', 'Away');
    const directory = file('people.json', JSON.stringify(people));
    const { code, lines } = await run(one, two, '--people', directory);
    expect(code).toBe(0);
    const nothing = {
      memberName: null,
      memberId: null,
      mco: null,
      callbackPhone: null,
      dateOfBirth: null,
      county: null,
      issueCategory: null,
      preferredLanguage: null,
    };
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      {
        file: one,
        route: 'OPEN_CASE',
        reason: 'A person asks about a member.',
        originatorType: 'CSR',
        forwardedBy: null,
        sourceParty: null,
        cases: [
          {
            ...nothing,
            suggestedPriority: 'HIGH',
            priorityReason: 'a deadline within one business day is stated',
            isFollowUp: false,
            priorCaseRef: null,
            statedDeadline: '2026-09-17',
          },
        ],
      },
      {
        file: two,
        route: 'IGNORE_AUTO_REPLY',
        reason: 'No person sent it (auto-submitted).',
        originatorType: null,
        forwardedBy: null,
        sourceParty: null,
        cases: [],
      },
    ]);
  });

  test('--received and --mailbox are heeded', async () => {
    const one = file('three.eml', 'From: box@example.org', 'Subject: x', '', 'Needed by tomorrow.');
    const [late = ''] = (await run(one, '--received', '2026-10-01T09:00')).lines;
    expect(JSON.parse(late)).toMatchObject({ cases: [{ statedDeadline: '2026-10-02' }] });
    const [own = ''] = (await run(one, '--mailbox', 'box@example.org')).lines;
    expect(JSON.parse(own)).toMatchObject({ route: 'NOT_AN_INQUIRY', reason: 'It is our own mail.', cases: [] });
    await expect(run(one, '--received', 'soon')).rejects.toThrow('--received needs an ISO date');
  });

  test('a people file that is wrong is named; no file shows the usage', async () => {
    await expect(run(file('x.eml', ''), '--people', file('bad.json', '[{"id":1}]'))).rejects.toThrow(
      'The people file cannot be used',
    );
    expect(await run()).toEqual({ code: 2, lines: [expect.stringContaining('npm run draft')] });
  });

  test('runs as a command of its own from the built output and ends by itself', async () => {
    const one = file('four.eml', 'From: x@example.org', 'Auto-Submitted: auto-replied', '', 'Away');
    const built = path.join(__dirname, '../../dist/src/intake/draft-command.js');
    const { stdout } = await promisify(execFile)(process.execPath, [built, one]);
    expect(JSON.parse(stdout)).toMatchObject({ file: one, route: 'IGNORE_AUTO_REPLY', cases: [] });
  });
});
