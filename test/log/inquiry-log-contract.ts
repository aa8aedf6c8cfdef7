import { shardOf, shards } from '../../src/inquiry/reference';
import type { DueRow } from '../../src/log/due-row';
import type { InquiryLog } from '../../src/log/inquiry-log';
import { InquiryUnreadable } from '../../src/log/inquiry-row';
import { keyHash, utc } from '../../src/log/keys';
import type { Row, Rows } from '../../src/log/rows';
import type { SetAside } from '../../src/log/set-aside';
import { verifyChain } from '../../src/log/verify';
import { central } from '../clock/calendars';
import { aLine, aLog, keysFrom, open, opened, received, refOf, rowsFrom, stored, waiting } from './a-log';
import { watchedRows, type WatchedRows } from './watched-rows';

/** What the log must do on every store of rows. `fresh` gives rows nobody else writes to. */
export function inquiryLogContract(fresh: () => Promise<Rows>): void {
  let rows: WatchedRows;
  let log: InquiryLog;
  /** Another instance on the same store. */
  let other: InquiryLog;
  beforeEach(async () => {
    rows = watchedRows(await fresh());
    log = aLog(rows);
    other = aLog(rows);
  });

  const make = (ref: string) => ({ inquiry: opened(ref), lines: [aLine('opened')] });

  describe('opening', () => {
    test('gives the reference of the key, and the inquiry can be read', async () => {
      expect(await log.open('mail:1', received, make)).toEqual({ outcome: 'opened', ref: refOf('mail:1') });
      const found = await stored(other, refOf('mail:1'));
      expect(found.inquiry).toEqual(opened(refOf('mail:1')));
      expect(found.seq).toBe(1);
    });

    test('the same key again opens nothing', async () => {
      await log.open('mail:1', received, make);
      expect(await other.open('mail:1', received, make)).toEqual({ outcome: 'alreadyOpen', ref: refOf('mail:1') });
      expect(await log.lines(refOf('mail:1'))).toHaveLength(1);
      expect(await keysFrom(rows, 'c|')).toHaveLength(1);
    });

    test('the same key from two instances at once is one inquiry, opened by one of them', async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) => (i % 2 === 0 ? log : other).open('mail:1', received, make)),
      );
      expect(answers.filter(({ outcome }) => outcome === 'opened')).toHaveLength(1);
      expect(new Set(answers.map(({ ref }) => ref))).toEqual(new Set([refOf('mail:1')]));
      expect(await log.lines(refOf('mail:1'))).toHaveLength(1);
    });

    test('whose reply was lost is ours: the marker carries our operation', async () => {
      // The month's key is made before.
      await log.open('mail:0', received, make);
      rows.resendNext();
      expect(await log.open('mail:1', received, make)).toEqual({ outcome: 'opened', ref: refOf('mail:1') });
    });

    test('whose reference belongs to another inquiry takes the next one, and finds it again', async () => {
      const taken = refOf('mail:1');
      await rows.transact('inquiries', shardOf(taken), [
        { do: 'insert', key: `c|${taken}`, columns: { foreign: true } },
      ]);
      const next = refOf('mail:1', 1);
      expect(next).not.toBe(taken);
      expect(await log.open('mail:1', received, make)).toEqual({ outcome: 'opened', ref: next });
      expect(await other.open('mail:1', received, make)).toEqual({ outcome: 'alreadyOpen', ref: next });
      expect((await stored(log, next)).inquiry.ref).toBe(next);
    });

    test('gives up after sixteen references that are taken', async () => {
      for (let n = 0; n < 16; n++) {
        const taken = refOf('mail:1', n);
        await rows.transact('inquiries', shardOf(taken), [{ do: 'insert', key: `c|${taken}`, columns: {} }]);
      }
      await expect(log.open('mail:1', received, make)).rejects.toMatchObject({ code: 'NO_REFERENCE_FREE' });
    });
  });

  describe('a report of something misdirected', () => {
    const record = { by: 'd-reyes', noticedAt: received, reportedAt: received, sent: 'A letter', sentTo: 'A neighbor' };

    test('commits with its line, and another instance reads it', async () => {
      const before = await open(log, 'mail:1');
      const { ref } = before.inquiry;
      const sealed = await log.sealRecord({ ref, id: 'r1', ...record, endedRequest: 2 });
      const lines = [aLine('misdirected', { facts: { record: 'r1', hash: sealed.hash } })];
      const { outcome } = await log.commit(before, { inquiry: before.inquiry, lines, records: [sealed] });
      expect(outcome).toBe('committed');
      expect(await other.recordsOf(ref)).toEqual([{ ref, id: 'r1', ...record, endedRequest: 2 }]);
      expect(await other.refsWithRecords()).toEqual([ref]);
    });

    test('that is spoilt in the store is not shown', async () => {
      const before = await open(log, 'mail:1');
      const { ref } = before.inquiry;
      const sealed = await log.sealRecord({ ref, id: 'r1', ...record });
      await log.commit(before, { inquiry: before.inquiry, lines: [aLine('misdirected')], records: [sealed] });
      const columns = { ...sealed.columns, words: new Uint8Array([1]) };
      await rows.transact('inquiries', shardOf(ref), [{ do: 'replace', key: sealed.key, columns }]);
      await expect(log.recordsOf(ref)).rejects.toMatchObject({ code: 'INQUIRY_UNREADABLE' });
    });
  });

  describe('a decision', () => {
    test('changes the inquiry and adds its lines, numbered and chained', async () => {
      const before = await open(log, 'mail:1');
      const { ref } = before.inquiry;
      const inquiry = { ...before.inquiry, step: '1.intake' as const, turn: 2, owner: 'd-reyes' };
      expect(await log.commit(before, { inquiry, lines: [aLine('take'), aLine('confirmWho')] })).toEqual({
        outcome: 'committed',
      });
      const after = await stored(log, ref);
      expect(after.inquiry).toEqual(inquiry);
      expect(after.seq).toBe(3);
      const lines = await log.lines(ref);
      expect(lines.map(({ seq, act }) => [seq, act])).toEqual([
        [1, 'opened'],
        [2, 'take'],
        [3, 'confirmWho'],
      ]);
      expect(lines[2]?.hash).toBe(after.head);
      expect(lines[1]).toMatchObject({ ...aLine('take'), ref });
      expect(verifyChain(await log.chainRows(ref))).toEqual([]);
    });

    test('about an inquiry that has moved on writes nothing', async () => {
      const before = await open(log, 'mail:1', { pending: waiting('1.a', '2026-09-17T10:00') });
      await other.commit(before, { inquiry: { ...before.inquiry, chases: 1 }, lines: [aLine('first')] });
      const late = { inquiry: { ...before.inquiry, chases: 9, pending: {} }, lines: [aLine('second')], marks: ['m1'] };
      expect(await log.commit(before, late)).toEqual({ outcome: 'moved' });
      expect((await stored(log, before.inquiry.ref)).inquiry.chases).toBe(1);
      expect(await keysFrom(rows, 'x|')).toEqual([]);
      expect(await keysFrom(rows, 'd|')).toHaveLength(1);
    });

    test('of two at once, one commits', async () => {
      const before = await open(log, 'mail:1');
      const commit = (by: InquiryLog, chases: number) =>
        by.commit(before, { inquiry: { ...before.inquiry, chases }, lines: [aLine('chased')] });
      const outcomes = await Promise.all([commit(log, 1), commit(other, 2), commit(log, 3), commit(other, 4)]);
      expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['committed', 'moved', 'moved', 'moved']);
      expect(await log.lines(before.inquiry.ref)).toHaveLength(2);
    });

    test('with a mark that stands is done already, and has one effect', async () => {
      const before = await open(log, 'mail:1');
      const act = { inquiry: before.inquiry, lines: [aLine('take')], marks: ['activity-1', 'nonce-1'] };
      expect(await log.commit(before, act)).toEqual({ outcome: 'committed' });
      // A double click: another activity, the same card.
      const again = await stored(log, before.inquiry.ref);
      const twice = { ...act, marks: ['activity-2', 'nonce-1'] };
      expect(await log.commit(again, twice)).toEqual({ outcome: 'done' });
      // From a reading that is old besides.
      expect(await other.commit(before, twice)).toEqual({ outcome: 'done' });
      expect(await log.lines(before.inquiry.ref)).toHaveLength(2);
    });

    test('whose reply was lost is committed: the line carries our operation, though the inquiry has moved on since', async () => {
      const before = await open(log, 'mail:1');
      rows.resendNext(async () => {
        const now = await stored(other, before.inquiry.ref);
        await other.commit(now, { inquiry: { ...now.inquiry, chases: 2 }, lines: [aLine('chased again')] });
      });
      const act = { inquiry: { ...before.inquiry, chases: 1 }, lines: [aLine('chased')] };
      expect(await log.commit(before, act)).toEqual({ outcome: 'committed' });
      expect((await log.lines(before.inquiry.ref)).map((line) => line.act)).toEqual([
        'opened',
        'chased',
        'chased again',
      ]);
      expect((await stored(log, before.inquiry.ref)).inquiry.chases).toBe(2);
    });

    test('without a line, whose reply was lost, is known by its mark', async () => {
      const before = await open(log, 'mail:1');
      rows.resendNext();
      expect(await log.commit(before, { inquiry: before.inquiry, lines: [], marks: ['m1'] })).toEqual({
        outcome: 'committed',
      });
    });

    test('about a row that its claimant has deleted meanwhile commits without it', async () => {
      const before = await open(log, 'mail:1', { pending: waiting('1.a', '2026-09-17T10:00') });
      const [key = ''] = await keysFrom(rows, 'd|');
      rows.beforeNext(() => rows.transact('inquiries', shardOf(before.inquiry.ref), [{ do: 'delete', key }]));
      const change = { inquiry: { ...before.inquiry, pending: {} }, lines: [aLine('take')] };
      expect(await log.commit(before, change)).toEqual({ outcome: 'committed' });
      expect((await stored(log, before.inquiry.ref)).inquiry.pending).toEqual({});
    });

    test('leaves the sealed words as they are until they change', async () => {
      const before = await open(log, 'mail:1', {
        // Not in the order in which they are read back.
        sensitive: { issue: 'No wheelchair.', memberName: 'June Quill', memberId: '1234567A' },
      });
      const wordsNow = async () => (await rowsFrom(rows, 'c|'))[0]?.columns['words'];
      const words = await wordsNow();
      await log.commit(before, { inquiry: { ...before.inquiry, chases: 1 }, lines: [aLine('chased')] });
      expect(await wordsNow()).toEqual(words);
      const again = await stored(log, before.inquiry.ref);
      const sensitive = { ...again.inquiry.sensitive, need: 'Deliver it.' };
      await log.commit(again, { inquiry: { ...again.inquiry, sensitive }, lines: [aLine('asked')] });
      expect(await wordsNow()).not.toEqual(words);
      expect((await stored(log, before.inquiry.ref)).inquiry.sensitive).toEqual(sensitive);
    });
  });

  describe('what waits', () => {
    const first = waiting('1.first', '2026-09-17T10:00');
    const second = waiting('1.second', '2026-09-17T12:00', { to: 'unitLead' });
    const keyOf = (ref: string, id: string, at: string) => `d|${utc(central(at))}|${ref}|${id}`;
    const due = async (at: string, machineNow = 0): Promise<DueRow[]> => {
      const found: DueRow[] = [];
      for (const shard of shards) for await (const row of log.due(shard, central(at), machineNow)) found.push(row);
      return found;
    };

    test('has exactly one row for each reminder, before and after each decision', async () => {
      const before = await open(log, 'mail:1', { pending: { ...first, ...second } });
      const { ref } = before.inquiry;
      expect((await keysFrom(rows, 'd|')).sort()).toEqual([
        keyOf(ref, '1.first', '2026-09-17T10:00'),
        keyOf(ref, '1.second', '2026-09-17T12:00'),
      ]);
      const later = waiting('1.second', '2026-09-17T12:00', { attemptAt: central('2026-09-17T12:15').toUTC() });
      const fresh = waiting('2.third', '2026-09-18T08:00');
      await log.commit(before, { inquiry: { ...before.inquiry, pending: { ...later, ...fresh } }, lines: [] });
      expect((await keysFrom(rows, 'd|')).sort()).toEqual([
        keyOf(ref, '1.second', '2026-09-17T12:15'),
        keyOf(ref, '2.third', '2026-09-18T08:00'),
      ]);
    });

    test('is found from its instant on, with its moment, and nothing before', async () => {
      const { inquiry } = await open(log, 'mail:1', { pending: { ...first, ...second } });
      expect(await due('2026-09-17T09:59')).toEqual([]);
      const [row, ...others] = await due('2026-09-17T10:00');
      expect(others).toEqual([]);
      expect(row).toMatchObject({ ref: inquiry.ref, reminderId: '1.first', dueAt: utc(central('2026-09-17T10:00')) });
      expect(row?.attemptAt).toEqual(central('2026-09-17T10:00').toUTC());
      expect(await due('2026-09-17T12:00')).toHaveLength(2);
    });

    test('is claimed by one of many', async () => {
      await open(log, 'mail:1', { pending: first });
      const [row] = await due('2026-09-17T10:00');
      const claims = await Promise.all(
        Array.from({ length: 10 }, (_, i) =>
          (i % 2 === 0 ? log : other).claim(row!, { id: `claim-${String(i)}`, leaseUntil: 1_000 }),
        ),
      );
      const won = claims.filter((claim) => claim !== undefined);
      expect(won).toHaveLength(1);
      expect(won[0]?.claim).toEqual({ id: `claim-${String(claims.indexOf(won[0]))}`, leaseUntil: 1_000 });
      expect(won[0]?.dueAt).toBe(utc(central('2026-09-17T10:00')));
    });

    test('whose claim lost its reply is ours', async () => {
      await open(log, 'mail:1', { pending: first });
      const [row] = await due('2026-09-17T10:00');
      rows.resendNext();
      expect((await log.claim(row!, { id: 'mine', leaseUntil: 5 }))?.claim.id).toBe('mine');
    });

    test('that is claimed is not found until its lease ends; then with what was begun', async () => {
      await open(log, 'mail:1', { pending: first });
      const [row] = await due('2026-09-17T10:00');
      const mine = await log.claim(row!, { id: 'mine', leaseUntil: 1_000 });
      await log.claim(mine!, { ...mine!.claim, begun: 'm:draft-1' });
      expect(await due('2026-09-17T10:00', 999)).toEqual([]);
      const [left] = await due('2026-09-17T10:00', 1_000);
      expect(left?.claim).toEqual({ id: 'mine', leaseUntil: 1_000, begun: 'm:draft-1' });
      expect(await other.claim(left!, { id: 'theirs', leaseUntil: 2_000, begun: 'm:draft-1' })).toBeDefined();
      // Who had it before keeps nothing on it any more.
      expect(await log.claim(mine!, { ...mine!.claim, begun: 'm:draft-2' })).toBeUndefined();
    });

    test('and is claimed while a decision gives it another name keeps its claim', async () => {
      const before = await open(log, 'mail:1', { pending: first });
      const [row] = await due('2026-09-17T10:00');
      await log.claim(row!, { id: 'mine', leaseUntil: 1_000, begun: 't:x|y' });
      const renamed = waiting('2.first', '2026-09-17T10:00');
      const lines = [aLine('saved', { recordedAt: central('2026-09-17T10:00') })];
      await other.commit(before, { inquiry: { ...before.inquiry, turn: 2, pending: renamed }, lines });
      expect(await due('2026-09-17T10:00', 999)).toEqual([]);
      expect(await due('2026-09-17T10:00', 1_000)).toMatchObject([
        { reminderId: '2.first', claim: { id: 'mine', begun: 't:x|y' } },
      ]);
    });

    test('for nobody any more is dropped; what is wanted is not', async () => {
      const before = await open(log, 'mail:1', { pending: first });
      const [row] = await due('2026-09-17T10:00');
      await log.dropDue(row!);
      expect(await keysFrom(rows, 'd|')).toHaveLength(1);
      const stray = { ...row!, key: keyOf(before.inquiry.ref, '0.stray', '2026-09-17T09:00') };
      await rows.transact('inquiries', row!.shard, [{ do: 'insert', key: stray.key, columns: { ref: row!.ref } }]);
      await log.dropDue(stray);
      await log.dropDue(stray);
      expect(await keysFrom(rows, 'd|')).toEqual([row!.key]);
      expect((await stored(log, before.inquiry.ref)).inquiry).toEqual(before.inquiry);
    });

    test('next is the earliest of all inquiries after an instant', async () => {
      expect(await log.nextAttempt(central('2026-09-17T00:00'))).toBeUndefined();
      for (let i = 0; i < 12; i++)
        await open(log, `mail:${String(i)}`, { pending: waiting('1.a', `2026-09-17T${String(10 + i)}:00`) });
      expect(await log.nextAttempt(central('2026-09-17T00:00'))).toEqual(central('2026-09-17T10:00').toUTC());
      expect(await log.nextAttempt(central('2026-09-17T10:00'))).toEqual(central('2026-09-17T11:00').toUTC());
      expect(await log.nextAttempt(central('2026-09-17T21:00'))).toBeUndefined();
    });
  });

  describe('rows', () => {
    test('are of the eight kinds, each under its key, all of one inquiry in one shard', async () => {
      const before = await open(log, 'mail:1', { pending: waiting('1.a', '2026-09-17T10:00') });
      const { ref } = before.inquiry;
      const copy = {
        reminderId: '1.a.d-reyes',
        person: 'd-reyes',
        conversationId: 'conv-1',
        activityId: 'act-1',
        turn: 1,
      };
      await log.commit(before, {
        inquiry: { ...before.inquiry, turn: 2 },
        lines: [aLine('take')],
        marks: ['mark-1'],
        marker: 'mail:2',
        copies: [copy],
        setAside: [{ ref, reason: 'FAILED_EIGHT_TIMES', what: 'limit', to: 'd-reyes', since: received }],
      });
      const all: Row[] = [];
      for await (const row of rows.range('inquiries', shardOf(ref), '!', '~~')) all.push(row);
      expect(all.map(({ key }) => key)).toEqual(
        [
          `c|${ref}`,
          `d|${utc(central('2026-09-17T10:00'))}|${ref}|1.a`,
          `h|${ref}|000001`,
          `h|${ref}|000002`,
          `k|${ref}|1.a.d-reyes`,
          `m|${keyHash('mail:1')}`,
          `m|${keyHash('mail:2')}`,
          `o|${ref}`,
          `x|${ref}|mark-1`,
          `z|${keyHash('FAILED_EIGHT_TIMES', ref, 'd-reyes')}`,
        ].sort(),
      );
      expect(await log.copies(ref)).toEqual([copy]);
      const after = await stored(log, ref);
      await log.commit(after, { inquiry: after.inquiry, lines: [], drawnCopies: [copy] });
      expect(await log.copies(ref)).toEqual([]);
      // Nothing of it lies elsewhere.
      expect(await rowsFrom(rows, '')).toHaveLength(all.length - 1);
    });

    test('of an open inquiry have a marker with a summary, which goes at completion and comes back with a reopening', async () => {
      const before = await open(log, 'mail:1', { mco: 'PLAN', owner: 'd-reyes' });
      const { ref } = before.inquiry;
      const listed = async () => {
        const found = [];
        for await (const summary of log.openInquiries()) found.push(summary);
        return found;
      };
      expect(await listed()).toEqual([
        {
          ref,
          step: '1',
          tier: 'escalated',
          tierIsSuggested: true,
          receivedAt: received,
          owner: 'd-reyes',
          mco: 'PLAN',
          nextDueAt: central('2026-09-17T11:00').toUTC(),
        },
      ]);
      await log.commit(before, { inquiry: { ...before.inquiry, step: 'done' }, lines: [aLine('close')] });
      expect(await listed()).toEqual([]);
      const done = await stored(log, ref);
      await log.commit(done, { inquiry: done.inquiry, lines: [aLine('update')] });
      const again = await stored(log, ref);
      await log.commit(again, { inquiry: { ...again.inquiry, step: '4b' }, lines: [aLine('reopen')] });
      expect(await listed()).toMatchObject([{ ref, step: '4b' }]);
    });

    test('hold no personal data in a key or a plain column, nor readable in a sealed one', async () => {
      const plants = {
        originatorName: 'Orla Plantnameone',
        originatorContact: 'orla.plantcontact@example.org',
        memberName: 'Wilma Plantnametwo',
        memberId: '7654321P',
        dateOfBirth: '1951-02-03',
        phone: '515-555-0142',
        issue: 'Plantissue: the pump is broken.',
        statedDeadline: 'plantdeadline by Friday',
        tierReason: 'plantreason',
        need: 'plantneed',
        messageRule: 'plantrule',
        lastWord: 'plantlastword',
        learned: 'plantlearned',
        resolutionText: 'plantresolution',
      };
      const evidence = { memberName: { words: 'plantevidence', check: true } };
      const words = { text: 'plantmailtext', note: 'plantnote' };
      const before = await open(log, 'mail:orla.plantcontact@example.org', { sensitive: { ...plants, evidence } });
      await log.commit(before, {
        inquiry: { ...before.inquiry, chases: 1, sensitive: { ...plants, evidence } },
        lines: [aLine('update', { words })],
        marks: [keyHash('plantmark')],
        marker: 'mail:plantmarker',
      });
      expect((await log.lines(before.inquiry.ref))[1]?.words).toEqual(words);

      const planted = [...Object.values(plants), 'plantevidence', ...Object.values(words), 'plantmark'];
      expect(rows.written.length).toBeGreaterThan(8);
      for (const { partition, op } of rows.written) {
        const columns = op.do === 'delete' ? [] : Object.entries(op.columns);
        const texts = [partition, op.key, ...columns.map(([name, value]) => `${name}=${textOf(value)}`)];
        for (const plant of planted)
          for (const text of texts) expect(text.toLowerCase()).not.toContain(plant.toLowerCase());
      }
    });
  });

  describe('what is set aside', () => {
    const unreadable = (ref: string): SetAside => ({
      ref,
      reason: 'UNREADABLE_INQUIRY',
      what: 'inquiry',
      to: '',
      since: received,
    });
    const failed = (ref: string, to: string): SetAside => ({
      ref,
      reason: 'FAILED_EIGHT_TIMES',
      what: 'mcoRequest',
      to,
      since: received,
    });
    const all = (by: InquiryLog) => by.allSetAside();

    test('is one row, however often and by whomever it is met, and stays as it was first', async () => {
      const thing = unreadable(refOf('mail:1'));
      const later = { ...thing, since: received.plus({ hours: 1 }) };
      const answers = await Promise.all([log, other, log, other].map((by) => by.setAside(thing)));
      expect(answers.filter((isNew) => isNew)).toHaveLength(1);
      for (let again = 0; again < 20; again++) expect(await other.setAside(later)).toBe(false);
      expect(await all(log)).toEqual([{ ...thing, told: false }]);
      expect(await other.findSetAside(thing)).toEqual({ ...thing, told: false });
    });

    test('is listed from every shard, whether or not its inquiry can be read', async () => {
      const refs = Array.from({ length: 12 }, (_, i) => refOf(`mail:${String(i)}`));
      for (const ref of refs) await log.setAside(unreadable(ref));
      await log.setAside(failed(refs[0]!, 'd-reyes'));
      await log.setAside(failed(refs[0]!, 'u-lang'));
      const found = await all(other);
      expect(found).toHaveLength(14);
      expect(found.map(({ ref }) => ref).sort()).toEqual([...refs, refs[0], refs[0]].sort());
    });

    test('of a later version is left out, and in nobody’s way', async () => {
      const ref = refOf('mail:1');
      await log.setAside(unreadable(ref));
      await rows.transact('inquiries', shardOf(ref), [
        { do: 'insert', key: 'z|0', columns: { ref, reason: 'NOT_KNOWN_YET' } },
      ]);
      expect(await all(log)).toEqual([{ ...unreadable(ref), told: false }]);
    });

    test('is gone when it goes on, and can be set aside anew', async () => {
      const thing = unreadable(refOf('mail:1'));
      await log.setAside(thing);
      await Promise.all([log.clearSetAside(thing), other.clearSetAside(thing)]);
      await other.clearSetAside(thing);
      expect(await all(log)).toEqual([]);
      expect(await log.setAside(thing)).toBe(true);
    });

    test('is told by one of several at a time, until one has, and once', async () => {
      const thing = unreadable(refOf('mail:1'));
      await log.setAside(thing);
      const may = await Promise.all([log, other, log, other].map((by) => by.mayTell(thing, 0, 1_000)));
      expect(may.filter((one) => one)).toHaveLength(1);
      expect(await other.mayTell(thing, 999, 2_000)).toBe(false);
      expect(await other.mayTell(thing, 1_000, 2_000)).toBe(true);
      await other.told(thing);
      expect(await log.mayTell(thing, 9_000, 9_999)).toBe(false);
      expect(await all(log)).toEqual([{ ...thing, told: true }]);
    });

    test('and gone meanwhile is not told, nor comes back', async () => {
      const thing = unreadable(refOf('mail:1'));
      expect(await log.mayTell(thing, 0, 1_000)).toBe(false);
      await log.told(thing);
      expect(await all(log)).toEqual([]);
    });

    test('by a decision comes and goes with it, and with nothing else of it when it has moved on', async () => {
      const before = await open(log, 'mail:1');
      const { inquiry } = before;
      const thing = failed(inquiry.ref, 'j-ortiz');
      const change = { inquiry, lines: [aLine('undeliverable')], setAside: [thing] };
      expect(await log.commit(before, change)).toEqual({ outcome: 'committed' });
      expect(await all(log)).toEqual([{ ...thing, told: false }]);
      expect(await other.commit(before, { inquiry, lines: [aLine('sent')], cleared: [thing] })).toEqual({
        outcome: 'moved',
      });
      expect(await all(log)).toHaveLength(1);
      const after = await stored(log, inquiry.ref);
      expect(await log.commit(after, { inquiry, lines: [aLine('sent')], cleared: [thing] })).toEqual({
        outcome: 'committed',
      });
      expect(await all(log)).toEqual([]);
    });

    test('and cleared by two is no obstacle to the decision of the second', async () => {
      const before = await open(log, 'mail:1');
      const { inquiry } = before;
      const thing = failed(inquiry.ref, 'j-ortiz');
      await log.setAside(thing);
      rows.beforeNext(() => other.clearSetAside(thing));
      expect(await log.commit(before, { inquiry, lines: [aLine('sent')], cleared: [thing] })).toEqual({
        outcome: 'committed',
      });
    });
  });

  describe('an inquiry that cannot be read', () => {
    const spoil = async (ref: string, columns: Row['columns']): Promise<void> => {
      const row = await rows.get('inquiries', shardOf(ref), `c|${ref}`);
      await rows.transact('inquiries', shardOf(ref), [
        { do: 'replace', key: `c|${ref}`, columns: { ...row!.columns, ...columns } },
      ]);
    };
    test.each<[string, (row: Row) => Row['columns']]>([
      ['is of a later version', () => ({ schema: 2 })],
      ['has a broken seal', (row) => ({ words: flipped(row.columns['words'] as Uint8Array) })],
      ['has words sealed for another place', () => ({ wordsSeq: 7 })],
      ['has a state that is none', () => ({ state: '{' })],
      [
        'stands in a step that is none',
        (row) => ({ state: String(row.columns['state']).replace('"step":"1"', '"step":"9z"') }),
      ],
      [
        'has an instant that is none',
        (row) => ({ state: String(row.columns['state']).replace(/"since":"[^"]+"/, '"since":"soon"') }),
      ],
    ])('because it %s is told as such, and stays as it is; the others go on', async (_, columns) => {
      const broken = await open(log, 'mail:1');
      const whole = await open(log, 'mail:2');
      const { ref } = broken.inquiry;
      const row = await rows.get('inquiries', shardOf(ref), `c|${ref}`);
      await spoil(ref, columns(row!));
      const spoiled = await rows.get('inquiries', shardOf(ref), `c|${ref}`);
      const fault: unknown = await log.read(ref).catch((caught: unknown) => caught);
      expect(fault).toBeInstanceOf(InquiryUnreadable);
      expect(fault).toMatchObject({ ref, code: 'INQUIRY_UNREADABLE' });
      expect(await rows.get('inquiries', shardOf(ref), `c|${ref}`)).toEqual(spoiled);
      expect((await stored(log, whole.inquiry.ref)).inquiry).toEqual(whole.inquiry);
    });

    test.each<[string, (row: Row) => Row['columns']]>([
      ['is of a later version', () => ({ schema: 2 })],
      ['has a broken seal', (row) => ({ words: flipped(row.columns['words'] as Uint8Array) })],
      ['has facts that are none', () => ({ facts: '[' })],
    ])('because a line of it %s is told as such; the inquiry itself can be read', async (_, columns) => {
      const { inquiry } = await open(log, 'mail:1');
      const { ref } = inquiry;
      const key = `h|${ref}|000001`;
      const row = (await rows.get('inquiries', shardOf(ref), key))!;
      await rows.transact('inquiries', shardOf(ref), [
        { do: 'replace', key, columns: { ...row.columns, ...columns(row) } },
      ]);
      await expect(log.lines(ref)).rejects.toMatchObject({ ref, what: 'line', code: 'INQUIRY_UNREADABLE' });
      expect((await stored(log, ref)).inquiry).toEqual(inquiry);
    });

    test('because its open marker is of a later version stands in the list with its reference; the others as they are', async () => {
      const broken = refOf('mail:1');
      for (const key of ['mail:1', 'mail:2', 'mail:3']) await open(log, key);
      await rows.transact('inquiries', shardOf(broken), [
        { do: 'replace', key: `o|${broken}`, columns: { step: '9z', tier: 'urgent' } },
      ]);
      const found = [];
      for await (const summary of log.openInquiries()) found.push(summary);
      expect(found).toHaveLength(3);
      expect(found).toContainEqual({ ref: broken, isUnreadable: true });
      expect(found.filter((summary) => 'step' in summary)).toHaveLength(2);
    });

    test('gives the rows back that were left alone for it, and no others', async () => {
      const pending = { ...waiting('1.left', '2026-09-17T10:00'), ...waiting('1.sending', '2026-09-17T10:01') };
      const { inquiry } = await open(log, 'mail:1', { pending });
      const due = async (machineNow: number) => {
        const found: DueRow[] = [];
        const shard = shardOf(inquiry.ref);
        for await (const row of log.due(shard, central('2026-09-17T10:05'), machineNow)) found.push(row);
        return found;
      };
      const [left, sending] = await due(0);
      await log.claim(left!, { id: 'a', leaseUntil: 9_000, untouched: true });
      await log.claim(sending!, { id: 'b', leaseUntil: 9_000, begun: 'm:draft-1' });
      expect(await due(1)).toEqual([]);
      await other.giveBack(inquiry);
      expect((await due(1)).map(({ reminderId, claim }) => [reminderId, claim?.untouched])).toEqual([['1.left', true]]);
      expect(await due(9_000)).toHaveLength(2);
    });
  });
}

function textOf(value: string | number | boolean | Uint8Array): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}
