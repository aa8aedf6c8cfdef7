import { createCipher } from '../../src/log/create-cipher';
import { addLookupKey } from '../../src/log/lookup-keys';
import { isSameMember, memberIndex, type MemberIndex } from '../../src/log/member-index';
import { memoryRows } from '../../src/log/memory-rows';
import type { Rows } from '../../src/log/rows';
import { masterKeyFrom } from '../../src/log/settings-key';
import { watchedRows, type WatchedRows } from './watched-rows';

const masterKey = masterKeyFrom(Buffer.from('a key of thirty-two bytes, no more').subarray(0, 32).toString('base64'));
const indexOn = (rows: Rows): MemberIndex =>
  memberIndex(rows, createCipher({ rows, masterKey, month: () => '2026-09' }));

describe('looking a member up', () => {
  let rows: WatchedRows;
  let index: MemberIndex;
  beforeEach(() => {
    rows = watchedRows(memoryRows());
    index = indexOn(rows);
  });

  const june = { memberId: '1234567A', name: 'June Quill', dateOfBirth: '1961-04-09' };

  test('finds every inquiry of the member, each once', async () => {
    await index.note('ME-260917-AAAAAA', june);
    await index.note('ME-260918-BBBBBB', { memberId: '1234567A' });
    await index.note('ME-260918-BBBBBB', { memberId: '1234567A' });
    expect(await index.find(june)).toEqual(['ME-260917-AAAAAA', 'ME-260918-BBBBBB']);
    expect(await index.find({ memberId: '7654321B' })).toEqual([]);
  });

  test.each(['1234567a', ' 123-456 7A '])('finds the id however it is typed (%j)', async (memberId) => {
    await index.note('ME-260917-AAAAAA', { memberId: '1234567A' });
    expect(await index.find({ memberId })).toEqual(['ME-260917-AAAAAA']);
  });

  test.each(['Quill, June', 'JUNE QUILL', ' june   quill ', 'Junè Quill'])(
    'finds the name with the birth date (%j)',
    async (name) => {
      await index.note('ME-260917-AAAAAA', { name: 'June Quill', dateOfBirth: '1961-04-09' });
      expect(await index.find({ name, dateOfBirth: '1961-04-09' })).toEqual(['ME-260917-AAAAAA']);
      expect(await index.find({ name, dateOfBirth: '1961-04-10' })).toEqual([]);
      expect(await index.find({ name })).toEqual([]);
    },
  );

  test('of two openings of one member at once, at least one sees the other', async () => {
    const openings = ['ME-260917-AAAAAA', 'ME-260917-BBBBBB'].map(async (ref) => {
      await index.note(ref, june);
      return (await indexOn(rows).find(june)).filter((found) => found !== ref);
    });
    expect((await Promise.all(openings)).flat().length).toBeGreaterThan(0);
  });

  test('still finds what was noted under an older key', async () => {
    await index.note('ME-260917-AAAAAA', june);
    await addLookupKey({ rows, masterKey });
    const after = indexOn(rows);
    await after.note('ME-260918-BBBBBB', june);
    expect(await after.find(june)).toEqual(['ME-260917-AAAAAA', 'ME-260918-BBBBBB']);
  });

  test('writes no member data anywhere', async () => {
    await index.note('ME-260917-AAAAAA', june);
    const written = JSON.stringify(rows.written).toLowerCase();
    expect(written).toContain('me-260917-aaaaaa');
    for (const plant of ['1234567', 'june', 'quill', '1961', '0409', '04-09']) expect(written).not.toContain(plant);
  });

  test.each([
    [{ memberId: '1234567A' }, { memberId: '123-4567 a' }, true],
    [{ name: 'June Quill', dateOfBirth: '1961-04-09' }, { name: 'QUILL, June', dateOfBirth: '1961-04-09' }, true],
    [{ name: 'June Quill', dateOfBirth: '1961-04-09' }, { name: 'June Quill', dateOfBirth: '1961-04-10' }, false],
    [{ name: 'June Quill' }, { name: 'June Quill' }, false],
    [{ dateOfBirth: '1961-04-09' }, { dateOfBirth: '1961-04-09' }, false],
    [{ memberId: '' }, { memberId: '-' }, false],
    [{}, {}, false],
  ])('%j and %j may be one: %s', (a, b, expected) => {
    expect(isSameMember(a, b)).toBe(expected);
    expect(isSameMember(b, a)).toBe(expected);
  });
});
