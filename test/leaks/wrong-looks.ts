import { randomUUID } from 'node:crypto';
import { shardOf } from '../../src/inquiry/reference';
import { readCommandLine } from '../../src/log-desk/command-line';
import { runLog } from '../../src/log-desk/run-log';
import { systemTime } from '../../src/clock/system';
import { peopleTable } from '../../src/tables/people-table';
import type { At, Teams } from './at-teams';
import { plantedIn, type Planted } from './planted';
import type { WatchedUnit } from './watch-unit';

/** Verbs that somebody could forge, with whatever they like in them. */
const verbs = ['open', 'form', 'more', 'log', 'why', 'handOver', 'doHandOver', 'openMember', 'reopenForm', 'answer'];
/** A contact of a plan that is asked nothing, a leader, a CSR. */
const others = ['m-ellis', 't-nguyen', 'r-silva', 'w-park'];

/** People without the right to an inquiry look at it, write, search and export; answers in how many exports of others it was shown. */
export async function wrongLooks(
  unit: WatchedUnit,
  teams: Teams,
  about: ReadonlyMap<string, Planted>,
): Promise<number> {
  const { look } = unit.watcher;
  let turn = 0;
  for (const [ref, p] of about) {
    turn += 1;
    const mco = await mcoOf(unit, ref);
    const who =
      others.filter((id) => id !== (mco === 'MOL' ? 'r-silva' : mco === 'WLP' ? 'w-park' : ''))[turn % 3] ?? '';
    const verb = verbs[turn % verbs.length] ?? '';
    const own: At = teams.newest(who);
    const data = {
      ref,
      nonce: `w${String(turn)}`,
      turn: 1,
      row: '4d',
      button: 'memberContacted',
      member: '2',
      other: ref,
    };
    const shown = [await teams.execute(own, verb, data), await teams.says(who, ref)];
    if (turn % 10 === 0) {
      shown.push(await teams.execute(own, 'search', { memberId: p.id, why: 'to see', nonce: `f${String(turn)}` }));
      shown.push(await teams.says(who, 'open'), await teams.says(who, 'mine'), await teams.says(who, `log ${ref}`));
    }
    for (const { card } of shown) look('card of somebody without the right', JSON.stringify(card), `${who} ${verb}`);
  }

  const someRef = [...about.keys()][0] ?? '';
  for (const args of [
    ['find', '--as', 't-nguyen', '--why', 'to see'],
    ['show', someRef, '--as', 'j-ortiz', '--why', 'to see'],
    ['export', '--as', 'm-ellis', '--why', 'to see', '--lines'],
    ['export', '--as', 'm-ellis', '--why', 'to see', '--member-data'],
    ['export', '--as', 'd-reyes', '--why', 'to see', '--member-data'],
    ['export', '--as', 'd-reyes', '--why', 'to see'],
    ['export', '--as', 'f-amado', '--why', 'to see', '--member-data'],
    ['export', '--as', 'nobody', '--why', 'to see'],
  ])
    look('export of somebody without the right', await exported(unit, args), args.slice(0, 3).join(' '));
  const full = await exported(unit, ['export', '--as', 'p-holm', '--why', 'to see', '--member-data']);
  return plantedIn(full).length > 0 ? 1 : 0;
}

async function mcoOf({ rows }: WatchedUnit, ref: string): Promise<string> {
  const row = await rows.get('inquiries', shardOf(ref), `o|${ref}`);
  return String(row?.columns['mco'] ?? '');
}

async function exported({ rows, setting }: WatchedUnit, args: readonly string[]): Promise<string> {
  const line = readCommandLine(args);
  if (line === 'help' || 'problem' in line) throw new Error('The command is not understood.');
  let said = '';
  const print = (piece: string | Uint8Array): Promise<void> => {
    said += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    return Promise.resolve();
  };
  const nothing = (): Promise<void> => Promise.resolve();
  await runLog(
    {
      rows,
      masterKey: setting.masterKey,
      calendarRules: setting.calendarRules,
      retentionYears: 6,
      people: peopleTable(rows, systemTime),
      clock: setting.clock,
      newId: randomUUID,
      answers: () => Promise.resolve([]),
      readFile: () => '',
      sink: () => Promise.resolve({ write: print, end: nothing, drop: nothing }),
    },
    line.asked,
    { print, tell: (words) => void (said += words), progress: () => undefined },
  );
  return said;
}
