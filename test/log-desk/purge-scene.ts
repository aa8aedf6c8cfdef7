import people from '../../local/people.json';
import { DateTime } from 'luxon';
import { systemTime } from '../../src/clock/system';
import { fixedClock } from '../../src/clock/fixed-clock';
import type { Inquiry } from '../../src/inquiry/inquiry';
import { shards } from '../../src/inquiry/reference';
import { anchors } from '../../src/log/anchors';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { memberIndex } from '../../src/log/member-index';
import type { Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { parsePeopleFile } from '../../src/people/people-file';
import { peopleTable } from '../../src/tables/people-table';
import { central } from '../clock/calendars';
import { aCipher, aKey } from '../log/a-cipher';
import { aLine, aLog, open, received, stored } from '../log/a-log';
import { runInProcess } from './in-process';

/** Closed on Sep 18, 2026, at noon: six years later it may be purged. */
export const closedAt = central('2026-09-18T12:00').toUTC();
export const sixYearsLater = closedAt.plus({ years: 6 });

/** As the inquiry names them at its end. */
export const june = {
  memberName: 'June Quill',
  memberId: '1234567A',
  dateOfBirth: '1961-04-30',
  issue: 'The wheelchair.',
};

/** A log of closed inquiries on rows, its people, and the commands. */
export async function purgeScene(rows: Rows) {
  await peopleTable(rows, systemTime).load(parsePeopleFile(JSON.stringify(people)));
  const log = aLog(rows);
  const cipher = aCipher(rows);
  const index = memberIndex(rows, cipher);

  /** An inquiry that was closed; another name stood in it at first. */
  async function closed(key: string, at: DateTime = closedAt, changes: Partial<Inquiry> = {}): Promise<string> {
    const { ref } = (await open(log, key, { sensitive: { ...june, memberName: 'Jan Quill' } })).inquiry;
    await index.note(ref, { memberId: june.memberId, name: 'Jan Quill', dateOfBirth: june.dateOfBirth });
    await index.note(ref, { memberId: june.memberId, name: june.memberName, dateOfBirth: june.dateOfBirth });
    await moves(log, ref, 'confirmWho', { sensitive: june }, { words: { memberName: june.memberName } });
    await moves(log, ref, 'close', {
      step: 'done',
      resolution: { code: 'SERVICE_PROVIDED', closedAt: at },
      sensitive: { ...june, resolutionText: 'It has come.' },
      ...changes,
    });
    return ref;
  }

  return {
    rows,
    log,
    index,
    closed,
    add: (ref: string, act: string, recordedAt = closedAt) => moves(log, ref, act, {}, { recordedAt }),
    anchor: (day: string) =>
      anchors({ rows, masterKey: masterKeyFrom(aKey), zone: 'America/Chicago', newId: () => day }).make(
        central(`${day}T12:00`),
        false,
      ),
    run: (args: readonly string[], at = sixYearsLater, as = 'p-holm', input = '', on: Rows = rows) =>
      runInProcess(on, [...args, '--as', as, '--why', 'kept long enough'], input, {}, fixedClock(at)),
    verify: (...args: readonly string[]) => runInProcess(rows, ['verify', ...args], '', {}, fixedClock(sixYearsLater)),
    /** Every key that is left of an inquiry, in every table that may know it. */
    async leftOf(ref: string): Promise<readonly string[]> {
      const found: string[] = [];
      for (const shard of shards)
        for await (const { key } of rows.range('inquiries', shard, ' ', '~'))
          if (key.includes(ref) && !key.startsWith('t|')) found.push(key);
      for (const member of [june, { ...june, memberName: 'Jan Quill' }])
        found.push(
          ...(
            await index.find({ memberId: member.memberId, name: member.memberName, dateOfBirth: member.dateOfBirth })
          ).filter((one) => one === ref),
        );
      for (const table of ['bymember', 'byname'] as const)
        for await (const { key } of rows.range(table, `of|${ref}`, ' ', '~')) found.push(`${table} ${key}`);
      return found;
    },
    async accesses(): Promise<readonly string[]> {
      const found: string[] = [];
      for (const month of ['2026-09', '2032-09'])
        for await (const { columns } of rows.range('access', month, ' ', '~'))
          found.push(`${String(columns['person'])} ${String(columns['action'])} ${String(columns['ref'])}`.trim());
      return found.sort();
    },
  };
}

export type PurgeScene = Awaited<ReturnType<typeof purgeScene>>;

async function moves(
  log: InquiryLog,
  ref: string,
  act: string,
  changes: Partial<Inquiry>,
  line: Parameters<typeof aLine>[1] = {},
): Promise<void> {
  const before = await stored(log, ref);
  const marks = [`mark-${act}`];
  const recordedAt = received.plus({ days: 1 });
  await log.commit(before, {
    inquiry: { ...before.inquiry, ...changes },
    lines: [aLine(act, { recordedAt, ...line })],
    marks,
    copies: [{ reminderId: act, person: 'd-reyes', conversationId: 'c', activityId: 'a', turn: 1 }],
  });
}
